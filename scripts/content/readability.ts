/** How hard an English text is to read. */

/** The Flesch-Kincaid grade (Kincaid and others 1975): the school year in which a text is understood. NaN without words. */
export function gradeOf(text: string): number {
	const words = wordsOf(text);
	const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
	return 0.39 * (words.length / sentencesOf(text).length) + 11.8 * (syllables / words.length) - 15.59;
}

export function sentencesOf(text: string): string[] {
	return text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => /[a-z]/i.test(sentence));
}

export function wordsOf(text: string): string[] {
	return text.match(/[A-Za-z0-9’'-]+/g) ?? [];
}

// Groups of vowels, without an ending that is not heard: good to a tenth of a grade over a whole text, not for one word.
function syllablesOf(word: string): number {
	const letters = word.toLowerCase().replace(/[^a-z]/g, '');
	if (letters.length <= 3) return letters === '' ? 0 : 1;
	const heard = letters.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').replace(/^y/, '');
	return Math.max(1, heard.match(/[aeiouy]{1,2}/g)?.length ?? 0);
}
