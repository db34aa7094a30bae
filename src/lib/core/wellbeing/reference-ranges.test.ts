import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../calendar/calendar-date';
import type { AboutHer } from '../diary/diary';
import {
	ageInYears,
	firstPeriodIsLate,
	gynaecologicalAge,
	placeIn,
	USUAL_DURATION,
	usualCycleLength
} from './reference-ranges';

const date = (text: string) => text as CalendarDate;
const said = (years: number, on = '2024-01-01') => ({ years, saidOn: date(on) });
const started = (years: number): AboutHer => ({ beginning: 'started', sinceFirstPeriod: said(years) });

describe('gynaecological age', () => {
	it('grows from the day on which she told it', () => {
		expect(gynaecologicalAge(started(0.5), date('2024-01-01'))).toBe(0.5);
		expect(gynaecologicalAge(started(0.5), date('2028-01-01'))).toBe(4.5);
	});

	it('is not known before a first period, without an answer or without a date', () => {
		expect(gynaecologicalAge({ ...started(2), beginning: 'not-yet' }, date('2025-01-01'))).toBeNull();
		expect(gynaecologicalAge({ ...started(2), beginning: 'unknown' }, date('2025-01-01'))).toBeNull();
		expect(gynaecologicalAge({ beginning: 'started' }, date('2025-01-01'))).toBeNull();
	});

	it('does not shrink when the clock runs behind', () => {
		expect(gynaecologicalAge(started(1), date('2020-01-01'))).toBe(1);
	});
});

describe('age', () => {
	it('grows from the day on which she told it, and is unknown without it', () => {
		expect(ageInYears({ beginning: 'unknown', age: said(12) }, date('2026-01-01'))).toBeCloseTo(14, 2);
		expect(ageInYears({ beginning: 'started' }, date('2026-01-01'))).toBeNull();
	});
});

describe('usual cycles', () => {
	it('are 21 to 45 days until three years after the first period, then 21 to 35', () => {
		expect(usualCycleLength(0)).toMatchObject({ from: 21, to: 45 });
		expect(usualCycleLength(2.99)).toMatchObject({ from: 21, to: 45 });
		expect(usualCycleLength(3)).toMatchObject({ from: 21, to: 35 });
	});

	it('are judged by the wider range where the gynaecological age is not known', () => {
		expect(usualCycleLength(null)).toBe(usualCycleLength(0));
	});

	it('name their sources', () => {
		const ranges = [usualCycleLength(0), usualCycleLength(9), USUAL_DURATION];
		expect(ranges.every((range) => range.sources.length > 0)).toBe(true);
	});

	it('include both ends of a range', () => {
		expect([1, 2, 7, 8].map((days) => placeIn(USUAL_DURATION, days))).toEqual(['below', 'within', 'within', 'above']);
	});
});

describe('a first period', () => {
	const today = date('2026-06-01');

	it('is late from 15 years on', () => {
		expect(firstPeriodIsLate({ beginning: 'not-yet', age: said(14, '2026-01-01') }, today)).toBe('not-late');
		expect(firstPeriodIsLate({ beginning: 'not-yet', age: said(15, '2026-01-01') }, today)).toBe('late');
		expect(firstPeriodIsLate({ beginning: 'not-yet', age: said(13, '2024-05-01') }, today)).toBe('late');
	});

	it('is not late once it has come', () => {
		expect(firstPeriodIsLate({ beginning: 'started', age: said(16) }, today)).toBe('not-late');
	});

	it('is unsure where she did not tell', () => {
		expect(firstPeriodIsLate({ beginning: 'unknown', age: said(16) }, today)).toBe('unsure');
		expect(firstPeriodIsLate({ beginning: 'not-yet' }, today)).toBe('unsure');
		expect(firstPeriodIsLate({ beginning: 'unknown', age: said(11, '2026-01-01') }, today)).toBe('not-late');
	});
});
