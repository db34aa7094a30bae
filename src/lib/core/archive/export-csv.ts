import { parseCalendarDate } from '../calendar/calendar-date';
import type { DayEntry, ListField } from '../diary/day-entry';
import { listFields, namesIn } from '../diary/day-entry';
import { emptyDiary, withEntries, withSettings, type Diary, type OwnTag } from '../diary/diary';
import { flows } from '../diary/flow';
import { MOST_CHANGES, sleeps } from '../diary/day-choices';
import { failed, success, type Result } from '../result';
import { csvRows, type CsvRow, type Delimiter } from './csv-rows';
import { isObject, type JsonObject } from './json-value';

/** The columns, in their order: one row a day, names as in `docs/export-format.md`, never translated. */
export const csvColumns = [
	'date',
	'flow',
	'pain',
	'sleep',
	'symptoms',
	'moods',
	'activities',
	'bleeding_signs',
	'reliefs',
	'missed',
	'discharge',
	'medicines',
	'products',
	'tags',
	'note',
	'unknown'
] as const;
type Column = (typeof csvColumns)[number];

const HEADER = csvColumns.join(',');
const MOST_ROWS = 100_000;

/** Every day as a table (RFC 4180, CRLF, byte order mark); see `csvDiary` for the way back. */
export function exportCsv(diary: Diary): string {
	const tags = new Map((diary.settings.tags ?? []).map((tag) => [tag.id, tag]));
	const days = [...diary.days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
	const rows = days.map((entry) => csvColumns.map((column) => quoted(guarded(cellOf(entry, column, tags)))).join(','));
	return `\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`;
}

/** Whether a text is a table that `exportCsv` wrote; a later version may have added columns. */
export function isOwnCsv(text: string): boolean {
	return delimiterOf(text) !== null;
}

// A spreadsheet that saves the table again may separate its cells by semicolons or tabs.
function delimiterOf(text: string): Delimiter | null {
	const begins = (delimiter: Delimiter) => text.replace(/^\uFEFF/, '').startsWith(csvColumns.join(delimiter));
	return ([',', ';', '\t'] as const).find(begins) ?? null;
}

/** The days and tags of such a table. `broken` where a row has no date or a cell cannot be what was written. */
export function csvDiary(text: string): Result<Diary, 'broken'> {
	const rows = csvRows(text, MOST_ROWS, delimiterOf(text) ?? ',').slice(1);
	const tags = new Map<string, OwnTag>();
	const entries: DayEntry[] = [];
	for (const row of rows) {
		const entry = entryOf(row, tags);
		if (!entry) return failed('broken');
		entries.push(entry);
	}
	const diary = withEntries(emptyDiary(), entries);
	return success(tags.size === 0 ? diary : withSettings(diary, { ...diary.settings, tags: [...tags.values()] }));
}

function columnOf(field: ListField): Column {
	return field === 'bleedingSigns' ? 'bleeding_signs' : field;
}

function cellOf(entry: DayEntry, column: Column, tags: ReadonlyMap<string, OwnTag>): string {
	if (column === 'date' || column === 'note') return entry[column];
	if (column === 'flow' || column === 'sleep') return entry[column] ?? '';
	if (column === 'pain') return entry.pain === undefined ? '' : String(entry.pain);
	if (column === 'products') {
		return listCell(Object.entries(entry.products ?? {}).map(([name, changes]) => [name, String(changes)]));
	}
	if (column === 'tags') return listCell(namesIn(entry, 'tags').map((id) => tagCells(id, tags.get(id))));
	if (column === 'unknown') return entry.unknown ? JSON.stringify(entry.unknown) : '';
	const field = listFields.find((each) => columnOf(each) === column);
	return field ? listCell(namesIn(entry, field).map((name) => [name])) : '';
}

function tagCells(id: string, tag: OwnTag | undefined): readonly string[] {
	return tag ? [tag.label, id, tag.picture] : ['', id];
}

// `|` between the names of a list, `=` between the parts of one; a backslash before either that belongs to a name.
function listCell(items: readonly (readonly string[])[]): string {
	return items.map((parts) => parts.map(escaped).join('=')).join('|');
}

function escaped(text: string): string {
	return text === '' ? '\\e' : text.replace(/[\\|=]/g, '\\$&');
}

function listOf(cell: string): readonly (readonly string[])[] {
	if (cell === '') return [];
	const items: string[][] = [['']];
	let isEscape = false;
	for (const letter of cell) {
		const parts = items[items.length - 1] as string[];
		if (isEscape) {
			parts[parts.length - 1] += letter === 'e' ? '' : letter;
			isEscape = false;
		} else if (letter === '\\') isEscape = true;
		else if (letter === '|') items.push(['']);
		else if (letter === '=') parts.push('');
		else parts[parts.length - 1] += letter;
	}
	return items;
}

// A spreadsheet would run what begins like a formula, and drop white space at the ends: apostrophes stand around it.
function guarded(cell: string): string {
	return /^[=+\-@'\s]|\s$/.test(cell) ? `'${cell}'` : cell;
}

function unguarded(cell: string): string {
	return cell.length > 1 && cell.startsWith("'") && cell.endsWith("'") ? cell.slice(1, -1) : cell;
}

function quoted(cell: string): string {
	return /[",;\t\r\n']/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

function entryOf({ cells }: CsvRow, tags: Map<string, OwnTag>): DayEntry | null {
	const cell = (column: Column) => unguarded(cells[csvColumns.indexOf(column)] ?? '');
	const date = parseCalendarDate(cell('date'));
	const flow = oneOf(flows, cell('flow'));
	const sleep = oneOf(sleeps, cell('sleep'));
	const pain = cell('pain') === '' ? undefined : countIn(cell('pain'), 10);
	const products = productsIn(cell('products'));
	const unknown = unknownIn(cell('unknown'));
	if (!date || flow === null || sleep === null || pain === null || products === null || unknown === null) return null;
	const lists = listFields.flatMap((field) => {
		const names = field === 'tags' ? tagsIn(cell('tags'), tags) : listOf(cell(columnOf(field))).map(([name = '']) => name);
		return names.length > 0 ? [[field, names] as const] : [];
	});
	return {
		date,
		symptoms: [],
		moods: [],
		note: cell('note'),
		...Object.fromEntries(lists),
		...(flow && { flow }),
		...(sleep && { sleep }),
		...(pain !== undefined && { pain }),
		...(products && { products }),
		...(unknown && { unknown })
	};
}

// Undefined for an empty cell, null for one that says something else.
function oneOf<T extends string>(names: readonly T[], cell: string): T | null | undefined {
	return cell === '' ? undefined : (names.find((name) => name === cell) ?? null);
}

function countIn(text: string, most: number): number | null {
	return /^\d{1,2}$/.test(text) && Number(text) <= most ? Number(text) : null;
}

function productsIn(cell: string): Record<string, number> | null | undefined {
	if (cell === '') return undefined;
	const products: Record<string, number> = {};
	for (const [name = '', text = ''] of listOf(cell)) {
		const changes = countIn(text, MOST_CHANGES);
		if (changes === null || name === '__proto__') return null;
		products[name] = changes;
	}
	return products;
}

function tagsIn(cell: string, tags: Map<string, OwnTag>): readonly string[] {
	return listOf(cell).map(([label = '', id = '', picture]) => {
		if (picture !== undefined) tags.set(id, { id, label, picture });
		return id;
	});
}

function unknownIn(cell: string): JsonObject | null | undefined {
	if (cell === '') return undefined;
	try {
		const value = JSON.parse(cell) as JsonObject;
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
