import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diaries } from '../../../../tests/arbitraries/diaries';
import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { emptyDiary, markBleeding, withAbout, withEntries, withEntry, withSettings, type Diary } from '../diary/diary';
import { flows } from '../diary/flow';
import { DIARY_DOCUMENT_VERSION, parseDiary, serialiseDiary } from './diary-document';

const date = (text: string) => text as CalendarDate;

function read(text: string): Diary {
	const result = parseDiary(text);
	if (!result.ok) throw new Error(result.failure);
	return result.value;
}

const documentOf = (fields: object) => JSON.stringify({ format: 'nuri-diary', version: 1, days: {}, ...fields });
const rewritten = (text: string) => JSON.parse(serialiseDiary(read(text))) as unknown;

describe('a diary written and read', () => {
	it('is the same diary', () => {
		fc.assert(fc.property(diaries, (diary) => void expect(read(serialiseDiary(diary))).toEqual(diary)));
	});

	it('is written alike whatever the order in which it was kept', () => {
		fc.assert(
			fc.property(diaries, (diary) => {
				const backwards = { ...diary, days: new Map([...diary.days].reverse()) };
				expect(serialiseDiary(backwards)).toBe(serialiseDiary(diary));
			})
		);
	});

	it('comes through ten years of daily notes', () => {
		const note = 'كان يومًا طويلًا 🌧️ "quotes", commas\nand a line break. '.repeat(4);
		const entries = Array.from({ length: 3653 }, (_, index) => ({
			date: addDays(date('2015-01-01'), index),
			flow: flows[index % flows.length]!,
			symptoms: ['cramps', 'tired'],
			moods: ['sad'],
			note: `${note}${index}`,
			pain: index % 11,
			products: { pad: index % 6 },
			missed: ['school']
		}));
		const diary = withEntries(emptyDiary(), entries);
		expect(read(serialiseDiary(diary))).toEqual(diary);
		expect(serialiseDiary(diary).length).toBeGreaterThan(800_000);
	});

	it('has a form that later versions must go on reading', () => {
		const about = { beginning: 'started', age: { years: 13, saidOn: date('2024-01-05') } } as const;
		const diary = withEntry(withAbout(emptyDiary(), about), {
			date: date('2024-01-03'),
			flow: 'medium',
			symptoms: ['cramps'],
			moods: [],
			note: 'x'
		});
		expect(JSON.parse(serialiseDiary(diary))).toEqual({
			format: 'nuri-diary',
			version: 1,
			about: { beginning: 'started', age: { years: 13, saidOn: '2024-01-05' } },
			days: { '2024-01-03': { flow: 'medium', symptoms: ['cramps'], note: 'x' } },
			gapAnswers: {},
			onsetAnswers: {},
			settings: {}
		});
	});
});

describe('what a newer version added', () => {
	const newer = {
		format: 'nuri-diary',
		version: 1,
		about: { beginning: 'paused-for-baby', age: { years: 13, saidOn: '2024-01-05', precise: true }, pronoun: 'x' },
		days: {
			'2024-01-03': { flow: 'flooding', symptoms: ['cramps', 'tooth-ache'], temperature: { celsius: 36.6 } },
			'2024-01-04': { symptoms: ['cramps', { name: 'fever', level: 2 }], note: 'x' },
			'2024-01-05': { flow: 3 },
			'2024-02-30': { note: 'a day that does not exist' },
			'2024-01-06': ['a list']
		},
		gapAnswers: { '2024-02-01': 'two-missed', '2024-03-01': 'one-missed' },
		onsetAnswers: { '2024-02-09': 'injury' },
		settings: { forecasts: 'weekly', theme: { name: 'night' } },
		medicines: [{ name: 'iron' }]
	};

	it('survives being read and written whole', () => {
		expect(rewritten(JSON.stringify(newer))).toEqual(newer);
	});

	it.each([
		['a day', { days: { '2024-01-03': { pain: 'strong', sleep: 7.5, products: { pad: 3, cloth: { at: '7:00' } }, missed: ['school', { hours: 2 }], tags: 'many' } } }],
		['a number beyond its bounds', { days: { '2024-01-03': { pain: 11, products: { pad: 31, cup: -1, cloth: 1.5 } } } }],
		['settings', { settings: { name: { first: 'A' }, tags: [{ id: 'a', label: 'A', picture: 'star', sound: 'x' }], care: { x: { answer: 1 } }, reminderDays: [3, 61] } }],
		['settings that are whole', { settings: { tags: [{ id: 'a', label: 'A', picture: 'star' }], care: { x: { answer: 'later', saidOn: '2024-01-03' } }, reminderDays: [3, 1], switches: ['sound'] } }]
	])('survives in %s', (_what, fields) => {
		const before = JSON.parse(documentOf(fields)) as object;
		expect(rewritten(documentOf(fields))).toMatchObject(before);
	});

	it('survives her going on with her diary', () => {
		const paused = withSettings(read(JSON.stringify(newer)), { forecasts: 'paused' });
		const diary = markBleeding(paused, [date('2024-01-04')], 'light');
		const written = JSON.parse(serialiseDiary(diary)) as typeof newer;
		expect(written.settings).toEqual({ forecasts: 'paused', theme: { name: 'night' } });
		expect(written.days['2024-01-04']).toEqual({ flow: 'light', ...newer.days['2024-01-04'] });
		expect(written.medicines).toEqual(newer.medicines);
	});

	it('shows as a day without an amount where the flow is not known', () => {
		const entry = read(JSON.stringify(newer)).days.get(date('2024-01-03'));
		expect(entry).toEqual({
			date: '2024-01-03',
			symptoms: ['cramps', 'tooth-ache'],
			moods: [],
			note: '',
			unknown: { flow: 'flooding', temperature: { celsius: 36.6 } }
		});
	});

	it('gives way to what she chooses herself', () => {
		const diary = markBleeding(read(JSON.stringify(newer)), [date('2024-01-03')], 'heavy');
		expect((JSON.parse(serialiseDiary(diary)) as typeof newer).days['2024-01-03']).toMatchObject({
			flow: 'heavy',
			temperature: { celsius: 36.6 }
		});
	});

	it('survives whatever it is', () => {
		const names = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__' && !(name in emptyDiary()));
		const extra = fc.dictionary(names, fc.jsonValue({ maxDepth: 4 }), { maxKeys: 4 }).map((fields) => {
			const { format: _, version: __, ...others } = fields;
			return JSON.parse(JSON.stringify(others)) as object;
		});
		fc.assert(
			fc.property(extra, (fields) => {
				expect(rewritten(documentOf(fields))).toMatchObject(fields);
			})
		);
	});
});

