import Ajv from 'ajv';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dates, diaries, name } from '../../../../tests/arbitraries/diaries';
import type { CalendarDate } from '../calendar/calendar-date';
import { emptyDay, isEmptyDay, type DayEntry } from '../diary/day-entry';
import { emptyDiary, withAbout, withEntries, withSettings, type Diary } from '../diary/diary';
import { csvRows } from './csv-rows';
import { csvColumns, csvDiary, exportCsv, isOwnCsv } from './export-csv';
import { exportJson } from './export-json';
import { readImport } from './import-file';
import { forBackup } from './merge-diary';

const docs = join(import.meta.dirname, '../../../../docs');
const schema = JSON.parse(readFileSync(join(docs, 'export.schema.json'), 'utf8')) as object;
const matchesSchema = new Ajv({ unknownFormats: 'ignore' }).compile(schema);
const today = '2026-06-01' as CalendarDate;

// Fields that only a newer version understands.
const unknown = fc.dictionary(
	name.filter((field) => !(field in emptyDay(today)) && !['flow', 'pain', 'sleep', 'products'].includes(field)),
	fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown),
	{ minKeys: 1, maxKeys: 2, noNullPrototype: true }
);
const withUnknown: fc.Arbitrary<Diary> = fc
	.tuple(diaries, fc.array(fc.tuple(dates, unknown), { maxLength: 3 }))
	.map(([diary, extra]) => withEntries(diary, extra.map(([date, fields]) => ({ ...(diary.days.get(date) ?? emptyDay(date)), unknown: fields }))));

function imported(text: string): Diary {
	const read = readImport(text, { today });
	if (!read.ok) throw new Error(read.failure);
	if (!read.value.diary) throw new Error('not taken for our own file');
	return read.value.diary;
}

const sorted = (diary: Diary) => [...diary.days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));

const example = withSettings(
	withAbout(
		withEntries(emptyDiary(), [
			{ ...emptyDay('2026-05-04' as CalendarDate), flow: 'medium', pain: 6, symptoms: ['cramps', 'tired'], products: { pad: 4 }, missed: ['school'], note: '=1+1, "quoted"' },
			{ ...emptyDay('2026-05-05' as CalendarDate), flow: 'light', moods: ['calm'], tags: ['k3'], unknown: { weather: 'rain' } }
		]),
		{ beginning: 'started', age: { years: 14, saidOn: '2026-05-01' as CalendarDate } }
	),
	{ forecasts: 'shown', tags: [{ id: 'k3', label: 'Choir', picture: '2' }], lock: 'words', hasSecondDiary: true, hasRecovery: true }
);

describe('an export as JSON', () => {
	it('comes back as it was, answers, tags and unknown values included', () => {
		fc.assert(
			fc.property(withUnknown, (diary) => {
				fc.pre(diary.days.size > 0);
				const before = forBackup(diary);
				const after = imported(exportJson(diary));
				expect(after.days).toEqual(new Map(sorted(before).map((entry) => [entry.date, entry])));
				expect(after.about).toEqual(before.about);
				expect(after.gapAnswers).toEqual(before.gapAnswers);
				expect(after.onsetAnswers).toEqual(before.onsetAnswers);
				expect(after.settings.tags ?? []).toEqual(before.settings.tags ?? []);
			})
		);
	});

	it('is as the schema says', () => {
		fc.assert(fc.property(diaries, (diary) => void expect(matchesSchema(JSON.parse(exportJson(diary))), JSON.stringify(matchesSchema.errors)).toBe(true)));
		expect(matchesSchema({ ...(JSON.parse(exportJson(example)) as object), days: { '2026-5-4': {} } })).toBe(false);
	});

	it('says nothing about locks or a second diary', () => {
		expect(exportJson(example)).not.toMatch(/lock|second|recovery|backup/i);
	});
});

describe('an export as a table', () => {
	it('comes back with every day as it was, tags and unknown values included', () => {
		fc.assert(
			fc.property(withUnknown, (diary) => {
				fc.pre(diary.days.size > 0);
				expect(sorted(imported(exportCsv(diary)))).toEqual(sorted(diary));
			})
		);
	});

	it('brings the tags that days wear', () => {
		expect(imported(exportCsv(example)).settings.tags).toEqual(example.settings.tags);
	});

	it('holds no cell that a spreadsheet would run', () => {
		fc.assert(
			fc.property(diaries, (diary) => {
				for (const { cells } of csvRows(exportCsv(diary), 1e5, ',')) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
			})
		);
		expect(exportCsv(example)).toContain(`"'=1+1, ""quoted""'"`);
	});

	it.each<[string, Partial<DayEntry>]>([
		['white space at the ends', { note: '  x \n' }],
		['apostrophes around it', { note: "'x'" }],
		['one apostrophe', { note: "'" }],
		['separators in names', { symptoms: ['a|b', 'c=d', '\\', '', 'e'], products: { 'p=|\\': 0 } }],
		['semicolons and tabs', { note: 'a;b;c;d;e;f;g;h;i\tj;k;l;m;n;o;p;q;r;s;t' }]
	])('keeps %s', (_, fields) => {
		const diary = withEntries(emptyDiary(), [{ ...emptyDay(today), symptoms: ['x'], ...fields }]);
		expect(sorted(imported(exportCsv(diary)))).toEqual(sorted(diary));
	});

	it.each([
		['a word for the flow that nobody wrote', 'medium', 'much'],
		['a pain beyond ten', ',6,', ',60,'],
		['a date that is none', '2026-05-04', '2026-02-30'],
		['a list of products without a number', 'pad=4', 'pad=many'],
		['unknown values that are no JSON', '""rain""}', '""rain']
	])('with %s is told to be broken', (_, written, changed) => {
		const text = exportCsv(example).replace(written, changed);
		expect(csvDiary(text)).toEqual({ ok: false, failure: 'broken' });
		expect(readImport(text, { today })).toEqual({ ok: false, failure: 'broken' });
	});

	it.each([';', '\t'])('comes back when a spreadsheet saved it again with %j between the cells', (delimiter) => {
		const rows = csvRows(exportCsv(example), 10, ',').map(({ cells }) => csvColumns.map((_, index) => `"${(cells[index] ?? '').replace(/"/g, '""')}"`));
		const again = [csvColumns.join(delimiter), ...rows.slice(1).map((cells) => cells.join(delimiter))].join('\n');
		expect(sorted(imported(again))).toEqual(sorted(example));
	});

	it('is told from other tables by its first line', () => {
		expect(isOwnCsv(exportCsv(emptyDiary()))).toBe(true);
		expect(isOwnCsv('date,flow\n2026-05-04,medium')).toBe(false);
	});
});

describe('the documentation', () => {
	const text = readFileSync(join(docs, 'export-format.md'), 'utf8');

	it('shows what is written', () => {
		expect(text).toContain(exportJson(example));
		expect(text.split('\n').join('\r\n')).toContain(exportCsv(example).slice(1));
	});

	it('names every column', () => {
		for (const column of csvColumns) expect(text).toContain(`\`${column}\``);
	});

	it('gives days a place that the schema knows', () => {
		const day = (schema as { definitions: { day: { properties: Record<string, unknown> } } }).definitions.day.properties;
		const { date: _, ...fields } = { ...emptyDay(today), ...example.days.get('2026-05-04' as CalendarDate) };
		for (const field of Object.keys(fields)) expect(day).toHaveProperty(field);
		expect(isEmptyDay(emptyDay(today))).toBe(true);
	});
});
