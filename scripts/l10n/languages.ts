/** What the measures must know of each language, beyond its pack. Sources: docs/l10n.md. */

export interface LanguageFacts {
	/** Unicode's name of its script. */
	readonly script: string;
	/** The 95th percentile of its texts' length over English, for texts of 5 to 15, 16 to 40 and more letters. */
	readonly longest: readonly [number, number, number];
	/** The dictionary in which its words are looked up, where there is a useful one. */
	readonly dictionary?: string;
	/** Words out of a hundred that this dictionary lacks even in clean text. */
	readonly unknownUsual?: number;
	/** Whether identification by letters is reliable on joined text; where not, its script decides. */
	readonly identification: 'reliable' | 'weak';
}

const fact = (script: string, longest: LanguageFacts['longest'], identification: LanguageFacts['identification'], dictionary?: string, unknownUsual?: number): LanguageFacts => ({
	script,
	longest,
	identification,
	...(dictionary !== undefined && { dictionary, unknownUsual: unknownUsual ?? 0 })
});

/** Ratios from translations of a large program (1,700 to 7,900 texts a language); where none was at hand, of a kin language. */
export const languageFacts: Readonly<Record<string, LanguageFacts>> = {
	en: fact('Latin', [1, 1, 1], 'reliable', 'en_GB', 0.6),
	es: fact('Latin', [2, 1.74, 1.48], 'reliable', 'es_ES', 0),
	fr: fact('Latin', [2.18, 1.9, 1.57], 'reliable', 'fr', 0),
	pt: fact('Latin', [1.88, 1.67, 1.41], 'reliable', 'pt_PT', 0.1),
	ru: fact('Cyrillic', [2, 1.7, 1.42], 'reliable', 'ru_RU', 0.2),
	uk: fact('Cyrillic', [2, 1.65, 1.36], 'reliable', 'uk_UA', 0.1),
	id: fact('Latin', [2, 1.5, 1.33], 'reliable', 'id_ID', 1.1),
	vi: fact('Latin', [2, 1.59, 1.33], 'reliable', 'vi_VN', 0.1),
	sw: fact('Latin', [2, 1.88, 1.5], 'reliable', 'sw_TZ', 3.5),
	ar: fact('Arabic', [1.6, 1.32, 1.11], 'reliable', 'ar', 0.6),
	fil: fact('Latin', [1.78, 1.62, 1.4], 'reliable', 'tl', 5),
	hi: fact('Devanagari', [1.42, 1.18, 1.1], 'reliable', 'hi_IN', 10.5),
	bn: fact('Bengali', [1.6, 1.4, 1.19], 'weak', 'bn_BD', 34.5),
	ne: fact('Devanagari', [1.77, 1.38, 1.15], 'reliable', 'ne_NP', 27),
	ur: fact('Arabic', [1.71, 1.44, 1.27], 'weak'),
	mn: fact('Cyrillic', [2, 1.69, 1.43], 'reliable', 'mn_MN', 1.2),
	th: fact('Thai', [1.33, 1.14, 1.02], 'weak', 'th_TH', 1.3),
	am: fact('Ethiopic', [1.6, 1.32, 1.11], 'weak')
};

/** For a language that is not in the table: its script from its letters, lengths as in a language that runs long. */
export function factsOf(tag: string, sample: string): LanguageFacts {
	return languageFacts[tag] ?? fact(scriptOf(sample), [2.18, 1.9, 1.57], 'weak');
}

function scriptOf(sample: string): string {
	const scripts = ['Latin', 'Cyrillic', 'Arabic', 'Devanagari', 'Bengali', 'Thai', 'Ethiopic', 'Khmer', 'Myanmar', 'Lao', 'Sinhala', 'Tamil', 'Georgian', 'Armenian', 'Greek', 'Hebrew'];
	const count = (script: string): number => sample.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length ?? 0;
	return [...scripts].sort((a, b) => count(b) - count(a))[0] as string;
}
