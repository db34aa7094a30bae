import { calendarDateFrom, type CalendarDate } from '../calendar/calendar-date';
import { withPlainDigits } from './foreign-words';

/** How the days of a file are written. `iso` stands for every form that can be read in one way only. */
export type DateOrder = 'day-first' | 'month-first' | 'iso';

/** A date as written: `iso` has its month first, `open` waits to be told which number is the day. */
export interface DateText {
	readonly form: 'iso' | 'open';
	readonly year: number;
	readonly first: number;
	readonly second: number;
	/** Dots are written in day-first countries. */
	readonly dotted: boolean;
}

const LONGEST_DATE = 64;

/** Reads the date that a cell begins with, or null. A time after it is left out, so that no time zone moves the day. */
export function readDateText(cell: string): DateText | null {
	if (cell.length < 6 || cell.length > LONGEST_DATE) return null;
	const text = withPlainDigits(cell).trim().toLowerCase();
	const read = yearFirst(text) ?? yearLast(text) ?? monthNamed(text);
	return read && (dateIn(read, 'day-first') ?? dateIn(read, 'month-first')) ? read : null;
}

/** The date of a text under an order; null where that order gives no such day. */
export function dateIn({ form, year, first, second }: DateText, order: DateOrder): CalendarDate | null {
	const dayFirst = form === 'open' && order !== 'month-first';
	return calendarDateFrom({ year, month: dayFirst ? second : first, day: dayFirst ? first : second });
}

/**
 * The order in which a file writes its dates. A number over 12 settles it, then dots; otherwise, if it matters at all,
 * the order is `ambiguous` and the guess is the one that leaves the rows in sequence and before today, else day first.
 */
export function dateOrderOf(
	dates: readonly DateText[],
	today: CalendarDate
): { readonly order: DateOrder; readonly ambiguous: boolean } {
	const open = dates.filter((date) => date.form === 'open');
	if (open.length === 0) return { order: 'iso', ambiguous: false };
	const dayFirst = open.filter((date) => date.first > 12).length;
	const monthFirst = open.filter((date) => date.second > 12).length;
	if (dayFirst !== monthFirst) return { order: dayFirst > monthFirst ? 'day-first' : 'month-first', ambiguous: false };
	if (open.some((date) => date.dotted)) return { order: 'day-first', ambiguous: false };
	const isMonthFirst = oddities(dates, 'month-first', today) < oddities(dates, 'day-first', today);
	return { order: isMonthFirst ? 'month-first' : 'day-first', ambiguous: open.some((date) => date.first !== date.second) };
}

function oddities(texts: readonly DateText[], order: DateOrder, today: CalendarDate): number {
	const dates = texts.map((text) => dateIn(text, order));
	const unlikely = dates.filter((date) => date === null || date > today).length;
	const steps = dates.slice(1).map((date, index) => compared(dates[index] ?? null, date));
	const rising = steps.filter((step) => step > 0).length;
	const falling = steps.filter((step) => step < 0).length;
	return unlikely + Math.min(rising, falling);
}

function compared(before: CalendarDate | null, after: CalendarDate | null): number {
	if (before === null || after === null || before === after) return 0;
	return before < after ? 1 : -1;
}

const AFTER = '(?![\\d/])';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${AFTER}`);
const COMPACT = /^(\d{4})()(\d{2})(\d{2})$/;
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})${AFTER}`);

function yearFirst(text: string): DateText | null {
	const match = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
	if (!match) return null;
	return { form: 'iso', year: Number(match[1]), first: Number(match[3]), second: Number(match[4]), dotted: false };
}

function yearLast(text: string): DateText | null {
	const match = YEAR_LAST.exec(text);
	if (!match) return null;
	const [first, second] = [Number(match[1]), Number(match[3])];
	return { form: 'open', year: fullYear(match[4]), first, second, dotted: match[2] === '.' };
}

/** English and Spanish months by their first three letters, which spreadsheets shorten them to. */
const MONTHS = ['jan|ene', 'feb', 'mar', 'apr|abr', 'may', 'jun', 'jul', 'aug|ago', 'sep|set', 'oct', 'nov', 'dec|dic'];
const DAY_AND_MONTH =
	/^(?:[a-z]{3,9},? )?(?<day>\d{1,2})(?:[ -]| de )(?<name>[a-z]{3,10})\.?(?:,? |-| de )(?<year>\d{4}|\d{2})(?!\d)/;
const MONTH_AND_DAY = /^(?:[a-z]{3,9},? )?(?<name>[a-z]{3,10})\.? (?<day>\d{1,2}),? (?<year>\d{4})(?!\d)/;

function monthNamed(text: string): DateText | null {
	const { day, name, year } = (DAY_AND_MONTH.exec(text) ?? MONTH_AND_DAY.exec(text))?.groups ?? {};
	if (!name) return null;
	const month = MONTHS.findIndex((names) => names.split('|').includes(name.slice(0, 3))) + 1;
	return { form: 'iso', year: fullYear(year), first: month, second: Number(day), dotted: false };
}

function fullYear(digits: string | undefined): number {
	return digits?.length === 2 ? 2000 + Number(digits) : Number(digits);
}
