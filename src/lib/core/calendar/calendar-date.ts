import { addMonths as addMonthsToDate, getDaysInMonth } from 'date-fns';
import { millisecondsInDay } from 'date-fns/constants';
import { CivilDay } from './civil-day';

declare const brand: unique symbol;

/** A civil date without a time or zone: ISO `YYYY-MM-DD`, always Gregorian. Dates compare as strings. */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' };

export interface DateParts {
	readonly year: number;
	/** 1 to 12. */
	readonly month: number;
	/** 1 to 31. */
	readonly day: number;
}

/** Years outside this range are typing errors, not dates of a diary. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** A date from its parts, or null where no such day exists (30 February, year 12). */
export function calendarDateFrom({ year, month, day }: DateParts): CalendarDate | null {
	if (![year, month, day].every(Number.isInteger)) return null;
	return isDay(year, month, day) ? format(year, month, day) : null;
}

function isDay(year: number, month: number, day: number): boolean {
	if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
	return day <= 28 || day <= daysInMonth(format(year, month, 1));
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads exactly `YYYY-MM-DD`; anything else is null. */
export function parseCalendarDate(text: string): CalendarDate | null {
	if (!DATE.test(text)) return null;
	const date = text as CalendarDate;
	const { year, month, day } = partsOf(date);
	return isDay(year, month, day) ? date : null;
}

export function partsOf(date: CalendarDate): DateParts {
	return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The local civil date of an instant, as a clock on the wall shows it. Alone depends on the time zone. */
export function localDateOf(instant: Date): CalendarDate {
	return format(instant.getFullYear(), instant.getMonth() + 1, instant.getDate());
}

/** The date some whole days later, earlier where negative. Throws where that leaves the years 0 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
	return utcDateOf(new Date(utcMidnight(date) + days * millisecondsInDay));
}

/** Same day of another month, clipped to that month's last day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
	return utcDateOf(addMonthsToDate(civilDay(date), months));
}

/** Whole days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
	return (utcMidnight(to) - utcMidnight(from)) / millisecondsInDay;
}

export function startOfMonth(date: CalendarDate): CalendarDate {
	return `${date.slice(0, 8)}01` as CalendarDate;
}

export function daysInMonth(date: CalendarDate): number {
	return getDaysInMonth(civilDay(date));
}

/** 0 = Sunday … 6 = Saturday. */
export function dayOfWeek(date: CalendarDate): number {
	return civilDay(date).getUTCDay();
}

/** Every date from `from` to `to`, both included; empty when `to` lies before `from`. */
export function eachDay(from: CalendarDate, to: CalendarDate): CalendarDate[] {
	return Array.from({ length: Math.max(daysBetween(from, to) + 1, 0) }, (_, index) => addDays(from, index));
}

// Midnight of UTC on that day: there every day has the same length, and none is missing.
function utcMidnight(date: CalendarDate): number {
	const { year, month, day } = partsOf(date);
	return Date.UTC(year, month - 1, day);
}

function civilDay(date: CalendarDate): CivilDay {
	return new CivilDay(utcMidnight(date));
}

function utcDateOf(date: Date): CalendarDate {
	return format(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function format(year: number, month: number, day: number): CalendarDate {
	if (!(year >= 0 && year <= 9999)) throw new RangeError('calendar date: the year needs four digits');
	return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}` as CalendarDate;
}

function twoDigits(count: number): string {
	return count < 10 ? `0${count}` : `${count}`;
}
