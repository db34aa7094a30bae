import type { CalendarDate } from '../calendar/calendar-date';
import { adherenceLevels, beliefsAlong, levelProbabilities, MOST_GAPS, type Belief } from './filter';
import { cycleCountShares, LONGEST_PLAUSIBLE_GAP, SHORTEST_PLAUSIBLE_GAP } from './gap-likelihood';
import { agesAt, gapsOf, type DatedGap, type ForecastHistory } from './history';

/**
 * A gap worth a question: `likely-missed` asks whether a period came that she did not log; `very-short` (under 8 days)
 * and `very-long` (over 150) gaps count for nothing until she says what they are.
 */
export interface MissedLogQuestion {
	readonly startsOn: CalendarDate;
	/** The onset that ends the gap: the key of her answer. */
	readonly endsOn: CalendarDate;
	readonly days: number;
	readonly reason: 'likely-missed' | 'very-short' | 'very-long';
	/** P(forgot to log) in this gap, by what was known before it; 0 where the gap is left out. */
	readonly forgotten: number;
}

const ASKED_ABOVE = 0.5;

/** The unanswered gaps among the last 60 that should be asked about, newest first; `today` dates her ages. */
export function missedLogQuestions(history: ForecastHistory, today: CalendarDate): readonly MissedLogQuestion[] {
	const gaps = gapsOf(history).slice(-MOST_GAPS);
	const lastGap = gaps[gaps.length - 1];
	if (lastGap === undefined) return [];
	return questionsAlong(gaps, beliefsAlong(gaps, agesAt(lastGap.endsOn, history, today)));
}

/** The same where what is believed at each onset, from before the first gap to after the last, is at hand. */
export function questionsAlong(gaps: readonly DatedGap[], beliefs: Iterable<Belief>): readonly MissedLogQuestion[] {
	const questions: MissedLogQuestion[] = [];
	let before: Belief | undefined;
	let index = 0;
	for (const belief of beliefs) {
		if (before) {
			const { startsOn, endsOn, days, answer } = gaps[index++]!;
			const forgotten = forgottenInGap(before, belief);
			const reason = answer === undefined ? reasonToAsk(days, forgotten) : null;
			if (reason) questions.unshift({ startsOn, endsOn, days, reason, forgotten });
		}
		before = belief;
	}
	return questions;
}

/**
 * P(forgot | gap) = (pi P2 + pi² P3) / P(gap), each averaged over the filters before the gap and mixed over the levels of
 * adherence; 0 for a gap left out. `after` is the belief that absorbed the gap.
 */
export function forgottenInGap(before: Belief, { likelihood }: Belief): number {
	if (likelihood === null) return 0;
	let forgot = 0;
	let total = 0;
	levelProbabilities(before).forEach((probability, index) => {
		const level = before.levels[index]!;
		const [shareOne, shareTwo, shareThree] = cycleCountShares(adherenceLevels[index]!.forgetting, undefined);
		const merged = shareTwo * average(level, likelihood.two) + shareThree * average(level, likelihood.three);
		forgot += probability * merged;
		total += probability * (merged + shareOne * average(level, likelihood.one));
	});
	return total > 0 ? forgot / total : 0;
}

function average({ weights, total }: Belief['levels'][number], values: Float64Array): number {
	let sum = 0;
	for (let point = 0; point < weights.length; point++) sum += weights[point]! * values[point]!;
	return sum / total;
}

function reasonToAsk(days: number, forgotten: number): MissedLogQuestion['reason'] | null {
	if (days < SHORTEST_PLAUSIBLE_GAP) return 'very-short';
	if (days > LONGEST_PLAUSIBLE_GAP) return 'very-long';
	return forgotten > ASKED_ABOVE ? 'likely-missed' : null;
}
