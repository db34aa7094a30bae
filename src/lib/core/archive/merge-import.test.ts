import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../calendar/calendar-date';
import type { DayEntry } from '../diary/day-entry';
import { emptyDiary, entryOn, withEntries, type Diary } from '../diary/diary';
import { flows } from '../diary/flow';
import { importEffect, mergeImport } from './merge-import';

const date = (text: string) => text as CalendarDate;
const day = (on: string, fields: Partial<DayEntry> = {}): DayEntry => ({
	date: date(on),
	symptoms: [],
	moods: [],
	note: '',
	...fields
});

const entries: fc.Arbitrary<DayEntry> = fc.record(
	{
		date: fc.integer({ min: 0, max: 9 }).map((days) => addDays(date('2024-01-01'), days)),
		flow: fc.constantFrom(...flows),
		symptoms: fc.subarray(['cramps', 'tired']),
		moods: fc.subarray(['sad']),
		note: fc.constantFrom('', 'a', 'b')
	},
	{ requiredKeys: ['date', 'symptoms', 'moods', 'note'] }
);
const diaries = fc.array(entries).map((all) => withEntries(emptyDiary(), all));

describe('an import', () => {
	it('fills what she left empty and leaves what she wrote', () => {
		const diary = withEntries(emptyDiary(), [
			day('2024-01-03', { flow: 'light', note: 'mine' }),
			day('2024-01-04', { symptoms: ['cramps'] })
		]);
		const imported = [
			day('2024-01-03', { flow: 'heavy', moods: ['sad'], note: 'theirs' }),
			day('2024-01-04', { flow: 'medium' }),
			day('2024-01-05', { flow: 'light' })
		];
		const merged = mergeImport(diary, imported);
		expect([...merged.days.values()]).toEqual([
			day('2024-01-03', { flow: 'light', moods: ['sad'], note: 'mine' }),
			day('2024-01-04', { flow: 'medium', symptoms: ['cramps'] }),
			day('2024-01-05', { flow: 'light' })
		]);
		expect(importEffect(diary, imported)).toEqual({ added: 1, completed: 2, unchanged: 0 });
	});

	it('does not touch an amount that only a newer version can read', () => {
		const diary = withEntries(emptyDiary(), [day('2024-01-03', { unknown: { flow: 'flooding' } })]);
		const imported = [day('2024-01-03', { flow: 'light' })];
		expect(mergeImport(diary, imported)).toEqual(diary);
		expect(importEffect(diary, imported)).toEqual({ added: 0, completed: 0, unchanged: 1 });
	});

	it('of the same file twice changes nothing more', () => {
		fc.assert(
			fc.property(diaries, fc.array(entries), (diary, imported) => {
				const once = mergeImport(diary, imported);
				expect(mergeImport(once, imported)).toEqual(once);
				expect(importEffect(once, imported)).toMatchObject({ added: 0, completed: 0 });
			})
		);
	});

	it('loses nothing that she wrote, and counts what it changes', () => {
		fc.assert(
			fc.property(diaries, fc.array(entries), (diary, imported) => {
				const merged = mergeImport(diary, imported);
				for (const own of diary.days.values()) {
					const after = entryOn(merged, own.date);
					if (own.flow !== undefined) expect(after.flow).toBe(own.flow);
					if (own.note !== '') expect(after.note).toBe(own.note);
					if (own.symptoms.length > 0) expect(after.symptoms).toEqual(own.symptoms);
				}
				const { added, completed, unchanged } = importEffect(diary, imported);
				expect(added).toBe(merged.days.size - diary.days.size);
				expect(added + completed + unchanged).toBe(new Set(imported.map((entry) => entry.date)).size);
				const text = (of: Diary, on: CalendarDate) => JSON.stringify(entryOn(of, on));
				const changed = [...diary.days.keys()].filter((on) => text(merged, on) !== text(diary, on));
				expect(completed).toBe(changed.length);
			})
		);
	});
});
