/** Words as the question box compares them: the same on every phone and in the index that the build makes. */

/** What a language adds: words that say nothing, and words that mean the same here. */
export interface TermRules {
	/** Left out of every question. */
	readonly ignored: readonly string[];
	/** A folded word → the folded word that stands for it, e.g. `tummy` → `belly`. */
	readonly same: Readonly<Record<string, string | undefined>>;
	/** Endings that are taken off words that stay at least three letters long; the first that fits. */
	readonly endings: readonly string[];
}

/** Scripts that set no spaces between words (Thai, Lao, Myanmar, Khmer): pairs of letters stand in for words. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

/**
 * A text without what people leave out or write in several ways: case, accents and vowel signs of Arabic and Hebrew, the
 * forms of Arabic letters, apostrophes, letters repeated for effect, digits of other scripts. Vowel signs of Indic scripts
 * stay: without them other words arise.
 */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640\u200b-\u200f\u2060-\u2069]/g, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[’'ʼ`´]/g, '')
		.replace(/[\u0622\u0623\u0625\u0671]/g, 'ا')
		.replace(/[\u0649\u06cc]/g, 'ي')
		.replace(/\u06a9/g, 'ك')
		.replace(/[\u0629\u06c1\u06d5]/g, 'ه')
		.replace(/(\p{L})\1{2,}/gu, '$1$1')
		.replace(/\p{Nd}/gu, digitOf);
}

function digitOf(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	// Digits begin at a multiple of 16, those of the Indic scripts 6 behind one.
	return code < 128 ? digit : String((code >= 0x900 && code < 0xe00 ? code - 6 : code) % 16);
}

/** The folded words of a text, in its order. */
export function wordsOf(text: string): readonly string[] {
	return fold(text)
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.flatMap((word) => (unspaced.test(word) ? pairsOf(word) : word === '' ? [] : [word]));
}

function pairsOf(word: string): readonly string[] {
	const letters = Array.from(word);
	return letters.length < 3 ? [word] : letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`);
}

/** What is looked up for a text: its words without those that say nothing, each as the one that stands for it. */
export function termsOf(text: string, rules: TermRules): readonly string[] {
	return wordsOf(text)
		.map((word) => rules.same[word] ?? word)
		.filter((word) => !rules.ignored.includes(word))
		.map((word) => shortened(word, rules.endings))
		.map((word) => rules.same[word] ?? word);
}

function shortened(word: string, endings: readonly string[]): string {
	const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= 3);
	return ending === undefined ? word : word.slice(0, -ending.length);
}
