import { minimise, studentTConstant } from './numerics';

/** Errors (days) around a date: a two-piece Student-t, so that late and early may differ and tails may be heavy. */
export interface ErrorFit {
	readonly shift: number;
	readonly left: number;
	readonly right: number;
	readonly degrees: number;
}

interface ObservedError {
	/** How many past cycles the date was made from. */
	readonly cycles: number;
	readonly error: number;
}

/** Errors are fitted apart for these numbers of past cycles (lower ends). */
const STRATA = [0, 1, 2, 3, 6];
const FEWEST_FOR_A_FIT = 30;

/** Maximum-likelihood fits by number of past cycles; a thin stratum borrows the fit of all. */
export function fitErrors(observed: readonly ObservedError[]): (cycles: number) => ErrorFit {
	const all = fit(observed.map(({ error }) => error));
	const fits = STRATA.map((_, stratum) => {
		const errors = observed.filter(({ cycles }) => stratumOf(cycles) === stratum).map(({ error }) => error);
		return errors.length < FEWEST_FOR_A_FIT ? all : fit(errors);
	});
	return (cycles) => fits[stratumOf(cycles)]!;
}

/** Probabilities of the days 1 to `days` around a date. */
export function distributionOf(point: number, errorFit: ErrorFit, days: number): Float64Array {
	const masses = Float64Array.from({ length: days }, (_, index) => Math.exp(logDensity(index + 1 - point, errorFit)));
	const total = masses.reduce((sum, mass) => sum + mass, 0);
	return masses.map((mass) => mass / total);
}

function stratumOf(cycles: number): number {
	return STRATA.filter((lowest) => lowest <= cycles).length - 1;
}

function fit(errors: readonly number[]): ErrorFit {
	const counts = new Map<number, number>();
	for (const error of errors) counts.set(error, (counts.get(error) ?? 0) + 1);
	const objective = (point: readonly number[]): number => {
		const candidate = fitFrom(point);
		const constant = studentTConstant(candidate.degrees);
		let loss = 0;
		for (const [error, count] of counts) loss -= count * logDensity(error, candidate, constant);
		return loss / Math.max(errors.length, 1);
	};
	return fitFrom(minimise(objective, [0, Math.log(3), Math.log(3), Math.log(4)]));
}

function fitFrom([shift, left, right, degrees]: readonly number[]): ErrorFit {
	return {
		shift: shift!,
		left: Math.exp(Math.max(left!, -2)),
		right: Math.exp(Math.max(right!, -2)),
		degrees: Math.exp(Math.min(Math.max(degrees!, 0), 5))
	};
}

function logDensity(error: number, { shift, left, right, degrees }: ErrorFit, constant = studentTConstant(degrees)): number {
	const distance = error - shift;
	const z = distance / (distance < 0 ? left : right);
	return Math.log(2 / (left + right)) + constant - ((degrees + 1) / 2) * Math.log1p((z * z) / degrees);
}
