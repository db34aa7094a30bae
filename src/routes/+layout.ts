import { loadLanguage } from '$lib/state/language.svelte';
import { defaultLocale, isLocale } from '$lib/i18n/languages';
import type { LayoutLoad } from './$types';

export const prerender = true;
export const trailingSlash = 'always';

export const load: LayoutLoad = async ({ params }) => {
	const wanted = (params as { lang?: string }).lang;
	return { pack: await loadLanguage(isLocale(wanted) ? wanted : defaultLocale) };
};
