/** How long it takes to read a diary for care signals, over one year and over ten. */
import { addDays, parseCalendarDate, type CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { cycleHistory } from '../../src/lib/core/cycle/cycle';
import { withEntries, emptyDiary, type Diary } from '../../src/lib/core/diary/diary';
import { careOf } from '../../src/lib/core/wellbeing/care-signals';
import { tenYears } from './ten-years';

interface Measurement {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	readonly goal?: number;
	readonly must?: number;
}

const today = parseCalendarDate('2026-06-01') as CalendarDate;

export async function run(): Promise<Measurement[]> {
	const ten = tenYears(today);
	const one = withEntries(emptyDiary(), [...ten.days.values()].filter(({ date }) => date > addDays(today, -365)));
	const [long, short] = [medianTime(ten), medianTime(one)];
	return [
		{ name: 'care signals, ten years of days', value: long, unit: 'ms', goal: 5, must: 15 },
		{ name: 'care signals, ten years over one year', value: long / short, unit: 'times', goal: 12 }
	];
}

// Rounds until the compiler has settled, then the median of single times.
function medianTime(diary: Diary): number {
	const facts = { diary, ...cycleHistory(diary, today), today, age: 19, gynaecologicalAge: 8 };
	for (let round = 0; round < 20; round++) careOf(facts);
	const times = Array.from({ length: 31 }, () => {
		const start = performance.now();
		careOf(facts);
		return performance.now() - start;
	});
	return times.sort((a, b) => a - b)[15] ?? NaN;
}
