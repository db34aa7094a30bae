import { addDays, daysBetween, daysInMonth, partsOf, startOfMonth, type CalendarDate } from '../calendar/calendar-date';
import type { Forecast } from './forecast';

/** One month of whichever calendar she reads. */
export interface MonthSpan {
	readonly year: number;
	readonly month: number;
	readonly first: CalendarDate;
	readonly last: CalendarDate;
}

/** The month a date falls into, in one calendar system. */
export type MonthOf = (date: CalendarDate) => MonthSpan;

/** A stretch of about half a month; `turn` runs from the end of this month into the beginning of the next. */
export interface MonthPart {
	readonly part: 'first-half' | 'middle' | 'second-half' | 'turn';
	readonly year: number;
	readonly month: number;
	/** Only where `part` is `turn`: the month into which it runs. */
	readonly next?: { readonly year: number; readonly month: number };
	/** Probability that the period starts within this stretch. */
	readonly mass: number;
}

export function gregorianMonth(date: CalendarDate): MonthSpan {
	const { year, month } = partsOf(date);
	const first = startOfMonth(date);
	return { year, month, first, last: addDays(first, daysInMonth(date) - 1) };
}

/** The half month, in the given calendar, that holds most of the forecast. */
export function likeliestMonthPart(forecast: Forecast, monthOf: MonthOf): MonthPart {
	const { earliest, latest } = forecast.window80;
	const parts: MonthPart[] = [];
	// A turn that ends inside the window may begin in the month before it.
	let month = monthOf(addDays(monthOf(earliest).first, -1));
	while (month.first <= latest) {
		const next = monthOf(addDays(month.last, 1));
		parts.push(...partsOfMonth(month, next, forecast));
		month = next;
	}
	return parts.reduce((best, part) => (part.mass > best.mass ? part : best));
}

function partsOfMonth(span: MonthSpan, nextSpan: MonthSpan, forecast: Forecast): MonthPart[] {
	const { year, month, first, last } = span;
	const length = daysBetween(first, last) + 1;
	const massOf = (from: number, to: number): number =>
		massBetween(forecast, addDays(first, from - 1), addDays(first, to - 1));
	const next = { year: nextSpan.year, month: nextSpan.month };
	return [
		{ part: 'first-half', year, month, mass: massOf(1, 15) },
		{ part: 'second-half', year, month, mass: massOf(16, length) },
		{ part: 'middle', year, month, mass: massOf(8, 23) },
		{ part: 'turn', year, month, next, mass: massOf(24, length + 7) }
	];
}

/** Probability that the next period starts on one of these days, both included. */
export function massBetween({ from, probabilities }: Forecast, first: CalendarDate, last: CalendarDate): number {
	const start = Math.max(daysBetween(from, first), 0);
	const end = Math.max(daysBetween(from, last) + 1, 0);
	return probabilities.slice(start, end).reduce((sum, probability) => sum + probability, 0);
}
