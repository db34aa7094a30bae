import { shortestRange } from '../../src/lib/core/prediction/day-distribution';
import type { EvaluationCase } from './cases';
import type { Prediction } from './methods';

/** How well predictions did. Days, except shares (0 to 1) and the log score (nats). */
export interface Scores {
	readonly n: number;
	readonly mae: number;
	/** Median of the absolute errors. */
	readonly medianError: number;
	readonly rmse: number;
	readonly within2: number;
	readonly within3: number;
	/** Sum over the days 1 to 180 of (CDF - [day ≥ truth])². */
	readonly crps: number;
	/** -ln of the probability given to the true day. */
	readonly logScore: number;
	readonly coverage80: number;
	readonly width80: number;
	readonly coverage95: number;
	readonly width95: number;
}

/** Keeps the log score finite where a method gave the true day nothing. */
const SMALLEST_PROBABILITY = 1e-10;

/** Scores over all pairs of a case and its prediction; null when there is none. */
export function scoresOf(cases: readonly EvaluationCase[], predictions: readonly Prediction[]): Scores | null {
	if (cases.length === 0) return null;
	const truths = cases.map(({ next }) => next);
	const errors = truths.map((truth, index) => Math.abs(truth - predictions[index]!.point));
	const distributions = predictions.map(({ distribution }) => distribution);
	const windows80 = windowScores(truths, distributions, 0.8);
	const windows95 = windowScores(truths, distributions, 0.95);
	return {
		n: cases.length,
		mae: average(errors),
		medianError: medianOf(errors),
		rmse: Math.sqrt(average(errors.map((error) => error * error))),
		within2: average(errors.map((error) => Number(error <= 2))),
		within3: average(errors.map((error) => Number(error <= 3))),
		crps: average(truths.map((truth, index) => rankedProbabilityScore(distributions[index]!, truth))),
		logScore: average(truths.map((truth, index) => logScore(distributions[index]!, truth))),
		coverage80: windows80.coverage,
		width80: windows80.width,
		coverage95: windows95.coverage,
		width95: windows95.width
	};
}

function windowScores(
	truths: readonly number[],
	distributions: readonly Float64Array[],
	mass: number
): { readonly coverage: number; readonly width: number } {
	const ranges = distributions.map((distribution) => shortestRange(distribution, mass));
	return {
		coverage: average(ranges.map(({ from, to }, index) => Number(from <= truths[index]! && truths[index]! <= to))),
		width: average(ranges.map(({ from, to }) => to - from + 1))
	};
}

function logScore(distribution: Float64Array, truth: number): number {
	return -Math.log(Math.max(distribution[truth - 1] ?? 0, SMALLEST_PROBABILITY));
}

function rankedProbabilityScore(distribution: Float64Array, truth: number): number {
	let cdf = 0;
	let score = 0;
	distribution.forEach((probability, index) => {
		cdf += probability;
		score += (cdf - Number(index + 1 >= truth)) ** 2;
	});
	return score;
}

function average(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function medianOf(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return average(sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1));
}
