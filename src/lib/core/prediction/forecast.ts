import { addDays, daysBetween, type CalendarDate } from '../calendar/calendar-date';
import { failed, success, type Result } from '../result';
import { conditionedOn, cumulative, quantile, shortestRange, type DayRange } from './day-distribution';
import type { ForecastHistory } from './history';
import { posteriorFrom, type Posterior } from './posterior';
import { forgottenOnOpenCycle } from './predictive';

export type { ForecastHistory } from './history';

/** A run of days, both included, and the probability that the period starts on one of them. */
export interface DayWindow {
	readonly earliest: CalendarDate;
	readonly latest: CalendarDate;
	readonly mass: number;
}

/** A probability for each day that the next period starts on it, and what is read off that, given today. */
export interface Forecast {
	readonly lastOnset: CalendarDate;
	/** The first day that can be the next onset: the day after today, or after the last onset if that is later. */
	readonly from: CalendarDate;
	/** Probability that the next onset is `from` + index; sums to 1. */
	readonly probabilities: readonly number[];
	readonly median: CalendarDate;
	/** Shortest run of days that holds 80 %: about four times out of five. */
	readonly window80: DayWindow;
	readonly window95: DayWindow;
	/** Probability that the period of this cycle has come already and was not logged. */
	readonly forgotten: number;
	/** Past gaps that the model learns from: the last 60 at most, without those left out. */
	readonly loggedGaps: number;
	/** Day after her own 95 % point: from here on it is later than usual for her. */
	readonly lateFrom: CalendarDate;
	/** First day by which the period has come with a probability of 10 %. */
	readonly suppliesFrom: CalendarDate;
	/** 1 on the day of the last onset. */
	readonly dayOfCycle: number;
}

/** From this many days after the last onset on, nothing is forecast. */
export const FORECAST_LIMIT_DAYS = 150;

/** The forecast for a girl's next period; `history` states her ages as of `today`. */
export function forecastFrom(
	history: ForecastHistory,
	today: CalendarDate
): Result<Forecast, 'no-onset' | 'too-long-ago'> {
	const posterior = posteriorFrom(history, today);
	return posterior === null ? failed('no-onset') : forecastGiven(posterior, today);
}

/** The same from a posterior at hand: cheap enough for every midnight. */
export function forecastGiven(posterior: Posterior, today: CalendarDate): Result<Forecast, 'too-long-ago'> {
	const { lastOnset, distribution } = posterior;
	const elapsed = daysSince(lastOnset, today);
	if (elapsed >= FORECAST_LIMIT_DAYS) return failed('too-long-ago');
	const conditioned = conditionedOn(distribution, elapsed);
	return success({
		lastOnset,
		from: addDays(lastOnset, elapsed + 1),
		probabilities: Array.from(conditioned.subarray(elapsed)),
		median: addDays(lastOnset, quantile(conditioned, 0.5)),
		window80: windowAfter(lastOnset, shortestRange(conditioned, 0.8)),
		window95: windowAfter(lastOnset, shortestRange(conditioned, 0.95)),
		forgotten: forgottenOnOpenCycle(posterior.forgetting, cumulative(distribution, elapsed)),
		loggedGaps: posterior.loggedGaps,
		lateFrom: posterior.lateFrom,
		suppliesFrom: posterior.suppliesFrom,
		dayOfCycle: elapsed + 1
	});
}

/** Whole days of the open cycle that have passed; 0 also when the last onset lies after today. */
export function daysSince(lastOnset: CalendarDate, today: CalendarDate): number {
	return Math.max(daysBetween(lastOnset, today), 0);
}

/** A range of days after an onset as dates. */
export function windowAfter(onset: CalendarDate, { from, to, mass }: DayRange): DayWindow {
	return { earliest: addDays(onset, from), latest: addDays(onset, to), mass };
}