describe('text that is no diary', () => {
	it.each([
		['', 'not-json'],
		['{"format":"nuri-diary","version":1,"days":{"2024-01', 'not-json'],
		['null', 'not-a-diary'],
		['[]', 'not-a-diary'],
		['{}', 'not-a-diary'],
		['{"version":1,"cycles":[]}', 'not-a-diary'],
		['{"format":"nuri-diary","version":0,"days":{}}', 'not-a-diary'],
		['{"format":"nuri-diary","version":1.5,"days":{}}', 'not-a-diary'],
		['{"format":"nuri-diary","version":"1","days":{}}', 'not-a-diary'],
		['{"format":"nuri-diary","version":1}', 'not-a-diary'],
		['{"format":"nuri-diary","version":1,"days":[]}', 'not-a-diary'],
		['{"format":"nuri-diary","version":1,"days":{},"about":"x"}', 'not-a-diary'],
		['{"format":"nuri-diary","version":1,"days":{},"settings":null}', 'not-a-diary'],
		[`{"format":"nuri-diary","version":${DIARY_DOCUMENT_VERSION + 1},"days":{}}`, 'newer-version'],
		['{"format":"nuri-diary","version":2,"entries":[]}', 'newer-version']
	])('%s is %s', (text, failure) => {
		expect(parseDiary(text)).toEqual({ ok: false, failure });
	});

	it('never throws, whatever the text', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseDiary(text)));
		fc.assert(fc.property(fc.json(), (text) => void parseDiary(text)));
	});

	it('never throws on a mutated diary, and writes what it accepted', () => {
		const damage = fc.tuple(diaries, fc.nat(), fc.nat(6), fc.string({ maxLength: 3 }));
		const mutated = damage.map(([diary, at, length, text]) => {
			const whole = serialiseDiary(diary);
			const from = at % whole.length;
			return whole.slice(0, from) + text + whole.slice(from + length);
		});
		fc.assert(
			fc.property(mutated, (text) => {
				const result = parseDiary(text);
				if (result.ok) expect(read(serialiseDiary(result.value))).toEqual(result.value);
			}),
			{ numRuns: 500 }
		);
	});

	it('never throws on any fields of a diary, and writes what it accepted', () => {
		const parts = ['about', 'days', 'gapAnswers', 'onsetAnswers', 'settings'];
		const fields = ['age', 'beginning', 'flow', 'note', 'symptoms', '2024-01-03'];
		const names = fc.oneof(fc.constantFrom(...parts, ...fields), fc.string());
		const { tree } = fc.letrec((tie) => ({
			tree: fc.oneof({ maxDepth: 5 }, fc.jsonValue({ maxDepth: 1 }), fc.dictionary(names, tie('tree')))
		}));
		fc.assert(
			fc.property(fc.dictionary(names, tree), (fields) => {
				const result = parseDiary(documentOf(fields));
				if (result.ok) expect(read(serialiseDiary(result.value))).toEqual(result.value);
			}),
			{ numRuns: 500 }
		);
	});

	it('nested beyond all measure is refused', () => {
		const deep = '['.repeat(200_000) + ']'.repeat(200_000);
		expect(parseDiary(`{"format":"nuri-diary","version":1,"days":{},"x":${deep}}`).ok).toBe(false);
	});

	it('reaches no prototype', () => {
		const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"note":"x"}';
		const days = `{"__proto__":${hostile},"2024-01-03":${hostile}}`;
		const diary = read(`{"format":"nuri-diary","version":1,"__proto__":{"polluted":1},"days":${days}}`);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.getPrototypeOf(diary.unknown ?? {})).toBe(Object.prototype);
		expect(Object.getPrototypeOf(diary.days.get(date('2024-01-03'))?.unknown)).toBe(Object.prototype);
		expect(serialiseDiary(diary)).not.toContain('__proto__');
	});

	it('leaves out days on which nothing is noted', () => {
		const days = { '2024-01-03': {}, '2024-01-04': { note: '  ', symptoms: [] } };
		expect(read(documentOf({ days })).days.size).toBe(0);
	});
});
