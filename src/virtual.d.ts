declare module 'virtual:language-packs' {
	import type { PackedLanguage } from '$lib/i18n/language-pack';
	import type { MessageValues } from '$lib/i18n/message-values';

	export const packLoaders: Readonly<Record<string, () => Promise<{ readonly default: PackedLanguage }>>>;
	export const restLoaders: Readonly<Record<string, () => Promise<{ readonly default: MessageValues }>>>;
	export const keysOfFirst: readonly string[];
	export const loadKeysOfRest: () => Promise<{ readonly default: readonly string[] }>;
}
