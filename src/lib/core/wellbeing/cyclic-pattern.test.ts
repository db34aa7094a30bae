import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { cycleHistory } from '../cycle/cycle';
import { emptyDay, type DayEntry } from '../diary/day-entry';
import { emptyDiary, withEntries, withGapAnswer, withSettings, type Diary } from '../diary/diary';
import { symptoms } from '../diary/symptoms';
import { benjaminiHochberg, chanceOf, cyclicPatterns } from './cyclic-pattern';

const first = '2024-01-01' as CalendarDate;
const today = '2030-01-01' as CalendarDate;
const LENGTH = 28;

/** What a day of a cycle holds; `day` counts from 1 on the onset, `cycle` from 0. */
type DayOf = (day: number, cycle: number) => Partial<DayEntry> | null;

function diaryOf(cycles: number, dayOf: DayOf): Diary {
	const entries: DayEntry[] = [];
	for (let index = 0; index <= cycles * LENGTH; index++) {
		const [cycle, day] = [Math.floor(index / LENGTH), (index % LENGTH) + 1];
		const flow = day <= 4 ? { flow: 'medium' as const } : {};
		entries.push({ ...emptyDay(addDays(first, index)), ...flow, ...dayOf(day, cycle) });
	}
	return withEntries(emptyDiary(), entries);
}

const patternsOf = (diary: Diary) => cyclicPatterns(diary, cycleHistory(diary, today));
const named = (diary: Diary) => patternsOf(diary).map(({ sign, part, cyclesWith, cyclesSeen, isMoreThanElsewhere }) => [sign.name, part, cyclesWith, cyclesSeen, isMoreThanElsewhere]);

// A fixed sequence of numbers from 0 to 1 (Park and Miller, 1988).
function numbers(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('what comes with a part of the cycle', () => {
	it('is nothing in an empty diary, and nothing in two cycles', () => {
		expect(patternsOf(emptyDiary())).toEqual([]);
		const cramps: DayOf = (day) => (day <= 2 ? { symptoms: ['cramps'] } : { moods: ['calm'] });
		expect(patternsOf(diaryOf(2, cramps))).toEqual([]);
		expect(named(diaryOf(3, cramps))).toContainEqual(['cramps', 'during', 3, 3, true]);
	});

	it('is told for the five days before and not for the sixth', () => {
		const from = (start: number): DayOf => (day) => ({ symptoms: day === start ? ['bloated'] : [], moods: ['calm'] });
		expect(named(diaryOf(6, from(24)))).toContainEqual(['bloated', 'before', 6, 6, true]);
		expect(named(diaryOf(6, from(23))).filter(([name]) => name === 'bloated')).toEqual([]);
	});

	it('says that cramps were noted in her periods, and no more, when she wrote on no other days', () => {
		const onlyPeriods = diaryOf(5, (day) => (day <= 2 ? { symptoms: ['cramps'] } : null));
		expect(named(onlyPeriods)).toEqual([['cramps', 'during', 5, 5, false]]);
	});

	it('leaves out what comes all the time, before a period as well as after it', () => {
		const always = diaryOf(8, () => ({ symptoms: ['tired'] }));
		expect(named(always)).toEqual([['tired', 'during', 8, 8, false]]);
	});

	it('leaves out what came in fewer than half of the cycles', () => {
		const rare = diaryOf(8, (day, cycle) => ({ symptoms: day === 27 && cycle < 3 ? ['headache'] : [], moods: ['calm'] }));
		expect(patternsOf(rare).filter(({ sign }) => sign.name === 'headache')).toEqual([]);
	});

	it('reads strong pain, bad sleep, missed school and her own tags', () => {
		const diary = diaryOf(4, (day) =>
			day === 1 ? { pain: 4, sleep: 'badly', missed: ['school'], tags: ['t1'] } : { pain: 3, sleep: 'well', moods: ['calm'] }
		);
		const tagged = withSettings(diary, { ...diary.settings, tags: [{ id: 't1', label: 'Choir', picture: '1' }] });
		expect(named(tagged).map(([name]) => name).sort()).toEqual(['badly', 'calm', 'school', 'strong', 't1']);
	});

	it('leaves out a gap that she left out, and reads the latest twelve cycles', () => {
		const cramps: DayOf = (day) => ({ symptoms: day === 2 ? ['cramps'] : [], moods: ['calm'] });
		expect(named(diaryOf(20, cramps))).toContainEqual(['cramps', 'during', 12, 12, true]);
		const three = withGapAnswer(diaryOf(3, cramps), addDays(first, LENGTH), 'leave-out');
		expect(patternsOf(three)).toEqual([]);
	});
});

describe('the chance of so many signs in a part', () => {
	const row = (text: string) => Array.from(text, (letter) => letter === 'x');

	it('is the share of turns that put as many there, over all cycles together', () => {
		const one = { signs: row('x...'), part: row('x...') };
		expect(chanceOf([one])).toBeCloseTo(1 / 4, 12);
		expect(chanceOf([one, one, one])).toBeCloseTo(1 / 64, 12);
	});

	it('keeps a run of days together', () => {
		expect(chanceOf([{ signs: row('xxx...'), part: row('xxx...') }])).toBeCloseTo(1 / 6, 12);
	});

	it('is certain where the part is all that was seen, or nothing was', () => {
		expect(chanceOf([{ signs: row('xx'), part: row('xx') }])).toBeCloseTo(1, 12);
		expect(chanceOf([])).toBe(1);
	});
});

describe('many questions at once', () => {
	it('are held to the shared level of Benjamini and Hochberg', () => {
		// The example of their paper of 1995, section 3.2: fifteen probabilities, four are taken at 5 %.
		const published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
		expect(benjaminiHochberg(published, 0.05)).toBe(0.0095);
		expect(benjaminiHochberg([0.06], 0.05)).toBe(-1);
		expect(benjaminiHochberg([], 0.05)).toBe(-1);
	});

	it('claim something of a diary without any pattern in about one of twenty at most', () => {
		const random = numbers(20_240_607);
		const withClaim = Array.from({ length: 120 }, () => {
			// Each sign comes in runs of about three days, wherever in the cycle it likes.
			const running = new Map<string, boolean>();
			const step = (name: string) => {
				const next = random() < (running.get(name) ? 0.67 : 0.06);
				running.set(name, next);
				return next;
			};
			return diaryOf(9, () => (random() < 0.7 ? { symptoms: symptoms.filter(step), note: 'x' } : null));
		}).filter((diary) => patternsOf(diary).some(({ isMoreThanElsewhere }) => isMoreThanElsewhere));
		expect(withClaim.length).toBeLessThanOrEqual(11);
	});

	it('find what truly comes before a period in most of the diaries, in spite of forgotten days', () => {
		const random = numbers(77);
		const found = Array.from({ length: 60 }, () =>
			diaryOf(8, (day) => {
				const isLow = random() < (day >= 24 ? 0.6 : 0.08);
				return random() < 0.7 ? { moods: isLow ? ['sad'] : ['calm'] } : null;
			})
		).filter((diary) => patternsOf(diary).some(({ sign, part }) => sign.name === 'sad' && part === 'before'));
		expect(found.length).toBeGreaterThanOrEqual(48);
	});
});
