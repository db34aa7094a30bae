import { quantile } from '../../src/lib/core/prediction/day-distribution';
import { finalBelief } from '../../src/lib/core/prediction/filter';
import { FORECAST_DAYS, mixedWeights, predictiveDistribution } from '../../src/lib/core/prediction/predictive';
import type { EvaluationCase } from './cases';
import { distributionOf, fitErrors, type ErrorFit } from './error-distribution';
import { logLengthDistribution, fitConjugate } from './student-t';

/** What a method says about one case: a day, and a probability for each of the days 1 to 180. */
export interface Prediction {
	readonly point: number;
	readonly distribution: Float64Array;
}

export interface Method {
	readonly name: string;
	readonly predict: (cases: readonly EvaluationCase[]) => readonly Prediction[];
}

/** Length said before there is anything to average. */
const DEFAULT_LENGTH = 28;
/** People are dealt into this many groups; what is fitted for one group is fitted on all the others. */
const FOLDS = 5;

/** The engine of the app and the baselines it is measured against. */
export const methods: readonly Method[] = [
	{ name: 'Nuri', predict: (cases) => cases.map(engine) },
	dateOnly('28 days', () => DEFAULT_LENGTH),
	dateOnly('last cycle', (past) => past[past.length - 1]),
	dateOnly('mean of all', mean),
	dateOnly('mean of 6', (past) => mean(past.slice(-6))),
	dateOnly('median of 6', (past) => median(past.slice(-6))),
	dateOnly('drip (mean of all up to 99 days, from 3 on)', dripRule),
	dateOnly('Oky as documented (mean of 6, rounded)', (past) => rounded(mean(past.slice(-6)))),
	{ name: 'Student-t on log length', predict: studentT }
];

function engine({ past, age, gynaecologicalAge }: EvaluationCase): Prediction {
	const belief = finalBelief(past.map((days) => ({ days })), { age, gynaecologicalAge });
	const distribution = predictiveDistribution(mixedWeights(belief), belief.parameters);
	return { point: quantile(distribution, 0.5), distribution };
}

/** A rule that gives one day only, with the distribution of its errors as fitted on the other people. */
function dateOnly(name: string, rule: (past: readonly number[]) => number | undefined): Method {
	const pointOf = ({ past }: EvaluationCase): number => rule(past) ?? DEFAULT_LENGTH;
	const predict = (cases: readonly EvaluationCase[]): readonly Prediction[] =>
		crossFitted(cases, (others) => {
			const fits = fitErrors(others.map((item) => ({ cycles: item.past.length, error: item.next - pointOf(item) })));
			return (item) => predictionOf(pointOf(item), fits(item.past.length));
		});
	return { name, predict };
}

function predictionOf(point: number, fit: ErrorFit): Prediction {
	return { point, distribution: distributionOf(point, fit, FORECAST_DAYS) };
}

function studentT(cases: readonly EvaluationCase[]): readonly Prediction[] {
	return crossFitted(cases, (others) => {
		const prior = fitConjugate(others);
		return ({ past }) => {
			const distribution = logLengthDistribution(past, prior, FORECAST_DAYS);
			return { point: quantile(distribution, 0.5), distribution };
		};
	});
}

function crossFitted(
	cases: readonly EvaluationCase[],
	fit: (others: readonly EvaluationCase[]) => (item: EvaluationCase) => Prediction
): readonly Prediction[] {
	const people = [...new Set(cases.map(({ person }) => person))];
	const foldOf = new Map(people.map((person, index) => [person, index % FOLDS]));
	const predictors = Array.from({ length: FOLDS }, (_, fold) =>
		fit(cases.filter(({ person }) => foldOf.get(person) !== fold))
	);
	return cases.map((item) => predictors[foldOf.get(item.person)!]!(item));
}

// drip: cycles of more than 99 days do not count, and three are needed before anything is predicted.
function dripRule(past: readonly number[]): number | undefined {
	const counted = past.filter((days) => days <= 99);
	return counted.length >= 3 ? rounded(mean(counted)) : undefined;
}

function mean(values: readonly number[]): number | undefined {
	return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number | undefined {
	const sorted = [...values].sort((a, b) => a - b);
	return mean(sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1));
}

function rounded(value: number | undefined): number | undefined {
	return value === undefined ? undefined : Math.round(value);
}
