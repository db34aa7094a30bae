import type { Handle } from '@sveltejs/kit';
import { aliases, defaultLocale, directionOf, isLocale, languages } from '$lib/i18n/languages';

/** For the script that runs before the first paint: every tag, and older codes as `code=tag`. */
const offered = [...languages.map(({ tag }) => tag), ...Object.entries(aliases).map(([code, tag]) => `${code}=${tag}`)].join(' ');

/** Writes language and direction into every prerendered page, so that the first paint is right without a script. */
export const handle: Handle = ({ event, resolve }) => {
	const wanted = event.params.lang;
	const locale = isLocale(wanted) ? wanted : defaultLocale;
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%nuri.lang%', locale)
				.replace('%nuri.dir%', directionOf(locale))
				.replace('%nuri.languages%', offered)
	});
};
