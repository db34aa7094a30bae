import type { CalendarId } from '../core/calendar/calendar-system';
import type { Direction, Locale } from './languages';
import type { MessageTexts, MessageValues } from './message-values';
import type { PluralRules } from './plural-rules';
import type { ReviewStatus } from './review-status';

/** Calendar words, digits and plural rules of one language, so that nothing is asked of the browser's `Intl`. */
export interface CalendarWords {
	readonly direction: Direction;
	/** Ten characters, zero first. */
	readonly digits: string;
	readonly plural: PluralRules;
	/** Stands between the parts of a spoken list of facts. */
	readonly listSeparator: string;
	/** 0 = Sunday … 6 = Saturday. */
	readonly firstDay: number;
	readonly weekend: readonly number[];
	/** Twelve names each; `inDate` stands beside a day number (Slavic genitive), `alone` heads a month. */
	readonly months: { readonly alone: readonly string[]; readonly inDate: readonly string[]; readonly short: readonly string[] };
	/** Names of months of calendars other than the Gregorian one, whose names the Buddhist one shares. */
	readonly otherMonths: Readonly<Partial<Record<CalendarId, readonly string[]>>>;
	/** The calendar that is shown where she chose none; the Gregorian one where nothing is said. */
	readonly calendar?: CalendarId;
	/** Seven names each, Sunday first. */
	readonly days: { readonly wide: readonly string[]; readonly short: readonly string[]; readonly narrow: readonly string[] };
	/** With `{weekday}`, `{day}`, `{month}`, `{year}`. */
	readonly patterns: Readonly<Record<DatePattern, string>>;
}

/**
 * `full`: for a screen reader and titles; `long`: without the year; `short`: beside other words; `brief`: in a table;
 * `dated`: on paper; `month`: a month's heading.
 */
export type DatePattern = 'full' | 'long' | 'short' | 'dayMonth' | 'brief' | 'dated' | 'month';

export interface LanguagePack {
	readonly tag: Locale;
	/** That of its least reviewed message. */
	readonly status: ReviewStatus;
	readonly ui: MessageTexts;
	readonly calendar: CalendarWords;
}

/** A language pack as it travels: what is said before a diary is open, without its keys. */
export interface PackedLanguage extends Omit<LanguagePack, 'ui'> {
	readonly values: MessageValues;
}
