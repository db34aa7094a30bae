import { addDays, eachDay, type CalendarDate } from '../calendar/calendar-date';
import type { BleedingEpisode } from '../cycle/bleeding-episode';
import type { CycleHistory } from '../cycle/cycle';
import { countsAsCycle, hasKnownDuration, summary, type Summary } from '../cycle/statistics';
import { namesIn, type DayEntry } from '../diary/day-entry';
import type { Diary } from '../diary/diary';
import { SETTLED_AFTER_YEARS, USUAL_DURATION, usualCycleLength, type ReferenceRange } from './reference-ranges';

/** One cycle or one period as a length. */
export interface Length {
	readonly startsOn: CalendarDate;
	readonly days: number;
	/** False for a gap that she left out, or that may hide a period: it is shown and not reckoned with. */
	readonly counts: boolean;
}

/** Lengths, oldest first, beside what is usual; the summary is of the latest ones that count. */
export interface Lengths {
	readonly all: readonly Length[];
	readonly summary: Summary;
	readonly usual: ReferenceRange;
}

/** How evenly her periods come. */
export interface Regularity {
	readonly kind: 'even' | 'varied';
	/** Days between her shortest and her longest cycle. */
	readonly spread: number;
	readonly cycles: number;
	/** Whether she is in the years in which varied cycles are common, or did not tell. */
	readonly isSettling: boolean;
}

/** What one period was like to live with; the day before it counts too, as pain often begins then. */
export interface PeriodBurden {
	readonly onset: CalendarDate;
	/** 0 to 10; null where she noted none. */
	readonly worstPain: number | null;
	readonly missedSchoolDays: number;
}

export interface Insights {
	readonly cycles: Lengths;
	readonly periods: Lengths;
	/** Null with fewer than three cycles that count. */
	readonly regularity: Regularity | null;
	/** Only periods of which she noted pain or a missed school day; oldest first. */
	readonly burdens: readonly PeriodBurden[];
	/** Days of the last 365 on which she missed school, periods or not. */
	readonly missedSchoolDays: number;
}

/** Latest cycles and periods that a summary is made from. */
export const LATEST = 12;

/** Most days between the shortest and the longest cycle that still count as even (FIGO 2018, women of 18 to 25 years). */
export const EVEN_SPREAD = 9;
const FEWEST_FOR_REGULARITY = 3;

/** What her diary tells of her cycles on a day. */
export function insightsOf(diary: Diary, history: CycleHistory, today: CalendarDate, gynaecologicalAge: number | null): Insights {
	const cycles = history.cycles.map((cycle) => ({ startsOn: cycle.onset, days: cycle.length, counts: countsAsCycle(cycle) }));
	const periods = history.episodes
		.filter((episode) => hasKnownDuration(episode, today))
		.map(({ onset, duration }) => ({ startsOn: onset, days: duration, counts: true }));
	const lengths = lengthsOf(cycles, usualCycleLength(gynaecologicalAge));
	return {
		cycles: lengths,
		periods: lengthsOf(periods, USUAL_DURATION),
		regularity: regularityOf(lengths.summary, gynaecologicalAge),
		burdens: history.episodes.flatMap((episode) => burdenOf(diary, episode, today)),
		missedSchoolDays: eachDay(addDays(today, -364), today).filter((date) => missedSchool(diary.days.get(date))).length
	};
}

function lengthsOf(all: readonly Length[], usual: ReferenceRange): Lengths {
	const counting = all.filter(({ counts }) => counts).slice(-LATEST);
	return { all, summary: summary(counting.map(({ days }) => days)), usual };
}

function regularityOf({ count, shortest, longest }: Summary, gynaecologicalAge: number | null): Regularity | null {
	if (count < FEWEST_FOR_REGULARITY || shortest === null || longest === null) return null;
	const spread = longest - shortest;
	const isSettling = gynaecologicalAge === null || gynaecologicalAge < SETTLED_AFTER_YEARS;
	return { kind: spread <= EVEN_SPREAD ? 'even' : 'varied', spread, cycles: count, isSettling };
}

function burdenOf(diary: Diary, { onset, last }: BleedingEpisode, today: CalendarDate): readonly PeriodBurden[] {
	const until = last < today ? last : today;
	const days = eachDay(addDays(onset, -1), until).flatMap((date) => diary.days.get(date) ?? []);
	const scores = days.flatMap(({ pain }) => (pain === undefined ? [] : [pain]));
	const missedSchoolDays = days.filter(missedSchool).length;
	if (scores.length === 0 && missedSchoolDays === 0) return [];
	return [{ onset, worstPain: scores.length > 0 ? Math.max(...scores) : null, missedSchoolDays }];
}

function missedSchool(entry: DayEntry | undefined): boolean {
	return entry !== undefined && namesIn(entry, 'missed').includes('school');
}
