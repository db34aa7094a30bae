import { namesIn, withToggled } from './day-entry';
import { withEntries, withSettings, type Diary, type OwnTag } from './diary';

/** Longest label of a tag, in characters as she counts them. */
export const LONGEST_TAG = 24;

/** Most tags that fit on a page she can still read. */
export const MOST_TAGS = 24;

/** A label as it is kept: without spaces around it, cut to the longest; null where nothing is left. */
export function tagLabel(text: string): string | null {
	const label = Array.from(text.replace(/\s+/g, ' ').trim()).slice(0, LONGEST_TAG).join('').trim();
	return label === '' ? null : label;
}

/** The diary with a tag added, or changed where there is one of this identifier. */
export function withTag(diary: Diary, tag: OwnTag): Diary {
	const tags = diary.settings.tags ?? [];
	const isNew = tags.every(({ id }) => id !== tag.id);
	return withSettings(diary, {
		...diary.settings,
		tags: isNew ? [...tags, tag] : tags.map((each) => (each.id === tag.id ? tag : each))
	});
}

/** The diary without a tag, and every day without it. */
export function withoutTag(diary: Diary, id: string): Diary {
	const worn = [...diary.days.values()].filter((day) => namesIn(day, 'tags').includes(id));
	const cleaned = withEntries(diary, worn.map((day) => withToggled(day, 'tags', id)));
	return withSettings(cleaned, { ...diary.settings, tags: (diary.settings.tags ?? []).filter((tag) => tag.id !== id) });
}

/** How many days wear a tag. */
export function daysWithTag(diary: Diary, id: string): number {
	return [...diary.days.values()].filter((day) => namesIn(day, 'tags').includes(id)).length;
}
