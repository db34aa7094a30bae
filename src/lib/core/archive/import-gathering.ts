import { addDays, addMonths, daysBetween, eachDay, type CalendarDate } from '../calendar/calendar-date';
import { emptyDay, isEmptyDay, type DayEntry } from '../diary/day-entry';
import { flows, type Flow } from '../diary/flow';
import { LONGEST_RANGE_DAYS } from './csv-columns';
import { EARLIEST_MONTHS_AGO, LONGEST_PROBLEM_TEXT, MOST_PROBLEMS } from './csv-import';
import type { CsvProblem, CsvProblemKind } from './csv-import';
import { foreignDay, type ForeignDay, type InstantReading } from './foreign-day';
import { foreignName } from './foreign-names';
import { lonelyDays, onsetsOf, type ImportApp, type ImportPreview } from './import-preview';
import type { JsonValue } from './json-value';

export interface ImportOptions {
	readonly today: CalendarDate;
	/** Her answer to an ambiguous order of day and month in a table. */
	readonly dateOrder?: 'day-first' | 'month-first';
	/** Her answer to an open day. */
	readonly instants?: InstantReading;
}

/** Apps that mark a day as bleeding and have no word for spotting. */
const WITHOUT_SPOTTING: readonly ImportApp[] = ['peri', 'mensinator', 'menstrudel'];

/** Gathers what another app's file says, day by day. Never throws, whatever it is given. */
export class ImportGathering {
	/** Line or entry that is being read, from 1. */
	place = 0;
	private readonly days = new Map<CalendarDate, DayEntry>();
	private readonly problems: CsvProblem[] = [];
	private readonly cutShort = new Set<CalendarDate>();
	private readonly options: ImportOptions;
	private readonly earliest: CalendarDate;
	private problemCount = 0;
	private notAsked = 0;
	private noPlace = 0;
	private openDay: ForeignDay['open'] = null;

	constructor(options: ImportOptions) {
		this.options = options;
		this.earliest = addMonths(options.today, -EARLIEST_MONTHS_AGO);
	}

	/** The day of a value; null, with the problem noted, where it is none that a diary can hold. */
	day(value: JsonValue | undefined): CalendarDate | null {
		const read = foreignDay(value, this.options.instants);
		if (!read) return this.refuse('not-a-date', value);
		if (read.date > this.options.today) return this.refuse('in-the-future', value);
		if (read.date < this.earliest) return this.refuse('too-long-ago', value);
		this.openDay ??= read.open;
		return read.date;
	}

	/** Notes an amount. A bleeding day outweighs spotting and a stated amount an unstated one; else the first counts. */
	flow(date: CalendarDate, flow: Flow): void {
		const entry = this.entry(date);
		const [before, after] = [weight(entry.flow), weight(flow)];
		if (after > before) this.days.set(date, { ...entry, flow });
		else if (after === before && entry.flow !== flow) this.refuse('duplicate', date);
	}

	/** Notes bleeding of no stated amount, where nothing is said about that day's bleeding. */
	bleeding(date: CalendarDate): void {
		if (this.entry(date).flow === undefined) this.flow(date, 'unspecified');
	}

	/** The days from a first to a last one; the first alone, with the problem noted, where the last cannot be right. */
	range(start: CalendarDate, end: JsonValue | undefined): readonly CalendarDate[] {
		const isOpen = end === undefined || end === null || end === '';
		const last = isOpen ? null : this.day(end);
		if (last && last >= start && daysBetween(start, last) < LONGEST_RANGE_DAYS) return eachDay(start, last);
		if (last) this.refuse(last < start ? 'end-before-start' : 'too-long', end);
		this.cutShort.add(start);
		return [start];
	}

	/** So many days from a first one; the first alone where the number says nothing, is too long or reaches past today. */
	daysFrom(start: CalendarDate, count: JsonValue | undefined): readonly CalendarDate[] {
		const days = typeof count === 'string' && /^\d{1,3}$/.test(count) ? Number(count) : count;
		if (typeof days !== 'number' || !Number.isInteger(days) || days < 1) return this.range(start, null);
		if (days > LONGEST_RANGE_DAYS) {
			this.refuse('too-long', days);
			return this.range(start, null);
		}
		return this.range(start, addDays(start, days - 1));
	}

	/** Notes a symptom, a mood or a discharge by the other app's name for it, or counts why not. */
	feeling(date: CalendarDate, name: string): void {
		const entry = this.entry(date);
		const found = foreignName(name);
		if (found.kind === 'symptom') this.days.set(date, { ...entry, symptoms: withName(entry.symptoms, found.name) });
		else if (found.kind === 'mood') this.days.set(date, { ...entry, moods: withName(entry.moods, found.name) });
		else if (found.kind === 'discharge') {
			this.days.set(date, { ...entry, discharge: withName(entry.discharge ?? [], found.name) });
		} else this.skip(found.kind);
	}

	/** Notes the strongest pain of a day, 0 to 10. */
	pain(date: CalendarDate, score: number): void {
		const entry = this.entry(date);
		this.days.set(date, { ...entry, pain: Math.max(entry.pain ?? 0, score) });
	}

	/** Adds a note under those that the day has. */
	note(date: CalendarDate, text: JsonValue | undefined): void {
		const entry = this.entry(date);
		const line = typeof text === 'string' ? text.trim() : '';
		if (line === '' || entry.note === line) return;
		this.days.set(date, { ...entry, note: entry.note === '' ? line : `${entry.note}\n${line}` });
	}

	skip(kind: 'not-asked' | 'no-place', count = 1): void {
		if (kind === 'not-asked') this.notAsked += count;
		else this.noPlace += count;
	}

	refuse(kind: CsvProblemKind, value: JsonValue | undefined): null {
		this.problemCount += 1;
		const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, LONGEST_PROBLEM_TEXT) : '';
		if (this.problems.length < MOST_PROBLEMS) this.problems.push({ line: this.place, kind, ...(text && { text }) });
		return null;
	}

	preview(app: ImportApp, counted: ImportPreview['counted']): ImportPreview {
		const entries = [...this.days.values()]
			.filter((entry) => !isEmptyDay(entry))
			.sort((a, b) => (a.date < b.date ? -1 : 1));
		// What began today, or has no known end, may go on.
		const isKnown = (date: CalendarDate) => date !== this.options.today && !this.cutShort.has(date);
		return {
			app,
			kind: 'days',
			entries,
			onsets: onsetsOf(entries),
			from: entries[0]?.date ?? null,
			to: entries[entries.length - 1]?.date ?? null,
			problems: this.problems,
			problemCount: this.problemCount,
			counted,
			notAsked: this.notAsked,
			noPlace: this.noPlace,
			singles: WITHOUT_SPOTTING.includes(app) ? lonelyDays(entries).filter(isKnown) : [],
			openDay: this.openDay,
			dateOrder: 'iso',
			ambiguousDateOrder: false
		};
	}

	private entry(date: CalendarDate): DayEntry {
		return this.days.get(date) ?? emptyDay(date);
	}
}

function weight(flow: Flow | undefined): number {
	if (flow === 'unspecified') return 2.5;
	return flow === undefined ? 0 : Math.min(flows.indexOf(flow) + 1, 3);
}

function withName(names: readonly string[], name: string): readonly string[] {
	return names.includes(name) ? names : [...names, name];
}
