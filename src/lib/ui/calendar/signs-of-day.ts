import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import { hasMoreThanFlow } from '$lib/core/diary/day-entry';
import { entryOn } from '$lib/core/diary/diary';
import type { DiaryState } from '$lib/state/diary-state.svelte';
import type { DaySigns } from './day-signs';

/** What a day of her diary shows: what she logged, else what may come. */
export function signsOfDay({ diary, facts }: DiaryState, date: CalendarDate): DaySigns {
	const entry = entryOn(diary, date);
	const noted = hasMoreThanFlow(entry);
	return { flow: entry.flow, noted, ...(entry.flow === undefined && facts.aheadOn(date)) };
}
