import type { CalendarDate } from '../calendar/calendar-date';
import { isOver, type BleedingEpisode } from './bleeding-episode';
import type { Cycle } from './cycle';

/** A range of days, both ends included. */
export interface DayRange {
	readonly from: number;
	readonly to: number;
}

/** A set of day counts in numbers. Each is null where the data do not carry it; means and medians are not rounded. */
export interface Summary {
	readonly count: number;
	readonly shortest: number | null;
	readonly longest: number | null;
	readonly median: number | null;
	readonly mean: number | null;
	/** The narrowest range that holds at least four in five of them; null with fewer than three. */
	readonly typical: DayRange | null;
}

export interface CycleStatistics {
	readonly lengths: Summary;
	readonly durations: Summary;
}

/** With fewer values, "usually" would be a claim about nothing. */
const FEWEST_FOR_A_TYPICAL_RANGE = 3;
const TYPICAL_SHARE = 0.8;

/**
 * Longest gap in days that counts without being asked about: past it a forgotten period is as likely as a long cycle
 * (ACOG Committee Opinion 651, 2015: more than 90 days is unusual even in the first year).
 */
export const LONGEST_GAP_UNASKED = 90;

/** Her cycle lengths and durations; see `countsAsCycle` and `hasKnownDuration` for what is left out. */
export function cycleStatistics(
	cycles: readonly Cycle[],
	episodes: readonly BleedingEpisode[],
	today: CalendarDate
): CycleStatistics {
	return {
		lengths: summary(cycles.filter(countsAsCycle).map((cycle) => cycle.length)),
		durations: summary(episodes.filter((episode) => hasKnownDuration(episode, today)).map((episode) => episode.duration))
	};
}

/** Whether a gap is one cycle as far as she told: not left out, nothing missed, not so long that she must be asked. */
export function countsAsCycle(cycle: Cycle): boolean {
	if (cycle.answer !== undefined) return cycle.answer === 'nothing-missed';
	return cycle.length <= LONGEST_GAP_UNASKED;
}

/** Whether a duration is known: the episode is over, and not just a first day without an amount (an import). */
export function hasKnownDuration(episode: BleedingEpisode, today: CalendarDate): boolean {
	const onlyOnsetKnown = episode.days.length === 1 && episode.days[0]?.flow === 'unspecified';
	return isOver(episode, today) && !onlyOnsetKnown;
}

/** Sums up day counts in any order. */
export function summary(values: readonly number[]): Summary {
	const sorted = [...values].sort((a, b) => a - b);
	return {
		count: sorted.length,
		shortest: sorted[0] ?? null,
		longest: sorted[sorted.length - 1] ?? null,
		median: medianOf(sorted),
		mean: sorted.length === 0 ? null : sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
		typical: typicalRange(sorted)
	};
}

function medianOf(sorted: readonly number[]): number | null {
	const lower = sorted[Math.floor((sorted.length - 1) / 2)];
	const upper = sorted[Math.floor(sorted.length / 2)];
	return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

function typicalRange(sorted: readonly number[]): DayRange | null {
	if (sorted.length < FEWEST_FOR_A_TYPICAL_RANGE) return null;
	const held = Math.ceil(sorted.length * TYPICAL_SHARE);
	const ranges = sorted.slice(held - 1).map((to, index) => ({ from: sorted[index] ?? to, to }));
	return ranges.reduce((narrowest, range) => (widthOf(range) < widthOf(narrowest) ? range : narrowest));
}

function widthOf({ from, to }: DayRange): number {
	return to - from;
}
