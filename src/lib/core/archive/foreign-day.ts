import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { dateIn, readDateText } from './date-text';
import type { JsonValue } from './json-value';

/** Her answer to which of two days an instant without a zone stands for. */
export type InstantReading = 'earlier' | 'later';

export interface ForeignDay {
	readonly date: CalendarDate;
	/** The two days that it may be, where the file says only an instant; null where the day is certain. */
	readonly open: readonly [CalendarDate, CalendarDate] | null;
}

/** Longest name of a weekday, month, day, year, time and offset: `Date.toString()` up to its words for the zone. */
const LONGEST_DATE = 34;
const MINUTES_IN_DAY = 1440;
const FIRST_MILLISECONDS = 1e11;
const epoch = '1970-01-01' as CalendarDate;

/**
 * The civil day that a value of another app means: the day that is written, whatever zone stands behind it. Numbers are
 * `yyyymmdd` or milliseconds since 1970. Null for anything else, and for `03/04/2024`, which can be read in two ways.
 */
export function foreignDay(value: JsonValue | undefined, reading?: InstantReading): ForeignDay | null {
	if (typeof value === 'number') return dayOfNumber(value, reading);
	if (typeof value !== 'string') return null;
	const text = value.trim();
	if (/^\d{12,14}$/.test(text)) return dayOfNumber(Number(text), reading);
	const written = readDateText(text.slice(0, LONGEST_DATE));
	const date = written?.form === 'iso' ? dateIn(written, 'iso') : null;
	const time = /T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z$/.exec(text);
	if (!date || !time) return date && { date, open: null };
	const seconds = Number(time[3] ?? 0);
	return dayOfInstant(date, Number(time[1]) * 60 + Number(time[2]), seconds === 0, reading);
}

function dayOfNumber(number: number, reading: InstantReading | undefined): ForeignDay | null {
	if (number > 1e7 && number < 1e8) return foreignDay(String(number));
	if (!(number >= FIRST_MILLISECONDS && number < 1e13)) return null;
	const minutes = Math.floor(number / 60_000);
	const date = addDays(epoch, Math.floor(minutes / MINUTES_IN_DAY));
	return dayOfInstant(date, minutes % MINUTES_IN_DAY, number % 60_000 === 0, reading);
}

/**
 * The local day of an instant whose zone nobody wrote down. Apps keep days as the midnight of the phone's zone: zones
 * lie from 12 hours behind to 14 hours ahead of UTC by quarters of an hour, so a whole quarter before 10:00 UTC is
 * midnight west of Greenwich and one after 12:00 is the next day's midnight east of it. All else is asked.
 */
function dayOfInstant(
	date: CalendarDate,
	minutes: number,
	isWholeMinute: boolean,
	reading: InstantReading | undefined
): ForeignDay {
	const isMidnight = isWholeMinute && minutes % 15 === 0;
	if (isMidnight && minutes < 600) return { date, open: null };
	if (isMidnight && minutes > 720) return { date: addDays(date, 1), open: null };
	const earlier = !isMidnight && minutes < 720 ? addDays(date, -1) : date;
	const open = [earlier, addDays(earlier, 1)] as const;
	return { date: reading ? open[reading === 'earlier' ? 0 : 1] : date, open };
}
