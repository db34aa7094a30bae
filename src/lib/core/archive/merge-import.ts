import { entryOn, withEntries, type Diary } from '../diary/diary';
import { isEmptyDay, listFields, type DayEntry } from '../diary/day-entry';

/** How many imported days are new to a diary, add something to a day that she wrote, or change nothing. */
export interface ImportEffect {
	readonly added: number;
	readonly completed: number;
	readonly unchanged: number;
}

/** The diary with imported days. What she wrote herself counts, field by field: an import only fills what is empty. */
export function mergeImport(diary: Diary, entries: Iterable<DayEntry>): Diary {
	return withEntries(
		diary,
		Array.from(onePerDay(entries), (imported) => completed(entryOn(diary, imported.date), imported))
	);
}

/** What `mergeImport` would do, without doing it. */
export function importEffect(diary: Diary, entries: Iterable<DayEntry>): ImportEffect {
	let [added, filled, unchanged] = [0, 0, 0];
	for (const imported of onePerDay(entries)) {
		const own = entryOn(diary, imported.date);
		if (isEmptyDay(imported) || !fillsAnything(own, imported)) unchanged += 1;
		else if (isEmptyDay(own)) added += 1;
		else filled += 1;
	}
	return { added, completed: filled, unchanged };
}

function onePerDay(entries: Iterable<DayEntry>): Iterable<DayEntry> {
	const byDate = new Map<string, DayEntry>();
	for (const entry of entries) {
		const before = byDate.get(entry.date);
		byDate.set(entry.date, before ? completed(before, entry) : entry);
	}
	return byDate.values();
}

// The day with every field that it lacks taken from the other. What only a newer version can read is her own word too.
function completed(own: DayEntry, imported: DayEntry): DayEntry {
	if (isEmptyDay(own)) return imported;
	const unknown = { ...imported.unknown, ...own.unknown };
	return {
		...own,
		...Object.fromEntries(filledFields(own, imported).map((field) => [field, imported[field]])),
		...(Object.keys(unknown).length > 0 && { unknown })
	};
}

function fillsAnything(own: DayEntry, imported: DayEntry): boolean {
	return (
		filledFields(own, imported).length > 0 ||
		Object.keys(imported.unknown ?? {}).some((key) => own.unknown?.[key] === undefined)
	);
}

const fields = ['flow', 'pain', 'sleep', 'products', 'note', ...listFields] as const;

function filledFields(own: DayEntry, imported: DayEntry) {
	return fields.filter((field) => isBlank(own[field]) && own.unknown?.[field] === undefined && !isBlank(imported[field]));
}

function isBlank(value: DayEntry[(typeof fields)[number]]): boolean {
	if (typeof value === 'string') return value.trim() === '';
	return value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
}
