import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { DayEntry } from '../diary/day-entry';
import { emptyDiary, withEntries, type OnsetAnswer } from '../diary/diary';
import { flows, isBleeding, type Flow } from '../diary/flow';
import { bleedingEpisodes, bleedingHistory, bleedingHistoryOn, isOver } from './bleeding-episode';

const start = '2024-02-20' as CalendarDate;
const dayNumber = (day: number) => addDays(start, day - 1);
const noted = (day: number, flow?: Flow): DayEntry => ({
	date: dayNumber(day),
	symptoms: [],
	moods: [],
	note: 'x',
	...(flow && { flow })
});

const letters: Readonly<Record<string, Flow>> = {
	n: 'none',
	s: 'spotting',
	l: 'light',
	m: 'medium',
	h: 'heavy',
	u: 'unspecified'
};
/** One letter a day from day 1 on: the first letter of a flow, or a dot for a day without an entry. */
const diary = (text: string): DayEntry[] =>
	Array.from(text, (letter, index) => (letter === '.' ? [] : [noted(index + 1, letters[letter])])).flat();

const told = (text: string, answers: Readonly<Record<number, OnsetAnswer>> = {}) => {
	const map = new Map(Object.entries(answers).map(([day, answer]) => [dayNumber(Number(day)), answer] as const));
	const { episodes, questions } = bleedingHistory(diary(text), map);
	const number = (date: CalendarDate) => daysBetween(start, date) + 1;
	return {
		episodes: episodes.map(({ onset, last, duration }) => [number(onset), number(last), duration]),
		questions: questions.map(({ firstDay, last, daysSinceOnset }) => [number(firstDay), number(last), daysSinceOnset])
	};
};

describe('what an episode is', () => {
	it('nothing logged, no episode', () => {
		expect(bleedingEpisodes([], new Map())).toEqual([]);
		expect(told('nnn..n').episodes).toEqual([]);
	});

	it.each(['l', 'm', 'h', 'u'])('bleeding marked %s starts an episode', (letter) => {
		expect(told(letter).episodes).toEqual([[1, 1, 1]]);
	});

	it('spotting alone never starts one', () => {
		expect(told('sssss')).toEqual({ episodes: [], questions: [] });
	});

	it('spotting before the first bleeding day is not part of it', () => {
		expect(told('ssmm').episodes).toEqual([[3, 4, 2]]);
	});

	it('spotting after the onset continues it', () => {
		expect(told('mmmss').episodes).toEqual([[1, 5, 5]]);
		expect(told('mm.s.m').episodes).toEqual([[1, 6, 6]]);
	});

	it('one forgotten day is no new period', () => {
		expect(told('mm.mm').episodes).toEqual([[1, 5, 5]]);
	});

	it('one day logged as dry is bridged like a forgotten one', () => {
		expect(told('mmnmm').episodes).toEqual([[1, 5, 5]]);
	});

	it('two dry days end an episode', () => {
		expect(told('mm..m')).toEqual({ episodes: [[1, 2, 2]], questions: [[5, 5, 4]] });
		expect(told('mmn.m').questions).toEqual([[5, 5, 4]]);
		expect(told('mmnnm').questions).toEqual([[5, 5, 4]]);
	});

	it('two dry days before spotting cut it off', () => {
		expect(told('mm..s').episodes).toEqual([[1, 2, 2]]);
	});

	it('a start logged a day late stays one period when the true first day is added', () => {
		const late = [noted(2, 'medium'), noted(3, 'medium')];
		const episodes = bleedingEpisodes([...late, noted(1, 'light')], new Map());
		expect(episodes.map((episode) => episode.onset)).toEqual([dayNumber(1)]);
	});

	it('holds its bleeding and spotting days without the dry ones', () => {
		const [episode] = bleedingEpisodes(diary('smnhs'), new Map());
		expect(episode?.days.map((day) => day.flow)).toEqual(['medium', 'heavy', 'spotting']);
	});

	it('spans a leap day', () => {
		const leap = (text: string): DayEntry => ({ ...noted(1, 'medium'), date: text as CalendarDate });
		expect(bleedingEpisodes([leap('2024-02-28'), leap('2024-03-01')], new Map())).toHaveLength(1);
		expect(bleedingEpisodes([leap('2023-02-28'), leap('2023-03-02')], new Map())).toHaveLength(1);
		expect(bleedingHistory([leap('2024-02-28'), leap('2024-03-02')], new Map()).questions).toHaveLength(1);
	});
});

describe('spotting that does not stop', () => {
	it('does not swallow the next period from day 22 on', () => {
		expect(told(`mmmm${'s'.repeat(24)}mmm`).episodes).toEqual([[1, 28, 28], [29, 31, 3]]);
		expect(told(`m${'s'.repeat(20)}m`).episodes).toEqual([[1, 21, 21], [22, 22, 1]]);
	});

	it('joins bleeding that comes back before', () => {
		expect(told(`m${'s'.repeat(19)}m`).episodes).toEqual([[1, 21, 21]]);
	});

	it('bleeding every day for weeks stays one episode', () => {
		expect(told('l'.repeat(40)).episodes).toEqual([[1, 40, 40]]);
	});
});

