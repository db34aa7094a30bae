import { defaultLocale, languages, type Locale } from './languages';

/** The first language she understands that ships: exact tags before bare languages (`es-MX` → `es`), else the default. */
export function negotiate(wanted: readonly string[]): Locale {
	for (const tag of wanted.map((each) => each.toLowerCase().replace(/_/g, '-'))) {
		const exact = languages.find((language) => language.tag.toLowerCase() === tag);
		const bare = languages.find((language) => language.tag.toLowerCase() === tag.split('-')[0]);
		const found = exact ?? bare;
		if (found) return found.tag;
	}
	return defaultLocale;
}
