import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, eachDay, type CalendarDate } from '../calendar/calendar-date';
import { emptyDiary, markBleeding, withGapAnswer, type Diary, type GapAnswer } from '../diary/diary';
import { cycleHistory } from './cycle';
import { cycleStatistics, summary } from './statistics';

const date = (text: string) => text as CalendarDate;
const first = date('2020-01-01');

function diaryOf(lengths: readonly number[], duration = 4): Diary {
	let onset = first;
	let diary = emptyDiary();
	for (const length of [0, ...lengths]) {
		onset = addDays(onset, length);
		diary = markBleeding(diary, eachDay(onset, addDays(onset, duration - 1)), 'medium');
	}
	return diary;
}

function statisticsOf(diary: Diary, today = date('2030-01-01')) {
	const { cycles, episodes } = cycleHistory(diary, today);
	return cycleStatistics(cycles, episodes, today);
}

const nothing = { count: 0, shortest: null, longest: null, median: null, mean: null, typical: null };

describe('statistics', () => {
	it('say nothing without data', () => {
		expect(statisticsOf(emptyDiary())).toEqual({ lengths: nothing, durations: nothing });
	});

	it('one period tells a duration and no length', () => {
		const { lengths, durations } = statisticsOf(diaryOf([]));
		expect(lengths).toEqual(nothing);
		expect(durations).toEqual({ count: 1, shortest: 4, longest: 4, median: 4, mean: 4, typical: null });
	});

	it('give count, extremes, median and mean without rounding down', () => {
		expect(statisticsOf(diaryOf([28, 31, 26, 32])).lengths).toEqual({
			count: 4,
			shortest: 26,
			longest: 32,
			median: 29.5,
			mean: 29.25,
			typical: { from: 26, to: 32 }
		});
	});

	it('the typical range leaves the odd one out of five', () => {
		expect(statisticsOf(diaryOf([28, 30, 60, 27, 29])).lengths.typical).toEqual({ from: 27, to: 30 });
	});

	it.each<[GapAnswer, number]>([
		['nothing-missed', 2],
		['one-missed', 1],
		['leave-out', 1]
	])('a gap answered %s leaves %i lengths', (answer, count) => {
		const diary = diaryOf([28, 57]);
		expect(statisticsOf(withGapAnswer(diary, addDays(first, 85), answer)).lengths.count).toBe(count);
	});

	it('a gap over 90 days waits for her answer', () => {
		expect(statisticsOf(diaryOf([28, 90])).lengths.longest).toBe(90);
		const long = diaryOf([28, 91]);
		expect(statisticsOf(long).lengths.longest).toBe(28);
		expect(statisticsOf(withGapAnswer(long, addDays(first, 119), 'nothing-missed')).lengths.longest).toBe(91);
	});

	it('a period that may go on has no duration yet', () => {
		expect(statisticsOf(diaryOf([28]), addDays(first, 33)).durations.count).toBe(1);
		expect(statisticsOf(diaryOf([28]), addDays(first, 34)).durations.count).toBe(2);
	});

	it('an imported first day says nothing about duration', () => {
		const diary = markBleeding(emptyDiary(), [first], 'unspecified');
		expect(statisticsOf(diary).durations).toEqual(nothing);
		expect(statisticsOf(markBleeding(diary, [first], 'light')).durations.count).toBe(1);
	});
});

describe('a summary', () => {
	it('does not depend on order and keeps its numbers in order', () => {
		const values = fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 3 });
		fc.assert(
			fc.property(values, (given) => {
				const { shortest, longest, median, mean, typical } = summary(given);
				expect(summary([...given].reverse())).toEqual(summary(given));
				expect(shortest! <= median! && median! <= longest!).toBe(true);
				expect(shortest! <= mean! + 1e-9 && mean! <= longest! + 1e-9).toBe(true);
				const inside = given.filter((value) => typical!.from <= value && value <= typical!.to).length;
				expect(inside / given.length).toBeGreaterThanOrEqual(0.8);
			})
		);
	});
});
