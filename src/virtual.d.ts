declare module 'virtual:language-packs' {
	import type { PackedLanguage } from '$lib/i18n/language-pack';
	import type { MessageValues } from '$lib/i18n/message-values';

	export const packLoaders: Readonly<Record<string, () => Promise<{ readonly default: PackedLanguage }>>>;
	export const restLoaders: Readonly<Record<string, () => Promise<{ readonly default: MessageValues }>>>;
	export const keysOfFirst: readonly string[];
	export const loadKeysOfRest: () => Promise<{ readonly default: readonly string[] }>;
}

declare module 'virtual:guidance-loaders' {
	import type { PackedSearch } from '$lib/content/answer-search';
	import type { DistressWords, GuidancePack } from '$lib/content/guidance';

	type Loaders<Data> = Readonly<Record<string, (() => Promise<{ readonly default: Data }>) | undefined>>;
	/** Languages that have answers of their own. */
	export const guidanceLoaders: Loaders<GuidancePack>;
	export const searchLoaders: Loaders<PackedSearch>;
	export const distressLoaders: Loaders<DistressWords>;
}

declare module 'virtual:pictures' {
	import type { Shape } from '$lib/content/picture-shape';

	const pictures: Readonly<Record<string, readonly Shape[] | undefined>>;
	export default pictures;
}

declare module 'virtual:services' {
	import type { CountryServices } from '$lib/content/services';

	const countries: readonly CountryServices[];
	export default countries;
}
