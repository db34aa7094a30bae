/** A BCP 47 tag of a language that ships with the app. */
export type Locale = (typeof languages)[number]['tag'];
export type Direction = 'ltr' | 'rtl';

/**
 * Every language of this build by its own name, in the order in which they are offered. One line a language. One with a
 * country is an overlay: its folder holds only what differs from the language's.
 */
export const languages = [
	{ tag: 'en', name: 'English', direction: 'ltr' },
	{ tag: 'es', name: 'Español', direction: 'ltr' },
	{ tag: 'es-MX', name: 'Español (México)', direction: 'ltr' },
	{ tag: 'fr', name: 'Français', direction: 'ltr' },
	{ tag: 'pt', name: 'Português', direction: 'ltr' },
	{ tag: 'sw', name: 'Kiswahili', direction: 'ltr' },
	{ tag: 'sw-TZ', name: 'Kiswahili (Tanzania)', direction: 'ltr' },
	{ tag: 'id', name: 'Bahasa Indonesia', direction: 'ltr' },
	{ tag: 'fil', name: 'Filipino', direction: 'ltr' },
	{ tag: 'vi', name: 'Tiếng Việt', direction: 'ltr' },
	{ tag: 'mn', name: 'Монгол', direction: 'ltr' },
	{ tag: 'ru', name: 'Русский', direction: 'ltr' },
	{ tag: 'uk', name: 'Українська', direction: 'ltr' },
	{ tag: 'ar', name: 'العربية', direction: 'rtl' },
	{ tag: 'ur', name: 'اردو', direction: 'rtl' },
	{ tag: 'hi', name: 'हिन्दी', direction: 'ltr' },
	{ tag: 'ne', name: 'नेपाली', direction: 'ltr' },
	{ tag: 'bn', name: 'বাংলা', direction: 'ltr' },
	{ tag: 'th', name: 'ไทย', direction: 'ltr' },
	{ tag: 'am', name: 'አማርኛ', direction: 'ltr' }
] as const satisfies readonly { readonly tag: string; readonly name: string; readonly direction: Direction }[];

export const defaultLocale: Locale = 'en';

/** Older codes of languages that ship, as some phones still say them. */
export const aliases: Readonly<Record<string, Locale>> = { tl: 'fil', in: 'id' };

export function isLocale(tag: string | undefined): tag is Locale {
	return languages.some((language) => language.tag === tag);
}

export function directionOf(locale: Locale): Direction {
	return languages.find((language) => language.tag === locale)?.direction ?? 'ltr';
}

/** The language that an overlay lies over; itself for a language. */
export function baseOf(locale: Locale): Locale {
	const base = locale.split('-')[0];
	return isLocale(base) ? base : locale;
}
