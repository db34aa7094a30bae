import type { CareSignal } from '$lib/core/wellbeing/care-look';
import { careRule, careSources, type CareSource } from '$lib/core/wellbeing/care-rules';
import type { Language } from '$lib/state/language.svelte';

/** A signal in words: what she noted, what to do now, whom to ask, and on what ground. */
export interface CareWords {
	readonly title: string;
	readonly why: string;
	readonly todo: string;
	readonly whom: string;
	readonly source: string;
}

export function careWords(signal: CareSignal, language: Language): CareWords {
	const { id, level, reason, evidence, dates = {}, sources } = signal;
	const { t, date } = language;
	const days = Object.fromEntries(Object.entries(dates).map(([name, day]) => [name, date(day, 'dayMonth')]));
	return {
		title: t(`care.level.${level}`),
		why: t(`care.why.${reason}`, { ...evidence, ...days }),
		todo: t(`care.todo.${careRule(id).advice}`),
		whom: t(`care.whom.${level}`),
		source: sourceLine(sources, language)
	};
}

export function sourceLine(sources: readonly CareSource[], { t }: Language): string {
	const names = sources.map((source) => (source === 'practice' ? t('care.practice') : careSources[source].name));
	return t('care.source', { sources: names.join('; ') });
}
