import type { CalendarDate } from '../calendar/calendar-date';
import { normalised, shortestRange, type DayDistribution } from './day-distribution';
import { daysSince, FORECAST_LIMIT_DAYS, windowAfter, type DayWindow } from './forecast';
import { cycleProbabilities } from './gap-likelihood';
import { irregularities, LENGTH_COUNT } from './grid';
import type { ForecastHistory } from './history';
import { posteriorFrom, type Posterior } from './posterior';
import { FORECAST_DAYS } from './predictive';

/** The window of the next period (`ordinal` 1), of the one after it (2), and so on. */
export interface FutureWindow {
	readonly ordinal: number;
	/** Shortest run of days that holds 80 %. */
	readonly window80: DayWindow;
}

/** The next cycles of a girl whose typical length is known: the distribution of one, and how likely that length is. */
interface TypicalCycle {
	readonly weight: number;
	readonly distribution: DayDistribution;
}

/** Typical lengths less likely than this are left out of the sums. */
const NEGLIGIBLE_WEIGHT = 1e-4;

/** Windows for the next `count` periods, widening; empty where nothing is forecast. `today` dates her ages. */
export function nextForecasts(history: ForecastHistory, today: CalendarDate, count = 6): readonly FutureWindow[] {
	const posterior = posteriorFrom(history, today);
	return posterior === null ? [] : nextForecastsGiven(posterior, today, count);
}

/**
 * The same from a posterior at hand. Given her typical length m the cycles follow each other independently, so for each
 * m the distribution of one cycle (mixed over sigma) is convolved with itself, the first one conditioned on today; the
 * sums are then mixed over m. Convolving the mixed forecast instead would forget that a girl whose next cycle is long
 * tends to have long ones after it, and give windows that are too narrow.
 */
export function nextForecastsGiven(posterior: Posterior, today: CalendarDate, count = 6): readonly FutureWindow[] {
	const elapsed = daysSince(posterior.lastOnset, today);
	if (elapsed >= FORECAST_LIMIT_DAYS) return [];
	const typical = typicalCycles(posterior);
	const sums = Array.from({ length: count }, (_, index) => new Float64Array(FORECAST_DAYS * (index + 1)));
	for (const cycle of typical) addSums(sums, cycle, elapsed);
	return sums.map((sum, index) => ({
		ordinal: index + 1,
		window80: windowAfter(posterior.lastOnset, shortestRange(normalised(sum), 0.8))
	}));
}

function typicalCycles({ weights, parameters }: Posterior): readonly TypicalCycle[] {
	const byDay = Array.from({ length: FORECAST_DAYS }, (_, index) => cycleProbabilities(index + 1, parameters));
	const cycles: TypicalCycle[] = [];
	for (let index = 0; index < LENGTH_COUNT; index++) {
		const points = Array.from(irregularities, (_, row) => row * LENGTH_COUNT + index);
		const weight = points.reduce((sum, point) => sum + weights[point]!, 0);
		if (weight < NEGLIGIBLE_WEIGHT) continue;
		const mixed = byDay.map((probabilities) =>
			points.reduce((sum, point) => sum + weights[point]! * probabilities[point]!, 0)
		);
		cycles.push({ weight, distribution: normalised(Float64Array.from(mixed)) });
	}
	return cycles;
}

// The first cycle keeps the weight of what is left of it after today: that is Bayes for m as well.
function addSums(sums: readonly Float64Array[], { weight, distribution }: TypicalCycle, elapsed: number): void {
	let sum: DayDistribution = distribution.map((probability, index) => (index < elapsed ? 0 : weight * probability));
	for (const total of sums) {
		for (let index = 0; index < sum.length; index++) total[index]! += sum[index]!;
		if (total.length < sums[sums.length - 1]!.length) sum = convolved(sum, distribution);
	}
}

/** Distribution of the sum of two numbers of days; index 0 is day 1. */
function convolved(left: DayDistribution, right: DayDistribution): DayDistribution {
	const sum = new Float64Array(left.length + right.length);
	for (let i = 0; i < left.length; i++) {
		const weight = left[i]!;
		if (weight === 0) continue;
		for (let j = 0; j < right.length; j++) sum[i + j + 1]! += weight * right[j]!;
	}
	return sum;
}
