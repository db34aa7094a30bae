/** Where one sentence of a text begins and ends, as offsets. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** A sentence's end in the scripts that Nuri speaks: Latin, Arabic, Urdu, Devanagari, Bengali, Ethiopic; or a line. */
const ends = /[.!?؟۔।॥።፧…]+["'”’»)\]]*\s+|\n+/g;

/**
 * The sentences of a text, in order, without the space between them. Where no mark ends one (Thai) a line is one. It
 * need not be perfect: a voice only rests at a wrong place.
 */
export function sentencesIn(text: string): readonly Span[] {
	const spans: Span[] = [];
	let from = 0;
	for (const match of text.matchAll(ends)) {
		const to = (match.index ?? 0) + match[0].length;
		spans.push({ from, to });
		from = to;
	}
	spans.push({ from, to: text.length });
	return spans.map((span) => trimmed(text, span)).filter(({ from: start, to }) => /[\p{L}\p{N}]/u.test(text.slice(start, to)));
}

function trimmed(text: string, { from, to }: Span): Span {
	const part = text.slice(from, to);
	return { from: from + (part.length - part.trimStart().length), to: to - (part.length - part.trimEnd().length) };
}
