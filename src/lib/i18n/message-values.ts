import type { PluralCategory } from './plural-rules';

/** Texts of a part of a language pack as they travel: in the order of the keys, plural forms in that of the categories. */
export type MessageValues = readonly (string | readonly string[])[];

/** Every message under its dotted key, plural forms with their category. */
export type MessageTexts = Readonly<Record<string, string>>;

/** Puts keys and texts together; a key that ends in `+` has one text for each plural category. */
export function messageTexts(keys: readonly string[], values: MessageValues, categories: readonly PluralCategory[]): MessageTexts {
	const texts: Record<string, string> = {};
	keys.forEach((key, index) => {
		const value = values[index] ?? '';
		if (typeof value === 'string') texts[key] = value;
		else categories.forEach((category, at) => (texts[`${key.slice(0, -1)}_${category}`] = value[at] ?? ''));
	});
	return texts;
}
