import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { Diary, GapAnswer } from '../diary/diary';
import { bleedingHistoryOn, type BleedingHistory, type BleedingEpisode } from './bleeding-episode';

/** A completed gap from one onset to the next. */
export interface Cycle {
	readonly onset: CalendarDate;
	readonly nextOnset: CalendarDate;
	/** Whole days from onset to next onset. */
	readonly length: number;
	/** What she said about this gap; absent while she said nothing. */
	readonly answer?: GapAnswer;
}

/** The cycle that she is in. */
export interface OpenCycle {
	readonly onset: CalendarDate;
	/** 1 on the day of the onset. */
	readonly dayOfCycle: number;
}

/** Everything about her cycles that follows from the diary on one day. */
export interface CycleHistory extends BleedingHistory {
	readonly cycles: readonly Cycle[];
	readonly open: OpenCycle | null;
}

/** Derives her cycles on a day; entries of later dates (a phone whose clock was wrong) are not read. */
export function cycleHistory(diary: Diary, today: CalendarDate): CycleHistory {
	const history = bleedingHistoryOn(diary, today);
	return {
		...history,
		cycles: cyclesFrom(history.episodes, diary.gapAnswers),
		open: openCycle(history.episodes, today)
	};
}

/** One cycle fewer than there are episodes; `episodes` oldest first, answers keyed by the onset that ends the gap. */
export function cyclesFrom(
	episodes: readonly BleedingEpisode[],
	answers: ReadonlyMap<CalendarDate, GapAnswer> = new Map()
): readonly Cycle[] {
	return episodes.slice(1).map(({ onset: nextOnset }, index) => {
		const onset = episodes[index]?.onset ?? nextOnset;
		const answer = answers.get(nextOnset);
		return { onset, nextOnset, length: daysBetween(onset, nextOnset), ...(answer && { answer }) };
	});
}

/** The cycle that the latest onset up to today began; null before the first one. */
export function openCycle(episodes: readonly BleedingEpisode[], today: CalendarDate): OpenCycle | null {
	const onsets = episodes.map((episode) => episode.onset).filter((onset) => onset <= today);
	const onset = onsets[onsets.length - 1];
	return onset === undefined ? null : { onset, dayOfCycle: dayOfCycle(onset, today) };
}

/** Day of a cycle that a date is, 1 on the onset itself; below 1 before it. */
export function dayOfCycle(onset: CalendarDate, date: CalendarDate): number {
	return daysBetween(onset, date) + 1;
}
