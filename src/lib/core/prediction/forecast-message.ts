import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { DiarySettings } from '../diary/diary';
import type { Result } from '../result';
import type { DayWindow, Forecast } from './forecast';
import { gregorianMonth, likeliestMonthPart, type MonthOf, type MonthPart } from './month-part';

/** What may be said about the next period: never a bare date, and a countdown only beside `window`. */
export type ForecastMessage =
	| { readonly kind: 'paused'; readonly key: 'forecast.paused' }
	| { readonly kind: 'no-onset'; readonly key: 'forecast.no-onset' }
	| {
			readonly kind: 'window';
			readonly key: 'forecast.window.probably' | 'forecast.window.likely';
			/** `probably` for a week or less, `likely` for two: earlier or later happens about one time in five. */
			readonly confidence: 'probably' | 'likely';
			readonly earliest: CalendarDate;
			readonly latest: CalendarDate;
	  }
	| ({ readonly kind: 'part-of-month'; readonly key: `forecast.part-of-month.${MonthPart['part']}` } & MonthPart)
	| {
			readonly kind: 'weeks';
			readonly key: 'forecast.weeks.too-early' | 'forecast.weeks.too-irregular';
			/** Whether more logged cycles will help soon, or her cycles vary: common in the first years. */
			readonly reason: 'too-early' | 'too-irregular';
			/** Whole weeks after the last onset between which the next one most often comes. */
			readonly from: number;
			readonly to: number;
	  }
	| {
			readonly kind: 'later-than-usual';
			readonly key: 'forecast.later-than-usual';
			/** Days since her last onset. */
			readonly days: number;
			/** Probability that a period came and was not logged: ask. */
			readonly forgotten: number;
	  }
	| { readonly kind: 'care'; readonly key: 'forecast.care' };

/** How precisely a window can be put into words. */
export type Wording = 'probably' | 'likely' | 'part-of-month' | 'weeks';

/** Widest 80 % windows, in days, that are still said as a week, as two weeks, and as half a month. */
const PROBABLY_DAYS = 7;
const LIKELY_DAYS = 14;
const PART_OF_MONTH_DAYS = 20;

/** With fewer logged gaps only a window of two weeks or less is put into dates. */
const ENOUGH_GAPS = 2;

/** After more than 90 days without a period a girl should be seen: ACOG Committee Opinion 651 (2015). */
export const CARE_AFTER_DAYS = 90;

/**
 * From a forecast to the message that may be shown. `monthOf` names parts of months in her calendar. "Later than usual"
 * waits for her own 95 % point; after 90 days the words turn to care.
 */
export function forecastMessage(
	result: Result<Forecast, 'no-onset' | 'too-long-ago'>,
	setting: DiarySettings['forecasts'],
	monthOf: MonthOf = gregorianMonth
): ForecastMessage {
	if (setting === 'paused') return { kind: 'paused', key: 'forecast.paused' };
	if (result.ok) return messageOf(result.value, monthOf);
	return result.failure === 'no-onset'
		? { kind: 'no-onset', key: 'forecast.no-onset' }
		: { kind: 'care', key: 'forecast.care' };
}

/** The wording a window bears, by its width in days and the number of logged gaps behind it. */
export function wordingOf(window: DayWindow, loggedGaps: number): Wording {
	const width = daysBetween(window.earliest, window.latest) + 1;
	if (width <= PROBABLY_DAYS) return 'probably';
	if (width <= LIKELY_DAYS) return 'likely';
	return width <= PART_OF_MONTH_DAYS && loggedGaps >= ENOUGH_GAPS ? 'part-of-month' : 'weeks';
}

function messageOf(forecast: Forecast, monthOf: MonthOf): ForecastMessage {
	const { lastOnset, lateFrom, dayOfCycle, forgotten } = forecast;
	const days = dayOfCycle - 1;
	if (days > CARE_AFTER_DAYS) return { kind: 'care', key: 'forecast.care' };
	if (days >= daysBetween(lastOnset, lateFrom)) {
		return { kind: 'later-than-usual', key: 'forecast.later-than-usual', days, forgotten };
	}
	return expectation(forecast, monthOf);
}

function expectation(forecast: Forecast, monthOf: MonthOf): ForecastMessage {
	const { earliest, latest } = forecast.window80;
	const wording = wordingOf(forecast.window80, forecast.loggedGaps);
	if (wording === 'weeks') return weeksMessage(forecast);
	if (wording === 'part-of-month') {
		const part = likeliestMonthPart(forecast, monthOf);
		return { kind: 'part-of-month', key: `forecast.part-of-month.${part.part}`, ...part };
	}
	return { kind: 'window', key: `forecast.window.${wording}`, confidence: wording, earliest, latest };
}

function weeksMessage({ lastOnset, window80, loggedGaps }: Forecast): ForecastMessage {
	const reason = loggedGaps < ENOUGH_GAPS ? 'too-early' : 'too-irregular';
	const weeksTo = (date: CalendarDate): number => Math.floor(daysBetween(lastOnset, date) / 7);
	return {
		kind: 'weeks',
		key: `forecast.weeks.${reason}`,
		reason,
		from: weeksTo(window80.earliest),
		to: weeksTo(window80.latest)
	};
}
