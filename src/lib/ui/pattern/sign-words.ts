import type { DaySign } from '$lib/core/wellbeing/cyclic-pattern';
import type { OwnTag } from '$lib/core/diary/diary';
import { isMood, isSymptom } from '$lib/core/diary/symptoms';
import type { Language } from '$lib/state/language.svelte';

/** A sign in words; null for a name that this version does not know, or a tag that is gone. */
export function signWords({ field, name }: DaySign, tags: readonly OwnTag[], { t }: Pick<Language, 't'>): string | null {
	if (field === 'pain') return t('pattern.strongPain');
	if (field === 'sleep') return t('pattern.badSleep');
	if (field === 'missed') return t('pattern.missedSchool');
	if (field === 'tags') return tags.find(({ id }) => id === name)?.label ?? null;
	if (field === 'symptoms' && isSymptom(name)) return t(`day.symptom.${name}`);
	if (field === 'moods' && isMood(name)) return t(`day.mood.${name}`);
	return null;
}
