import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, daysBetween, parseCalendarDate, type CalendarDate } from '../calendar/calendar-date';
import type { GapAnswer } from '../diary/diary';
import { forecastFrom, forecastGiven, type Forecast, type ForecastHistory } from './forecast';
import { posteriorFrom } from './posterior';

const start = date('2024-02-27');

/** Histories of every kind, sensible or not, and a today at most 149 days after the last onset. */
const asked = fc.record({
	gaps: fc.array(fc.oneof(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 1, max: 500 })), { maxLength: 12 }),
	elapsed: fc.integer({ min: -3, max: 149 }),
	age: fc.option(fc.double({ min: 9, max: 50, noNaN: true }), { nil: undefined }),
	gynaecologicalAge: fc.option(fc.double({ min: 0, max: 30, noNaN: true }), { nil: undefined }),
	answer: fc.constantFrom<GapAnswer | undefined>(undefined, 'nothing-missed', 'one-missed', 'leave-out')
});

describe('a forecast for any history', () => {
	it('has probabilities that sum to 1 and nothing before tomorrow', () => {
		fc.assert(
			fc.property(asked, (request) => {
				const { history, today } = historyOf(request);
				const forecast = given(forecastFrom(history, today));
				expect(forecast.probabilities.every((probability) => probability >= 0)).toBe(true);
				expect(forecast.probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 10);
				expect(forecast.from > today && forecast.from > forecast.lastOnset).toBe(true);
				expect(forecast.window80.earliest >= forecast.from).toBe(true);
				expect(forecast.median >= forecast.from).toBe(true);
			}),
			{ numRuns: 60 }
		);
	});

	it('has windows that hold what they promise, the wider one not narrower', () => {
		fc.assert(
			fc.property(asked, (request) => {
				const { history, today } = historyOf(request);
				const { window80, window95, forgotten } = given(forecastFrom(history, today));
				expect(window80.mass).toBeGreaterThanOrEqual(0.8);
				expect(window95.mass).toBeGreaterThanOrEqual(0.95);
				const [wider, narrower] = [window95, window80].map(({ earliest, latest }) => daysBetween(earliest, latest));
				expect(wider).toBeGreaterThanOrEqual(narrower!);
				expect(forgotten).toBeGreaterThanOrEqual(0);
				expect(forgotten).toBeLessThan(1);
			}),
			{ numRuns: 60 }
		);
	});

	it('does not depend on the order in which onsets were entered, nor on entering one twice', () => {
		fc.assert(
			fc.property(asked, fc.infiniteStream(fc.nat()), (request, keys) => {
				const { history, today } = historyOf(request);
				const shuffled = [...history.onsets, ...history.onsets.slice(0, 2)]
					.map((onset) => ({ onset, key: keys.next().value ?? 0 }))
					.sort((a, b) => a.key - b.key)
					.map(({ onset }) => onset);
				expect(forecastFrom({ ...history, onsets: shuffled }, today)).toEqual(forecastFrom(history, today));
			}),
			{ numRuns: 30 }
		);
	});

	it('moves with the dates when all of them move', () => {
		fc.assert(
			fc.property(asked, fc.integer({ min: -4000, max: 4000 }), (request, days) => {
				const here = historyOf(request);
				const there = historyOf(request, addDays(start, days));
				const [one, other] = [given(forecastFrom(here.history, here.today)), given(forecastFrom(there.history, there.today))];
				expect(other.probabilities).toEqual(one.probabilities);
				expect(other.median).toBe(addDays(one.median, days));
				expect(other.window80).toEqual({
					...one.window80,
					earliest: addDays(one.window80.earliest, days),
					latest: addDays(one.window80.latest, days)
				});
				expect(other.lateFrom).toBe(addDays(one.lateFrom, days));
			}),
			{ numRuns: 30 }
		);
	});
});

