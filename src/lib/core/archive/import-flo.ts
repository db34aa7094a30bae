import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { Flow } from '../diary/flow';
import { foreignName } from './foreign-names';
import type { ImportGathering } from './import-gathering';
import { field, forEachEntry, isChosen, type JsonFormat } from './json-format';
import { isObject, type JsonValue } from './json-value';

/** Amounts of a day of a period. What 0 stands for is not said anywhere: that day is bleeding of no stated amount. */
const INTENSITIES: readonly Flow[] = ['unspecified', 'light', 'medium', 'heavy'];

/** The answer to a request for one's data. Dates are local and written with or without a midnight. */
export const flo: JsonFormat = {
	app: 'flo',
	recognises: (json) => Array.isArray(field(field(json, 'operationalData'), 'cycles')),
	isNewer: () => false,
	read: (json, into) => {
		const data = field(json, 'operationalData');
		forEachEntry(field(data, 'cycles'), into, (cycle) => {
			const start = into.day(cycle.period_start_date);
			if (!start) return;
			const amounts = amountsIn(cycle.period_intensity);
			for (const date of into.range(start, cycle.period_end_date)) into.flow(date, amountOn(date, start, amounts));
			if (isChosen(cycle.pregnant)) into.skip('not-asked');
		});
		for (const events of [data, field(json, 'pointEventsManualData')]) {
			forEachEntry(field(events, 'point_events_manual_v2'), into, (event) => readEvent(event, into));
			forEachEntry(field(events, 'repeatable_child_point_events'), into, (event) => readEvent(event, into));
		}
		forEachEntry(field(data, 'notes'), into, (note) => {
			const date = isChosen(note.text) && into.day(note.local_date ?? note.date);
			if (date) into.note(date, note.text);
		});
	}
};

function readEvent(event: JsonValue, into: ImportGathering): void {
	if (field(event, 'deleted') === true) return;
	const [category, name] = [textIn(event, 'category'), textIn(event, 'subcategory')];
	if (foreignName(category).kind === 'not-asked') return into.skip('not-asked');
	const date = into.day(field(event, 'local_date') ?? field(event, 'date'));
	if (date) into.feeling(date, name === '' ? category : name);
}

function textIn(event: JsonValue, key: string): string {
	const value = field(event, key);
	return typeof value === 'string' ? value : '';
}

// Days from the start to a number; a text of JSON in some files.
function amountsIn(value: JsonValue | undefined): JsonValue {
	if (typeof value !== 'string') return value ?? null;
	try {
		return JSON.parse(value) as JsonValue;
	} catch {
		return null;
	}
}

function amountOn(date: CalendarDate, start: CalendarDate, amounts: JsonValue): Flow {
	const amount = isObject(amounts) ? field(amounts, String(daysBetween(start, date))) : undefined;
	return (typeof amount === 'number' ? INTENSITIES[amount] : undefined) ?? 'unspecified';
}
