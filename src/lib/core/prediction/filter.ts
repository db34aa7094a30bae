import {
	cycleCountShares,
	gapLikelihood,
	isLeftOut,
	type CycleCountShares,
	type GapLikelihood,
	type LoggedGap
} from './gap-likelihood';
import { GRID_SIZE } from './grid';
import { parametersAt, type Ages, type ModelParameters } from './parameters';
import { logPrior } from './prior';

/** How often a period goes unlogged: three levels of adherence and how common each is before anything is known. */
export const adherenceLevels: readonly { readonly forgetting: number; readonly prior: number }[] = [
	{ forgetting: 0.004, prior: 0.6 },
	{ forgetting: 0.06, prior: 0.28 },
	{ forgetting: 0.22, prior: 0.12 }
];

/** What is believed at one onset under one level of adherence. */
interface LevelBelief {
	/** ln q over the grid, up to a constant. */
	readonly logWeights: Float64Array;
	/** q relative to its largest value; points that could not change any sum by one part in 10^17 are 0. */
	readonly weights: Float64Array;
	/** Sum of `weights`. */
	readonly total: number;
	/** Sum of ln z so far, z being the evidence of each gap. */
	readonly logEvidence: number;
}

/** What is believed at one onset: three filters, one for each level of adherence, and the constants of that moment. */
export interface Belief {
	readonly parameters: ModelParameters;
	readonly levels: readonly LevelBelief[];
	/** The likelihood of the gap just absorbed; null before the first gap and after one left out. */
	readonly likelihood: GapLikelihood | null;
}

/** Older gaps no longer count: after 60 cycles little of them would be remembered anyway. */
export const MOST_GAPS = 60;

const DAYS_PER_YEAR = 365.25;

/** e^-40 of the largest weight is below the last bit of any sum. */
const NEGLIGIBLE_LOG_WEIGHT = -40;
const SMALLEST_PROBABILITY = 1e-300;

/**
 * The belief at every onset, from before the first gap to after the last. `ages` are those at the last onset; each gap
 * is judged at the age she had then.
 */
export function* beliefsAlong(gaps: readonly LoggedGap[], ages: Ages): Generator<Belief> {
	const moments = yearsBeforeLast(gaps).map((yearsAgo) => parametersAt(ages, yearsAgo));
	let belief = initialBelief(moments[0]!);
	yield belief;
	for (let index = 0; index < gaps.length; index++) {
		belief = updated(belief, gaps[index]!, moments[index + 1]!);
		yield belief;
	}
}

/** The belief after all gaps, of which the last 60 count. */
export function finalBelief(gaps: readonly LoggedGap[], ages: Ages): Belief {
	let last: Belief | undefined;
	for (const belief of beliefsAlong(gaps.slice(-MOST_GAPS), ages)) last = belief;
	return last!;
}

/** Posterior probability of each level of adherence: prior × evidence. */
export function levelProbabilities({ levels }: Belief): readonly number[] {
	const best = Math.max(...levels.map((level) => level.logEvidence));
	const joint = adherenceLevels.map(({ prior }, index) => prior * Math.exp(levels[index]!.logEvidence - best));
	const total = joint.reduce((sum, value) => sum + value, 0);
	return joint.map((value) => value / total);
}

function yearsBeforeLast(gaps: readonly LoggedGap[]): number[] {
	const years = [0];
	let days = 0;
	for (let index = gaps.length - 1; index >= 0; index--) {
		days += gaps[index]!.days;
		years.unshift(days / DAYS_PER_YEAR);
	}
	return years;
}

function initialBelief(parameters: ModelParameters): Belief {
	const start = { ...fromLogWeights(logPrior(parameters)), logEvidence: 0 };
	return { parameters, levels: adherenceLevels.map(() => start), likelihood: null };
}

function updated(before: Belief, gap: LoggedGap, parameters: ModelParameters): Belief {
	const prior = logPrior(parameters);
	if (isLeftOut(gap)) {
		const levels = before.levels.map((level) => remembered(level, nothingLearnt, prior, parameters.memory));
		return { parameters, levels, likelihood: null };
	}
	const likelihood = gapLikelihood(gap.days, before.parameters);
	const single = singleCycle(likelihood.one);
	const levels = before.levels.map((level, index) => {
		const shares = cycleCountShares(adherenceLevels[index]!.forgetting, gap.answer);
		return remembered(level, evidenceOf(level, likelihood, single, shares), prior, parameters.memory);
	});
	return { parameters, levels, likelihood };
}

