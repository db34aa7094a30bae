import type { EvaluationCase } from './cases';
import { logStudentT, minimise } from './numerics';

/** Normal-inverse-gamma prior of the mean and variance of log lengths: mean, pseudo-cycles, shape, rate. */
export interface ConjugatePrior {
	readonly mean: number;
	readonly strength: number;
	readonly shape: number;
	readonly rate: number;
}

/** The closed-form predictive distribution of the next log length. */
interface Predictive {
	readonly centre: number;
	readonly scale: number;
	readonly degrees: number;
}

/** The prior under which the next lengths of these people were likeliest. */
export function fitConjugate(cases: readonly EvaluationCase[]): ConjugatePrior {
	const known = cases.map(({ past, next }) => ({ past: past.map(Math.log), next: Math.log(next) }));
	const objective = (point: readonly number[]): number => {
		const prior = priorFrom(point);
		let loss = 0;
		for (const { past, next } of known) {
			const { centre, scale, degrees } = predictive(past, prior);
			loss -= logStudentT((next - centre) / scale, degrees) - Math.log(scale);
		}
		return loss / known.length;
	};
	return priorFrom(minimise(objective, [Math.log(29), 0, Math.log(2), Math.log(0.02)]));
}

/** Probabilities of the days 1 to `days`. */
export function logLengthDistribution(past: readonly number[], prior: ConjugatePrior, days: number): Float64Array {
	const { centre, scale, degrees } = predictive(past.map(Math.log), prior);
	const masses = Float64Array.from({ length: days }, (_, index) => {
		const logLength = Math.log(index + 1);
		return Math.exp(logStudentT((logLength - centre) / scale, degrees) - logLength);
	});
	const total = masses.reduce((sum, mass) => sum + mass, 0);
	return masses.map((mass) => mass / total);
}

function predictive(past: readonly number[], prior: ConjugatePrior): Predictive {
	const count = past.length;
	const mean = count === 0 ? prior.mean : past.reduce((sum, value) => sum + value, 0) / count;
	const squares = past.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const strength = prior.strength + count;
	const shape = prior.shape + count / 2;
	const rate = prior.rate + squares / 2 + (prior.strength * count * (mean - prior.mean) ** 2) / (2 * strength);
	return {
		centre: (prior.strength * prior.mean + count * mean) / strength,
		scale: Math.sqrt((rate * (strength + 1)) / (shape * strength)),
		degrees: 2 * shape
	};
}

function priorFrom([mean, strength, shape, rate]: readonly number[]): ConjugatePrior {
	return { mean: mean!, strength: Math.exp(strength!), shape: Math.exp(shape!), rate: Math.exp(rate!) };
}
