import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { CsvRow } from './csv-rows';
import { dateIn, dateOrderOf, readDateText, type DateOrder, type DateText } from './date-text';
import { flowFrom, flowScaleOf, type FlowScale } from './flow-words';
import { plainWord } from './foreign-words';

/** What a row says: a first day, a first and a last day, or one day of bleeding. */
export type CsvKind = 'starts' | 'ranges' | 'days';

/** How a file is to be read: which cells of a row are dates and amounts, and what they mean. */
export interface CsvLayout {
	readonly kind: CsvKind;
	/** The rows without those of a header. */
	readonly rows: readonly CsvRow[];
	readonly dateColumn: number;
	readonly endColumn: number | null;
	readonly flow: { readonly column: number; readonly scale: FlowScale } | null;
	readonly dateOrder: DateOrder;
	readonly ambiguousDateOrder: boolean;
}

/** Days from a first to a last day; a longer span is a mistake or a whole cycle, not one bleeding. Ours. */
export const LONGEST_RANGE_DAYS = 15;

// Names as `plainWord` leaves them.
const NOT_A_PERIOD = /fertil|ovul|predict|expected|next|birth|nacim|created|updated|modified|export|^cycleend/;
const START = /start|begin|onset|first(day|date)|^from$|inicio|comienzo|desde|primerdia|بدايه|بدء|^من$/;
const END = new RegExp(
	'end(s|ed|date|day)?$|finish|last(day|date)|until|^to$' +
		'|^fin|fecha(de)?fin|hasta|ultimodia|termin|نهايه|انتهاء|^الي$|^حتي$'
);
const DATE = /date|day|fecha|^dia|تاريخ|يوم/;
const FLOW = new RegExp(
	'flow|bleed|intensity|amount|heaviness|^period$|^menstruation$' +
		'|flujo|sangrado|intensidad|cantidad|^regla$|تدفق|نزيف|كميه|غزاره'
);
const NOT_A_FLOW = /exclude|note|colou?r|days|length|duration/;

/** The scale of an exporter (drip) that counts its `bleeding.value` from spotting (0) to heavy (3). */
const COUNTED_FROM_SPOTTING = 'bleedingvalue';

/** Share of dates followed by the next day from which a list is one of days: no onset comes the day after another. */
const SHARE_OF_NEIGHBOURS = 0.4;

/** Finds the layout of a file; null where it has no column of dates. The order that she gave counts, if any. */
export function csvLayoutOf(
	rows: readonly CsvRow[],
	today: CalendarDate,
	given: DateOrder | undefined
): CsvLayout | null {
	const table = tableOf(rows);
	const dateColumn = table && startColumnOf(table);
	if (!table || typeof dateColumn !== 'number') return null;
	const texts = [...table.dateColumns].flatMap(([, column]) => column.texts.filter(isPresent));
	const found = dateOrderOf(texts, today);
	const dateOrder = found.order === 'iso' ? 'iso' : (given ?? found.order);
	const endColumn = endColumnOf(table, dateColumn, dateOrder);
	const isDaily = hasNeighbours(table, dateColumn, dateOrder);
	const namesStarts = START.test(table.names[dateColumn] ?? '');
	const flow = endColumn === null && !namesStarts ? flowColumnOf(table, isDaily) : null;
	return {
		kind: endColumn !== null ? 'ranges' : flow || (isDaily && !namesStarts) ? 'days' : 'starts',
		rows: table.rows,
		dateColumn,
		endColumn,
		flow,
		dateOrder,
		ambiguousDateOrder: found.ambiguous
	};
}

interface DateColumn {
	/** One for each row. */
	readonly texts: readonly (DateText | null)[];
}

interface Table {
	/** Of the columns, as `plainWord` leaves them; empty without a header. */
	readonly names: readonly string[];
	readonly rows: readonly CsvRow[];
	readonly dateColumns: ReadonlyMap<number, DateColumn>;
	readonly width: number;
}

function tableOf(rows: readonly CsvRow[]): Table | null {
	const firstDated = rows.findIndex((row) => row.cells.some((cell) => readDateText(cell) !== null));
	if (firstDated === -1) return null;
	const header = headerIndexOf(rows.slice(0, firstDated));
	const names = rows[header]?.cells.map(plainWord) ?? [];
	const body = rows.slice(header + 1);
	const width = body.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
	const dateColumns = new Map<number, DateColumn>();
	for (let column = 0; column < width; column += 1) {
		const found = dateColumnOf(body, column, names[column] ?? '');
		if (found) dateColumns.set(column, found);
	}
	return { names, rows: body, dateColumns, width };
}