/** What one gap says under one level of adherence: ln P(gap) at each grid point, and ln z, z = sum of q P(gap). */
interface GapEvidence {
	readonly logLikelihood: Float64Array;
	readonly logEvidence: number;
}

const nothingLearnt: GapEvidence = { logLikelihood: new Float64Array(GRID_SIZE), logEvidence: 0 };

/** What the three levels can share about P(gap | one cycle): its logarithm and its inverse. */
interface SingleCycle {
	readonly logarithms: Float64Array;
	readonly inverses: Float64Array;
}

function singleCycle(one: Float64Array): SingleCycle {
	const logarithms = new Float64Array(one.length);
	const inverses = new Float64Array(one.length);
	for (let point = 0; point < one.length; point++) {
		const probability = Math.max(one[point]!, SMALLEST_PROBABILITY);
		logarithms[point] = Math.log(probability);
		inverses[point] = 1 / probability;
	}
	return { logarithms, inverses };
}

function evidenceOf(
	level: LevelBelief,
	likelihood: GapLikelihood,
	single: SingleCycle,
	shares: CycleCountShares
): GapEvidence {
	const [shareOne, shareTwo, shareThree] = shares;
	if (shareOne === 0) return evidenceOfTwo(level, likelihood.two, shareTwo);
	const { logarithms, inverses } = single;
	const { one, two, three } = likelihood;
	const { weights, total } = level;
	const logLikelihood = new Float64Array(weights.length);
	const logShare = Math.log(shareOne);
	const twoToOne = shareTwo / shareOne;
	const threeToOne = shareThree / shareOne;
	let evidence = 0;
	for (let point = 0; point < weights.length; point++) {
		const ratio = (twoToOne * two[point]! + threeToOne * three[point]!) * inverses[point]!;
		// ln(1 + ratio); its first terms are exact to 10^-12 where a missed log hardly matters.
		const logRatio = ratio < 1e-4 ? ratio - (ratio * ratio) / 2 : Math.log(1 + ratio);
		logLikelihood[point] = logShare + logarithms[point]! + logRatio;
		evidence += weights[point]! * (one[point]! + twoToOne * two[point]! + threeToOne * three[point]!);
	}
	return { logLikelihood, logEvidence: Math.log(Math.max((shareOne * evidence) / total, SMALLEST_PROBABILITY)) };
}

// She says that one was missed: nothing but two cycles can explain the gap.
function evidenceOfTwo({ weights, total }: LevelBelief, two: Float64Array, share: number): GapEvidence {
	const logLikelihood = new Float64Array(weights.length);
	let evidence = 0;
	for (let point = 0; point < weights.length; point++) {
		logLikelihood[point] = Math.log(Math.max(share * two[point]!, SMALLEST_PROBABILITY));
		evidence += weights[point]! * share * two[point]!;
	}
	return { logLikelihood, logEvidence: Math.log(Math.max(evidence / total, SMALLEST_PROBABILITY)) };
}

/**
 * Bayes and then stabilised forgetting, (q P(gap))^rho × prior^(1 - rho), in logs: the forgetting lets a maturing girl
 * drift to regular.
 */
function remembered(before: LevelBelief, gap: GapEvidence, prior: Float64Array, memory: number): LevelBelief {
	const { logWeights } = before;
	const { logLikelihood } = gap;
	const forgetting = 1 - memory;
	const next = new Float64Array(logWeights.length);
	for (let point = 0; point < next.length; point++) {
		next[point] = memory * (logWeights[point]! + logLikelihood[point]!) + forgetting * prior[point]!;
	}
	return { ...fromLogWeights(next), logEvidence: before.logEvidence + gap.logEvidence };
}

function fromLogWeights(logWeights: Float64Array): Pick<LevelBelief, 'logWeights' | 'weights' | 'total'> {
	let largest = -Infinity;
	for (let point = 0; point < logWeights.length; point++) {
		if (logWeights[point]! > largest) largest = logWeights[point]!;
	}
	const weights = new Float64Array(logWeights.length);
	const least = largest + NEGLIGIBLE_LOG_WEIGHT;
	let total = 0;
	for (let point = 0; point < weights.length; point++) {
		if (logWeights[point]! > least) total += weights[point] = Math.exp(logWeights[point]! - largest);
	}
	return { logWeights, weights, total };
}
