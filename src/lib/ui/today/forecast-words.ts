import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import type { Forecast } from '$lib/core/prediction/forecast';
import { CARE_AFTER_DAYS, type ForecastMessage } from '$lib/core/prediction/forecast-message';
import { likeliestMonthPart } from '$lib/core/prediction/month-part';
import { monthNames } from '$lib/i18n/format';
import type { Language } from '$lib/state/language.svelte';

/** One sentence that answers "what comes next", and what must be said beside it. */
export interface ForecastWords {
	readonly title: string;
	readonly lines: readonly string[];
	/** What the guess rests on. */
	readonly ground?: string;
}

/** What the words are made from: the facts of one diary on one day. */
export interface ForecastFacts {
	readonly message: ForecastMessage;
	readonly forecast: Forecast | null;
	/** Whether a period is running today: then that comes first. */
	readonly running: object | null;
	readonly lastOnset: CalendarDate | null;
}

/** The forecast in her language; never a bare date, and always how sure it is. */
export function forecastWords(facts: ForecastFacts, language: Language): ForecastWords {
	const { message, forecast } = facts;
	const { t } = language;
	if (message.kind === 'paused') return { title: t(message.key), lines: [t('forecast.pausedBody')] };
	if (message.kind === 'care') return { title: t(message.key), lines: [t('forecast.careBody', { count: CARE_AFTER_DAYS })] };
	if (message.kind === 'no-onset') return { title: t(message.key), lines: [] };
	if (message.kind === 'later-than-usual') return { title: t(message.key), lines: [t('forecast.laterBody')] };
	const ground = groundOf(forecast, language);
	return { title: expectation(message, forecast, language), lines: sureness(message, language), ...(ground && { ground }) };
}

type Expectation = Extract<ForecastMessage, { kind: 'window' | 'part-of-month' | 'weeks' }>;

function expectation(message: Expectation, forecast: Forecast | null, language: Language): string {
	const { t, date } = language;
	if (message.kind === 'window') {
		return t(message.key, { from: date(message.earliest, 'short'), to: date(message.latest, 'short') });
	}
	if (message.kind === 'weeks') return t(message.key);
	// Parts of months are those of the calendar that she reads.
	const part = forecast ? likeliestMonthPart(forecast, language.month) : message;
	const name = (month: number) => monthNames(language.calendar.id, language.words)[month - 1] ?? '';
	return t(`forecast.part-of-month.${part.part}`, { month: name(part.month), next: name(part.next?.month ?? part.month) });
}

function sureness(message: Expectation, { t }: Language): string[] {
	if (message.kind === 'window') return [t(message.confidence === 'probably' ? 'forecast.rightProbably' : 'forecast.rightLikely')];
	if (message.kind === 'part-of-month') return [t('forecast.roughly')];
	return [t('forecast.weeksAfter', { from: message.from, to: message.to }), t('forecast.common')];
}

function groundOf(forecast: Forecast | null, { t }: Language): string | undefined {
	if (!forecast) return undefined;
	return forecast.loggedGaps > 0 ? t('forecast.fromYours', { count: forecast.loggedGaps }) : t('forecast.fromOthers');
}
