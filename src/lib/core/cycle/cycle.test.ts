import { describe, expect, it } from 'vitest';
import { addDays, eachDay, type CalendarDate } from '../calendar/calendar-date';
import { emptyDiary, markBleeding, withGapAnswer } from '../diary/diary';
import { cycleHistory, dayOfCycle, openCycle } from './cycle';

const date = (text: string) => text as CalendarDate;
const today = date('2024-06-30');
const withPeriods = (...onsets: string[]) =>
	onsets.reduce((diary, onset) => markBleeding(diary, eachDay(date(onset), addDays(date(onset), 2)), 'medium'), emptyDiary());

describe('cycles', () => {
	it('nothing logged: no cycle and none open', () => {
		expect(cycleHistory(emptyDiary(), today)).toEqual({ episodes: [], questions: [], cycles: [], open: null });
	});

	it('one period opens a cycle and completes none', () => {
		const history = cycleHistory(withPeriods('2024-06-20'), today);
		expect(history.cycles).toEqual([]);
		expect(history.open).toEqual({ onset: '2024-06-20', dayOfCycle: 11 });
	});

	it('run from onset to next onset, over a leap day and a year change', () => {
		expect(cycleHistory(withPeriods('2024-03-01', '2023-12-10', '2024-01-08'), today).cycles).toEqual([
			{ onset: '2023-12-10', nextOnset: '2024-01-08', length: 29 },
			{ onset: '2024-01-08', nextOnset: '2024-03-01', length: 53 }
		]);
	});

	it('carry her answer about the gap', () => {
		const diary = withGapAnswer(withPeriods('2024-01-01', '2024-03-01'), date('2024-03-01'), 'one-missed');
		expect(cycleHistory(diary, today).cycles).toEqual([
			{ onset: '2024-01-01', nextOnset: '2024-03-01', length: 60, answer: 'one-missed' }
		]);
	});

	it('an entry dated after today completes no cycle and opens none', () => {
		const history = cycleHistory(withPeriods('2024-06-01', '2024-07-02', '2031-01-01'), today);
		expect(history.cycles).toEqual([]);
		expect(history.open).toEqual({ onset: '2024-06-01', dayOfCycle: 30 });
	});

	it('only entries after today: nothing is open', () => {
		expect(cycleHistory(withPeriods('2031-01-01'), today).open).toBeNull();
	});

	it('a hundred days away invent no cycle', () => {
		const history = cycleHistory(withPeriods('2024-01-01', '2024-01-29'), date('2024-05-08'));
		expect(history.cycles).toHaveLength(1);
		expect(history.open?.dayOfCycle).toBe(101);
	});
});

describe('the day of a cycle', () => {
	it('is 1 on the onset', () => {
		expect(dayOfCycle(date('2024-02-28'), date('2024-02-28'))).toBe(1);
		expect(dayOfCycle(date('2024-02-28'), date('2024-03-01'))).toBe(3);
	});

	it('looks past onsets after today', () => {
		const { episodes } = cycleHistory(withPeriods('2024-01-01', '2024-02-01'), today);
		expect(openCycle(episodes, date('2024-01-10'))).toEqual({ onset: '2024-01-01', dayOfCycle: 10 });
	});
});
