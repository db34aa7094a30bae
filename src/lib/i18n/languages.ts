/** A BCP 47 tag of a language that ships with the app. */
export type Locale = (typeof languages)[number]['tag'];
export type Direction = 'ltr' | 'rtl';

/** Every language of this build by its own name, in the order in which they are offered. One line a language. */
export const languages = [
	{ tag: 'en', name: 'English', direction: 'ltr' },
	{ tag: 'es', name: 'Español', direction: 'ltr' },
	{ tag: 'ar', name: 'العربية', direction: 'rtl' }
] as const satisfies readonly { readonly tag: string; readonly name: string; readonly direction: Direction }[];

export const defaultLocale: Locale = 'en';

export function isLocale(tag: string | undefined): tag is Locale {
	return languages.some((language) => language.tag === tag);
}

export function directionOf(locale: Locale): Direction {
	return languages.find((language) => language.tag === locale)?.direction ?? 'ltr';
}
