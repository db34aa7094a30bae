import {
	activities,
	bleedingSigns,
	discharges,
	medicines,
	missedThings,
	products,
	reliefs,
	sleeps
} from '$lib/core/diary/day-choices';
import { namesIn, type DayEntry, type ListField } from '$lib/core/diary/day-entry';
import type { DayGroup } from '$lib/core/diary/day-groups';
import type { OwnTag } from '$lib/core/diary/diary';
import { moods, symptoms } from '$lib/core/diary/symptoms';
import type { MessageKey } from '$lib/i18n/message-key';
import type { Language } from '$lib/state/language.svelte';

/** One thing to choose: its name in the diary, its word and its drawing. */
export interface Choice {
	readonly name: string;
	readonly key: MessageKey;
	readonly picture: string;
}

/** What each field offers, in order. */
export const choices = {
	symptoms: symptoms.map((name) => ({ name, key: `day.symptom.${name}`, picture: name }) as const),
	moods: moods.map((name) => ({ name, key: `day.mood.${name}`, picture: name }) as const),
	activities: activities.map((name) => ({ name, key: `day.activity.${name}`, picture: `activities.${name}` }) as const),
	bleedingSigns: bleedingSigns.map((name) => ({ name, key: `day.sign.${name}`, picture: `bleedingSigns.${name}` }) as const),
	reliefs: reliefs.map((name) => ({ name, key: `day.relief.${name}`, picture: `reliefs.${name}` }) as const),
	missed: missedThings.map((name) => ({ name, key: `day.missed.${name}`, picture: `missed.${name}` }) as const),
	discharge: discharges.map((name) => ({ name, key: `day.discharge.${name}`, picture: `discharge.${name}` }) as const),
	medicines: medicines.map((name) => ({ name, key: `day.medicine.${name}`, picture: `medicines.${name}` }) as const)
} satisfies Readonly<Partial<Record<ListField, readonly Choice[]>>>;
export type OfferedField = keyof typeof choices;

export const sleepChoices: readonly Choice[] = sleeps.map((name) => ({ name, key: `day.sleeps.${name}`, picture: `sleep.${name}` }));

/** What a day holds of one group, in words; empty where it holds nothing. */
export function wordsOf(entry: DayEntry, group: DayGroup, tags: readonly OwnTag[], { t, number }: Pick<Language, 't' | 'number'>): string {
	const listed = (field: OfferedField) =>
		(choices[field] as readonly Choice[]).filter(({ name }) => namesIn(entry, field).includes(name)).map(({ key }) => t(key));
	const texts: Readonly<Record<DayGroup, () => readonly string[]>> = {
		pain: () => [...(entry.pain === undefined ? [] : [number(entry.pain)]), ...listed('reliefs')],
		body: () => listed('symptoms'),
		mood: () => listed('moods'),
		products: () =>
			products.flatMap((product) => {
				const changes = entry.products?.[product];
				if (changes === undefined) return [];
				return [changes === 0 ? t(`day.product.${product}`) : `${t(`day.product.${product}`)} ${number(changes)}`];
			}),
		sleep: () => (entry.sleep ? [t(`day.sleeps.${entry.sleep}`)] : []),
		activities: () => listed('activities'),
		missed: () => listed('missed'),
		medicines: () => listed('medicines'),
		discharge: () => listed('discharge'),
		tags: () => tags.filter(({ id }) => namesIn(entry, 'tags').includes(id)).map(({ label }) => label),
		note: () => (entry.note.trim() === '' ? [] : [entry.note.trim()])
	};
	return texts[group]().join(' · ');
}
