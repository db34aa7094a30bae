import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { DayEntry } from '../diary/day-entry';
import type { Diary, OnsetAnswer } from '../diary/diary';
import { isBleeding } from '../diary/flow';

/** One period: from its first bleeding day to its last day of bleeding or spotting. */
export interface BleedingEpisode {
	readonly onset: CalendarDate;
	readonly last: CalendarDate;
	/** Days from onset to last, both included, bridged dry days too. */
	readonly duration: number;
	/** The days of bleeding or spotting, oldest first, without the dry days between them. */
	readonly days: readonly DayEntry[];
}

/** Bleeding so soon after an onset that only she can tell what it was. Until she answers it belongs to no episode. */
export interface OnsetQuestion {
	/** Its first bleeding day: the key of her answer. */
	readonly firstDay: CalendarDate;
	readonly last: CalendarDate;
	readonly days: readonly DayEntry[];
	readonly previousOnset: CalendarDate;
	readonly daysSinceOnset: number;
}

export interface BleedingHistory {
	/** Oldest first; never overlapping. */
	readonly episodes: readonly BleedingEpisode[];
	readonly questions: readonly OnsetQuestion[];
}

export type OnsetAnswers = ReadonlyMap<CalendarDate, OnsetAnswer>;

/**
 * Dry or unlogged days in a row that end an episode. WHO's definitions (Belsey, Machin, d'Arcangues, Contraception
 * 1986) bound an episode by bleeding-free days; that it takes two is ours: one forgotten day splits no period.
 */
export const DRY_DAYS_THAT_END_AN_EPISODE = 2;

/** Bleeding that begins at most this many days after an onset is asked about. Half the shortest usual cycle; ours. */
export const DAYS_AFTER_ONSET_ASKED_ABOUT = 10;

/**
 * Shortest usual cycle in days (ACOG Committee Opinion 651, 2015). From here on, bleeding after two days or more of
 * mere spotting is a new period: otherwise months of spotting would swallow every onset. Before, spotting joins both.
 */
export const SHORTEST_USUAL_CYCLE = 21;

/** What her diary tells on a day: entries of later dates stay in the diary and are not read. */
export function bleedingHistoryOn(diary: Diary, today: CalendarDate): BleedingHistory {
	return bleedingHistory(
		[...diary.days.values()].filter((day) => day.date <= today),
		diary.onsetAnswers
	);
}

/**
 * Episodes and open questions from days in any order. Spotting never starts an episode but may continue one (FIGO 2018
 * counts spotting apart from bleeding); a logged `none` is as dry as a day without an entry. An answer counts only for
 * a day that is asked about.
 */
export function bleedingHistory(days: Iterable<DayEntry>, answers: OnsetAnswers): BleedingHistory {
	const episodes: BleedingEpisode[] = [];
	const questions: OnsetQuestion[] = [];
	for (const run of runsOf(days)) {
		const previous = episodes[episodes.length - 1];
		const question = previous && questionAbout(run, previous);
		const answer = question && answers.get(question.firstDay);
		if (!previous || !question || answer === 'new-period') episodes.push(episodeFrom(run));
		else if (answer === 'same-period') episodes[episodes.length - 1] = episodeFrom([...previous.days, ...run]);
		else questions.push(question);
	}
	return { episodes, questions };
}

/** The episodes alone; see `bleedingHistory`. */
export function bleedingEpisodes(days: Iterable<DayEntry>, answers: OnsetAnswers): readonly BleedingEpisode[] {
	return bleedingHistory(days, answers).episodes;
}

/** Whether an episode can no longer grow on or after today: two dry days have passed. */
export function isOver(episode: BleedingEpisode, today: CalendarDate): boolean {
	return daysBetween(episode.last, today) > DRY_DAYS_THAT_END_AN_EPISODE;
}

// Never empty, and always begun by a bleeding day.
type Run = readonly [DayEntry, ...DayEntry[]];

function runsOf(days: Iterable<DayEntry>): readonly Run[] {
	const runs: [DayEntry, ...DayEntry[]][] = [];
	let lastBleeding: DayEntry | undefined;
	for (const day of markedDays(days)) {
		const run = runs[runs.length - 1];
		if (run && continues(run, lastBleeding ?? run[0], day)) run.push(day);
		else if (isBleeding(day.flow)) runs.push([day]);
		if (isBleeding(day.flow)) lastBleeding = day;
	}
	return runs;
}

function markedDays(days: Iterable<DayEntry>): readonly DayEntry[] {
	const byDate = new Map<CalendarDate, DayEntry>();
	for (const day of days) byDate.set(day.date, day);
	return [...byDate.values()]
		.filter((day) => day.flow === 'spotting' || isBleeding(day.flow))
		.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function continues(run: Run, lastBleeding: DayEntry, day: DayEntry): boolean {
	const last = run[run.length - 1] ?? run[0];
	if (daysBetween(last.date, day.date) > DRY_DAYS_THAT_END_AN_EPISODE) return false;
	const bleedsAnew = isBleeding(day.flow) && daysBetween(lastBleeding.date, day.date) > DRY_DAYS_THAT_END_AN_EPISODE;
	return !(bleedsAnew && daysBetween(run[0].date, day.date) >= SHORTEST_USUAL_CYCLE);
}

function questionAbout(run: Run, previous: BleedingEpisode): OnsetQuestion | undefined {
	const daysSinceOnset = daysBetween(previous.onset, run[0].date);
	if (daysSinceOnset > DAYS_AFTER_ONSET_ASKED_ABOUT) return undefined;
	const { onset: firstDay, last, days } = episodeFrom(run);
	return { firstDay, last, days, previousOnset: previous.onset, daysSinceOnset };
}

function episodeFrom(days: readonly DayEntry[]): BleedingEpisode {
	const first = days[0];
	const last = days[days.length - 1];
	if (!first || !last) throw new Error('An episode has at least one day.');
	return { onset: first.date, last: last.date, duration: daysBetween(first.date, last.date) + 1, days };
}
