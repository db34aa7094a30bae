const COMBINING = /[\u0300-\u036f]/g;
// Arabic short vowels, hamza and madda as marks of their own (NFKD splits them off), the small alif, the lengthening stroke.
const ARABIC_MARKS = /[\u064b-\u0655\u0670\u0640]/g;
// The last two are the yeh and kaf of Persian and Urdu keyboards.
const ARABIC_VARIANTS = /[أإآٱىةؤئیک]/g;
const UNIFIED: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', ؤ: 'و', ئ: 'ي', ی: 'ي', ک: 'ك' };
// Joiners, direction marks and the byte order mark, which keyboards and copied text bring along unseen.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LARGEST_LIST = 65_536;

/**
 * The form of a word that goes into the key: no accents, no Arabic vowels, one shape of each Arabic letter, lower case.
 * It must stay as it is for ever: whoever locked a diary before a change could not open it after.
 */
export function foldedWord(text: string): string {
	const letters = text.normalize('NFKD').replace(INVISIBLE, '').replace(COMBINING, '').replace(ARABIC_MARKS, '').toLowerCase();
	// Lower case can bring a mark back: İ becomes i and a dot.
	const bare = letters.normalize('NFKD').replace(COMBINING, '');
	return bare.replace(ARABIC_VARIANTS, (letter) => UNIFIED[letter] ?? letter).trim();
}

/** The folded words of what was typed, in order; anything that is neither letter nor mark parts two words. */
export function wordsOf(text: string): string[] {
	return text
		.replace(INVISIBLE, '')
		.split(/[^\p{L}\p{M}]+/u)
		.map(foldedWord)
		.filter((word) => word !== '');
}

/**
 * Words drawn independently of one another, so that one may come twice; `random` gives that many random bytes.
 * Throws RangeError where the list's length is no power of two from 2 to 65,536: only then is every word as likely.
 */
export function drawnWords(list: readonly string[], count: number, random: (length: number) => Uint8Array): string[] {
	const size = list.length;
	if (size < 2 || size > LARGEST_LIST || (size & (size - 1)) !== 0) throw new RangeError(`a list of ${size} words`);
	if (!Number.isInteger(count) || count < 1) throw new RangeError(`${count} words to draw`);
	const bytes = random(2 * count);
	if (bytes.length !== 2 * count) throw new RangeError(`${bytes.length} random bytes for ${count} words`);
	return Array.from({ length: count }, (_, index) => {
		const number = ((bytes[2 * index] as number) << 8) | (bytes[2 * index + 1] as number);
		return list[number & (size - 1)] as string;
	});
}

/** Words of the list, in its order, that begin with what she has typed so far; none for empty input. */
export function suggestedWords(list: readonly string[], typed: string, limit: number): string[] {
	const start = foldedWord(typed);
	if (start === '') return [];
	const folded = foldedList(list);
	return list.filter((_, index) => (folded[index] as string).startsWith(start)).slice(0, Math.max(0, limit));
}

/** Those of the words, folded, that the list does not hold, in the order given. */
export function unknownWords(list: readonly string[], words: readonly string[]): string[] {
	const known = new Set(foldedList(list));
	return words.map(foldedWord).filter((word) => !known.has(word));
}

// Folding two thousand words at every key press would be felt on a slow phone.
const foldedLists = new WeakMap<readonly string[], readonly string[]>();

function foldedList(list: readonly string[]): readonly string[] {
	const known = foldedLists.get(list);
	if (known !== undefined) return known;
	const folded = list.map(foldedWord);
	foldedLists.set(list, folded);
	return folded;
}
