import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerSearch, indexOf, type SearchDocument } from './answer-search';
import { packedIndex, unpackedIndex } from './packed-index';

const rules = { ignored: [], same: {}, endings: [] };
const word = fc.stringMatching(/^[a-z]{1,6}$/);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const documents = fc
	.array(fc.record({ title: text, asks: text, tags: text, summary: text, body: text }), { minLength: 1, maxLength: 120 })
	.map((list) => list.map((document, index): SearchDocument => ({ id: `answer-${index}`, ...document })))
	.filter((list) => list.some(({ title }) => title !== ''));

describe('the packed index', () => {
	it('holds every term in every answer and field where the library found it', () => {
		fc.assert(
			fc.property(documents, (list) => {
				const json = indexOf(list, rules);
				const unpacked = unpackedIndex(JSON.parse(JSON.stringify(packedIndex(json))));
				const places = (index: typeof json) => new Map(index.index.map(([term, data]) => [term, Object.fromEntries(Object.entries(data).map(([field, found]) => [field, Object.keys(found)]))]));
				expect(places(unpacked)).toEqual(places(json));
				expect(unpacked.documentIds).toEqual(json.documentIds);
				unpacked.averageFieldLength.forEach((length, field) => expect(length).toBeCloseTo(json.averageFieldLength[field] ?? 0));
			}),
			{ numRuns: 40 }
		);
	});

	it('finds an answer beyond the first 84', () => {
		const list = Array.from({ length: 300 }, (_, index): SearchDocument => ({ id: `n${index}`, title: `word${index}`, asks: 'same', tags: '', summary: '', body: '' }));
		const search = new AnswerSearch({ rules, index: packedIndex(indexOf(list, rules)) });
		expect(search.ask('word299')[0]?.id).toBe('n299');
		expect(search.ask('same')).toHaveLength(300);
	});
});
