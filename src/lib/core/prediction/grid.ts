/**
 * The latent traits of one girl, on a fixed grid: `m`, the logarithm of her typical cycle length in days, and `sigma`,
 * her irregularity (scale of the log length). 63 × 13 = 819 points; every grid array runs through m within sigma.
 */

/** Step of m, in log days: 2 % of a cycle length. */
export const LOG_LENGTH_STEP = 0.02;

/** The values of m, from ln 19 up to below ln 66 days. */
export const typicalLogLengths: Float64Array = Float64Array.from(
	{ length: Math.ceil((Math.log(66) - Math.log(19)) / LOG_LENGTH_STEP) },
	(_, index) => Math.log(19) + index * LOG_LENGTH_STEP
);

/** The values of ln sigma: 13 points, evenly spaced from ln .018 to ln .42. */
export const logIrregularities: Float64Array = Float64Array.from(
	{ length: 13 },
	(_, index) => Math.log(0.018) + (index * Math.log(0.42 / 0.018)) / 12
);

/** The values of sigma, without unit: .018 to .42. */
export const irregularities: Float64Array = logIrregularities.map(Math.exp);

export const LENGTH_COUNT: number = typicalLogLengths.length;
export const GRID_SIZE: number = LENGTH_COUNT * irregularities.length;

/** A row of the grid: the index of one sigma. */
export const allRows: readonly number[] = Array.from(irregularities.keys());

/** The rows that hold any weight. */
export function rowsInUse(weights: Float64Array): readonly number[] {
	const rowOf = (row: number): Float64Array => weights.subarray(row * LENGTH_COUNT, (row + 1) * LENGTH_COUNT);
	return allRows.filter((row) => rowOf(row).some((weight) => weight > 0));
}
