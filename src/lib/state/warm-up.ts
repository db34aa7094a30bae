import { parseDiary, serialiseDiary } from '$lib/core/archive/diary-document';
import { addDays, type CalendarDate } from '$lib/core/calendar/calendar-date';
import { cycleHistory } from '$lib/core/cycle/cycle';
import type { DayEntry } from '$lib/core/diary/day-entry';
import { emptyDiary, withEntries, type Diary } from '$lib/core/diary/diary';
import { forecastGiven } from '$lib/core/prediction/forecast';
import { learntFrom } from '$lib/core/prediction/learnt';
import { careOf } from '$lib/core/wellbeing/care-signals';

/**
 * Reads an invented diary and forecasts from it, for nothing but speed: a browser runs what it has run before several
 * times faster. In short steps, so that the digits of her code are answered between them; each gives what it made, so
 * that nothing is left out as unused.
 */
export function* warmUp(today: CalendarDate): Generator<unknown, void> {
	const text = serialiseDiary(inventedDiary(today));
	yield text;
	let diary = emptyDiary();
	for (let round = 0; round < ROUNDS; round++) {
		const parsed = parseDiary(text);
		if (parsed.ok) diary = parsed.value;
		yield diary;
	}
	const found = cycleHistory(diary, today);
	const history = { onsets: found.episodes.map(({ onset }) => onset) };
	yield careOf({ diary, ...found, today, age: null, gynaecologicalAge: null });
	const { posterior } = learntFrom(history, today);
	yield posterior && forecastGiven(posterior, today);
}

const ROUNDS = 4;
const CYCLES = 24;
const LENGTH = 29;

// Two years, with everything that most days hold.
function inventedDiary(today: CalendarDate): Diary {
	return withEntries(
		emptyDiary(),
		Array.from({ length: CYCLES * LENGTH }, (_, index) => inventedDay(addDays(today, index - CYCLES * LENGTH), index % LENGTH))
	);
}

function inventedDay(date: CalendarDate, dayOfCycle: number): DayEntry {
	const always = { date, symptoms: [], moods: ['calm'], note: '', sleep: 'well', activities: ['school'] } as const;
	if (dayOfCycle > 4) return always;
	return { ...always, flow: 'medium', symptoms: ['cramps', 'tired'], pain: 4, products: { pad: 4 }, reliefs: ['warmth'] };
}
