import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, parseCalendarDate, type CalendarDate } from '../calendar/calendar-date';
import { finalBelief } from './filter';
import { forecastFrom } from './forecast';
import { nextForecasts, nextForecastsGiven, type FutureWindow } from './next-forecasts';
import { posteriorAt } from './posterior';

const first = parseCalendarDate('2025-01-04') as CalendarDate;
const onsets = [29, 31, 28, 30, 27].reduce((dates, gap) => [...dates, addDays(dates[dates.length - 1]!, gap)], [first]);
const last = onsets[5]!;
const history = { onsets, age: 15, gynaecologicalAge: 2.5 };

interface FixtureRow {
	readonly girl: number;
	readonly hist: readonly number[];
	readonly age: number;
	readonly g: number;
	readonly next: number;
}

describe('the windows of the next six periods', () => {
	it('begin with the forecast itself', () => {
		for (const elapsed of [0, 20, 33]) {
			const today = addDays(last, elapsed);
			const forecast = forecastFrom(history, today);
			if (!forecast.ok) throw new Error(forecast.failure);
			const { earliest, latest, mass } = nextForecasts(history, today)[0]!.window80;
			expect([earliest, latest]).toEqual([forecast.value.window80.earliest, forecast.value.window80.latest]);
			expect(mass).toBeCloseTo(forecast.value.window80.mass, 2);
		}
	});

	it('follow each other and widen', () => {
		const windows = nextForecasts(history, last);
		expect(windows.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
		for (let index = 1; index < windows.length; index++) {
			expect(windows[index]!.window80.earliest > windows[index - 1]!.window80.earliest).toBe(true);
			expect(widthOf(windows[index]!)).toBeGreaterThanOrEqual(widthOf(windows[index - 1]!));
			expect(windows[index]!.window80.mass).toBeGreaterThanOrEqual(0.8);
		}
	});

	it('are empty where nothing is forecast', () => {
		expect(nextForecasts({ onsets: [] }, first)).toEqual([]);
		expect(nextForecasts(history, addDays(last, 150))).toEqual([]);
	});

	it('hold about four times out of five for the synthetic girls, three and six periods ahead', { timeout: 60_000 }, () => {
		const held = { 3: 0, 6: 0 };
		const cases = sixTrueCyclesAhead().filter((_, index) => index % 6 === 0);
		for (const { row, ahead } of cases) {
			const belief = finalBelief(row.hist.map((days) => ({ days })), { age: row.age, gynaecologicalAge: row.g });
			const windows = nextForecastsGiven(posteriorAt(first, belief, row.hist.length), first);
			for (const count of [3, 6] as const) {
				const due = addDays(first, ahead.slice(0, count).reduce((sum, days) => sum + days, 0));
				const { earliest, latest } = windows[count - 1]!.window80;
				held[count] += Number(earliest <= due && due <= latest);
			}
		}
		expect(cases.length).toBeGreaterThan(150);
		for (const count of [3, 6] as const) {
			expect(held[count] / cases.length).toBeGreaterThan(0.74);
			expect(held[count] / cases.length).toBeLessThan(0.92);
		}
	});
});

/** Forecasts after which the fixture knows six true lengths in a row: a merged gap is told apart by its true first part. */
function sixTrueCyclesAhead(): { readonly row: FixtureRow; readonly ahead: readonly number[] }[] {
	const path = new URL('../../../../tests/vectors/forecast-teen-fixture.json', import.meta.url);
	const rows = JSON.parse(readFileSync(path, 'utf8')) as FixtureRow[];
	return rows.flatMap((row, index) => {
		const ahead = [row.next];
		for (let later = index + 1; ahead.length < 6 && rows[later]?.girl === row.girl; later++) {
			const gap = rows[later]!.hist[rows[later]!.hist.length - 1]!;
			const rest = gap - rows[later - 1]!.next;
			ahead.push(...(rest > 0 ? [rest] : []), rows[later]!.next);
		}
		return ahead.length < 6 ? [] : [{ row, ahead }];
	});
}

function widthOf({ window80 }: FutureWindow): number {
	return daysBetween(window80.earliest, window80.latest) + 1;
}
