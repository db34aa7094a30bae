import { addDays, type CalendarDate } from '../calendar/calendar-date';

/** One reminder: a whole day in a calendar. */
export interface Reminder {
	readonly date: CalendarDate;
	/** In her words; nothing is added to it. */
	readonly text: string;
	/** Unlike any other's, and without a meaning: letters and digits. */
	readonly id: string;
}

/** Days before the window on which she is reminded where she chose nothing. */
export const USUAL_DAYS_BEFORE: readonly number[] = [2];

/** Longest text of a reminder, in letters as she types them. */
export const LONGEST_REMINDER = 60;

/** The days of reminders so many days before each first day, those ahead of today only, soonest first. */
export function reminderDates(
	firstDays: readonly CalendarDate[],
	daysBefore: readonly number[],
	today: CalendarDate
): readonly CalendarDate[] {
	const dates = firstDays.flatMap((first) => daysBefore.map((days) => addDays(first, -days)));
	return [...new Set(dates)].filter((date) => date > today).sort();
}

/**
 * A calendar file (RFC 5545) with one event of a whole day for each reminder and an alarm at nine in the morning.
 * `madeAt` is an instant in UTC, `YYYYMMDDTHHMMSSZ`. Nothing in it names Nuri or says what the reminders are for.
 */
export function calendarFile(reminders: readonly Reminder[], madeAt: string): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Reminders//EN',
		'CALSCALE:GREGORIAN',
		...reminders.flatMap((reminder) => eventOf(reminder, madeAt)),
		'END:VCALENDAR'
	];
	return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

function eventOf({ date, text, id }: Reminder, madeAt: string): readonly string[] {
	const summary = escaped(text);
	return [
		'BEGIN:VEVENT',
		`UID:${id}`,
		`DTSTAMP:${madeAt}`,
		`DTSTART;VALUE=DATE:${compact(date)}`,
		`DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
		`SUMMARY:${summary}`,
		'CLASS:PRIVATE',
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${summary}`,
		'TRIGGER:PT9H',
		'END:VALARM',
		'END:VEVENT'
	];
}

function compact(date: CalendarDate): string {
	return date.replace(/-/g, '');
}

// Section 3.3.11; control characters, which no text may hold, become spaces.
function escaped(text: string): string {
	return text
		.replace(/\r\n?|\n/g, '\n')
		.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
		.replace(/[\\;,]/g, '\\$&')
		.replace(/\n/g, '\\n');
}

const LONGEST_LINE = 75;

// Section 3.1: no line over 75 octets; no character is cut in two.
function folded(line: string): readonly string[] {
	const lines: string[] = [];
	let part = '';
	let octets = 0;
	for (const letter of line) {
		const more = octetsOf(letter);
		if (octets + more > LONGEST_LINE) {
			lines.push(part);
			[part, octets] = [' ', 1];
		}
		part += letter;
		octets += more;
	}
	return [...lines, part];
}

function octetsOf(letter: string): number {
	const code = letter.codePointAt(0) ?? 0;
	if (code < 0x80) return 1;
	if (code < 0x800) return 2;
	return code < 0x10000 ? 3 : 4;
}
