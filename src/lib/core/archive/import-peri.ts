import { field, forEachEntry, hasObjectWith, isOver, type JsonFormat } from './json-format';

const NEWEST_VERSION = 1;

/** First days and numbers of bleeding days. Lengths of cycles follow from the first days and are not read. */
export const peri: JsonFormat = {
	app: 'peri',
	recognises: (json) => hasObjectWith(field(json, 'cycles'), 'startDate', 'periodLength'),
	isNewer: (json) => isOver(field(json, 'version'), NEWEST_VERSION),
	read: (json, into) =>
		forEachEntry(field(json, 'cycles'), into, ({ startDate, periodLength }) => {
			const start = into.day(startDate);
			if (start) for (const date of into.daysFrom(start, periodLength)) into.bleeding(date);
		})
};
