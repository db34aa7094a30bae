import { addDays, dayOfWeek, daysBetween, daysInMonth, eachDay, startOfMonth } from './calendar-date';
import type { CalendarDate } from './calendar-date';

/** The first and last day of one month, of whatever calendar she reads. */
export interface MonthSpan {
	readonly first: CalendarDate;
	readonly last: CalendarDate;
}

/** Finds the month that holds a day. The grid asks a calendar for nothing else, so another one is another `MonthOf`. */
export type MonthOf = (date: CalendarDate) => MonthSpan;

/** 0 = Sunday … 6 = Saturday. */
export type DayOfWeek = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export function gregorianMonth(date: CalendarDate): MonthSpan {
	const first = startOfMonth(date);
	return { first, last: addDays(first, daysInMonth(date) - 1) };
}

/**
 * The complete weeks (4 to 6 in the Gregorian calendar) that cover the month of a date. Days of the neighbouring months
 * fill the first and the last week: `isWithin` tells them apart.
 */
export function monthGrid(
	date: CalendarDate,
	firstDayOfWeek: DayOfWeek,
	monthOf: MonthOf = gregorianMonth
): CalendarDate[][] {
	const { first, last } = monthOf(date);
	const start = addDays(first, -daysSince(firstDayOfWeek, dayOfWeek(first)));
	const weeks = Math.ceil((daysBetween(start, last) + 1) / 7);
	return Array.from({ length: weeks }, (_, week) => eachDay(addDays(start, week * 7), addDays(start, week * 7 + 6)));
}

/** Whether a day belongs to a month, for telling a grid's own days from its neighbours'. */
export function isWithin(date: CalendarDate, { first, last }: MonthSpan): boolean {
	return first <= date && date <= last;
}

function daysSince(firstDayOfWeek: DayOfWeek, day: number): number {
	return (day - firstDayOfWeek + 7) % 7;
}
