/** Any diary that a phone may hold, for properties. */
import fc from 'fast-check';
import { addDays, type CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { MOST_CHANGES, sleeps } from '../../src/lib/core/diary/day-choices';
import type { DayEntry } from '../../src/lib/core/diary/day-entry';
import { emptyDiary, withAbout, withEntries, withSettings } from '../../src/lib/core/diary/diary';
import type { Beginning, Diary, DiarySettings, GapAnswer, OnsetAnswer } from '../../src/lib/core/diary/diary';
import { flows } from '../../src/lib/core/diary/flow';

export const dates = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays('1920-01-01' as CalendarDate, days));
const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 3 });
const years = fc.record({ years: fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4), saidOn: dates });
export const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== '__proto__');
const names = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { minLength: 1, maxLength: 3 });
export const days: fc.Arbitrary<DayEntry> = fc.record(
	{
		date: dates,
		flow: fc.constantFrom(...flows),
		symptoms: texts,
		moods: texts,
		note: fc.string({ unit: 'grapheme' }),
		pain: fc.integer({ min: 0, max: 10 }),
		sleep: fc.constantFrom(...sleeps),
		products: fc.dictionary(name, fc.integer({ min: 0, max: MOST_CHANGES }), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
		activities: names,
		bleedingSigns: names,
		reliefs: names,
		missed: names,
		discharge: names,
		medicines: names,
		tags: names
	},
	{ requiredKeys: ['date', 'symptoms', 'moods', 'note'] }
);
const settings: fc.Arbitrary<DiarySettings> = fc.record(
	{
		forecasts: fc.constantFrom('shown', 'paused'),
		lock: fc.constantFrom('code', 'pictures', 'words'),
		name: fc.string({ unit: 'grapheme' }),
		companion: fc.string(),
		theme: fc.string(),
		groupOrder: texts,
		groupsHidden: texts,
		tags: fc.array(fc.record({ id: fc.string(), label: fc.string({ unit: 'grapheme' }), picture: fc.string() }, { noNullPrototype: true })),
		care: fc.dictionary(name, fc.record({ answer: fc.string(), saidOn: dates }, { noNullPrototype: true }), { noNullPrototype: true }),
		switches: texts,
		reminderText: fc.string({ unit: 'grapheme' }),
		packedFor: dates,
		reminderDays: fc.array(fc.integer({ min: 0, max: 60 }))
	},
	{ requiredKeys: ['forecasts'], noNullPrototype: true }
);
export const diaries: fc.Arbitrary<Diary> = fc
	.record({
		about: fc.record(
			{ beginning: fc.constantFrom<Beginning>('started', 'not-yet', 'unknown'), age: years, sinceFirstPeriod: years },
			{ requiredKeys: ['beginning'] }
		),
		entries: fc.array(days),
		gaps: fc.array(fc.tuple(dates, fc.constantFrom<GapAnswer>('nothing-missed', 'one-missed', 'leave-out'))),
		onsets: fc.array(fc.tuple(dates, fc.constantFrom<OnsetAnswer>('new-period', 'same-period'))),
		hers: settings
	})
	.map(({ about, entries, gaps, onsets, hers }) => ({
		...withEntries(withSettings(withAbout(emptyDiary(), about), hers), entries),
		gapAnswers: new Map(gaps),
		onsetAnswers: new Map(onsets)
	}));
