import type { CalendarDate } from '../calendar/calendar-date';
import type { Flow } from './flow';

/**
 * What she noted about one day. Symptom and mood names are open strings: a name that this version does not know
 * (from a newer backup) is kept as it is, and merely not drawn.
 */
export interface DayEntry {
	readonly date: CalendarDate;
	readonly flow?: Flow;
	readonly symptoms: readonly string[];
	readonly moods: readonly string[];
	readonly note: string;
	/** Fields of a newer version, kept byte for byte through a round trip. */
	readonly unknown?: Readonly<Record<string, unknown>>;
}

export function emptyDay(date: CalendarDate): DayEntry {
	return { date, symptoms: [], moods: [], note: '' };
}

/** Whether nothing at all is noted: such an entry is not stored. */
export function isEmptyDay(entry: DayEntry): boolean {
	return (
		entry.flow === undefined &&
		entry.symptoms.length === 0 &&
		entry.moods.length === 0 &&
		entry.note.trim() === '' &&
		Object.keys(entry.unknown ?? {}).length === 0
	);
}