describe('bleeding soon after an onset', () => {
	const tenDaysOn = 'mmm.......mm';
	const elevenDaysOn = 'mmm........mm';

	it('is asked about up to ten days after it', () => {
		expect(told(tenDaysOn)).toEqual({ episodes: [[1, 3, 3]], questions: [[11, 12, 10]] });
		expect(told(elevenDaysOn)).toEqual({ episodes: [[1, 3, 3], [12, 13, 2]], questions: [] });
	});

	it('is an onset when she says so', () => {
		expect(told(tenDaysOn, { 11: 'new-period' })).toEqual({ episodes: [[1, 3, 3], [11, 12, 2]], questions: [] });
	});

	it('belongs to the episode before when she says so', () => {
		expect(told(tenDaysOn, { 11: 'same-period' })).toEqual({ episodes: [[1, 12, 12]], questions: [] });
	});

	it('is measured from the onset, not from an unanswered bleed', () => {
		expect(told('mm...mm...mm')).toEqual({ episodes: [[1, 2, 2]], questions: [[6, 7, 5], [11, 12, 10]] });
		expect(told('mm...mm....mm')).toEqual({ episodes: [[1, 2, 2], [12, 13, 2]], questions: [[6, 7, 5]] });
	});

	it('is measured from the new onset once she confirmed it', () => {
		const confirmed = told('mm...mm....mm', { 6: 'new-period' });
		expect(confirmed).toEqual({ episodes: [[1, 2, 2], [6, 7, 2]], questions: [[12, 13, 6]] });
	});

	it('an answer for a day that is not asked about changes nothing', () => {
		const answers = { 12: 'same-period', 1: 'same-period', 2: 'new-period' } as const;
		expect(told(elevenDaysOn, answers)).toEqual(told(elevenDaysOn));
	});
});

describe('today', () => {
	it('later entries stay in the diary and are not read', () => {
		const full = withEntries(emptyDiary(), diary('mmm........................mmm'));
		expect(bleedingHistoryOn(full, dayNumber(27)).episodes).toHaveLength(1);
		expect(bleedingHistoryOn(full, dayNumber(28)).episodes[1]?.duration).toBe(1);
		expect(bleedingHistoryOn(full, dayNumber(0)).episodes).toEqual([]);
		expect(full.days.size).toBe(6);
	});

	it('an episode is over once two dry days have passed', () => {
		const [episode] = bleedingEpisodes(diary('mmm'), new Map());
		expect([3, 4, 5, 6].map((day) => isOver(episode!, dayNumber(day)))).toEqual([false, false, false, true]);
	});
});

describe('any diary', () => {
	const flowsByDay = fc.array(fc.option(fc.constantFrom(...flows)), { maxLength: 80 });
	const entriesOf = (values: readonly (Flow | null)[]) =>
		values.map((flow, index) => noted(index + 1, flow ?? undefined));
	const answersFor = (days: readonly (OnsetAnswer | null)[]) =>
		new Map(days.flatMap((answer, index) => (answer ? [[dayNumber(index + 1), answer] as const] : [])));
	const answers = fc.array(fc.option(fc.constantFrom<OnsetAnswer>('new-period', 'same-period')), { maxLength: 80 });

	it('reads the same in any order', () => {
		const shuffled = flowsByDay.chain((values) => {
			const entries = entriesOf(values);
			return fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }));
		});
		fc.assert(
			fc.property(shuffled, answers, ([inOrder, mixed], given) => {
				expect(bleedingHistory(mixed, answersFor(given))).toEqual(bleedingHistory(inOrder, answersFor(given)));
			})
		);
	});

	it('has episodes that begin with bleeding, never overlap and miss no bleeding day', () => {
		fc.assert(
			fc.property(flowsByDay, answers, (values, given) => {
				const entries = entriesOf(values);
				const { episodes, questions } = bleedingHistory(entries, answersFor(given));
				const held = [...episodes, ...questions].flatMap((each) => each.days.map((day) => day.date));
				expect(new Set(held).size).toBe(held.length);
				expect(entries.filter((day) => isBleeding(day.flow)).every((day) => held.includes(day.date))).toBe(true);
				expect(episodes.every(({ days, onset }) => isBleeding(days[0]?.flow) && days[0]?.date === onset)).toBe(true);
				expect(episodes.every((episode) => episode.duration === daysBetween(episode.onset, episode.last) + 1)).toBe(true);
				expect(episodes.every((episode, index) => index === 0 || episodes[index - 1]!.last < episode.onset)).toBe(true);
			})
		);
	});

	it('has no unanswered onset within ten days of another', () => {
		fc.assert(
			fc.property(flowsByDay, (values) => {
				const onsets = bleedingEpisodes(entriesOf(values), new Map()).map((episode) => episode.onset);
				expect(onsets.every((onset, index) => index === 0 || daysBetween(onsets[index - 1]!, onset) > 10)).toBe(true);
			})
		);
	});
});
