import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import { bleedingEpisodes } from '../cycle/bleeding-episode';
import type { DayEntry } from '../diary/day-entry';
import { datesOf, type Diary } from '../diary/diary';
import { isBleeding } from '../diary/flow';
import type { CsvKind, CsvLayout } from './csv-columns';
import type { CsvProblem } from './csv-import';

/** The apps whose files are known by their content; `table` is any other list of dates. */
export const importApps = [
	'clue',
	'flo',
	'drip',
	'mensinator',
	'menstrudel',
	'periodical',
	'peri',
	'mooneva',
	'ovumcy',
	'apple-health',
	'nuri'
] as const;
export type ImportApp = (typeof importApps)[number];

/** What a file would bring, before anything is changed. */
export interface ImportPreview {
	readonly app: ImportApp | 'table';
	readonly kind: CsvKind;
	/** Oldest first, one for each date; none of them empty. */
	readonly entries: readonly DayEntry[];
	/** First days of the periods that these days form, as the diary will count them. */
	readonly onsets: readonly CalendarDate[];
	/** The first and the last date; null without entries. */
	readonly from: CalendarDate | null;
	readonly to: CalendarDate | null;
	/** Broken rows: the first hundred. Their `line` counts lines or entries of the file, from 1. */
	readonly problems: readonly CsvProblem[];
	readonly problemCount: number;
	readonly counted: 'lines' | 'entries';
	/** How much Nuri does not ask about, and how much it has no place for. */
	readonly notAsked: number;
	readonly noPlace: number;
	/** Periods of one day from apps that cannot say spotting: ask her. They are bleeding until she says otherwise. */
	readonly singles: readonly CalendarDate[];
	/** The two days that an instant of the file may mean: ask her, and read again with her answer. */
	readonly openDay: readonly [CalendarDate, CalendarDate] | null;
	readonly dateOrder: CsvLayout['dateOrder'];
	readonly ambiguousDateOrder: boolean;
	/** Of Nuri's own export: the whole diary, with answers and tags besides the days. */
	readonly diary?: Diary;
}

/** The preview with the days that she calls spotting; other days than its `singles` are left alone. */
export function withSpotting(preview: ImportPreview, spotting: ReadonlySet<CalendarDate>): ImportPreview {
	const asked = new Set(preview.singles.filter((date) => spotting.has(date)));
	if (asked.size === 0) return preview;
	const entries = preview.entries.map((entry) =>
		asked.has(entry.date) ? { ...entry, flow: 'spotting' as const } : entry
	);
	return { ...preview, entries, onsets: onsetsOf(entries) };
}

export function onsetsOf(entries: readonly DayEntry[]): readonly CalendarDate[] {
	return bleedingEpisodes(entries, new Map()).map((episode) => episode.onset);
}

/** Days of bleeding, oldest first, with no other bleeding or spotting so near that it may be one period with them. */
export function lonelyDays(entries: readonly DayEntry[]): readonly CalendarDate[] {
	const days = entries.filter((entry) => entry.flow !== undefined && entry.flow !== 'none');
	return days
		.filter((day, index) => isBleeding(day.flow) && isFar(days[index - 1], day) && isFar(day, days[index + 1]))
		.map((day) => day.date);
}

// One forgotten day splits no period.
function isFar(before: DayEntry | undefined, after: DayEntry | undefined): boolean {
	return !before || !after || daysBetween(before.date, after.date) > 2;
}

/** What Nuri's own export would bring: nothing of it is left out. */
export function ownPreview(diary: Diary, counted: ImportPreview['counted']): ImportPreview {
	const entries = datesOf(diary).flatMap((date) => diary.days.get(date) ?? []);
	return {
		app: 'nuri',
		kind: 'days',
		entries,
		onsets: onsetsOf(entries),
		from: entries[0]?.date ?? null,
		to: entries[entries.length - 1]?.date ?? null,
		problems: [],
		problemCount: 0,
		counted,
		notAsked: 0,
		noPlace: 0,
		singles: [],
		openDay: null,
		dateOrder: 'iso',
		ambiguousDateOrder: false,
		diary
	};
}
