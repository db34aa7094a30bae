import { normalised, type DayDistribution } from './day-distribution';
import { adherenceLevels, levelProbabilities, type Belief } from './filter';
import { cycleProbabilities } from './gap-likelihood';
import { GRID_SIZE, rowsInUse } from './grid';
import type { ModelParameters } from './parameters';

/** The forecast runs over days 1 to 180 after the last onset. */
export const FORECAST_DAYS = 180;

/** Grid points below this share of the largest weight are set to zero in the forecast. */
const NEGLIGIBLE = 1e-6;

/** Weights over the grid, the three levels of adherence mixed, negligible points set to zero. */
export function mixedWeights(belief: Belief): Float64Array {
	const mixed = new Float64Array(GRID_SIZE);
	levelProbabilities(belief).forEach((probability, level) => {
		const { weights, total } = belief.levels[level]!;
		const factor = probability / total;
		for (let point = 0; point < weights.length; point++) mixed[point]! += factor * weights[point]!;
	});
	const least = NEGLIGIBLE * mixed.reduce((largest, weight) => Math.max(largest, weight), 0);
	return mixed.map((weight) => (weight < least ? 0 : weight));
}

/**
 * Distribution of the next true cycle: the sum over the grid of weight × P(L | m, sigma), for L = 1 to 180 days,
 * normalised. Missed logs play no part: what is forecast is the next period, logged or not.
 */
export function predictiveDistribution(weights: Float64Array, parameters: ModelParameters): DayDistribution {
	const rows = rowsInUse(weights);
	const distribution = new Float64Array(FORECAST_DAYS);
	for (let day = 1; day <= FORECAST_DAYS; day++) {
		const probabilities = cycleProbabilities(day, parameters, rows);
		let sum = 0;
		for (let point = 0; point < weights.length; point++) sum += weights[point]! * probabilities[point]!;
		distribution[day - 1] = sum;
	}
	return normalised(distribution);
}

/** Posterior mean of pi, the probability that she leaves a period unlogged. */
export function meanForgetting(belief: Belief): number {
	return levelProbabilities(belief).reduce(
		(sum, weight, level) => sum + weight * adherenceLevels[level]!.forgetting,
		0
	);
}

/**
 * P(forgot to log) on an open cycle of which `cdf` is the probability that its end should have come by today:
 * pi / (1 + pi) cdf, against 1 - cdf.
 */
export function forgottenOnOpenCycle(forgetting: number, cdf: number): number {
	const forgot = (forgetting / (1 + forgetting)) * cdf;
	return forgot / (forgot + 1 - cdf);
}
