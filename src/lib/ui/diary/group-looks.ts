import type { DayGroup } from '$lib/core/diary/day-groups';
import type { MessageKey } from '$lib/i18n/message-key';

/** How each group of a day is called and drawn. */
export const groupLooks: Readonly<Record<DayGroup, { readonly title: MessageKey; readonly picture: string }>> = {
	pain: { title: 'day.painTitle', picture: 'cramps' },
	body: { title: 'day.symptomsTitle', picture: 'tired' },
	mood: { title: 'day.moodsTitle', picture: 'happy' },
	products: { title: 'day.productsTitle', picture: 'products.pad' },
	sleep: { title: 'day.sleepTitle', picture: 'sleep.well' },
	activities: { title: 'day.activitiesTitle', picture: 'activities.sport' },
	missed: { title: 'day.missedTitle', picture: 'missed.school' },
	medicines: { title: 'day.medicinesTitle', picture: 'medicines.ibuprofen' },
	discharge: { title: 'day.dischargeTitle', picture: 'discharge.white' },
	tags: { title: 'day.tagsTitle', picture: 'tags.star' },
	note: { title: 'day.noteTitle', picture: 'tags.pencil' }
};
