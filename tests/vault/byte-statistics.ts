/** Statistics of bytes that should look random, each as a z-score: 0 in the mean, 1 in spread, where they do. */
export interface ByteScores {
	/** Chi-square of the byte histogram, by the Wilson-Hilferty transform (255 degrees of freedom). */
	readonly histogram: number;
	/** Correlation of each byte with the one after it, times the root of their number. */
	readonly serial: number;
	/** Share of set bits. */
	readonly bits: number;
}

export function byteScores(bytes: Uint8Array): ByteScores {
	return { histogram: histogramScore(bytes), serial: serialScore(bytes), bits: bitScore(bytes) };
}

/** Means of the bytes at each of the first places over many arrays, each as a z-score. */
export function placeScores(arrays: readonly Uint8Array[], places: number): readonly number[] {
	const deviation = Math.sqrt((256 ** 2 - 1) / 12 / arrays.length);
	return Array.from({ length: places }, (_, place) => {
		const sum = arrays.reduce((total, bytes) => total + bytes[place]!, 0);
		return (sum / arrays.length - MEAN_BYTE) / deviation;
	});
}

/** How far the means of two groups lie apart, in standard errors, where each single value has a spread of 1. */
export function apart(one: readonly number[], other: readonly number[]): number {
	return (mean(one) - mean(other)) / Math.sqrt(1 / one.length + 1 / other.length);
}

/** The largest distance from zero. */
export function farthest(scores: readonly number[]): number {
	return scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
}

const MEAN_BYTE = 255 / 2;
const VARIANCE = (256 ** 2 - 1) / 12;
const FREEDOM = 255;

function histogramScore(bytes: Uint8Array): number {
	const counts = new Float64Array(256);
	for (const byte of bytes) counts[byte]! += 1;
	const expected = bytes.length / 256;
	const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
	const spread = 2 / (9 * FREEDOM);
	return (Math.cbrt(chiSquare / FREEDOM) - (1 - spread)) / Math.sqrt(spread);
}

function serialScore(bytes: Uint8Array): number {
	let sum = 0;
	for (let index = 1; index < bytes.length; index += 1) {
		sum += (bytes[index - 1]! - MEAN_BYTE) * (bytes[index]! - MEAN_BYTE);
	}
	return sum / VARIANCE / Math.sqrt(bytes.length - 1);
}

const setBits = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

function bitScore(bytes: Uint8Array): number {
	let count = 0;
	for (const byte of bytes) count += setBits[byte]!;
	return (count - 4 * bytes.length) / Math.sqrt(2 * bytes.length);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
