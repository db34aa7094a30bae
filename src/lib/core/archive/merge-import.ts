import { entryOn, withEntries, type Diary } from '../diary/diary';
import { isEmptyDay, type DayEntry } from '../diary/day-entry';

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

// An amount that only a newer version can read is her own word too.
function lacksFlow(own: DayEntry): boolean {
	return own.flow === undefined && own.unknown?.flow === undefined;
}

function fillsAnything(own: DayEntry, imported: DayEntry): boolean {
	return (
		(lacksFlow(own) && imported.flow !== undefined) ||
		(own.symptoms.length === 0 && imported.symptoms.length > 0) ||
		(own.moods.length === 0 && imported.moods.length > 0) ||
		(own.note.trim() === '' && imported.note.trim() !== '') ||
		Object.keys(imported.unknown ?? {}).some((key) => own.unknown?.[key] === undefined)
	);
}

function completed(own: DayEntry, imported: DayEntry): DayEntry {
	const unknown = { ...imported.unknown, ...own.unknown };
	return {
		...own,
		...(lacksFlow(own) && imported.flow !== undefined && { flow: imported.flow }),
		symptoms: own.symptoms.length > 0 ? own.symptoms : imported.symptoms,
		moods: own.moods.length > 0 ? own.moods : imported.moods,
		note: own.note.trim() === '' ? imported.note : own.note,
		...(Object.keys(unknown).length > 0 && { unknown })
	};
}
