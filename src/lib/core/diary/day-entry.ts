import type { CalendarDate } from '../calendar/calendar-date';
import type { Sleep } from './day-choices';
import type { Flow } from './flow';

/**
 * What she noted about one day. Names in lists are open strings: a name that this version does not know (from a newer
 * backup) is kept as it is, and merely not drawn. A field that is not there says nothing; the choices are in
 * `day-choices.ts` and `symptoms.ts`.
 */
export interface DayEntry {
	readonly date: CalendarDate;
	readonly flow?: Flow;
	readonly symptoms: readonly string[];
	readonly moods: readonly string[];
	readonly note: string;
	/** 0 (none) to 10 (the worst); the faces give even numbers. */
	readonly pain?: number;
	readonly sleep?: Sleep;
	/** What was used, and how often it was changed that day: 0 where she did not say, 30 at most. */
	readonly products?: Readonly<Record<string, number>>;
	readonly activities?: readonly string[];
	readonly bleedingSigns?: readonly string[];
	readonly reliefs?: readonly string[];
	readonly missed?: readonly string[];
	readonly discharge?: readonly string[];
	readonly medicines?: readonly string[];
	/** Identifiers of her own tags, see `DiarySettings.tags`. */
	readonly tags?: readonly string[];
	/** Fields of a newer version, kept byte for byte through a round trip. */
	readonly unknown?: Readonly<Record<string, unknown>>;
}

/** The fields that hold names. */
export const listFields = [
	'symptoms',
	'moods',
	'activities',
	'bleedingSigns',
	'reliefs',
	'missed',
	'discharge',
	'medicines',
	'tags'
] as const;
export type ListField = (typeof listFields)[number];

export function emptyDay(date: CalendarDate): DayEntry {
	return { date, symptoms: [], moods: [], note: '' };
}

/** The names noted in one field; none where it is not there. */
export function namesIn(entry: DayEntry, field: ListField): readonly string[] {
	return entry[field] ?? [];
}

/** The entry with a name added to a field, or taken out of it where it is there. */
export function withToggled(entry: DayEntry, field: ListField, name: string): DayEntry {
	const before = namesIn(entry, field);
	const names = before.includes(name) ? before.filter((each) => each !== name) : [...before, name];
	const { [field]: _, ...rest } = entry;
	return names.length > 0 || field === 'symptoms' || field === 'moods'
		? { ...(rest as DayEntry), [field]: names }
		: (rest as DayEntry);
}

/** The entry with one plain field set, or taken away. */
export function withField<K extends 'flow' | 'pain' | 'sleep' | 'products'>(
	entry: DayEntry,
	field: K,
	value: DayEntry[K] | undefined
): DayEntry {
	const { [field]: _, ...rest } = entry;
	return (value === undefined ? rest : { ...rest, [field]: value }) as DayEntry;
}

/** Whether nothing at all is noted: such an entry is not stored. */
export function isEmptyDay(entry: DayEntry): boolean {
	return entry.flow === undefined && !hasMoreThanFlow(entry);
}

/** Whether anything is noted besides the bleeding. */
export function hasMoreThanFlow(entry: DayEntry): boolean {
	return (
		entry.pain !== undefined ||
		entry.sleep !== undefined ||
		entry.note.trim() !== '' ||
		listFields.some((field) => namesIn(entry, field).length > 0) ||
		Object.keys(entry.products ?? {}).length > 0 ||
		Object.keys(entry.unknown ?? {}).length > 0
	);
}
