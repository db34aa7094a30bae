import { allRows, GRID_SIZE, irregularities, LENGTH_COUNT, LOG_LENGTH_STEP, typicalLogLengths } from './grid';
import { LOGISTIC_SCALE } from './logistic';

/** The two-piece core over an interval of log days. */
export interface Core {
	readonly low: number;
	readonly high: number;
	/** Ratio of the right scale to the left one. */
	readonly kappa: number;
	/** Added to m: ln c for c cycles in one gap. */
	readonly shift: number;
	/** Multiplies sigma. */
	readonly widening: number;
}

/** An interval of log days around which a row of m is laid out. */
interface Interval {
	readonly low: number;
	readonly high: number;
	/** How many values of m lie at or below `low`, and at or below `high`. */
	readonly upToLow: number;
	readonly upToHigh: number;
}

/**
 * Probability, at each grid point, that a log length falls between `low` and `high` (log days) under the two-piece
 * logistic core around m + `shift`, with left scale s = `widening` × sigma and right scale kappa × s:
 *
 *     C(d) = 2 / (1 + kappa) F(d / s)                                 for d < 0
 *     C(d) = 1 - 2 kappa / (1 + kappa) (1 - F(d / (kappa s)))         for d ≥ 0
 *
 * Differences are taken on the side of the smaller tail, so far tails keep their relative size. Rows not asked for are 0.
 */
export function coreProbabilities(
	{ low: logLow, high: logHigh, kappa, shift, widening }: Core,
	rows: readonly number[] = allRows
): Float64Array {
	const low = logLow - shift;
	const high = logHigh - shift;
	const interval = { low, high, upToLow: countUpTo(low), upToHigh: countUpTo(high) };
	const probabilities = new Float64Array(GRID_SIZE);
	for (const row of rows) {
		const start = row * LENGTH_COUNT;
		const left = LOGISTIC_SCALE / (irregularities[row]! * widening);
		fillUpperTails(probabilities, start, interval, left / kappa, (2 * kappa) / (1 + kappa));
		fillAround(probabilities, start, interval, left, kappa);
		fillLowerTails(probabilities, start, interval, left, 2 / (1 + kappa));
	}
	return probabilities;
}

function countUpTo(value: number): number {
	const lengths = typicalLogLengths;
	let count = 0;
	while (count < lengths.length && lengths[count]! <= value) count++;
	return count;
}

// Where m lies below the interval: mass × (T(low) - T(high)) with T = a / (1 + a), a = e^(-rate d). m rises by equal
// steps, so each a is the one before it times a constant.
function fillUpperTails(
	target: Float64Array,
	start: number,
	{ low, high, upToLow }: Interval,
	rate: number,
	mass: number
): void {
	const factor = Math.exp(rate * LOG_LENGTH_STEP);
	let nearer = Math.exp(-rate * (low - typicalLogLengths[0]!));
	let farther = Math.exp(-rate * (high - typicalLogLengths[0]!));
	for (let index = 0; index < upToLow; index++) {
		target[start + index] = (mass * (nearer - farther)) / ((1 + nearer) * (1 + farther));
		nearer *= factor;
		farther *= factor;
	}
}

// Where m lies above the interval: the mirror image.
function fillLowerTails(
	target: Float64Array,
	start: number,
	{ low, high, upToHigh }: Interval,
	rate: number,
	mass: number
): void {
	if (upToHigh === LENGTH_COUNT) return;
	const count = LENGTH_COUNT;
	const factor = Math.exp(-rate * LOG_LENGTH_STEP);
	let nearer = Math.exp(rate * (high - typicalLogLengths[upToHigh]!));
	let farther = Math.exp(rate * (low - typicalLogLengths[upToHigh]!));
	for (let index = upToHigh; index < count; index++) {
		target[start + index] = (mass * (nearer - farther)) / ((1 + nearer) * (1 + farther));
		nearer *= factor;
		farther *= factor;
	}
}

// The few points at which m lies inside the interval: what neither tail holds.
function fillAround(target: Float64Array, start: number, interval: Interval, rate: number, kappa: number): void {
	for (let index = interval.upToLow; index < interval.upToHigh; index++) {
		const below = 1 / (1 + Math.exp(rate * (typicalLogLengths[index]! - interval.low)));
		const above = 1 / (1 + Math.exp((rate / kappa) * (interval.high - typicalLogLengths[index]!)));
		target[start + index] = 1 - (2 / (1 + kappa)) * (below + kappa * above);
	}
}
