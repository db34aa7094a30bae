import type { App } from '$lib/state/app.svelte';

/** The language of the answers, where it is not the one of the screen: for voices, hyphens and screen readers. */
export function languageOfAnswers(app: App): string | undefined {
	const tag = app.guidance.pack?.tag;
	return tag === app.language.locale ? undefined : tag;
}
