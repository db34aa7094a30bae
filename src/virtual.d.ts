declare module 'virtual:language-packs' {
	import type { LanguagePack } from '$lib/i18n/language-pack';

	export const packLoaders: Readonly<Record<string, () => Promise<{ readonly default: LanguagePack }>>>;
	export const restLoaders: Readonly<Record<string, () => Promise<{ readonly default: LanguagePack['ui'] }>>>;
}
