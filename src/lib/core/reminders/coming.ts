import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { products, type Product } from '../diary/day-choices';
import { namesIn, type DayEntry } from '../diary/day-entry';
import { withSettings, type Diary } from '../diary/diary';
import type { DayWindow } from '../prediction/forecast';

/** What is known of the next period when the app is opened. */
export interface ComingFacts {
	/** Onset of the cycle that she is in; null before the first. */
	readonly lastOnset: CalendarDate | null;
	/** The days that hold the next onset about 4 times out of 5; null where nothing is forecast. */
	readonly window: DayWindow | null;
	/** First day by which it has come with a probability of 10 %. */
	readonly suppliesFrom: CalendarDate | null;
	readonly isRunning: boolean;
	readonly today: CalendarDate;
}

/** Days before the window on which there is still time to pack. */
export const PACK_DAYS_BEFORE = 3;

/** Whether a period may come soon enough to pack for it. */
export function isComing({ lastOnset, window, suppliesFrom, isRunning, today }: ComingFacts): boolean {
	if (lastOnset === null || window === null || isRunning) return false;
	return today >= addDays(window.earliest, -PACK_DAYS_BEFORE) || (suppliesFrom !== null && today >= suppliesFrom);
}

/** Whether she has packed in this cycle, or wanted to hear no more of it. */
export function hasPacked({ settings }: Diary, lastOnset: CalendarDate | null): boolean {
	return lastOnset !== null && settings.packedFor === lastOnset;
}

/** The diary in which the bag of this cycle is packed; null takes that back. */
export function withPacked(diary: Diary, lastOnset: CalendarDate | null): Diary {
	const { packedFor: _, ...settings } = diary.settings;
	return withSettings(diary, lastOnset === null ? settings : { ...settings, packedFor: lastOnset });
}

/** What goes into the bag: what she uses most, and what everybody may need. */
export interface PackList {
	readonly product: Product;
	/** Only where she noted medicine before: nothing is suggested. */
	readonly medicine: boolean;
}

const LOOK_BACK = 183;

/** The list from what she noted in the last half year; pads where she noted nothing. */
export function packList(diary: Diary, today: CalendarDate): PackList {
	const from = addDays(today, -LOOK_BACK);
	const days = [...diary.days.values()].filter(({ date }) => date > from && date <= today);
	const uses = (product: Product) => days.filter((day) => day.products?.[product] !== undefined).length;
	const [most] = products
		.filter((product) => product !== 'other' && uses(product) > 0)
		.sort((a, b) => uses(b) - uses(a));
	const medicine = days.some(notesMedicine);
	return { product: most ?? 'pad', medicine };
}

function notesMedicine(day: DayEntry): boolean {
	const taken = namesIn(day, 'medicines').some((name) => name === 'ibuprofen' || name === 'paracetamol');
	return taken || namesIn(day, 'reliefs').includes('medicine');
}
