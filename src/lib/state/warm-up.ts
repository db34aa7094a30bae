import { parseDiary, serialiseDiary } from '$lib/core/archive/diary-document';
import { addDays, type CalendarDate } from '$lib/core/calendar/calendar-date';
import { cycleHistory } from '$lib/core/cycle/cycle';
import { emptyDiary, markBleeding } from '$lib/core/diary/diary';
import { forecastGiven } from '$lib/core/prediction/forecast';
import { missedLogQuestions } from '$lib/core/prediction/missed-logs';
import { posteriorFrom } from '$lib/core/prediction/posterior';

/**
 * Reads an invented diary and forecasts from it, for nothing but speed: a browser runs what it has run
 * before several times faster. Gives the forecast, so that nothing is left out as unused.
 */
export function warmUp(today: CalendarDate): unknown {
	const days = Array.from({ length: CYCLES * DAYS_OF_BLEEDING }, (_, index) => {
		const cycle = Math.floor(index / DAYS_OF_BLEEDING);
		return addDays(today, (index % DAYS_OF_BLEEDING) - 29 * (CYCLES - cycle));
	});
	const parsed = parseDiary(serialiseDiary(markBleeding(emptyDiary(), days, 'medium')));
	if (!parsed.ok) return null;
	const history = { onsets: cycleHistory(parsed.value, today).episodes.map(({ onset }) => onset) };
	const posterior = posteriorFrom(history, today);
	return posterior && [forecastGiven(posterior, today), missedLogQuestions(history, today)];
}

const CYCLES = 24;
const DAYS_OF_BLEEDING = 5;
