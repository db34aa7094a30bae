import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { quantile, type DayDistribution } from './day-distribution';
import { finalBelief, MOST_GAPS, type Belief } from './filter';
import { isLeftOut } from './gap-likelihood';
import { agesAt, distinctOnsets, gapsOf, type ForecastHistory } from './history';
import type { ModelParameters } from './parameters';
import { meanForgetting, mixedWeights, predictiveDistribution } from './predictive';

/** All that her past says about the next cycle. It changes with her diary, not from day to day: worth keeping. */
export interface Posterior {
	readonly lastOnset: CalendarDate;
	/** Past gaps that the model learns from: the last 60 at most, without those left out. */
	readonly loggedGaps: number;
	/** Weights over the grid and the constants at the last onset. */
	readonly weights: Float64Array;
	readonly parameters: ModelParameters;
	/** Distribution of the open cycle's length at its first day, before anything is known of today. */
	readonly distribution: DayDistribution;
	/** Posterior mean of the probability that she leaves a period unlogged. */
	readonly forgetting: number;
	/** Day after her own 95 % point: from here a period that has not come is later than usual for her. */
	readonly lateFrom: CalendarDate;
	/** First day by which the period has come with a probability of 10 %: time to pack supplies. */
	readonly suppliesFrom: CalendarDate;
}

const LATE_QUANTILE = 0.95;
const SUPPLIES_QUANTILE = 0.1;

/** The posterior at her last onset, or null without any onset. `today` is the day on which `history` states her ages. */
export function posteriorFrom(history: ForecastHistory, today: CalendarDate): Posterior | null {
	const onsets = distinctOnsets(history);
	const lastOnset = onsets[onsets.length - 1];
	if (lastOnset === undefined) return null;
	const gaps = gapsOf(history).slice(-MOST_GAPS);
	const belief = finalBelief(gaps, agesAt(lastOnset, history, today));
	return posteriorAt(lastOnset, belief, gaps.filter((gap) => !isLeftOut(gap)).length);
}

/** The posterior of one belief, held at the onset `lastOnset`. */
export function posteriorAt(lastOnset: CalendarDate, belief: Belief, loggedGaps: number): Posterior {
	const weights = mixedWeights(belief);
	const distribution = predictiveDistribution(weights, belief.parameters);
	return {
		lastOnset,
		loggedGaps,
		weights,
		parameters: belief.parameters,
		distribution,
		forgetting: meanForgetting(belief),
		lateFrom: addDays(lastOnset, quantile(distribution, LATE_QUANTILE) + 1),
		suppliesFrom: addDays(lastOnset, quantile(distribution, SUPPLIES_QUANTILE))
	};
}
