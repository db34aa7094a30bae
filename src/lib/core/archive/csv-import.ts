import { addMonths, daysBetween, eachDay, type CalendarDate } from '../calendar/calendar-date';
import { bleedingEpisodes } from '../cycle/bleeding-episode';
import { emptyDay, type DayEntry } from '../diary/day-entry';
import type { Flow } from '../diary/flow';
import { failed, success, type Result } from '../result';
import { csvLayoutOf, LONGEST_RANGE_DAYS, type CsvKind, type CsvLayout } from './csv-columns';
import { csvRows, type CsvRow } from './csv-rows';
import { dateIn, readDateText, type DateOrder } from './date-text';
import { flowFrom } from './flow-words';

export type CsvFailure = 'empty' | 'no-dates' | 'too-large' | 'not-text';

/**
 * Why a row, or a part of it, is not taken. Of a range whose end is wrong (`end-before-start`, `too-long`, or an end
 * that is no date or in the future) the first day is taken; of a `duplicate` the first row; of an `unknown-flow` nothing.
 */
export type CsvProblemKind =
	| 'not-a-date'
	| 'in-the-future'
	| 'too-long-ago'
	| 'end-before-start'
	| 'too-long'
	| 'unknown-flow'
	| 'duplicate';

export interface CsvProblem {
	/** Line of the file, from 1. */
	readonly line: number;
	readonly kind: CsvProblemKind;
	/** The cell in question, cut to 40 characters: what somebody typed, so show it isolated and never log it. */
	readonly text?: string;
}

/** What a file would bring, before anything is changed. */
export interface CsvPreview {
	readonly kind: CsvKind;
	/** Rows that hold anything, without the header. */
	readonly rows: number;
	/** Oldest first, one for each date; empty where every row has a problem. */
	readonly entries: readonly DayEntry[];
	/** First days of the periods that these days form, as the diary will count them. */
	readonly onsets: readonly CalendarDate[];
	/** The first and the last date; null without entries. */
	readonly from: CalendarDate | null;
	readonly to: CalendarDate | null;
	/** The first hundred. */
	readonly problems: readonly CsvProblem[];
	readonly problemCount: number;
	readonly dateOrder: DateOrder;
	/** The dates of the file can be read day first and month first: ask her, and read again with her answer. */
	readonly ambiguousDateOrder: boolean;
}

export interface CsvOptions {
	readonly today: CalendarDate;
	/** Her answer to an ambiguous order; it counts for every date that is not ISO. */
	readonly dateOrder?: 'day-first' | 'month-first';
}

/** Ten years of daily notes are under 2 million characters. */
const LARGEST_TEXT = 4_000_000;
/** More than fifty years of days. */
const MOST_ROWS = 20_000;
/** Problems that are listed; the rest is counted. */
export const MOST_PROBLEMS = 100;
/** Characters of a cell in question that are kept. */
export const LONGEST_PROBLEM_TEXT = 40;
/** Earlier dates are typing errors. */
export const EARLIEST_MONTHS_AGO = 60 * 12;

/**
 * Reads a cycle history from CSV text: a column of first days, first and last days, or one row a bleeding day with or
 * without an amount. Total and linear. A first day alone becomes one day of `unspecified` bleeding: no day is made up.
 */
export function readCsv(text: string, options: CsvOptions): Result<CsvPreview, CsvFailure> {
	if (text.length > LARGEST_TEXT) return failed('too-large');
	if (hasControlCharacters(text)) return failed('not-text');
	const rows = csvRows(text, MOST_ROWS + 1);
	if (rows.length === 0) return failed('empty');
	if (rows.length > MOST_ROWS) return failed('too-large');
	const layout = csvLayoutOf(rows, options.today, options.dateOrder);
	if (!layout) return failed('no-dates');
	const gathered = new Gathering(layout, options.today);
	for (const row of layout.rows) gathered.take(row);
	return success(previewOf(layout, gathered));
}

// Programs' own formats (spreadsheets, archives, UTF-16) are full of them; text has none but tabs and line ends.
function hasControlCharacters(text: string): boolean {
	return /[\u0000-\u0008\u000e-\u001f]/.test(text);
}

function previewOf(layout: CsvLayout, { byDate, problems, problemCount }: Gathering): CsvPreview {
	const { kind, rows, dateOrder, ambiguousDateOrder } = layout;
	const entries = [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
	return {
		kind,
		rows: rows.length,
		entries,
		onsets: bleedingEpisodes(entries, new Map()).map((episode) => episode.onset),
		from: entries[0]?.date ?? null,
		to: entries[entries.length - 1]?.date ?? null,
		problems,
		problemCount,
		dateOrder,
		ambiguousDateOrder
	};
}

/** Gathers entries and problems row by row. */
class Gathering {
	readonly byDate = new Map<CalendarDate, DayEntry>();
	readonly problems: CsvProblem[] = [];
	problemCount = 0;
	private readonly layout: CsvLayout;
	private readonly today: CalendarDate;
	private readonly earliest: CalendarDate;

	constructor(layout: CsvLayout, today: CalendarDate) {
		this.layout = layout;
		this.today = today;
		this.earliest = addMonths(today, -EARLIEST_MONTHS_AGO);
	}

	take(row: CsvRow): void {
		const flow = this.flowOf(row);
		if (flow === null) return;
		const start = this.dateOf(row, this.layout.dateColumn);
		if (start === null) return;
		if (this.byDate.has(start)) this.refuse(row, 'duplicate', this.layout.dateColumn);
		else for (const date of eachDay(start, this.endOf(row, start))) this.note(date, flow);
	}

	// Null for a row that says nothing about bleeding.
	private flowOf(row: CsvRow): Flow | null {
		const { flow } = this.layout;
		if (!flow) return 'unspecified';
		const cell = row.cells[flow.column] ?? '';
		const read = cell === '' ? null : flowFrom(cell, flow.scale);
		if (cell !== '' && read === null) this.refuse(row, 'unknown-flow', flow.column);
		return read;
	}

	private dateOf(row: CsvRow, column: number): CalendarDate | null {
		const text = readDateText(row.cells[column] ?? '');
		const date = text && dateIn(text, this.layout.dateOrder);
		if (!date) return this.refuse(row, 'not-a-date', column);
		if (date > this.today) return this.refuse(row, 'in-the-future', column);
		return date < this.earliest ? this.refuse(row, 'too-long-ago', column) : date;
	}

	private endOf(row: CsvRow, start: CalendarDate): CalendarDate {
		const { endColumn } = this.layout;
		if (endColumn === null || (row.cells[endColumn] ?? '') === '') return start;
		const end = this.dateOf(row, endColumn);
		if (!end) return start;
		if (end >= start && daysBetween(start, end) < LONGEST_RANGE_DAYS) return end;
		this.refuse(row, end < start ? 'end-before-start' : 'too-long', endColumn);
		return start;
	}

	private note(date: CalendarDate, flow: Flow): void {
		if (!this.byDate.has(date)) this.byDate.set(date, { ...emptyDay(date), flow });
	}

	private refuse(row: CsvRow, kind: CsvProblemKind, column: number): null {
		this.problemCount += 1;
		const text = (row.cells[column] ?? '').slice(0, LONGEST_PROBLEM_TEXT);
		if (this.problems.length < MOST_PROBLEMS) this.problems.push({ line: row.line, kind, ...(text && { text }) });
		return null;
	}
}
