import { baseOf, defaultLocale, type Locale } from '$lib/i18n/languages';

// A chunk a language, fetched when words are drawn or asked for; the first screen carries none.
const loaders = import.meta.glob<string>('/locales/*/words.txt', { query: '?raw', import: 'default' });

/** The words of a language, or those of the default language where it has none; rejects where they cannot be fetched. */
export async function loadWordList(locale: Locale): Promise<readonly string[]> {
	const load = ownList(locale) ?? loaders[addressOf(defaultLocale)];
	if (!load) throw new Error('no list of words in this build');
	return (await load()).split('\n').filter((word) => word !== '');
}

/** Whether words are drawn in the language itself. */
export function hasWordList(locale: Locale): boolean {
	return ownList(locale) !== undefined;
}

function ownList(locale: Locale): (() => Promise<string>) | undefined {
	return loaders[addressOf(locale)] ?? loaders[addressOf(baseOf(locale))];
}

function addressOf(locale: Locale): string {
	return `/locales/${locale}/words.txt`;
}
