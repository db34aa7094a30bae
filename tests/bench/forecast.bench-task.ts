import { addDays, parseCalendarDate, type CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { forecastFrom, forecastGiven, type ForecastHistory } from '../../src/lib/core/prediction/forecast';
import { nextForecasts } from '../../src/lib/core/prediction/next-forecasts';
import { posteriorFrom } from '../../src/lib/core/prediction/posterior';

interface Measurement {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	readonly goal?: number;
	readonly must?: number;
}

const lastOnset = parseCalendarDate('2026-06-01') as CalendarDate;

/** Forecasts over 6 and over 60 past gaps, the daily step from a posterior at hand, and the next six periods. */
export async function run(): Promise<Measurement[]> {
	const [few, many] = [historyOf(6), historyOf(60)];
	const today = addDays(lastOnset, 9);
	const posterior = posteriorFrom(many, today);
	if (posterior === null) throw new Error('a history without an onset');
	return [
		{ name: 'forecast, 60 past cycles', ...medianTime(() => forecastFrom(many, today)), goal: 5, must: 15 },
		{ name: 'forecast, 6 past cycles', ...medianTime(() => forecastFrom(few, today)), goal: 5, must: 15 },
		{ name: 'forecast from a posterior at hand', ...medianTime(() => forecastGiven(posterior, today)), goal: 1 },
		{ name: 'windows of the next six periods', ...medianTime(() => nextForecasts(many, today)) }
	];
}

// Rounds until the compiler has settled, then the median of single times.
function medianTime(task: () => unknown): { readonly value: number; readonly unit: string } {
	for (let round = 0; round < 20; round++) task();
	const times = Array.from({ length: 41 }, () => {
		const start = performance.now();
		task();
		return performance.now() - start;
	});
	return { value: times.sort((a, b) => a - b)[20] ?? NaN, unit: 'ms' };
}

/** Gaps of 25 to 35 days that end on one day, whatever their number. */
function historyOf(gaps: number): ForecastHistory {
	const onsets = [lastOnset];
	let onset = lastOnset;
	for (let gap = 0; gap < gaps; gap++) {
		onset = addDays(onset, -(25 + ((gap * 7) % 11)));
		onsets.push(onset);
	}
	return { onsets, age: 17, gynaecologicalAge: 5 };
}
