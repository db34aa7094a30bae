import type { CalendarDate } from '../calendar/calendar-date';
import type { LockKind } from '../lock/lock-secret';
import { emptyDay, isEmptyDay, type DayEntry } from './day-entry';
import type { Flow } from './flow';

/** Whether her first period has come: `not-yet` is a full way to use Nuri, `unknown` is a skipped question. */
export type Beginning = 'started' | 'not-yet' | 'unknown';

/** Everything she may tell about herself; each field can be left out. */
export interface AboutHer {
	readonly beginning: Beginning;
	/** Age in whole years when she said it, and the day on which she said it. */
	readonly age?: { readonly years: number; readonly saidOn: CalendarDate };
	/** Years since the first period (0, .5, 1, 2 …) when she said it, and the day on which she said it. */
	readonly sinceFirstPeriod?: { readonly years: number; readonly saidOn: CalendarDate };
}

/** Her answer about one gap between two onsets; see `core/prediction`. */
export type GapAnswer = 'nothing-missed' | 'one-missed' | 'leave-out';

/** Her answer to "was this a new period?" about bleeding soon after an onset. */
export type OnsetAnswer = 'new-period' | 'same-period';

/** Seconds out of sight after which the diary is locked. */
export type LockDelay = 0 | 30 | 120;

/** A thing of her own that she notes of days. */
export interface OwnTag {
	/** Unlike any other of hers; never shown. */
	readonly id: string;
	readonly label: string;
	/** Which of the offered pictures stands for it. */
	readonly picture: string;
}

/** What she said about a care signal: not now, or an answer to what it asks; and when. */
export interface CareAnswer {
	readonly answer: string;
	readonly saidOn: CalendarDate;
}

/** Choices that belong to her and not to the phone. Names are open: one that a version does not know has no effect. */
export interface DiarySettings {
	readonly forecasts: 'shown' | 'paused';
	/** What Nuri calls her, where she said it. */
	readonly name?: string;
	/** The companion and the theme that she chose. */
	readonly companion?: string;
	readonly theme?: string;
	/** Groups of a day's page in her order, and those that she does not want to see. */
	readonly groupOrder?: readonly string[];
	readonly groupsHidden?: readonly string[];
	readonly tags?: readonly OwnTag[];
	/** Her answers about care signals and their questions, by identifier. */
	readonly care?: Readonly<Record<string, CareAnswer>>;
	/** Small things that are switched on: `calm-motion`, `left-hand`, `sound`, `vibration`, `notify`, `badge`, `tour-seen`. */
	readonly switches?: readonly string[];
	/** Answers of the guidance that she saved and read, and cards of quiz and myths that she has met: their identifiers. */
	readonly savedAnswers?: readonly string[];
	readonly readAnswers?: readonly string[];
	readonly metCards?: readonly string[];
	/** The text of reminders that leave the diary (calendar file, notification), where she changed it. */
	readonly reminderText?: string;
	/** Days before the window on which she wants to be reminded. */
	readonly reminderDays?: readonly number[];
	/** Onset of the cycle for whose next period she has packed. */
	readonly packedFor?: CalendarDate;
	/** How her diary is locked; a number code where nothing is said. */
	readonly lock?: LockKind;
	/** 30 where nothing is said. */
	readonly lockAfter?: LockDelay;
	/** Whether there is a recovery code. */
	readonly hasRecovery?: true;
	/** Whether a second diary lies behind this one; never said in a backup. */
	readonly hasSecondDiary?: true;
	/** When the last backup was made, and of how many days. */
	readonly backup?: { readonly madeOn: CalendarDate; readonly days: number };
	/** When she last put off a backup. */
	readonly backupPutOff?: CalendarDate;
}

/** The whole of what is sealed: one girl's diary. Days are keyed by date; derived facts are never stored. */
export interface Diary {
	readonly about: AboutHer;
	readonly days: ReadonlyMap<CalendarDate, DayEntry>;
	/** Keyed by the onset that ends the gap. */
	readonly gapAnswers: ReadonlyMap<CalendarDate, GapAnswer>;
	/** Keyed by the first bleeding day in question. */
	readonly onsetAnswers: ReadonlyMap<CalendarDate, OnsetAnswer>;
	readonly settings: DiarySettings;
	/** Fields of a newer version, kept through a round trip. */
	readonly unknown?: Readonly<Record<string, unknown>>;
}

