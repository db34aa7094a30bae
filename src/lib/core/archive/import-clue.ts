import type { CalendarDate } from '../calendar/calendar-date';
import { flowFrom } from './flow-words';
import { foreignName } from './foreign-names';
import type { ImportGathering } from './import-gathering';
import { field, forEachEntry, hasObjectWith, isOver, namesIn, type JsonFormat } from './json-format';
import { fieldsOf, type JsonValue } from './json-value';

const NEWEST_VERSION = 6;

/** The older backup (`.cluedata`): one object a day. Its days are written as midnight of UTC and mean that day. */
export const clueBackup: JsonFormat = {
	app: 'clue',
	recognises: (json) => hasObjectWith(field(json, 'data'), 'day'),
	isNewer: (json) => isOver(field(json, 'version'), NEWEST_VERSION),
	read: (json, into) =>
		forEachEntry(field(json, 'data'), into, (entry) => {
			const date = into.day(entry.day);
			if (!date) return;
			for (const [key, value] of fieldsOf(entry)) if (key !== 'day') take(into, date, key, value);
		})
};

/** The newer file (`measurements.json`): one object for each thing noted. */
export const clueMeasurements: JsonFormat = {
	app: 'clue',
	recognises: (json) => hasObjectWith(json, 'type', 'date', 'value'),
	isNewer: () => false,
	read: (json, into) =>
		forEachEntry(json, into, ({ type, date: written, value }) => {
			const date = into.day(written);
			if (date && typeof type === 'string') take(into, date, type, value ?? null);
		})
};

function take(into: ImportGathering, date: CalendarDate, type: string, value: JsonValue): void {
	const names = namesIn(value);
	if (type === 'period') names.forEach((name) => takeFlow(into, date, name));
	else if (type === 'spotting') into.flow(date, 'spotting');
	else if (/^(note|notes|personal_note)$/.test(type)) into.note(date, typeof value === 'string' ? value : names[0]);
	else if (foreignName(type).kind === 'not-asked') into.skip('not-asked', Math.max(names.length, 1));
	else if (names.length === 0) into.skip('no-place');
	else names.forEach((name) => into.feeling(date, name));
}

function takeFlow(into: ImportGathering, date: CalendarDate, name: string): void {
	const flow = flowFrom(name, 'none-to-heavy');
	if (flow) into.flow(date, flow);
	else into.refuse('unknown-flow', name);
}
