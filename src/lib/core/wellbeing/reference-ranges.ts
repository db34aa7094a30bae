import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { DayRange } from '../cycle/statistics';
import type { AboutHer } from '../diary/diary';

/** A guideline that a figure stands on. */
export type Source = 'acog-651-2015' | 'pcos-guideline-2023';

/** What is usual, in whole days, both ends included. */
export interface ReferenceRange extends DayRange {
	readonly sources: readonly Source[];
}

/** Years since the first period after which the narrower range holds. */
export const SETTLED_AFTER_YEARS = 3;

/** In the first year irregular cycles are expected: no length is judged (international PCOS guideline, 2023). */
export const LENGTHS_JUDGED_AFTER_YEARS = 1;

const CYCLE_LENGTH_WHILE_SETTLING: ReferenceRange = {
	from: 21,
	to: 45,
	sources: ['acog-651-2015', 'pcos-guideline-2023']
};
const CYCLE_LENGTH_ONCE_SETTLED: ReferenceRange = { from: 21, to: 35, sources: ['pcos-guideline-2023'] };

/** Usual days of bleeding in one episode, at any gynaecological age. */
export const USUAL_DURATION: ReferenceRange = { from: 2, to: 7, sources: ['acog-651-2015'] };

/** Age in years from which a first period that has not come is worth a visit. */
export const FIRST_PERIOD_LATE_FROM_AGE: { readonly years: number; readonly sources: readonly Source[] } = {
	years: 15,
	sources: ['acog-651-2015']
};

/** Usual cycle lengths at a gynaecological age in years; the wider range where it is not known. */
export function usualCycleLength(gynaecologicalAge: number | null): ReferenceRange {
	const settled = gynaecologicalAge !== null && gynaecologicalAge >= SETTLED_AFTER_YEARS;
	return settled ? CYCLE_LENGTH_ONCE_SETTLED : CYCLE_LENGTH_WHILE_SETTLING;
}

/** Where a number of days lies against a range. */
export function placeIn(range: DayRange, days: number): 'below' | 'within' | 'above' {
	if (days < range.from) return 'below';
	return days > range.to ? 'above' : 'within';
}

/** Whether her first period is late. `unsure` where she did not tell her age, or whether it has come. */
export function firstPeriodIsLate(about: AboutHer, today: CalendarDate): 'late' | 'not-late' | 'unsure' {
	if (about.beginning === 'started') return 'not-late';
	const age = ageInYears(about, today);
	if (age !== null && age < FIRST_PERIOD_LATE_FROM_AGE.years) return 'not-late';
	return age === null || about.beginning === 'unknown' ? 'unsure' : 'late';
}

/** Years since her first period on a day; null while it has not come, or she did not tell. */
export function gynaecologicalAge(about: AboutHer, today: CalendarDate): number | null {
	return about.beginning === 'started' ? grown(about.sinceFirstPeriod, today) : null;
}

/**
 * Her age in years on a day; null where she did not tell. She tells whole years, so she may be up to a year older than
 * this, never younger.
 */
export function ageInYears(about: AboutHer, today: CalendarDate): number | null {
	return grown(about.age, today);
}

const DAYS_A_YEAR = 365.25;

// A clock that runs behind the day on which she said it takes no years away.
function grown(said: AboutHer['age'], today: CalendarDate): number | null {
	return said ? said.years + Math.max(daysBetween(said.saidOn, today), 0) / DAYS_A_YEAR : null;
}