/** One change of a diary, as a value: the session applies it and writes the outcome. */
export type DiaryEdit = (diary: Diary) => Diary;

/** The diary before she said or noted anything. */
export function emptyDiary(): Diary {
	return {
		about: { beginning: 'unknown' },
		days: new Map(),
		gapAnswers: new Map(),
		onsetAnswers: new Map(),
		settings: { forecasts: 'shown' }
	};
}

/** What she noted on a day; an empty entry where there is nothing. */
export function entryOn(diary: Diary, date: CalendarDate): DayEntry {
	return diary.days.get(date) ?? emptyDay(date);
}

/** Puts one day's entry in place; an empty one takes the day away. */
export function withEntry(diary: Diary, entry: DayEntry): Diary {
	return withEntries(diary, [entry]);
}

/** Puts many days in place at once; of several entries for one day the last counts. */
export function withEntries(diary: Diary, entries: Iterable<DayEntry>): Diary {
	const days = new Map(diary.days);
	for (const entry of entries) {
		const settled = withoutOverwrittenFlow(entry);
		if (isEmptyDay(settled)) days.delete(entry.date);
		else days.set(entry.date, settled);
	}
	return { ...diary, days };
}

export function withAbout(diary: Diary, about: AboutHer): Diary {
	return { ...diary, about };
}

/** Notes her answer about the gap that an onset ends; null takes the answer back. */
export function withGapAnswer(diary: Diary, onset: CalendarDate, answer: GapAnswer | null): Diary {
	return { ...diary, gapAnswers: withAnswer(diary.gapAnswers, onset, answer) };
}

/** Notes her answer about bleeding that began soon after an onset; null takes the answer back. */
export function withOnsetAnswer(diary: Diary, firstDay: CalendarDate, answer: OnsetAnswer | null): Diary {
	return { ...diary, onsetAnswers: withAnswer(diary.onsetAnswers, firstDay, answer) };
}

export function withSettings(diary: Diary, settings: DiarySettings): Diary {
	return { ...diary, settings };
}

/** Paints several days with one flow and keeps whatever else they hold; null wipes the flow from them. */
export function markBleeding(diary: Diary, dates: Iterable<CalendarDate>, flow: Flow | null): Diary {
	return withEntries(
		diary,
		Array.from(dates, (date) => withFlow(entryOn(diary, date), flow))
	);
}

/** The dates on which something is noted, oldest first; from and to a day, both included, where given. */
export function datesOf(diary: Diary, from?: CalendarDate, to?: CalendarDate): CalendarDate[] {
	return [...diary.days.keys()]
		.filter((date) => (from === undefined || date >= from) && (to === undefined || date <= to))
		.sort();
}

/** The edit that gives exactly these days their entries of `before` back, for undoing; all other days stay. */
export function revert(before: Diary, dates: Iterable<CalendarDate>): DiaryEdit {
	const entries = Array.from(dates, (date) => entryOn(before, date));
	return (diary) => withEntries(diary, entries);
}

function withFlow(entry: DayEntry, flow: Flow | null): DayEntry {
	const { flow: _, ...rest } = entry;
	return flow === null ? withoutUnknownFlow(rest) : { ...rest, flow };
}

// What she chooses here replaces an amount that only a newer version can read.
function withoutOverwrittenFlow(entry: DayEntry): DayEntry {
	return entry.flow === undefined ? entry : withoutUnknownFlow(entry);
}

function withoutUnknownFlow(entry: DayEntry): DayEntry {
	if (entry.unknown?.flow === undefined) return entry;
	const { unknown, ...rest } = entry;
	const { flow: _, ...others } = unknown;
	return Object.keys(others).length === 0 ? rest : { ...rest, unknown: others };
}

function withAnswer<A>(
	answers: ReadonlyMap<CalendarDate, A>,
	date: CalendarDate,
	answer: A | null
): ReadonlyMap<CalendarDate, A> {
	const next = new Map(answers);
	if (answer === null) next.delete(date);
	else next.set(date, answer);
	return next;
}
