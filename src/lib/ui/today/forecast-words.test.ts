import { describe, expect, it } from 'vitest';
import { readPack } from '../../../../scripts/language-packs-plugin.ts';
import { addDays, parseCalendarDate, type CalendarDate } from '$lib/core/calendar/calendar-date';
import { forecastFrom } from '$lib/core/prediction/forecast';
import { forecastMessage } from '$lib/core/prediction/forecast-message';
import type { LanguagePack } from '$lib/i18n/language-pack';
import { Language } from '$lib/state/language.svelte';
import { forecastWords } from './forecast-words';

const first = parseCalendarDate('2026-01-05') as CalendarDate;
const english = new Language(readPack('en') as unknown as LanguagePack);

function said(gaps: readonly number[], daysLater: number, ages: { age?: number; gynaecologicalAge?: number } = {}, language = english) {
	const onsets = gaps.reduce<CalendarDate[]>((dates, gap) => [...dates, addDays(dates[dates.length - 1] ?? first, gap)], [first]);
	const lastOnset = onsets[onsets.length - 1] ?? first;
	const today = addDays(lastOnset, daysLater);
	const result = forecastFrom({ onsets, ...ages }, today);
	const message = forecastMessage(result, 'shown');
	return forecastWords({ message, forecast: result.ok ? result.value : null, running: null, lastOnset }, language);
}

describe('what Nuri says', () => {
	it('names a window and how often it is right, for a regular girl', () => {
		const words = said([29, 28, 30, 29, 28, 29, 30, 29], 10, { age: 17, gynaecologicalAge: 4 });
		expect(words.title).toMatch(/^Probably between \w{3} \d+ \w{3} and \w{3} \d+ \w{3}$/);
		expect(words.lines).toEqual(['This is right about 4 times out of 5.']);
		expect(words.ground).toBe('Learned from 8 of your cycles.');
	});

	it('gives no date after one period in the first year', () => {
		const words = said([], 5, { age: 12, gynaecologicalAge: 0.3 });
		expect(words.title).toBe('Too early to say a date');
		expect(words.lines.join(' ')).toMatch(/most often comes \d to \d weeks after the last/);
		expect([words.title, ...words.lines].join(' ')).not.toMatch(/\d{2}|Jan|Feb|Mar/);
	});

	it('speaks of later, kindly, only past her own 95 % point, and of care after 90 days', () => {
		const regular = [29, 28, 30, 29, 28, 29, 30, 29];
		const ages = { age: 17, gynaecologicalAge: 4 };
		expect(said(regular, 31, ages).title).not.toContain('Later');
		expect(said(regular, 60, ages).title).toBe('Later than usual for you');
		expect(said(regular, 95, ages).title).toBe('No period for a long time');
		expect(said(regular, 400, ages).title).toBe('No period for a long time');
	});

	it('never promises a single day and never says "late"', () => {
		for (const daysLater of [0, 10, 20, 28, 31, 40, 60, 95]) {
			const { title, lines } = said([29, 33, 26, 40], daysLater, { age: 14, gynaecologicalAge: 1 });
			expect([title, ...lines].join(' ')).not.toMatch(/\blate\b|\bon (Mon|Tue|Wed|Thu|Fri|Sat|Sun)/);
		}
	});
});
