import type { GapAnswer } from '../diary/diary';
import { allRows, logIrregularities, typicalLogLengths } from './grid';
import { logistic, logisticCdf } from './logistic';
import type { ModelParameters } from './parameters';
import { coreProbabilities } from './two-piece-core';

/** Days between two logged onsets, at least 1, and her answer about them. */
export interface LoggedGap {
	readonly days: number;
	readonly answer?: GapAnswer | undefined;
}

/** P(gap | c true cycles, m, sigma) at each grid point, for c = 1, 2, 3. */
export interface GapLikelihood {
	readonly one: Float64Array;
	readonly two: Float64Array;
	readonly three: Float64Array;
}

/** Shares of the likelihood of c = 1, 2, 3 true cycles in a gap, for one level of adherence. */
export type CycleCountShares = readonly [one: number, two: number, three: number];

/** Gaps outside these limits (days) are more likely a matter of logging than of bodies: they wait for her answer. */
export const SHORTEST_PLAUSIBLE_GAP = 8;
export const LONGEST_PLAUSIBLE_GAP = 150;

const shortIntervals = { from: 10, to: 22 };
const anyIntervals = { from: SHORTEST_PLAUSIBLE_GAP, to: LONGEST_PLAUSIBLE_GAP };

/** How much wider than sigma / √c the log of c consecutive cycles spreads: a constant of the fitted model. */
const MERGED_WIDENING = 1.15;

/** Whether a gap says nothing about her cycles: by her own word, or implausible and not yet answered. */
export function isLeftOut({ days, answer }: LoggedGap): boolean {
	if (answer !== undefined) return answer === 'leave-out';
	return days < SHORTEST_PLAUSIBLE_GAP || days > LONGEST_PLAUSIBLE_GAP;
}

/** The likelihood of a gap of `days` as one, two or three true cycles. */
export function gapLikelihood(days: number, parameters: ModelParameters): GapLikelihood {
	return {
		one: cycleProbabilities(days, parameters),
		two: mergedProbabilities(days, 2, parameters),
		three: mergedProbabilities(days, 3, parameters)
	};
}

/**
 * P(L | m, sigma) of one true cycle of `days` = L at each grid point: the core, a long component with share e, and two
 * uniform terms for very short intervals and for anything at all:
 * (1 - fl - sh) [(1 - e) core + e long] + sh U(10..22) + fl U(8..150). Rows not asked for are 0.
 */
export function cycleProbabilities(
	days: number,
	parameters: ModelParameters,
	rows: readonly number[] = allRows
): Float64Array {
	const low = Math.log(days - 0.5);
	const high = Math.log(days + 0.5);
	const kappa = Math.exp(parameters.logSkew);
	const probabilities = coreProbabilities({ low, high, kappa, shift: 0, widening: 1 }, rows);
	const long = longProbabilities(low, high, parameters);
	const { anyShare, shortShare } = parameters;
	const modelled = 1 - anyShare - shortShare;
	const anywhere = shortShare * uniform(days, shortIntervals) + anyShare * uniform(days, anyIntervals);
	for (const row of rows) {
		const longShare = longCycleShare(logIrregularities[row]!, parameters);
		const coreFactor = modelled * (1 - longShare);
		const longFactor = modelled * longShare;
		const start = row * long.length;
		for (let index = 0; index < long.length; index++) {
			probabilities[start + index] = coreFactor * probabilities[start + index]! + longFactor * long[index]! + anywhere;
		}
	}
	return probabilities;
}

/**
 * How much each number of true cycles counts: (1 - pi - pi², pi, pi²) while she has not said, only the first after
 * "nothing missed", only the second after "one missed" (which keeps pi and so teaches how often she forgets).
 */
export function cycleCountShares(forgetting: number, answer: GapAnswer | undefined): CycleCountShares {
	const one = 1 - forgetting - forgetting * forgetting;
	if (answer === 'nothing-missed') return [one, 0, 0];
	if (answer === 'one-missed') return [0, forgetting, 0];
	return [one, forgetting, forgetting * forgetting];
}

// Two or three cycles logged as one: the bare core at m + ln c, scale 1.15 sigma / √c.
function mergedProbabilities(days: number, count: 2 | 3, parameters: ModelParameters): Float64Array {
	return coreProbabilities({
		low: Math.log(days - 0.5),
		high: Math.log(days + 0.5),
		kappa: Math.exp(parameters.logSkew),
		shift: Math.log(count),
		widening: MERGED_WIDENING / Math.sqrt(count)
	});
}

function longProbabilities(low: number, high: number, { longShift, longScale }: ModelParameters): Float64Array {
	const lengths = typicalLogLengths;
	const probabilities = new Float64Array(lengths.length);
	for (let index = 0; index < lengths.length; index++) {
		const centre = lengths[index]! + longShift;
		probabilities[index] = logisticCdf((high - centre) / longScale) - logisticCdf((low - centre) / longScale);
	}
	return probabilities;
}

// e = logistic(e0 + e1 (ln sigma - aS)): the more irregular she is, the more often a cycle is a long one.
function longCycleShare(logSigma: number, parameters: ModelParameters): number {
	return logistic(parameters.longLogOdds + parameters.longSlope * (logSigma - parameters.irregularity));
}

function uniform(days: number, { from, to }: { readonly from: number; readonly to: number }): number {
	return days >= from && days <= to ? 1 / (to - from + 1) : 0;
}
