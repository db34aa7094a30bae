import type { CalendarDate } from '../calendar/calendar-date';
import { beliefsAlong, MOST_GAPS } from './filter';
import { isLeftOut } from './gap-likelihood';
import { agesAt, distinctOnsets, gapsOf, type ForecastHistory } from './history';
import { questionsAlong, type MissedLogQuestion } from './missed-logs';
import { posteriorAt, type Posterior } from './posterior';

/** What one walk along her past tells: `posteriorFrom` and `missedLogQuestions` at once, in half of the time. */
export interface Learnt {
	readonly posterior: Posterior | null;
	readonly missed: readonly MissedLogQuestion[];
}

/** `today` is the day on which `history` states her ages. */
export function learntFrom(history: ForecastHistory, today: CalendarDate): Learnt {
	const onsets = distinctOnsets(history);
	const lastOnset = onsets[onsets.length - 1];
	if (lastOnset === undefined) return { posterior: null, missed: [] };
	const gaps = gapsOf(history).slice(-MOST_GAPS);
	const beliefs = [...beliefsAlong(gaps, agesAt(lastOnset, history, today))];
	const latest = beliefs[beliefs.length - 1];
	const loggedGaps = gaps.filter((gap) => !isLeftOut(gap)).length;
	return { posterior: latest ? posteriorAt(lastOnset, latest, loggedGaps) : null, missed: questionsAlong(gaps, beliefs) };
}
