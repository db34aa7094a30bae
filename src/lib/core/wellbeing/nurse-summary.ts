import { addDays, type CalendarDate } from '../calendar/calendar-date';
import type { CycleHistory } from '../cycle/cycle';
import { hasKnownDuration, type Summary } from '../cycle/statistics';
import { namesIn, type DayEntry, type ListField } from '../diary/day-entry';
import type { Diary } from '../diary/diary';
import type { CareSignal } from './care-look';
import { insightsOf, type PeriodBurden, type Regularity } from './insights';
import { ageInYears, gynaecologicalAge } from './reference-ranges';

/** Parts of the summary in the order of the page; the last three are intimate and left out unless she ticks them. */
export const nurseParts = ['about', 'cycles', 'bleeding', 'pain', 'body', 'medicines', 'care', 'discharge', 'feelings', 'own'] as const;
export type NursePart = (typeof nurseParts)[number];
export const tickedAtFirst: readonly NursePart[] = ['about', 'cycles', 'bleeding', 'pain', 'body', 'medicines', 'care'];

/** A name, and on how many days it was noted. */
export interface Counted {
	readonly name: string;
	readonly days: number;
}

export interface PastPeriod {
	readonly onset: CalendarDate;
	/** Days of bleeding; null while it goes on, or where only its first day is known. */
	readonly duration: number | null;
	/** Days to the next onset; null for the latest. */
	readonly cycle: number | null;
}

/** What a health worker asks first, from her diary; only the parts that she ticked are filled. */
export interface NurseSummary {
	readonly madeOn: CalendarDate;
	/** Days are counted from this date on. */
	readonly since: CalendarDate;
	readonly about?: { readonly age: number | null; readonly yearsSinceFirst: number | null; readonly hasStarted: boolean | null };
	readonly cycles?: {
		readonly lengths: Summary;
		readonly durations: Summary;
		readonly regularity: Regularity | null;
		/** Latest first, six at most. */
		readonly past: readonly PastPeriod[];
	};
	readonly bleeding?: { readonly heavyDays: number; readonly mostChanges: number | null; readonly signs: readonly Counted[] };
	readonly pain?: { readonly periods: readonly PeriodBurden[]; readonly reliefs: readonly Counted[]; readonly missed: readonly Counted[] };
	readonly body?: readonly Counted[];
	readonly medicines?: readonly Counted[];
	readonly care?: readonly CareSignal[];
	readonly discharge?: readonly Counted[];
	readonly feelings?: readonly Counted[];
	readonly own?: readonly Counted[];
}

/** Days that the summary looks back. */
export const NURSE_LOOK_BACK = 183;
const PAST_PERIODS = 6;

/** Care rules that tell of an intimate part, and are said only where that part is ticked. */
const partOfRule: Readonly<Record<string, NursePart>> = { mood: 'feelings', 'self-harm': 'feelings', assault: 'feelings', discharge: 'discharge' };

/** The summary on a day, with only what is ticked. */
export function nurseSummary(
	diary: Diary,
	history: CycleHistory,
	signals: readonly CareSignal[],
	ticked: ReadonlySet<NursePart>,
	today: CalendarDate
): NurseSummary {
	const since = addDays(today, 1 - NURSE_LOOK_BACK);
	const days = [...diary.days.values()].filter(({ date }) => date >= since && date <= today);
	const years = gynaecologicalAge(diary.about, today);
	const { cycles, periods, regularity, burdens } = insightsOf(diary, history, today, years);
	const parts: Omit<Required<NurseSummary>, 'madeOn' | 'since'> = {
		about: { age: whole(ageInYears(diary.about, today)), yearsSinceFirst: whole(years), hasStarted: started(diary) },
		cycles: { lengths: cycles.summary, durations: periods.summary, regularity, past: pastPeriods(history, today) },
		bleeding: { heavyDays: days.filter(({ flow }) => flow === 'heavy').length, mostChanges: mostChanges(days), signs: counted(days, 'bleedingSigns') },
		pain: { periods: burdens.filter(({ onset }) => onset >= since), reliefs: counted(days, 'reliefs'), missed: counted(days, 'missed') },
		body: counted(days, 'symptoms'),
		medicines: counted(days, 'medicines'),
		care: signals.filter(({ id }) => ticked.has(partOfRule[id] ?? 'care')),
		discharge: counted(days, 'discharge'),
		feelings: counted(days, 'moods'),
		own: counted(days, 'tags')
	};
	const chosen = Object.fromEntries(nurseParts.filter((part) => ticked.has(part)).map((part) => [part, parts[part]]));
	return { madeOn: today, since, ...chosen };
}

function pastPeriods({ episodes, cycles }: CycleHistory, today: CalendarDate): readonly PastPeriod[] {
	const lengths = new Map(cycles.map(({ onset, length }) => [onset, length]));
	return episodes
		.slice(-PAST_PERIODS)
		.map((episode) => ({
			onset: episode.onset,
			duration: hasKnownDuration(episode, today) ? episode.duration : null,
			cycle: lengths.get(episode.onset) ?? null
		}))
		.reverse();
}

// Most changes of all products on one day; null where she counted none.
function mostChanges(days: readonly DayEntry[]): number | null {
	const sums = days.map(({ products = {} }) => Object.values(products).reduce((sum, changes) => sum + changes, 0));
	const most = Math.max(0, ...sums);
	return most > 0 ? most : null;
}

// Names on the most days first.
function counted(days: readonly DayEntry[], field: ListField): readonly Counted[] {
	const counts = new Map<string, number>();
	for (const day of days) for (const name of new Set(namesIn(day, field))) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].map(([name, number]) => ({ name, days: number })).sort((a, b) => b.days - a.days);
}

function started({ about: { beginning } }: Diary): boolean | null {
	return beginning === 'unknown' ? null : beginning === 'started';
}

function whole(years: number | null): number | null {
	return years === null ? null : Math.floor(years);
}
