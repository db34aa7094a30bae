import type { CalendarDate } from '../calendar/calendar-date';
import type { CsvRow } from './csv-rows';
import { flowFrom } from './flow-words';
import { plainWord } from './foreign-words';
import type { ImportGathering } from './import-gathering';
import { field, forEachEntry, hasObjectWith, isChosen, namesIn, wordOf, type JsonFormat } from './json-format';
import { fieldsOf, type JsonValue } from './json-value';

/** One object a day. */
export const ovumcy: JsonFormat = {
	app: 'ovumcy',
	recognises: (json) => hasObjectWith(field(json, 'entries'), 'date', 'period', 'flow'),
	isNewer: () => false,
	read: (json, into) =>
		forEachEntry(field(json, 'entries'), into, (entry) =>
			takeDay(into, new Map(fieldsOf(entry).map(([key, value]) => [plainWord(key), value])))
		)
};

/** Whether a row names the columns of the same export as a table. */
export function isOvumcyHeader(header: CsvRow): boolean {
	const names = header.cells.map(plainWord);
	return ['date', 'period', 'flow', 'cervicalmucus'].every((name) => names.includes(name));
}

export function readOvumcyRows([header, ...rows]: readonly CsvRow[], into: ImportGathering): void {
	const names = header?.cells.map(plainWord) ?? [];
	for (const { line, cells } of rows) {
		into.place = line;
		takeDay(into, new Map(names.map((name, column) => [name, cells[column] ?? ''])));
	}
}

/** Fields that follow from others, or say nothing about the day. */
const DERIVED = /^(date|period|flow|cyclestart|cycleday|id|createdat|updatedat)$/;
const NOT_ASKED = /^(sexactivity|bbt.*|cervicalmucus|pregnancytest)$/;
const LISTS = /^(symptoms|othersymptoms|other)$/;

function takeDay(into: ImportGathering, day: ReadonlyMap<string, JsonValue>): void {
	const date = into.day(day.get('date'));
	if (!date) return;
	takeFlow(into, date, day);
	for (const [name, value] of day) if (!DERIVED.test(name) && isChosen(value)) takeField(into, date, name, value);
}

// Untouched days say "none" too: that is no answer.
function takeFlow(into: ImportGathering, date: CalendarDate, day: ReadonlyMap<string, JsonValue>): void {
	const written = day.get('flow');
	const flow = typeof written === 'string' && isChosen(written) ? flowFrom(written, 'none-to-heavy') : null;
	if (flow && flow !== 'none') into.flow(date, flow);
	else if (isChosen(day.get('period'))) into.bleeding(date);
	if (isChosen(written) && !flow) into.refuse('unknown-flow', written);
}

function takeField(into: ImportGathering, date: CalendarDate, name: string, value: JsonValue): void {
	if (name === 'notes' || name === 'note') into.note(date, value);
	else if (NOT_ASKED.test(name)) into.skip('not-asked');
	else if (LISTS.test(name)) namesIn(split(value)).forEach((each) => into.feeling(date, each));
	else if (/^(true|yes|1)$/i.test(typeof value === 'boolean' ? String(value) : wordOf(value))) into.feeling(date, name);
	else into.skip('no-place', Math.max(namesIn(value).length, 1));
}

function split(value: JsonValue): JsonValue {
	return typeof value === 'string' ? value.split(/[;,|]/).map((each) => each.trim()) : value;
}
