import type { ImportGathering } from './import-gathering';
import type { ImportApp } from './import-preview';
import { fieldsOf, isObject, ownField, type JsonObject, type JsonValue } from './json-value';

/** How the JSON of one app is told from all others, and read. */
export interface JsonFormat {
	readonly app: ImportApp;
	readonly recognises: (json: JsonValue) => boolean;
	/** Whether a newer version of that app wrote it than is known here. */
	readonly isNewer: (json: JsonValue) => boolean;
	readonly read: (json: JsonValue, into: ImportGathering) => void;
}

/** Entries of one file that are read; more than a hundred years of days. */
const MOST_ENTRIES = 50_000;

/** A field of whatever it is; undefined where there is none. */
export function field(json: JsonValue | undefined, key: string): JsonValue | undefined {
	return isObject(json) ? ownField(json, key) : undefined;
}

/** The objects in a list; none of anything else. */
export function objectsIn(json: JsonValue | undefined): readonly JsonObject[] {
	return listIn(json).filter(isObject);
}

export function listIn(json: JsonValue | undefined): readonly JsonValue[] {
	return Array.isArray(json) ? (json as readonly JsonValue[]).slice(0, MOST_ENTRIES) : [];
}

/** Whether some of the first objects in a list have all these fields. */
export function hasObjectWith(json: JsonValue | undefined, ...keys: readonly string[]): boolean {
	const some = objectsIn(Array.isArray(json) ? (json as readonly JsonValue[]).slice(0, 20) : []);
	return some.some((object) => keys.every((key) => ownField(object, key) !== undefined));
}

/** Reads each object of a list, counting places from 1. */
export function forEachEntry(
	json: JsonValue | undefined,
	into: ImportGathering,
	read: (entry: JsonObject) => void
): void {
	listIn(json).forEach((entry, index) => {
		into.place = index + 1;
		if (isObject(entry)) read(entry);
		else into.refuse('not-a-date', entry);
	});
}

/** What is chosen in a value: a name, a list of names, `{option: name}`, or an object of names that are true. */
export function namesIn(value: JsonValue | undefined): readonly string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value];
	if (Array.isArray(value)) return listIn(value).flatMap((each) => (Array.isArray(each) ? [] : namesIn(each)));
	const option = field(value, 'option');
	if (typeof option === 'string') return [option];
	return fieldsOf(value).flatMap(([name, chosen]) => (isChosen(chosen) ? [name] : []));
}

/** Whether a value says anything; what apps write where nothing was chosen does not. */
export function isChosen(value: JsonValue | undefined): boolean {
	if (typeof value === 'string') return !/^\s*(|0|0\.0+|no|none|false|unknown|n\/a|not[_ -]?set)\s*$/i.test(value);
	if (Array.isArray(value)) return value.length > 0;
	return value !== undefined && value !== null && value !== false && value !== 0;
}

/** A text or a number as a text; empty for anything else. */
export function wordOf(value: JsonValue | undefined): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Whether a version is a number over the last one known. */
export function isOver(version: JsonValue | undefined, known: number): boolean {
	return Number(wordOf(version)) > known;
}