describe('time zones', () => {
	const ownZone = process.env['TZ'];

	afterEach(() => {
		if (ownZone === undefined) delete process.env['TZ'];
		else process.env['TZ'] = ownZone;
	});

	it('and daylight-saving changes alter nothing', () => {
		const request = { gaps: [29, 31, 28, 30], elapsed: 12, age: 14, gynaecologicalAge: 1.5, answer: undefined };
		const offsets = new Set<number>();
		const zones = ['UTC', 'Asia/Kathmandu', 'America/Mexico_City', 'Africa/Cairo', 'America/Santiago', 'Pacific/Auckland'];
		const forecasts = zones.map((zone) => {
			process.env['TZ'] = zone;
			offsets.add(new Date(2024, 0, 1).getTimezoneOffset());
			return [0, 60, 120, 180, 240, 300].map((shift) => {
				const { history, today } = historyOf(request, addDays(start, shift));
				return forecastFrom(history, today);
			});
		});
		expect(offsets.size).toBeGreaterThan(3);
		for (const forecast of forecasts) expect(forecast).toEqual(forecasts[0]);
	});
});

describe('long and absurd histories', () => {
	it.each([
		['200 cycles', Array.from({ length: 200 }, (_, index) => 26 + (index % 6))],
		['one-day gaps', Array<number>(80).fill(1)],
		['400-day gaps', Array<number>(20).fill(400)],
		['both in turn', Array.from({ length: 60 }, (_, index) => (index % 2 ? 400 : 1))]
	])('%s neither throw nor freeze, whatever she answers', (_, gaps) => {
		for (const answer of [undefined, 'nothing-missed', 'one-missed', 'leave-out'] as const) {
			const request = { gaps, elapsed: 5, age: 40, gynaecologicalAge: undefined, answer };
			const { history, today } = historyOf(request, date('1990-01-01'));
			const before = performance.now();
			const forecast = given(forecastFrom(history, today));
			expect(performance.now() - before).toBeLessThan(1000);
			expect(forecast.probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 10);
		}
	});
});

describe('a forecast', () => {
	it('is not made without an onset, nor from day 150 of an open cycle on', () => {
		expect(forecastFrom({ onsets: [] }, start)).toEqual({ ok: false, failure: 'no-onset' });
		expect(forecastFrom({ onsets: [start] }, addDays(start, 149)).ok).toBe(true);
		expect(forecastFrom({ onsets: [start] }, addDays(start, 150))).toEqual({ ok: false, failure: 'too-long-ago' });
	});

	it('can be made later from the posterior at hand', () => {
		const { history } = historyOf({ gaps: [29, 33, 27], elapsed: 0, age: 14, gynaecologicalAge: 2, answer: undefined });
		const last = history.onsets[history.onsets.length - 1]!;
		const posterior = posteriorFrom(history, last)!;
		const days = 31;
		const older = { ...history, age: 14 + days / 365.25, gynaecologicalAge: 2 + days / 365.25 };
		const later = given(forecastGiven(posterior, addDays(last, days)));
		const afresh = given(forecastFrom(older, addDays(last, days)));
		expect(later.window95).toEqual({ ...afresh.window95, mass: expect.closeTo(afresh.window95.mass, 9) as number });
		expect(later.median).toBe(afresh.median);
		expect(later.dayOfCycle).toBe(32);
	});

	it('keeps "later than usual" and "pack supplies" where they were as the days go by', () => {
		const history = { onsets: [start, addDays(start, 29), addDays(start, 57)], age: 15 };
		const posterior = posteriorFrom(history, addDays(start, 57))!;
		const early = given(forecastGiven(posterior, addDays(start, 60)));
		const late = given(forecastGiven(posterior, addDays(start, 100)));
		expect(late.lateFrom).toBe(early.lateFrom);
		expect(late.suppliesFrom).toBe(early.suppliesFrom);
		expect(early.suppliesFrom < early.median && early.median < early.lateFrom).toBe(true);
	});

	it('changes with her answer about a double gap, in the direction of the answer', () => {
		const onsets = onsetsOf([29, 30, 29, 59, 29], start);
		const today = onsets[onsets.length - 1]!;
		const withAnswer = (answer: GapAnswer): Forecast =>
			given(forecastFrom({ onsets, age: 15, answers: new Map([[onsets[4]!, answer]]) }, today));
		const width = ({ window95 }: Forecast): number => daysBetween(window95.earliest, window95.latest);
		expect(width(withAnswer('nothing-missed'))).toBeGreaterThan(width(withAnswer('one-missed')));
		expect(withAnswer('one-missed').forgotten).toBe(0);
		const later = addDays(today, 35);
		const forgotten = (answer: GapAnswer): number =>
			given(forecastFrom({ onsets, age: 15, answers: new Map([[onsets[4]!, answer]]) }, later)).forgotten;
		expect(forgotten('one-missed')).toBeGreaterThan(forgotten('leave-out'));
		expect(forgotten('leave-out')).toBeGreaterThan(forgotten('nothing-missed'));
	});

	it('ignores an answer about a gap that is no longer there', () => {
		const onsets = onsetsOf([29, 30], start);
		const stale = new Map([[addDays(start, 3), 'leave-out' as const]]);
		expect(forecastFrom({ onsets, answers: stale }, onsets[2]!)).toEqual(forecastFrom({ onsets }, onsets[2]!));
	});
});

