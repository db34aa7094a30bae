import { describe, expect, it } from 'vitest';
import { addDays, parseCalendarDate, type CalendarDate } from '../calendar/calendar-date';
import { forecastFrom } from './forecast';
import { missedLogQuestions } from './missed-logs';
import { hitRateOf, replay } from './replay';

const first = parseCalendarDate('2025-01-04') as CalendarDate;

describe('the question about a missed log', () => {
	it('is asked about a gap twice as long as hers, until she has answered', () => {
		const onsets = onsetsOf([29, 31, 28, 60, 29, 30]);
		const history = { onsets, age: 16, gynaecologicalAge: 4 };
		const questions = missedLogQuestions(history, onsets[6]!);
		expect(questions).toMatchObject([{ startsOn: onsets[3], endsOn: onsets[4], days: 60, reason: 'likely-missed' }]);
		expect(questions[0]!.forgotten).toBeGreaterThan(0.5);
		for (const answer of ['nothing-missed', 'one-missed', 'leave-out'] as const) {
			expect(missedLogQuestions({ ...history, answers: new Map([[onsets[4]!, answer]]) }, onsets[6]!)).toEqual([]);
		}
	});

	it('is not asked where long gaps are her way', () => {
		const onsets = onsetsOf([45, 28, 61, 33, 52]);
		expect(missedLogQuestions({ onsets, age: 12.5, gynaecologicalAge: 0.8 }, onsets[5]!)).toEqual([]);
	});

	it('is asked about gaps under 8 and over 150 days, the newest first', () => {
		const onsets = onsetsOf([29, 5, 24, 180, 30]);
		const questions = missedLogQuestions({ onsets, age: 16 }, onsets[5]!);
		expect(questions.map(({ days, reason }) => [days, reason])).toEqual([
			[180, 'very-long'],
			[5, 'very-short']
		]);
	});

	it('is not asked without a gap', () => {
		expect(missedLogQuestions({ onsets: [] }, first)).toEqual([]);
		expect(missedLogQuestions({ onsets: [first] }, first)).toEqual([]);
	});
});

describe('the replay of past cycles', () => {
	const gaps = [29, 31, 28, 30, 41, 27, 29];
	const onsets = onsetsOf(gaps);
	const today = addDays(onsets[7]!, 10);
	const history = { onsets, age: 15, gynaecologicalAge: 2.5 };

	it('shows the very windows that were forecast on each first day, from the cycles before it alone', () => {
		const cycles = replay(history, today);
		expect(cycles).toHaveLength(gaps.length);
		cycles.forEach((cycle, index) => {
			const then = onsets[index]!;
			const years = (daysFrom(then, today)) / 365.25;
			const past = { onsets: onsets.slice(0, index + 1), age: 15 - years, gynaecologicalAge: 2.5 - years };
			const forecast = forecastFrom(past, then);
			if (!forecast.ok) throw new Error(forecast.failure);
			expect(cycle.window.earliest).toBe(forecast.value.window80.earliest);
			expect(cycle.window.latest).toBe(forecast.value.window80.latest);
		});
	});

	it('tells which windows held', () => {
		const cycles = replay(history, today);
		for (const { endsOn, window, outcome } of cycles) {
			expect(outcome).toBe(endsOn < window.earliest ? 'earlier' : endsOn > window.latest ? 'later' : 'held');
		}
		expect(cycles[4]!.outcome).toBe('later');
		expect(hitRateOf(cycles)).toEqual({ held: cycles.filter(({ outcome }) => outcome === 'held').length, judged: 7 });
	});

	it('does not judge a gap in which she missed a log, nor one she left out', () => {
		const answers = new Map([
			[onsets[3]!, 'leave-out' as const],
			[onsets[5]!, 'one-missed' as const]
		]);
		const cycles = replay({ ...history, answers }, today);
		expect(cycles[2]!.outcome).toBe('not-judged');
		expect(cycles[4]!.outcome).toBe('not-judged');
		expect(hitRateOf(cycles).judged).toBe(5);
	});

	it('keeps to the latest cycles when there are many, and to none without a gap', () => {
		const many = onsetsOf(Array<number>(90).fill(28));
		const cycles = replay({ onsets: many, age: 22 }, many[90]!, 12);
		expect(cycles).toHaveLength(12);
		expect(cycles[11]!.endsOn).toBe(many[90]);
		expect(replay({ onsets: [first] }, first)).toEqual([]);
	});
});

function onsetsOf(gaps: readonly number[]): CalendarDate[] {
	const onsets = [first];
	for (const gap of gaps) onsets.push(addDays(onsets[onsets.length - 1]!, gap));
	return onsets;
}

function daysFrom(from: CalendarDate, to: CalendarDate): number {
	return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
