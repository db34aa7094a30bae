import { bikramSambatParts, firstOfBikramSambat, LAST_SETTLED_YEAR } from './bikram-sambat';
import { addDays, addMonths, calendarDateFrom, daysBetween, partsOf, startOfMonth, type CalendarDate, type DateParts } from './calendar-date';
import type { MonthSpan } from './month-grid';

/** The calendars in which days can be shown; names as in CLDR, with one of our own for Nepal's. */
export const calendarIds = ['gregory', 'ethiopic', 'persian', 'buddhist', 'bikram-sambat'] as const;
export type CalendarId = (typeof calendarIds)[number];

export function isCalendarId(text: string | null | undefined): text is CalendarId {
	return calendarIds.some((id) => id === text);
}

/**
 * A way to call days by year, month and day. What is stored is always Gregorian. Days beyond what a calendar knows
 * (Bikram Sambat before 2000 and after its table) are called by the Gregorian one.
 */
export interface CalendarSystem {
	readonly id: CalendarId;
	/** Months of a year: 12, or 13. */
	readonly months: number;
	/** The last year that is settled, where later ones are provisional: Nepal's almanac comes out year by year. */
	readonly settledUntil?: number;
	/** Year, month (from 1) and day (from 1); null where this calendar does not know the day. */
	readonly partsOf: (date: CalendarDate) => DateParts | null;
	/** The first day of a month; null where it is not known, or lies outside the years of `CalendarDate`. */
	readonly firstOf: (year: number, month: number) => CalendarDate | null;
}

/** One month, with its name's number. */
export interface NamedMonth extends MonthSpan {
	readonly year: number;
	readonly month: number;
	/** The calendar that called it so: another than was asked for where that one does not know the day. */
	readonly calendar: CalendarSystem;
}

const EPOCH = '1970-01-01' as CalendarDate;
const JULIAN_DAY_OF_EPOCH = 2_440_588;

function julianDay(date: CalendarDate): number {
	return daysBetween(EPOCH, date) + JULIAN_DAY_OF_EPOCH;
}

function dateOfJulianDay(day: number): CalendarDate | null {
	const date = addDays(EPOCH, day - JULIAN_DAY_OF_EPOCH);
	return calendarDateFrom(partsOf(date));
}

const gregory: CalendarSystem = {
	id: 'gregory',
	months: 12,
	partsOf,
	firstOf: (year, month) => calendarDateFrom({ year, month, day: 1 })
};

const YEARS_BUDDHIST = 543;

const buddhist: CalendarSystem = {
	id: 'buddhist',
	months: 12,
	partsOf: (date) => {
		const { year, ...rest } = partsOf(date);
		return { year: year + YEARS_BUDDHIST, ...rest };
	},
	firstOf: (year, month) => gregory.firstOf(year - YEARS_BUDDHIST, month)
};

/** Julian day of the first day of the Ethiopic year 1 (Amete Mihret). */
const ETHIOPIC_EPOCH = 1_724_221;
const DAYS_OF_FOUR_YEARS = 1461;
/** Where four years begin; the third has 366 days. */
const YEAR_STARTS = [0, 365, 730, 1096] as const;

// Twelve months of 30 days, and a thirteenth of five or six.
const ethiopic: CalendarSystem = {
	id: 'ethiopic',
	months: 13,
	partsOf: (date) => {
		const days = julianDay(date) - ETHIOPIC_EPOCH;
		const cycle = Math.floor(days / DAYS_OF_FOUR_YEARS);
		const dayOfCycle = days - cycle * DAYS_OF_FOUR_YEARS;
		const yearOfCycle = YEAR_STARTS.filter((start) => start <= dayOfCycle).length - 1;
		const dayOfYear = dayOfCycle - (YEAR_STARTS[yearOfCycle] ?? 0);
		return { year: cycle * 4 + yearOfCycle + 1, month: Math.floor(dayOfYear / 30) + 1, day: (dayOfYear % 30) + 1 };
	},
	firstOf: (year, month) => {
		const cycle = Math.floor((year - 1) / 4);
		const start = YEAR_STARTS[year - 1 - cycle * 4] ?? 0;
		return dateOfJulianDay(ETHIOPIC_EPOCH + cycle * DAYS_OF_FOUR_YEARS + start + (month - 1) * 30);
	}
};

