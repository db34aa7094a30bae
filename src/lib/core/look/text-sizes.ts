/** Sizes of text in per cent of the usual one; `static/early.js` and `app.css` name the same. */
export const textSizes = ['100', '115', '130', '150', '200'] as const;
export type TextSize = (typeof textSizes)[number];

/** The size of a stored choice; the usual one where there is none. */
export function textSizeFrom(stored: string | null): TextSize {
	return textSizes.find((size) => size === stored) ?? '100';
}
