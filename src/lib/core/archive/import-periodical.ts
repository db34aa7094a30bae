import type { Flow } from '../diary/flow';
import { field, forEachEntry, hasObjectWith, isOver, listIn, wordOf, type JsonFormat } from './json-format';
import type { JsonValue } from './json-value';

const NEWEST_VERSION = 6;

/** Amounts of a day of bleeding, from 1 to 4. */
const INTENSITIES: readonly Flow[] = ['light', 'medium', 'heavy', 'heavy'];
const START = 1;
const CONFIRMED = 2;
const SPOTTING = 19;

/** Numbers of what can be ticked for a day, by the names that `foreignName` knows. */
const NAMES: Readonly<Record<number, string>> = {
	1: 'sex',
	2: 'cramps',
	3: 'backache',
	8: 'discharge',
	10: 'temperature',
	11: 'pimples',
	12: 'bloated',
	15: 'nausea',
	17: 'headache',
	18: 'pill',
	20: 'tired',
	21: 'energetic',
	22: 'sad'
};

/** A list of parts: version, days, options (never read), notes and what was ticked. It comes packed with gzip. */
export const periodical: JsonFormat = {
	app: 'periodical',
	recognises: (json) => Array.isArray(part(json, 'data')) && hasObjectWith(json, 'version'),
	isNewer: (json) => isOver(part(json, 'version'), NEWEST_VERSION),
	read: (json, into) => {
		forEachEntry(part(json, 'data'), into, ({ eventtype, eventdate, intensity }) => {
			const isPeriod = Number(wordOf(eventtype)) === START || Number(wordOf(eventtype)) === CONFIRMED;
			const date = isPeriod ? into.day(eventdate) : null;
			if (date) into.flow(date, INTENSITIES[Number(wordOf(intensity)) - 1] ?? 'unspecified');
		});
		forEachEntry(part(json, 'symptoms'), into, ({ eventdate, symptom }) => {
			const date = into.day(eventdate);
			if (date && Number(wordOf(symptom)) === SPOTTING) into.flow(date, 'spotting');
			else if (date) into.feeling(date, NAMES[Number(wordOf(symptom))] ?? '');
		});
		forEachEntry(part(json, 'notes'), into, (entry) => {
			const date = into.day(entry.eventdate);
			if (date) into.note(date, entry.content ?? entry.notes ?? entry.note);
		});
	}
};

function part(json: JsonValue, key: string): JsonValue | undefined {
	return listIn(json)
		.map((each) => field(each, key))
		.find((value) => value !== undefined);
}
