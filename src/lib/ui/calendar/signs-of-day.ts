import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import { entryOn } from '$lib/core/diary/diary';
import type { DiaryState } from '$lib/state/diary-state.svelte';
import type { DaySigns } from './day-signs';

/** What a day of her diary shows: what she logged, else what may come. */
export function signsOfDay({ diary, facts }: DiaryState, date: CalendarDate): DaySigns {
	const entry = entryOn(diary, date);
	const noted = entry.note.trim() !== '' || entry.symptoms.length > 0 || entry.moods.length > 0;
	return { flow: entry.flow, noted, ...(entry.flow === undefined && facts.aheadOn(date)) };
}
