import { flowFrom } from './flow-words';
import { plainWord } from './foreign-words';
import { field, forEachEntry, hasObjectWith, listIn, objectsIn, wordOf, type JsonFormat } from './json-format';
import type { JsonValue } from './json-value';

/** Tables of a database, every value a text. Amounts are three of its symptoms. */
export const mensinator: JsonFormat = {
	app: 'mensinator',
	recognises: (json) =>
		hasObjectWith(field(json, 'periods'), 'date', 'period_id') || hasObjectWith(field(json, 'symptoms'), 'symptom_name'),
	isNewer: () => false,
	read: (json, into) => {
		const names = namesById(field(json, 'symptoms'));
		forEachEntry(field(json, 'symptom_date'), into, (entry) => {
			const name = names.get(wordOf(entry.symptom_id)) ?? '';
			const amount = /flow$/.exec(plainWord(name)) ? flowFrom(plainWord(name).slice(0, -4), 'none-to-heavy') : null;
			const date = into.day(entry.symptom_date);
			if (date && amount) into.flow(date, amount);
			else if (date) into.feeling(date, name);
		});
		forEachEntry(field(json, 'periods'), into, (entry) => {
			const date = into.day(entry.date);
			if (date) into.bleeding(date);
		});
		into.skip('not-asked', listIn(field(json, 'ovulations')).length);
	}
};

function namesById(symptoms: JsonValue | undefined): ReadonlyMap<string, string> {
	return new Map(objectsIn(symptoms).map((each) => [wordOf(each.id), wordOf(each.symptom_name)]));
}