// The last row that names known columns; else the row above the first date, where it holds words and no numbers.
function headerIndexOf(above: readonly CsvRow[]): number {
	const isNamed = above.map((row) => row.cells.map(plainWord).some(isKnownName));
	const last = above[above.length - 1];
	const holdsWords = last !== undefined && !last.cells.some((cell) => /\d/.test(cell));
	return isNamed.includes(true) ? isNamed.lastIndexOf(true) : holdsWords ? above.length - 1 : -1;
}

function isKnownName(name: string): boolean {
	return [START, END, DATE, FLOW].some((pattern) => pattern.test(name));
}

function dateColumnOf(rows: readonly CsvRow[], column: number, name: string): DateColumn | null {
	if (NOT_A_PERIOD.test(name)) return null;
	const filled = rows.filter((row) => (row.cells[column] ?? '') !== '').length;
	const texts = rows.map((row) => readDateText(row.cells[column] ?? ''));
	const read = texts.filter(isPresent).length;
	const isNamed = [START, END, DATE].some((pattern) => pattern.test(name));
	return read > 0 && (read * 2 >= filled || isNamed) ? { texts } : null;
}

function startColumnOf({ names, dateColumns }: Table): number | null {
	const columns = [...dateColumns.keys()];
	const notEnds = columns.filter((column) => !END.test(names[column] ?? ''));
	const named = (pattern: RegExp) => notEnds.find((column) => pattern.test(names[column] ?? ''));
	return named(START) ?? named(DATE) ?? notEnds[0] ?? columns[0] ?? null;
}

function endColumnOf({ names, dateColumns }: Table, start: number, order: DateOrder): number | null {
	const others = [...dateColumns.keys()].filter((column) => column !== start);
	const named = others.find((column) => END.test(names[column] ?? ''));
	if (named !== undefined) return named;
	const unnamed = others.find((column) => column > start && !isKnownName(names[column] ?? ''));
	if (unnamed === undefined) return null;
	const spans = spansBetween(dateColumns.get(start), dateColumns.get(unnamed), order);
	const likely = spans.filter((span) => span >= 0 && span < LONGEST_RANGE_DAYS);
	return likely.length * 2 > spans.length ? unnamed : null;
}

function spansBetween(
	starts: DateColumn | undefined,
	ends: DateColumn | undefined,
	order: DateOrder
): readonly number[] {
	return (starts?.texts ?? []).flatMap((text, row) => {
		const end = ends?.texts[row];
		const [from, to] = [text && dateIn(text, order), end && dateIn(end, order)];
		return from && to ? [daysBetween(from, to)] : [];
	});
}

function hasNeighbours({ dateColumns }: Table, column: number, order: DateOrder): boolean {
	const texts = (dateColumns.get(column)?.texts ?? []).filter(isPresent);
	const dates = [...new Set(texts.map((text) => dateIn(text, order)).filter(isPresent))].sort();
	const neighbours = dates.slice(1).filter((date, index) => daysBetween(dates[index] ?? date, date) === 1).length;
	return neighbours > 0 && neighbours >= (dates.length - 1) * SHARE_OF_NEIGHBOURS;
}

function flowColumnOf(table: Table, isDaily: boolean): CsvLayout['flow'] {
	const all = Array.from({ length: table.width }, (_, column) => column);
	const columns = all.filter((column) => !table.dateColumns.has(column));
	const cellsOf = (column: number) => table.rows.map((row) => row.cells[column] ?? '').filter((cell) => cell !== '');
	const named = columns.find((column) => {
		const name = table.names[column] ?? '';
		return FLOW.test(name) && !NOT_A_FLOW.test(name) && cellsOf(column).length > 0;
	});
	const unnamed = table.names.length === 0 ? columns.find((each) => holdsFlows(cellsOf(each), isDaily)) : undefined;
	const column = named ?? unnamed;
	if (column === undefined) return null;
	const scale = table.names[column] === COUNTED_FROM_SPOTTING ? 'spotting-to-heavy' : flowScaleOf(cellsOf(column));
	return { column, scale };
}

// Bare numbers count as amounts only beside a list of days: next to a list of starts they are lengths.
function holdsFlows(cells: readonly string[], numbersCount: boolean): boolean {
	const words = cells.filter((cell) => numbersCount || !/\d/.test(plainWord(cell)));
	const amounts = words.filter((cell) => flowFrom(cell, 'none-to-heavy') !== null);
	return amounts.length > 0 && amounts.length * 2 > cells.length;
}

function isPresent<T>(value: T | null | undefined): value is T {
	return value !== null && value !== undefined;
}
