/** Probabilities of day 1, 2, 3 … after an onset (index 0 is day 1). */
export type DayDistribution = Float64Array;

/** A run of days, both ends included, and the probability it holds. */
export interface DayRange {
	readonly from: number;
	readonly to: number;
	readonly mass: number;
}

/** Probability that the day is `day` or earlier. */
export function cumulative(distribution: DayDistribution, day: number): number {
	let sum = 0;
	for (let index = 0; index < Math.min(day, distribution.length); index++) sum += distribution[index]!;
	return sum;
}

/** First day at which the cumulative probability reaches `mass`; the last day when rounding keeps it below. */
export function quantile(distribution: DayDistribution, mass: number): number {
	let sum = 0;
	for (let index = 0; index < distribution.length; index++) {
		sum += distribution[index]!;
		if (sum >= mass) return index + 1;
	}
	return distribution.length;
}

/** Shortest run of days holding at least `mass`; of several, the one holding most. */
export function shortestRange(distribution: DayDistribution, mass: number): DayRange {
	let best: DayRange = { from: 1, to: distribution.length, mass: cumulative(distribution, distribution.length) };
	let held = 0;
	let to = 0;
	for (let from = 1; from <= distribution.length; from++) {
		while (held < mass && to < distribution.length) held += distribution[to++]!;
		if (held < mass) break;
		const shorter = to - from - (best.to - best.from);
		if (shorter < 0 || (shorter === 0 && held > best.mass)) best = { from, to, mass: held };
		held -= distribution[from - 1]!;
	}
	return best;
}

/** The distribution once it is known that nothing came up to and including `day`. */
export function conditionedOn(distribution: DayDistribution, day: number): DayDistribution {
	const remaining = distribution.slice();
	remaining.fill(0, 0, Math.max(day, 0));
	return normalised(remaining);
}

/** A copy that sums to 1. */
export function normalised(distribution: DayDistribution): DayDistribution {
	const sum = cumulative(distribution, distribution.length);
	return distribution.map((probability) => probability / sum);
}
