import type { CalendarDate } from '../calendar/calendar-date';
import { flowFrom } from './flow-words';
import { foreignName } from './foreign-names';
import { readDateText } from './date-text';
import type { ImportGathering } from './import-gathering';
import { field, forEachEntry, isChosen, listIn, namesIn, type JsonFormat } from './json-format';
import { fieldsOf, isObject, type JsonValue } from './json-value';

/** Days by their date, and periods. Its settings hold a PIN and are never read. */
export const mooneva: JsonFormat = {
	app: 'mooneva',
	recognises: (json) => {
		const [data, periods] = [field(json, 'data'), field(json, 'periods')];
		if (!isObject(data) || (periods !== undefined && !Array.isArray(periods))) return false;
		const isDated = fieldsOf(data).some(([key, day]) => isObject(day) && readDateText(key)?.form === 'iso');
		return isDated || listIn(periods).some((period) => field(period, 'startDate') !== undefined);
	},
	isNewer: () => false,
	read: (json, into) => {
		fieldsOf(field(json, 'data')).forEach(([key, day], index) => {
			into.place = index + 1;
			const date = into.day(key);
			if (date) for (const [name, value] of fieldsOf(day)) take(into, date, name, value);
		});
		forEachEntry(field(json, 'periods'), into, ({ startDate, days, isWithdrawalBleed }) => {
			const start = into.day(startDate);
			if (!start) return;
			for (const date of into.daysFrom(start, days)) into.bleeding(date);
			if (isWithdrawalBleed === true) into.skip('not-asked');
		});
	}
};

function take(into: ImportGathering, date: CalendarDate, name: string, value: JsonValue): void {
	if (name === 'date') return;
	if (name === 'flow') return takeFlow(into, date, value);
	if (name === 'notes' || name === 'note') return into.note(date, value);
	if (!isChosen(value)) return;
	if (name === 'symptoms' || name === 'mood' || name === 'moods') {
		return namesIn(value).forEach((each) => into.feeling(date, each));
	}
	into.skip(foreignName(name).kind === 'not-asked' ? 'not-asked' : 'no-place');
}

function takeFlow(into: ImportGathering, date: CalendarDate, value: JsonValue): void {
	if (!isChosen(value)) return;
	const flow = typeof value === 'string' ? flowFrom(value, 'none-to-heavy') : null;
	if (flow) into.flow(date, flow);
	else into.refuse('unknown-flow', value);
}
