import type { CalendarDate } from '../calendar/calendar-date';
import type { CsvRow } from './csv-rows';
import { flowFrom } from './flow-words';
import { foreignName } from './foreign-names';
import type { ImportGathering } from './import-gathering';

/** Whether a row names the columns of drip's table. */
export function isDripHeader(header: CsvRow): boolean {
	return ['date', 'bleeding.value', 'mucus.value'].every((name) => header.cells.includes(name));
}

/** Reads drip's table. Its writer makes texts lower-case, which cannot be undone. */
export function readDripRows([header, ...rows]: readonly CsvRow[], into: ImportGathering): void {
	const names = header?.cells ?? [];
	for (const { line, cells } of rows) {
		into.place = line;
		const day = new Map(names.map((name, column) => [name, cells[column] ?? '']));
		const date = into.day(day.get('date'));
		if (date) readDay(day, date, into);
	}
}

const GROUPS = ['temperature', 'mucus', 'cervix', 'desire', 'sex'];

function readDay(day: ReadonlyMap<string, string>, date: CalendarDate, into: ImportGathering): void {
	const amount = day.get('bleeding.value') ?? '';
	const flow = amount === '' ? null : flowFrom(amount, 'spotting-to-heavy');
	if (flow) into.flow(date, flow);
	else if (amount !== '') into.refuse('unknown-flow', amount);
	into.note(date, day.get('note.value'));
	const says = (group: string) => [...day].some(([name, cell]) => name.startsWith(`${group}.`) && isSaid(name, cell));
	into.skip('not-asked', GROUPS.filter(says).length);
	for (const [name, cell] of day) {
		const [, feeling] = /^(?:pain|mood)\.(.+)$/.exec(name) ?? [];
		if (feeling === 'note') takeOther(cell, date, into);
		else if (feeling && feeling !== 'other' && cell === 'true') into.feeling(date, feeling);
	}
}

function isSaid(name: string, cell: string): boolean {
	return cell !== '' && cell !== 'false' && !/\.(exclude|time)$/.test(name);
}

// What she wrote beside "other" is a name that Nuri has too, or a note.
function takeOther(text: string, date: CalendarDate, into: ImportGathering): void {
	const { kind } = foreignName(text);
	if (kind === 'symptom' || kind === 'mood') into.feeling(date, text);
	else into.note(date, text);
}
