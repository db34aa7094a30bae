import type { AsPlainObject } from 'minisearch';

/**
 * The index of the search library without what can be worked out again: terms in order, and for each the answers in which
 * it stands, field by field, as distances between their numbers.
 */
export interface PackedIndex {
	readonly ids: readonly string[];
	readonly fields: readonly string[];
	/** Words in each field of each answer, answer by answer. */
	readonly lengths: readonly (readonly number[])[];
	/** Terms in alphabetical order, with a space between. */
	readonly terms: string;
	/** For each term, in the same order and with a space between: see `packedPlaces`. */
	readonly places: string;
}

/** Letters that JSON leaves as they are, for numbers of 0 to 83; two of them follow a `~`. */
const FIRST = 40;
const BASE = 84;
const LONG = '~';
/** Between two fields of one term. */
const FIELD = '!';

/** Packs what `MiniSearch.toJSON` gives of an index to which nothing was taken away. How often a word stands in one field is left out. */
export function packedIndex({ documentIds, fieldIds, fieldLength, index }: AsPlainObject): PackedIndex {
	const fields = Object.keys(fieldIds).sort((a, b) => (fieldIds[a] as number) - (fieldIds[b] as number));
	const numbers = Object.keys(documentIds).map(Number).sort((a, b) => a - b);
	const terms = [...index].sort(([a], [b]) => (a < b ? -1 : 1));
	return {
		ids: numbers.map((number) => documentIds[number] as string),
		fields,
		lengths: numbers.map((number) => fields.map((_, field) => (fieldLength as unknown as Record<number, number[]>)[number]?.[field] ?? 0)),
		terms: terms.map(([term]) => term).join(' '),
		places: terms.map(([, places]) => packedPlaces(fields.map((_, field) => Object.keys((places as Record<number, object>)[field] ?? {}).map(Number)))).join(' ')
	};
}

function packedPlaces(fields: readonly (readonly number[])[]): string {
	return fields
		.map((documents) => [...documents].sort((a, b) => a - b).map((number, at, all) => packedNumber(number - (all[at - 1] ?? -1) - 1)).join(''))
		.join(FIELD)
		.replace(/!+$/, '');
}

function packedNumber(number: number): string {
	const letter = (value: number) => String.fromCharCode(FIRST + value + (FIRST + value >= 92 ? 1 : 0));
	return number < BASE ? letter(number) : `${LONG}${letter(Math.floor(number / BASE))}${letter(number % BASE)}`;
}

/** What `MiniSearch.loadJS` reads. */
export function unpackedIndex({ ids, fields, lengths, terms, places }: PackedIndex): AsPlainObject {
	const placesOf = places.split(' ');
	return {
		documentCount: ids.length,
		nextId: ids.length,
		documentIds: { ...ids },
		fieldIds: Object.fromEntries(fields.map((field, number) => [field, number])),
		fieldLength: { ...lengths } as unknown as AsPlainObject['fieldLength'],
		averageFieldLength: fields.map((_, field) => lengths.reduce((sum, each) => sum + (each[field] ?? 0), 0) / lengths.length),
		storedFields: {},
		dirtCount: 0,
		index: terms.split(' ').map((term, at) => [term, unpackedPlaces(placesOf[at] ?? '')]),
		serializationVersion: 2
	};
}

function unpackedPlaces(packed: string): Record<string, Record<string, number>> {
	const places: Record<string, Record<string, number>> = {};
	let field = 0;
	let last = -1;
	for (let at = 0; at < packed.length; at++) {
		if (packed[at] === FIELD) {
			field++;
			last = -1;
			continue;
		}
		last += (packed[at] === LONG ? valueAt(packed, ++at) * BASE + valueAt(packed, ++at) : valueAt(packed, at)) + 1;
		(places[field] ??= {})[last] = 1;
	}
	return places;
}

function valueAt(packed: string, at: number): number {
	const code = packed.charCodeAt(at);
	return code - FIRST - (code > 92 ? 1 : 0);
}
