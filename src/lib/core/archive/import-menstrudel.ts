import type { CalendarDate } from '../calendar/calendar-date';
import { flowFrom } from './flow-words';
import type { ImportGathering } from './import-gathering';
import { field, forEachEntry, hasObjectWith, isChosen, isOver, objectsIn, wordOf, type JsonFormat } from './json-format';
import type { JsonObject, JsonValue } from './json-value';

const NEWEST_DATABASE = 11;

/** Its five steps as the nearest scores of our faces; its 0 is also what it writes where she said nothing. */
const PAIN: readonly (number | undefined)[] = [undefined, 2, 4, 8, 10];

/**
 * Tables of a database. A logged day is written as a local date and counts as it stands. The ends of a period are
 * instants without a zone: they are read (see `foreignDay`) only for a period of which no day is logged.
 */
export const menstrudel: JsonFormat = {
	app: 'menstrudel',
	recognises: (json) =>
		hasObjectWith(field(json, 'period_logs'), 'date') || hasObjectWith(field(json, 'periods'), 'start_date', 'total_days'),
	isNewer: (json) => isOver(field(json, 'db_version'), NEWEST_DATABASE),
	read: (json, into) => {
		const dates = readLogs(field(json, 'period_logs'), into);
		forEachEntry(field(json, 'log_symptoms'), into, (entry) => {
			const date = dates.get(wordOf(entry.log_id_fk));
			if (date) into.feeling(date, wordOf(entry.symptom));
			else into.skip('no-place');
		});
		const logged = new Set(objectsIn(field(json, 'period_logs')).map((log) => wordOf(log.period_id)));
		forEachEntry(field(json, 'periods'), into, (period) => {
			const start = logged.has(wordOf(period.id)) ? null : into.day(period.start_date);
			if (start) for (const date of into.range(start, period.end_date)) into.bleeding(date);
		});
	}
};

function readLogs(logs: JsonValue | undefined, into: ImportGathering): ReadonlyMap<string, CalendarDate> {
	const dates = new Map<string, CalendarDate>();
	forEachEntry(logs, into, (log) => {
		const date = into.day(log.date);
		if (!date) return;
		dates.set(wordOf(log.id), date);
		readFlow(log, date, into);
		const pain = PAIN[Number(wordOf(log.painLevel))];
		if (pain !== undefined) into.pain(date, pain);
		else if (isChosen(log.painLevel)) into.skip('no-place');
		into.note(date, log.note ?? log.notes);
	});
	return dates;
}

function readFlow({ flow }: JsonObject, date: CalendarDate, into: ImportGathering): void {
	if (flow === undefined || flow === null) return into.bleeding(date);
	const amount = flowFrom(wordOf(flow), 'none-to-heavy');
	if (amount) into.flow(date, amount);
	else into.refuse('unknown-flow', flow);
}
