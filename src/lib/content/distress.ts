import type { DistressWords } from './guidance';
import { wordsOf } from './terms';
import type { DistressKind } from './vocabulary';

/**
 * The kind of distress that a question sounds like, the most pressing first, or null. It goes by words that stand
 * together (docs/decisions/0012): it can miss one and can be wrong, so it only ever puts help first and takes nothing away.
 * Nothing that was typed is kept.
 */
export function distressIn(question: string, languages: readonly DistressWords[]): DistressKind | null {
	for (const words of languages) {
		const found = kindIn(spelled(question, words), words);
		if (found) return found;
	}
	return null;
}

function kindIn(text: readonly string[], words: DistressWords): DistressKind | null {
	const { rules } = words;
	const phrases = phrasesOf(words);
	const known = new Map<string, boolean>();
	const has = (group: string): boolean => {
		const before = known.get(group);
		if (before !== undefined) return before;
		const found = (phrases[group] ?? []).some((phrase) => stands(phrase, text));
		known.set(group, found);
		return found;
	};
	return rules.find(({ all, not = [] }) => all.every(has) && !not.some(has))?.kind ?? null;
}

/** The phrases of each group as words; split once for each list of a language, as every letter that is typed asks for them. */
const splitLists = new WeakMap<DistressWords, Readonly<Record<string, readonly (readonly string[])[] | undefined>>>();

function phrasesOf(words: DistressWords): Readonly<Record<string, readonly (readonly string[])[] | undefined>> {
	const before = splitLists.get(words);
	if (before) return before;
	const split = Object.fromEntries(Object.entries(words.groups).map(([name, phrases]) => [name, phrases.map((phrase) => phrase.split(' '))]));
	splitLists.set(words, split);
	return split;
}

function spelled(question: string, { spellings }: DistressWords): readonly string[] {
	return wordsOf(question).flatMap((word) => (Object.prototype.hasOwnProperty.call(spellings, word) ? (spellings[word] ?? word).split(' ') : [word]));
}

function stands(phrase: readonly string[], text: readonly string[]): boolean {
	return text.some((_, at) => phrase.every((word, index) => isWord(text[at + index], word)));
}

/** `raped` for `rape*`; long words with one letter wrong, two in very long ones. */
function isWord(written: string | undefined, word: string): boolean {
	if (written === undefined) return false;
	if (word.endsWith('*')) return written.startsWith(word.slice(0, -1));
	if (written === word) return true;
	return word.length >= 6 && written[0] === word[0] && isWithin(written, word, word.length >= 9 ? 2 : 1);
}

/** Whether so many letters that are missing, too many, other or swapped make one word of the other. */
function isWithin(from: string, to: string, most: number): boolean {
	if (Math.abs(from.length - to.length) > most) return false;
	let before: number[] = [];
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let at = 1; at <= from.length; at++) {
		const next = [at];
		for (let index = 1; index <= to.length; index++) {
			const change = (row[index - 1] ?? 0) + (from[at - 1] === to[index - 1] ? 0 : 1);
			const isSwapped = at > 1 && index > 1 && from[at - 1] === to[index - 2] && from[at - 2] === to[index - 1];
			next.push(Math.min((row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1, change, isSwapped ? (before[index - 2] ?? 0) + 1 : Infinity));
		}
		before = row;
		row = next;
	}
	return (row[to.length] ?? 0) <= most;
}
