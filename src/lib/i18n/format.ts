import { dayOfWeek, partsOf, type CalendarDate } from '../core/calendar/calendar-date';
import type { CalendarWords, DatePattern } from './language-pack';

/** A whole number in the digits of the language, without grouping. */
export function formatNumber(value: number, words: CalendarWords): string {
	return String(value).replace(/\d/g, (digit) => words.digits.charAt(Number(digit)));
}

/** A date in the words of the language; no part of it comes from the browser. */
export function formatDate(date: CalendarDate, pattern: DatePattern, words: CalendarWords): string {
	const { year, month, day } = partsOf(date);
	const weekdays = pattern === 'short' ? words.days.short : words.days.wide;
	const parts: Record<string, string> = {
		weekday: weekdays[dayOfWeek(date)] ?? '',
		day: formatNumber(day, words),
		month: monthNames(pattern, words)[month - 1] ?? '',
		year: formatNumber(year, words)
	};
	return words.patterns[pattern].replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
}

/** Weekday columns in the order in which a week runs there: index 0 (Sunday) to 6, with narrow and wide names. */
export function weekdaysInOrder(words: CalendarWords): { readonly index: number; readonly narrow: string; readonly wide: string }[] {
	return Array.from({ length: 7 }, (_, offset) => {
		const index = (words.firstDay + offset) % 7;
		return { index, narrow: words.days.narrow[index] ?? '', wide: words.days.wide[index] ?? '' };
	});
}

function monthNames(pattern: DatePattern, words: CalendarWords): readonly string[] {
	if (pattern === 'month') return words.months.alone;
	return pattern === 'short' || pattern === 'brief' ? words.months.short : words.months.inDate;
}
