import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { emptyDay, isEmptyDay, type DayEntry } from './day-entry';
import { entryOn, withEntry, type Diary, type DiaryEdit } from './diary';

/**
 * The edit that gives a day what the day before holds, but for its note and what only a newer version can read; null
 * where there is nothing to take over, or the day holds something already.
 */
export function sameAsDayBefore(diary: Diary, date: CalendarDate): DiaryEdit | null {
	const copied = taken(entryOn(diary, addDays(date, -1)), date);
	if (isEmptyDay(copied) || !isEmptyDay(entryOn(diary, date))) return null;
	return (before) => withEntry(before, taken(entryOn(before, addDays(date, -1)), date));
}

/** The edit by which no bleeding is noted for a day; what else it holds stays. */
export function bleedingEnded(date: CalendarDate): DiaryEdit {
	return (before) => withEntry(before, { ...entryOn(before, date), flow: 'none' });
}


function taken(from: DayEntry, date: CalendarDate): DayEntry {
	const { unknown: _, ...known } = from;
	return { ...emptyDay(date), ...known, date, note: '' };
}
