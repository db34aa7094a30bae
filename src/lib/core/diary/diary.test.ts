import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { isEmptyDay, type DayEntry } from './day-entry';
import {
	datesOf,
	emptyDiary,
	entryOn,
	markBleeding,
	revert,
	withAbout,
	withEntries,
	withEntry,
	withGapAnswer,
	withOnsetAnswer,
	withSettings,
	type Diary
} from './diary';
import { flows } from './flow';

const date = (text: string) => text as CalendarDate;
const day = (on: string, fields: Partial<DayEntry> = {}): DayEntry => ({
	date: date(on),
	symptoms: [],
	moods: [],
	note: '',
	...fields
});

const dates = fc.integer({ min: 0, max: 20 }).map((days) => addDays(date('2024-01-01'), days));
const texts = fc.array(fc.constantFrom('cramps', 'tired', 'sad'), { maxLength: 2 });
const entries: fc.Arbitrary<DayEntry> = fc
	.record({
		date: dates,
		flow: fc.option(fc.constantFrom(...flows)),
		symptoms: texts,
		moods: texts,
		note: fc.constantFrom('', ' ', 'a')
	})
	.map(({ flow, ...rest }) => (flow === null ? rest : { ...rest, flow }));
const diaries = fc.array(entries).map((all) => withEntries(emptyDiary(), all));

describe('a diary', () => {
	it('gives an empty day where nothing is noted', () => {
		expect(isEmptyDay(entryOn(emptyDiary(), date('2024-01-01')))).toBe(true);
	});

	it('never stores an empty day', () => {
		const noted = withEntry(emptyDiary(), day('2024-01-01', { note: 'hello' }));
		expect(noted.days.size).toBe(1);
		expect(withEntry(noted, day('2024-01-01', { note: '  ' })).days.size).toBe(0);
		fc.assert(fc.property(diaries, (diary) => ![...diary.days.values()].some(isEmptyDay)));
	});

	it('leaves the diary before a change as it was', () => {
		fc.assert(
			fc.property(diaries, entries, (before, entry) => {
				const copy = new Map(before.days);
				const after = withEntry(before, entry);
				expect(new Map(before.days)).toEqual(copy);
				expect(after.days).not.toBe(before.days);
				expect(entryOn(after, entry.date)).toEqual(isEmptyDay(entry) ? day(entry.date) : entry);
			})
		);
	});

	it('notes what she says about herself, about gaps and about onsets, and takes answers back', () => {
		const about = withAbout(emptyDiary(), { beginning: 'not-yet' });
		const settled = withSettings(about, { forecasts: 'paused' });
		const gapAnswered = withGapAnswer(settled, date('2024-03-01'), 'one-missed');
		const answered = withOnsetAnswer(gapAnswered, date('2024-03-08'), 'same-period');
		expect(answered.about.beginning).toBe('not-yet');
		expect(answered.settings.forecasts).toBe('paused');
		expect([...answered.gapAnswers]).toEqual([['2024-03-01', 'one-missed']]);
		expect([...answered.onsetAnswers]).toEqual([['2024-03-08', 'same-period']]);
		expect(withGapAnswer(answered, date('2024-03-01'), null).gapAnswers.size).toBe(0);
		expect(withOnsetAnswer(answered, date('2024-03-08'), null).onsetAnswers.size).toBe(0);
		expect(settled.gapAnswers.size + settled.onsetAnswers.size).toBe(0);
	});

	it('lists its dates oldest first, within bounds where given', () => {
		const noted = ['2024-02-03', '2023-12-31', '2024-01-02'].map((on) => day(on, { note: 'x' }));
		const diary = withEntries(emptyDiary(), noted);
		expect(datesOf(diary)).toEqual(['2023-12-31', '2024-01-02', '2024-02-03']);
		expect(datesOf(diary, date('2024-01-02'))).toEqual(['2024-01-02', '2024-02-03']);
		expect(datesOf(diary, date('2024-01-01'), date('2024-02-02'))).toEqual(['2024-01-02']);
	});
});

describe('painting days', () => {
	it('sets the flow and keeps the rest', () => {
		const before = withEntry(emptyDiary(), day('2024-01-02', { flow: 'light', symptoms: ['cramps'], note: 'x' }));
		const after = markBleeding(before, [date('2024-01-01'), date('2024-01-02')], 'heavy');
		expect(entryOn(after, date('2024-01-01'))).toEqual(day('2024-01-01', { flow: 'heavy' }));
		const second = day('2024-01-02', { flow: 'heavy', symptoms: ['cramps'], note: 'x' });
		expect(entryOn(after, date('2024-01-02'))).toEqual(second);
	});

	it('wipes the flow, and a day that held nothing else', () => {
		const before = withEntries(emptyDiary(), [
			day('2024-01-01', { flow: 'light' }),
			day('2024-01-02', { flow: 'light', note: 'x' })
		]);
		const after = markBleeding(before, [date('2024-01-01'), date('2024-01-02')], null);
		expect([...after.days.values()]).toEqual([day('2024-01-02', { note: 'x' })]);
	});

	it('replaces an amount of a newer version and keeps its other fields', () => {
		const newer = withEntry(emptyDiary(), day('2024-01-01', { unknown: { flow: 'flooding', temperature: 36.6 } }));
		expect(entryOn(markBleeding(newer, [date('2024-01-01')], 'heavy'), date('2024-01-01'))).toEqual(
			day('2024-01-01', { flow: 'heavy', unknown: { temperature: 36.6 } })
		);
		const onlyFlow = withEntry(emptyDiary(), day('2024-01-01', { unknown: { flow: 'flooding' } }));
		expect(markBleeding(onlyFlow, [date('2024-01-01')], null).days.size).toBe(0);
	});

	it('leaves an amount of a newer version alone when something else is noted', () => {
		const entry = day('2024-01-01', { unknown: { flow: 'flooding' }, note: 'x' });
		expect(entryOn(withEntry(emptyDiary(), entry), entry.date)).toEqual(entry);
	});
});

describe('undoing', () => {
	it('gives the days their entries back', () => {
		fc.assert(
			fc.property(diaries, fc.array(dates), fc.constantFrom(...flows, null), (before, painted, flow) => {
				const undone = revert(before, painted)(markBleeding(before, painted, flow));
				expect(new Map(undone.days)).toEqual(new Map(before.days));
			})
		);
	});

	it('leaves alone what was changed on other days meanwhile', () => {
		fc.assert(
			fc.property(diaries, diaries, fc.uniqueArray(dates), (before, later: Diary, some) => {
				const undone = revert(before, some)(later);
				for (const each of new Set([...before.days.keys(), ...later.days.keys(), ...some])) {
					expect(entryOn(undone, each)).toEqual(entryOn(some.includes(each) ? before : later, each));
				}
			})
		);
	});
});
