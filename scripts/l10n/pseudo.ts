/**
 * Two invented languages made of English: `en-XA` with accents, brackets and two fifths more length, and `ar-XB` that runs
 * from right to left. A text without brackets was written into a component; one that does not fit will not fit in German.
 */
export type PseudoTag = 'en-XA' | 'ar-XB';

interface Pack {
	readonly ui: Readonly<Record<string, string>>;
	readonly calendar: Record<string, unknown>;
}

const accented: Readonly<Record<string, string>> = Object.fromEntries(
	Array.from('aàbḅcçdḑeéfƒgĝhĥiîjĵkķlļmḿnñoôpṕqqrŕsśtţuûvṽwŵxẋyýzžAÀBḄCÇDḐEÉFƑGĜHĤIÎJĴKĶLĻMḾNÑOÔPṔQQRŔSŚTŢUÛVṼWŴXẊYÝZŽ'.matchAll(/(.)(.)/gu), ([, plain, marked]) => [plain, marked])
);

/** A pack whose messages are those of the given one in disguise; calendar words stay, so that dates can be recognised. */
export function pseudoPack<P extends Pack>(pack: P, tag: PseudoTag): P {
	const calendar = { ...pack.calendar, direction: tag === 'ar-XB' ? 'rtl' : 'ltr' };
	const ui = Object.fromEntries(Object.entries(pack.ui).map(([key, text]) => [key, pseudoText(text, tag)]));
	return { ...pack, ui, calendar };
}

/** One message in disguise; its placeholders stay as they are. */
export function pseudoText(text: string, tag: PseudoTag): string {
	const parts = text.split(/(\{\{[^}]*\}\})/);
	if (tag === 'ar-XB') return `\u202e${parts.join('')}\u202c`;
	const letters = parts.map((part) => (part.startsWith('{{') ? part : Array.from(part, (letter) => accented[letter] ?? letter).join('')));
	const longer = Math.ceil(parts.filter((part) => !part.startsWith('{{')).join('').length * 0.4);
	return `[${letters.join('')}${longer > 1 ? ` ${'~'.repeat(longer - 1)}`.replace(/~{7}/g, '~~~~~~ ') : ''}]`;
}