const PERSIAN_EPOCH = 1_948_320;

// The cycle of 33 years, which gives the official new year of 1304 to 1500 (1925 to 2121).
const persian: CalendarSystem = {
	id: 'persian',
	months: 12,
	partsOf: (date) => {
		const days = julianDay(date) - PERSIAN_EPOCH;
		const year = Math.floor((33 * days + 3) / 12_053) + 1;
		const dayOfYear = days - persianYearStart(year);
		const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) : Math.floor((dayOfYear - 6) / 30);
		return { year, month: month + 1, day: dayOfYear - persianMonthStart(month + 1) + 1 };
	},
	firstOf: (year, month) => dateOfJulianDay(PERSIAN_EPOCH + persianYearStart(year) + persianMonthStart(month))
};

function persianYearStart(year: number): number {
	return 365 * (year - 1) + Math.floor((8 * year + 21) / 33);
}

// Six months of 31 days, then of 30.
function persianMonthStart(month: number): number {
	return month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6;
}

const bikramSambat: CalendarSystem = {
	id: 'bikram-sambat',
	months: 12,
	settledUntil: LAST_SETTLED_YEAR,
	partsOf: bikramSambatParts,
	firstOf: firstOfBikramSambat
};

const systems: Readonly<Record<CalendarId, CalendarSystem>> = {
	gregory,
	ethiopic,
	persian,
	buddhist,
	'bikram-sambat': bikramSambat
};

export function calendarSystem(id: CalendarId): CalendarSystem {
	return systems[id];
}

/** What a day is called, and by which calendar. */
export function namedDay(system: CalendarSystem, date: CalendarDate): DateParts & { readonly calendar: CalendarSystem } {
	const parts = system.partsOf(date);
	return parts ? { ...parts, calendar: system } : { ...partsOf(date), calendar: gregory };
}

/** The month in which a day lies. */
export function namedMonth(system: CalendarSystem, date: CalendarDate): NamedMonth {
	const parts = system.partsOf(date);
	const first = parts && system.firstOf(parts.year, parts.month);
	const after = parts && firstOfNext(system, parts.year, parts.month);
	if (parts && first && after) return { first, last: addDays(after, -1), year: parts.year, month: parts.month, calendar: system };
	return unknownPart(system, date);
}

/** The Gregorian month of a day that a calendar does not know, without the days that it does know. */
function unknownPart(system: CalendarSystem, date: CalendarDate): NamedMonth {
	let first = startOfMonth(date);
	let last = addDays(addMonths(first, 1), -1);
	while (first < date && system.partsOf(first)) first = addDays(first, 1);
	while (last > date && system.partsOf(last)) last = addDays(last, -1);
	const { year, month } = partsOf(date);
	return { first, last, year, month, calendar: gregory };
}

/** The same day some months later, earlier where negative, clipped to that month's last day. */
export function addMonthsIn(system: CalendarSystem, date: CalendarDate, months: number): CalendarDate {
	const parts = system.partsOf(date);
	const count = parts && parts.year * system.months + parts.month - 1 + months;
	const first = count === null ? null : system.firstOf(Math.floor(count / system.months), (count % system.months) + 1);
	if (!parts || !first) return addMonths(date, months);
	const { last } = namedMonth(system, first);
	const same = addDays(first, parts.day - 1);
	return same < last ? same : last;
}

function firstOfNext(system: CalendarSystem, year: number, month: number): CalendarDate | null {
	return month < system.months ? system.firstOf(year, month + 1) : system.firstOf(year + 1, 1);
}
