import { addDays, daysBetween, parseCalendarDate, type CalendarDate } from '$lib/core/calendar/calendar-date';
import { forecastFrom } from '$lib/core/prediction/forecast';

/** A forecast drawn as a hill of likely days, and how many logged cycles it was made from. */
export interface Hill {
	readonly cycles: number;
	readonly path: string;
}

/** An invented girl of 13, one and a half years after her first period. */
const example = { age: 13, gynaecologicalAge: 1.5, gaps: [31, 28, 30, 29, 32, 29, 30, 28, 31, 29, 30, 30] };
const [firstDay, lastDay] = [14, 50];

/** What the model itself says of her after 0, 1, 3, 6 and 12 cycles: not drawn by hand. Sizes in units of the picture. */
export function exampleHills(width: number, height: number): readonly Hill[] {
	return [0, 1, 3, 6, 12].map((cycles) => ({ cycles, path: hillPath(probabilitiesAfter(cycles), width, height) }));
}

function probabilitiesAfter(cycles: number): readonly number[] {
	const first = parseCalendarDate('2024-01-01') as CalendarDate;
	const onsets = example.gaps.slice(0, cycles).reduce<CalendarDate[]>((dates, gap) => [...dates, addDays(dates[dates.length - 1] ?? first, gap)], [first]);
	const today = onsets[onsets.length - 1] ?? first;
	const forecast = forecastFrom({ onsets, age: example.age, gynaecologicalAge: example.gynaecologicalAge }, today);
	if (!forecast.ok) return [];
	const { from, probabilities } = forecast.value;
	const offset = daysBetween(today, from);
	return Array.from({ length: lastDay - firstDay + 1 }, (_, index) => probabilities[firstDay + index - offset] ?? 0);
}

function hillPath(probabilities: readonly number[], width: number, height: number): string {
	// One scale for all hills: the sharpest one known to come here fills the height.
	const scale = height / 0.2;
	const x = (index: number) => 70 + (index / Math.max(probabilities.length - 1, 1)) * (width - 80);
	const points = probabilities.map((probability, index) => `${x(index).toFixed(1)} ${(height - Math.min(probability * scale, height)).toFixed(1)}`);
	return `M${x(0)} ${height} L${points.join(' L')} L${x(probabilities.length - 1)} ${height} Z`;
}
