/** Makes the logistic scale comparable with a normal standard deviation (the usual 1.702 approximation). */
export const LOGISTIC_SCALE = 1.702;

/** Beyond ±40 the logistic function is 0 or 1 to the last bit of a double. */
const ARGUMENT_LIMIT = 40;

/** 1 / (1 + e^-x), with x clamped to ±40. */
export function logistic(x: number): number {
	return 1 / (1 + Math.exp(-Math.min(Math.max(x, -ARGUMENT_LIMIT), ARGUMENT_LIMIT)));
}

/** Distribution function F(z) = 1 / (1 + e^(-1.702 z)). */
export function logisticCdf(z: number): number {
	return logistic(LOGISTIC_SCALE * z);
}
