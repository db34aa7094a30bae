import { daysBetween, type CalendarDate } from '$lib/core/calendar/calendar-date';
import type { Answer, Tip } from './guidance';
import type { Moment } from './vocabulary';

/** What of a diary decides which guidance is offered. */
export interface Now {
	readonly hasOnset: boolean;
	readonly beginning: 'started' | 'not-yet' | 'unknown';
	/** Years since the first period; null where nobody said. */
	readonly gynaecologicalAge: number | null;
	readonly isBleeding: boolean;
	/** Whether a heavy day was noted in this period. */
	readonly isHeavy: boolean;
	/** Pain noted today or yesterday, 0 to 10. */
	readonly pain: number;
	readonly isLowMood: boolean;
	/** Whether a period may come within days. */
	readonly isSoon: boolean;
	readonly isLate: boolean;
}

/** Pain that is worth a word of help. */
const PAIN_OF_NOTE = 4;
const FIRST_YEARS = 1;

/** Where she is, what presses most first; `any` always closes the list. */
export function momentsNow(now: Now): readonly Moment[] {
	const holds: readonly (readonly [Moment, boolean])[] = [
		['pain', now.pain >= PAIN_OF_NOTE],
		['heavy', now.isBleeding && now.isHeavy],
		['low-mood', now.isLowMood],
		['bleeding', now.isBleeding],
		['late', now.isLate && !now.isBleeding],
		['days-before', now.isSoon && !now.isBleeding && !now.isLate],
		['no-period-yet', !now.hasOnset && now.beginning === 'not-yet'],
		['first-year', now.gynaecologicalAge !== null && now.gynaecologicalAge < FIRST_YEARS],
		['middle', now.hasOnset && !now.isBleeding && !now.isSoon && !now.isLate]
	];
	return [...holds.filter(([, is]) => is).map(([moment]) => moment), 'any'];
}

/** Answers to offer of themselves, at most `most`: by moment, unread ones first, and others on another day. */
export function answersForNow(answers: readonly Answer[], moments: readonly Moment[], read: readonly string[], today: CalendarDate, most: number): readonly Answer[] {
	const place = ({ when = [] }: Answer) => moments.findIndex((moment) => when.includes(moment));
	const fitting = answers.filter((answer) => place(answer) >= 0);
	const turned = turnedBy(fitting, today);
	return [...turned].sort((a, b) => Number(read.includes(a.id)) - Number(read.includes(b.id)) || place(a) - place(b)).slice(0, most);
}

/** One sentence for today; another one on each day, from what fits where she is. Null where there is none. */
export function tipOfDay(tips: readonly Tip[], moments: readonly Moment[], today: CalendarDate): Tip | null {
	// Every second day of a moment that has tips of its own, one that is good on any day.
	const own = tips.filter(({ when }) => moments.some((moment) => moment !== 'any' && when.includes(moment)));
	const any = tips.filter(({ when }) => when.includes('any'));
	const [first, second] = own.length > 0 && dayNumber(today) % 2 === 0 ? [own, any] : [any, own];
	const from = first.length > 0 ? first : second;
	return from[Math.floor(dayNumber(today) / 2) % Math.max(1, from.length)] ?? null;
}

function turnedBy<T>(list: readonly T[], today: CalendarDate): readonly T[] {
	const by = list.length === 0 ? 0 : dayNumber(today) % list.length;
	return [...list.slice(by), ...list.slice(0, by)];
}

/** Days since a fixed day, never negative for a clock that makes sense. */
function dayNumber(today: CalendarDate): number {
	return Math.abs(daysBetween('2020-01-01' as CalendarDate, today));
}
