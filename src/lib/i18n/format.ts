import { dayOfWeek, type CalendarDate } from '../core/calendar/calendar-date';
import { calendarIds, calendarSystem, namedDay, type CalendarId, type CalendarSystem } from '../core/calendar/calendar-system';
import type { CalendarWords, DatePattern } from './language-pack';

/** A whole number in the digits of the language, without grouping. */
export function formatNumber(value: number, words: CalendarWords): string {
	return String(value).replace(/\d/g, (digit) => words.digits.charAt(Number(digit)));
}

/** A date in the words of the language and in one of its calendars; no part of it comes from the browser. */
export function formatDate(
	date: CalendarDate,
	pattern: DatePattern,
	words: CalendarWords,
	system: CalendarSystem = calendarSystem('gregory')
): string {
	const { year, month, day, calendar } = namedDay(system, date);
	const weekdays = pattern === 'short' ? words.days.short : words.days.wide;
	const parts: Record<string, string> = {
		weekday: weekdays[dayOfWeek(date)] ?? '',
		day: formatNumber(day, words),
		month: monthNames(calendar.id, words, pattern)[month - 1] ?? '',
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

/** The calendars in which a language can say dates. */
export function calendarsOf(words: CalendarWords): readonly CalendarId[] {
	return calendarIds.filter((id) => id === 'gregory' || id === 'buddhist' || words.otherMonths[id] !== undefined);
}

/** The names of a calendar's months, as a pattern wants them. */
export function monthNames(id: CalendarId, words: CalendarWords, pattern: DatePattern = 'month'): readonly string[] {
	const others = words.otherMonths[id];
	if (others) return others;
	if (pattern === 'month') return words.months.alone;
	return pattern === 'short' || pattern === 'brief' ? words.months.short : words.months.inDate;
}
