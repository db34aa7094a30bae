/** Checks the fields that editors write, and says which is wrong, why, and what was probably meant. */
import { nearest } from './nearest.ts';

/** What a field must be; `optional` may be left out. Lengths are in characters, numbers of entries in `least` and `most`. */
export type FieldRule = { readonly optional?: true } & (
	| { readonly is: 'text'; readonly most?: number }
	| { readonly is: 'one-of'; readonly of: readonly (string | number)[] }
	| { readonly is: 'list'; readonly of?: readonly string[]; readonly least?: number; readonly most?: number }
	| { readonly is: 'yes' }
	| { readonly is: 'day' }
	| { readonly is: 'anything' }
);

export type Fields = Readonly<Record<string, FieldRule>>;

/** What is wrong with the fields of one thing that editors call `what` (an answer, a myth …); all of it. */
export function fieldProblems(entry: Readonly<Record<string, unknown>>, fields: Fields, what: string): string[] {
	const known = Object.keys(fields);
	return [
		...known.filter((field) => entry[field] === undefined && !fields[field]?.optional).map((field) => `${field}: is missing`),
		...Object.keys(entry)
			.filter((field) => !known.includes(field))
			.map((field) => `${field}: is no field of ${what}${nearest(field, known)}`),
		...known.filter((field) => entry[field] !== undefined).flatMap((field) => valueProblems(entry[field], fields[field] as FieldRule).map((problem) => `${field}: ${problem}`))
	];
}

function valueProblems(value: unknown, rule: FieldRule): string[] {
	switch (rule.is) {
		case 'text':
			return textProblems(value, rule.most);
		case 'one-of':
			return rule.of.includes(value as string) ? [] : [unknown(value, rule.of.map(String))];
		case 'list':
			return listProblems(value, rule);
		case 'yes':
			return value === true ? [] : ['must be true, or left out'];
		case 'day':
			return typeof value === 'string' && isDay(value) ? [] : ['must be a day such as "2026-03-31", in quotation marks'];
		case 'anything':
			return [];
	}
}

function textProblems(value: unknown, most = Infinity): string[] {
	if (typeof value !== 'string') return ['must be a text; put it in quotation marks'];
	if (value.trim() === '') return ['is empty'];
	if (/<\/?[a-z!]/i.test(value)) return ['has HTML, which is not allowed'];
	return value.length > most ? [`has ${value.length} characters and may have ${most}`] : [];
}

function listProblems(value: unknown, { of, least = 0, most = Infinity }: Extract<FieldRule, { is: 'list' }>): string[] {
	if (!Array.isArray(value)) return ['must be a list'];
	const twice = value.find((each, index) => value.indexOf(each) !== index) as unknown;
	return [
		...(value.length < least ? [`has ${value.length} entries and needs ${least}`] : []),
		...(value.length > most ? [`has ${value.length} entries and may have ${most}`] : []),
		...(twice === undefined ? [] : [`"${String(twice)}" stands there twice`]),
		...value.flatMap((each: unknown) => (of && !of.includes(String(each)) ? [unknown(each, of)] : []))
	];
}

function unknown(value: unknown, allowed: readonly string[]): string {
	return `"${String(value)}" is not known${nearest(String(value), allowed)}`;
}

function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}