describe('regular girls, simulated', () => {
	it('are covered as promised, and more so with more cycles, never less', () => {
		const random = uniforms(11);
		const held = { few: 0, many: 0 };
		const widths = { few: 0, many: 0 };
		const girls = 120;
		for (let girl = 0; girl < girls; girl++) {
			const typical = 25 + 9 * random();
			const lengths = Array.from({ length: 13 }, () => Math.round(typical + 1.6 * normal(random)));
			for (const [key, count] of [['few', 3], ['many', 12]] as const) {
				const onsets = onsetsOf(lengths.slice(0, count), start);
				const last = onsets[onsets.length - 1]!;
				const { window80 } = given(forecastFrom({ onsets, age: 16, gynaecologicalAge: 4 }, last));
				const next = addDays(last, lengths[count]!);
				held[key] += Number(window80.earliest <= next && next <= window80.latest);
				widths[key] += daysBetween(window80.earliest, window80.latest) + 1;
			}
		}
		expect(held.few / girls).toBeGreaterThan(0.8);
		expect(held.many / girls).toBeGreaterThan(0.8);
		expect(widths.many).toBeLessThan(widths.few);
	});
});

type Request = {
	readonly gaps: readonly number[];
	readonly elapsed: number;
	readonly age: number | undefined;
	readonly gynaecologicalAge: number | undefined;
	readonly answer: GapAnswer | undefined;
};

function historyOf(request: Request, first = start): { readonly history: ForecastHistory; readonly today: CalendarDate } {
	const { gaps, elapsed, age, gynaecologicalAge, answer } = request;
	const onsets = onsetsOf(gaps, first);
	const history = {
		onsets,
		...(age === undefined ? {} : { age }),
		...(gynaecologicalAge === undefined ? {} : { gynaecologicalAge }),
		...(answer === undefined ? {} : { answers: new Map(onsets.slice(1).map((onset) => [onset, answer])) })
	};
	return { history, today: addDays(onsets[onsets.length - 1]!, elapsed) };
}

function onsetsOf(gaps: readonly number[], first: CalendarDate): CalendarDate[] {
	const onsets = [first];
	for (const gap of gaps) onsets.push(addDays(onsets[onsets.length - 1]!, gap));
	return onsets;
}

function given<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: string }): T {
	if (!result.ok) throw new Error(result.failure);
	return result.value;
}

function date(text: string): CalendarDate {
	return parseCalendarDate(text)!;
}

function uniforms(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 48271) % 2147483647;
		return state / 2147483647;
	};
}

function normal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
