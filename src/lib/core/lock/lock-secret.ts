/** How a diary is locked; each has a sentence of its own on what it stops. */
export type LockKind = 'code' | 'pictures' | 'words';

/*
 * The text from which a key is derived. These forms are part of every vault and every backup: changing one locks people
 * out. A code is its digits; the others begin with their kind, so that no lock of one kind is one of another.
 */

/** A number code: ASCII digits, in whatever digits the language shows them. */
export function secretOfCode(digits: string): string {
	return digits;
}

/** Pictures by their numbers, in order. */
export function secretOfPictures(numbers: readonly number[]): string {
	return numbers.length === 0 ? '' : `pictures ${numbers.join(' ')}`;
}

/** Words in their folded form (`word-lock.ts`), in order. */
export function secretOfWords(folded: readonly string[]): string {
	return folded.length === 0 ? '' : `words ${folded.join(' ')}`;
}

/** A recovery code as it was read (`recovery-code.ts`). */
export function secretOfRecovery(symbols: string): string {
	return `recovery ${symbols}`;
}
