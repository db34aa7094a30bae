import { addDays, daysBetween, type CalendarDate, type DateParts } from './calendar-date';

/*
 * Bikram Sambat has no rule that tells its months: Nepal's almanac sets them year by year. The table is public fact, on
 * which three independent libraries agree for 2058 to 2083; later years are provisional, and end with the table.
 */

const FIRST_YEAR = 2057;
const FIRST_DAY = '2000-04-13' as CalendarDate;

/** The last year on which all sources agree. */
export const LAST_SETTLED_YEAR = 2083;

/** A year a line: the lengths of its twelve months, less 28. */
const YEARS: readonly string[] = [
	'343432221123',
	'243432221213',
	'334333212122',
	'334432212122',
	'343432221123',
	'243433121213',
	'334333212122',
	'334432212122',
	'343432221123',
	'333433122113',
	'334333212122',
	'334432212122',
	'343432221123',
	'333433122122',
	'334333212122',
	'343432212122',
	'343432221123',
	'333433212122',
	'334333212122',
	'343432221122',
	'343432221213',
	'333433212122',
	'334333212122',
	'343432221122',
	'343432221213',
	'334333212122',
	'334333212122',
	'343432221123',
	'243432221213',
	'334333212122',
	'334333221222',
	'234423221222',
	'243432221222'
];

/** First days of all months, and of the one after the last. */
const firstDays: readonly CalendarDate[] = Array.from(YEARS.join(''), Number).reduce<CalendarDate[]>(
	(days, length) => [...days, addDays(days[days.length - 1] ?? FIRST_DAY, 28 + length)],
	[FIRST_DAY]
);

/** The first day of a month; null outside the table. */
export function firstOfBikramSambat(year: number, month: number): CalendarDate | null {
	return firstDays[(year - FIRST_YEAR) * 12 + month - 1] ?? null;
}

/** The parts of a date; null outside the table. */
export function bikramSambatParts(date: CalendarDate): DateParts | null {
	const end = firstDays[firstDays.length - 1];
	if (date < FIRST_DAY || end === undefined || date >= end) return null;
	// Never too late, as no month is longer.
	let month = Math.floor(daysBetween(FIRST_DAY, date) / 32);
	for (let next = firstDays[month + 1]; next !== undefined && next <= date; next = firstDays[month + 1]) month += 1;
	const first = firstDays[month] ?? FIRST_DAY;
	return { year: FIRST_YEAR + Math.floor(month / 12), month: (month % 12) + 1, day: daysBetween(first, date) + 1 };
}
