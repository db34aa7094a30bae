import { serialiseDiary } from '../../src/lib/core/archive/diary-document';
import { addDays, type CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { emptyDiary, withAbout, withEntries, type Diary } from '../../src/lib/core/diary/diary';
import type { DayEntry } from '../../src/lib/core/diary/day-entry';

const DAYS = 3_652;

/** A diary that was kept every day for ten years up to a day, with everything that a day can hold. */
export function tenYears(today: CalendarDate): Diary {
	const first = addDays(today, 1 - DAYS);
	let dayOfCycle = 0;
	let length = 29;
	const entries: DayEntry[] = [];
	for (let index = 0; index < DAYS; index += 1) {
		if (dayOfCycle === length) [dayOfCycle, length] = [0, 24 + ((index * 7) % 12)];
		entries.push(dayAt(addDays(first, index), index, dayOfCycle));
		dayOfCycle += 1;
	}
	const about = { beginning: 'started', age: { years: 11, saidOn: first }, sinceFirstPeriod: { years: 0, saidOn: first } } as const;
	return withEntries(withAbout(emptyDiary(), about), entries);
}

/** The same as the text that a vault holds. */
export function tenYearsText(today: CalendarDate): string {
	return serialiseDiary(tenYears(today));
}

function dayAt(date: CalendarDate, index: number, dayOfCycle: number): DayEntry {
	const moods = ['calm', 'happy', 'sad', 'worried'];
	const mood = moods[(index * 7) % moods.length] as string;
	const always = { date, moods: [mood], sleep: 'well', activities: ['school'], note: index % 10 === 0 ? `day ${index} of a long diary` : '' } as const;
	if (dayOfCycle >= 5) return { ...always, symptoms: index % 9 === 0 ? ['headache'] : [] };
	const flow = (['medium', 'heavy', 'medium', 'light', 'light'] as const)[dayOfCycle] ?? 'light';
	return { ...always, flow, symptoms: ['cramps', 'tired'], pain: 6 - dayOfCycle, products: { pad: 5 - dayOfCycle }, reliefs: ['warmth'] };
}
