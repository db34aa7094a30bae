import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { unpackedIndex, type PackedIndex } from './packed-index';
import { termsOf, type TermRules } from './terms';

/** What an answer is looked up by. */
export interface SearchDocument {
	readonly id: string;
	readonly title: string;
	/** Every way in which girls ask it, one a line. */
	readonly asks: string;
	readonly tags: string;
	readonly summary: string;
	readonly body: string;
}

/** One answer that may fit, with how well: only the order of scores means something. */
export interface Found {
	readonly id: string;
	readonly score: number;
}

/** A search over all answers of one language, and the words by which it goes. */
export interface PackedSearch {
	readonly rules: TermRules;
	readonly index: PackedIndex;
}

export const searchFields = ['title', 'asks', 'tags', 'summary', 'body'] as const;

function optionsFor(rules: TermRules): Options<SearchDocument> {
	return { fields: [...searchFields], tokenize: (text) => [...termsOf(text, rules)], processTerm: (term) => term };
}

/** Indexes the answers; what a phone gets is this, packed. */
export function indexOf(documents: readonly SearchDocument[], rules: TermRules): AsPlainObject {
	const search = new MiniSearch<SearchDocument>(optionsFor(rules));
	search.addAll(documents);
	return search.toJSON();
}

/** The question box of one language, ready to be asked. */
export class AnswerSearch {
	readonly #search: MiniSearch<SearchDocument>;
	readonly #rules: TermRules;

	constructor({ rules, index }: PackedSearch) {
		this.#rules = rules;
		this.#search = MiniSearch.loadJS<SearchDocument>(unpackedIndex(index), optionsFor(rules));
	}

	/** The answers that fit a question, best first; none where too little of it is known. */
	ask(question: string): readonly Found[] {
		const terms = termsOf(question, this.#rules);
		if (terms.length === 0) return [];
		const found = this.#search.search(question, {
			boost: { title: 2, asks: 2, tags: 1.5, summary: 1, body: 0.5 },
			fuzzy: (term) => (term.length < 4 ? false : term.length < 7 ? 1 : 2),
			prefix: (term, index, all) => index === all.length - 1 && term.length >= 3,
			weights: { fuzzy: 0.4, prefix: 0.5 }
		});
		return found.map(({ id, score }) => ({ id: id as string, score }));
	}
}
