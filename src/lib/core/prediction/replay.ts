import type { CalendarDate } from '../calendar/calendar-date';
import { shortestRange, type DayRange } from './day-distribution';
import { beliefsAlong, type Belief } from './filter';
import { windowAfter, type DayWindow } from './forecast';
import { isLeftOut } from './gap-likelihood';
import { agesAt, gapsOf, type DatedGap, type ForecastHistory } from './history';
import { mixedWeights, predictiveDistribution } from './predictive';

/** A past cycle and the 80 % window that was forecast on its first day, from nothing but the cycles before it. */
export interface ReplayedCycle {
	readonly startsOn: CalendarDate;
	readonly endsOn: CalendarDate;
	readonly days: number;
	readonly window: DayWindow;
	/** Where the next onset fell; `not-judged` when she missed a log or left the gap out, so that no true end is known. */
	readonly outcome: 'held' | 'earlier' | 'later' | 'not-judged';
}

/** How many of the judged windows held. About four in five should. */
export interface HitRate {
	readonly held: number;
	readonly judged: number;
}

/**
 * Walk-forward replay of the latest `count` cycles, oldest first. Ages are taken back to each onset from those of
 * `today`. One pass serves all cycles, so those beyond the sixtieth also remember a little of what lies before.
 */
export function replay(history: ForecastHistory, today: CalendarDate, count = 24): readonly ReplayedCycle[] {
	const gaps = gapsOf(history);
	const lastGap = gaps[gaps.length - 1];
	if (lastGap === undefined) return [];
	const cycles: ReplayedCycle[] = [];
	let index = 0;
	for (const belief of beliefsAlong(gaps, agesAt(lastGap.endsOn, history, today))) {
		const gap = gaps[index++];
		if (gap && index > gaps.length - count) cycles.push(replayed(gap, belief));
	}
	return cycles;
}

/** Her own hit rate over replayed cycles. */
export function hitRateOf(cycles: readonly ReplayedCycle[]): HitRate {
	return {
		held: cycles.filter((cycle) => cycle.outcome === 'held').length,
		judged: cycles.filter((cycle) => cycle.outcome !== 'not-judged').length
	};
}

function replayed(gap: DatedGap, belief: Belief): ReplayedCycle {
	const range = shortestRange(predictiveDistribution(mixedWeights(belief), belief.parameters), 0.8);
	const { startsOn, endsOn, days } = gap;
	return { startsOn, endsOn, days, window: windowAfter(startsOn, range), outcome: outcomeOf(gap, range) };
}

function outcomeOf(gap: DatedGap, { from, to }: DayRange): ReplayedCycle['outcome'] {
	if (gap.answer === 'one-missed' || isLeftOut(gap)) return 'not-judged';
	if (gap.days < from) return 'earlier';
	return gap.days > to ? 'later' : 'held';
}
