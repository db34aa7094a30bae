import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, parseCalendarDate, type CalendarDate } from '../calendar/calendar-date';
import type { GapAnswer } from '../diary/diary';
import { cumulative, quantile, shortestRange } from './day-distribution';
import { beliefsAlong, finalBelief, levelProbabilities, MOST_GAPS } from './filter';
import { forecastGiven } from './forecast';
import { isLeftOut, type LoggedGap } from './gap-likelihood';
import { forgottenInGap } from './missed-logs';
import { posteriorAt, type Posterior } from './posterior';
import { forgottenOnOpenCycle } from './predictive';

type Window = readonly [from: number, to: number, mass: number];

interface Vector {
	readonly hist: readonly number[];
	readonly answers?: readonly (GapAnswer | null)[];
	readonly age: number | null;
	readonly g: number | null;
	readonly median: number;
	readonly w80: Window;
	readonly w95: Window;
	readonly p28: number;
	readonly p35: number;
	readonly cdf45: number;
	readonly adherence: readonly number[];
	readonly pForgot40: number;
	readonly forgottenInLastGap?: number;
	readonly today?: Today;
}

/** What is expected once nothing has come by `day`. */
interface Today {
	readonly day: number;
	readonly median: number;
	readonly w80: Window;
	readonly w95: Window;
	readonly nextDay: number;
	readonly pForgot: number;
}

const onset = parseCalendarDate('2026-01-01') as CalendarDate;
const published = vectorsIn('forecast-golden-vectors.json');
const independent = vectorsIn('forecast-independent-vectors.json');

describe('the published vectors', () => {
	it.each(published.map((vector) => [nameOf(vector), vector] as const))('%s', (_, vector) => expectVector(vector));
});

describe('the vectors of the second implementation', () => {
	it('cover what the published ones leave open', () => {
		expect(independent.some(({ hist }) => hist.length > 60)).toBe(true);
		expect(independent.some(({ age, g, hist }) => age === null && g !== null && hist.length > 0)).toBe(true);
		expect(independent.some(({ age, g, hist }) => age !== null && age < 18 && g === null && hist.length > 0)).toBe(true);
		expect(independent.some(({ age }) => age !== null && age > 18 && age < 24)).toBe(true);
		expect(independent.some(({ today }) => today !== undefined)).toBe(true);
		for (const answer of ['nothing-missed', 'one-missed', 'leave-out'] as const) {
			expect(independent.some(({ answers }) => answers?.includes(answer))).toBe(true);
		}
	});

	it.each(independent.map((vector) => [nameOf(vector), vector] as const))('%s', (_, vector) => expectVector(vector));
});

function expectVector(vector: Vector): void {
	const gaps = vector.hist.map((days, index): LoggedGap => ({ days, answer: vector.answers?.[index] ?? undefined }));
	const ages = { age: vector.age ?? undefined, gynaecologicalAge: vector.g ?? undefined };
	const belief = finalBelief(gaps, ages);
	const posterior = posteriorAt(onset, belief, gaps.filter((gap) => !isLeftOut(gap)).length);
	const { distribution, forgetting } = posterior;
	expect(quantile(distribution, 0.5)).toBe(vector.median);
	expectWindow(shortestRange(distribution, 0.8), vector.w80);
	expectWindow(shortestRange(distribution, 0.95), vector.w95);
	expectNear(distribution[27]!, vector.p28);
	expectNear(distribution[34]!, vector.p35);
	expectNear(cumulative(distribution, 45), vector.cdf45);
	levelProbabilities(belief).forEach((probability, level) => expectNear(probability, vector.adherence[level]!));
	expectNear(forgottenOnOpenCycle(forgetting, cumulative(distribution, 40)), vector.pForgot40);
	if (vector.forgottenInLastGap !== undefined && gaps.length <= MOST_GAPS) {
		const [before, after] = [...beliefsAlong(gaps, ages)].slice(-2);
		expectNear(forgottenInGap(before!, after!), vector.forgottenInLastGap);
	}
	if (vector.today) expectToday(posterior, vector.today);
}

function expectToday(posterior: Posterior, today: Today): void {
	const result = forecastGiven(posterior, addDays(onset, today.day));
	if (!result.ok) throw new Error(result.failure);
	const { median, window80, window95, probabilities, forgotten } = result.value;
	expect(median).toBe(addDays(onset, today.median));
	expect([window80.earliest, window80.latest]).toEqual([addDays(onset, today.w80[0]), addDays(onset, today.w80[1])]);
	expect([window95.earliest, window95.latest]).toEqual([addDays(onset, today.w95[0]), addDays(onset, today.w95[1])]);
	expectNear(window80.mass, today.w80[2]);
	expectNear(window95.mass, today.w95[2]);
	expectNear(probabilities[0]!, today.nextDay);
	expectNear(forgotten, today.pForgot);
}

function expectWindow(range: { from: number; to: number; mass: number }, [from, to, mass]: Window): void {
	expect([range.from, range.to]).toEqual([from, to]);
	expectNear(range.mass, mass);
}

function expectNear(actual: number, expected: number): void {
	expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-6);
}

function nameOf({ hist, age, g, answers, today }: Vector): string {
	const past = hist.length > 12 ? `${hist.length} gaps` : `[${hist.join(' ')}]`;
	const said = answers ? `, answers ${answers.map((answer) => answer ?? '-').join(' ')}` : '';
	return `${past} at age ${age ?? 'unknown'}, ${g ?? 'unknown'} years after the first${said}${today ? `, on day ${today.day}` : ''}`;
}

function vectorsIn(name: string): readonly Vector[] {
	return JSON.parse(readFileSync(new URL(`../../../../tests/vectors/${name}`, import.meta.url), 'utf8')) as Vector[];
}
