import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { GapAnswer } from '../diary/diary';
import type { LoggedGap } from './gap-likelihood';
import type { Ages } from './parameters';

/** What a forecast is made from. Onsets may come in any order and more than once. */
export interface ForecastHistory {
	readonly onsets: readonly CalendarDate[];
	/** Age in years, as of the day on which the forecast is asked for. */
	readonly age?: number;
	/** Years since the first period, as of the day on which the forecast is asked for. */
	readonly gynaecologicalAge?: number;
	/** Her answers about gaps, keyed by the onset that ends the gap. */
	readonly answers?: ReadonlyMap<CalendarDate, GapAnswer>;
}

/** A gap between two logged onsets and the dates that bound it. */
export interface DatedGap extends LoggedGap {
	readonly startsOn: CalendarDate;
	readonly endsOn: CalendarDate;
}

const DAYS_PER_YEAR = 365.25;

/** Each onset once, oldest first. */
export function distinctOnsets({ onsets }: ForecastHistory): readonly CalendarDate[] {
	return [...new Set(onsets)].sort();
}

/** The gaps between consecutive onsets with her answers, oldest first; answers to gaps that no longer exist are ignored. */
export function gapsOf(history: ForecastHistory): readonly DatedGap[] {
	const onsets = distinctOnsets(history);
	return onsets.slice(1).map((endsOn, index) => {
		const startsOn = onsets[index]!;
		return { startsOn, endsOn, days: daysBetween(startsOn, endsOn), answer: history.answers?.get(endsOn) };
	});
}

/** Her ages at an onset, from those of `today`; never below 0. */
export function agesAt(onset: CalendarDate, history: ForecastHistory, today: CalendarDate): Ages {
	const elapsed = daysBetween(onset, today) / DAYS_PER_YEAR;
	const takenBack = (years: number | undefined): number | undefined =>
		years === undefined ? undefined : Math.max(years - elapsed, 0);
	return { age: takenBack(history.age), gynaecologicalAge: takenBack(history.gynaecologicalAge) };
}
