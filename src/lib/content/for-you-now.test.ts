import { describe, expect, it, test } from 'vitest';
import { addDays, type CalendarDate } from '$lib/core/calendar/calendar-date';
import { answersForNow, momentsNow, tipOfDay, type Now } from './for-you-now';
import type { Answer, Tip } from './guidance';
import type { Moment } from './vocabulary';

const today = '2026-06-30' as CalendarDate;
const quiet: Now = { hasOnset: true, beginning: 'started', gynaecologicalAge: 3, isBleeding: false, isHeavy: false, pain: 0, isLowMood: false, isSoon: false, isLate: false };

describe('where she is', () => {
	test.each([
		['in the middle of a cycle', {}, ['middle', 'any']],
		['bleeding with strong pain', { isBleeding: true, pain: 6 }, ['pain', 'bleeding', 'any']],
		['bleeding heavily in her first year', { isBleeding: true, isHeavy: true, gynaecologicalAge: 0.5 }, ['heavy', 'bleeding', 'first-year', 'any']],
		['late', { isLate: true, isSoon: true }, ['late', 'any']],
		['before her first period', { hasOnset: false, beginning: 'not-yet', gynaecologicalAge: null }, ['no-period-yet', 'any']],
		['a heavy day that is over', { isHeavy: true }, ['middle', 'any']]
	] as const)('%s', (_what, over, moments) => expect(momentsNow({ ...quiet, ...over })).toEqual(moments));
});

const answer = (id: string, when: readonly Moment[]) => ({ id, when }) as unknown as Answer;

describe('answers for now', () => {
	const answers = [answer('a', ['any']), answer('b', ['bleeding']), answer('c', ['pain']), answer('d', [])];
	it('come by what presses most', () => expect(answersForNow(answers, ['pain', 'bleeding', 'any'], [], today, 3).map(({ id }) => id)).toEqual(['c', 'b', 'a']));
	it('come last when they were read', () => expect(answersForNow(answers, ['pain', 'bleeding', 'any'], ['c'], today, 3).map(({ id }) => id)).toEqual(['b', 'a', 'c']));
	it('are none of another moment', () => expect(answersForNow(answers, ['late'], [], today, 3)).toEqual([]));
	it('turn with the days', () => {
		const many = Array.from({ length: 9 }, (_, index) => answer(`n${index}`, ['any']));
		const first = new Set(Array.from({ length: 9 }, (_, days) => answersForNow(many, ['any'], [], addDays(today, days), 1)[0]?.id));
		expect(first.size).toBe(9);
	});
});

describe('the tip of the day', () => {
	const tip = (id: string, when: readonly Moment[]) => ({ id, when }) as unknown as Tip;
	const tips = [tip('late1', ['late']), tip('late2', ['late']), tip('any1', ['any']), tip('any2', ['any']), tip('pain', ['pain'])];
	it('comes from where she is and from any day, in turn', () => {
		const ids = Array.from({ length: 8 }, (_, days) => tipOfDay(tips, ['late', 'any'], addDays(today, days))?.id);
		expect(new Set(ids)).toEqual(new Set(['late1', 'late2', 'any1', 'any2']));
	});
	it('is one for any day where her moment has none', () => expect(tipOfDay(tips, ['middle', 'any'], today)?.id).toMatch(/^any/));
	it('is none where there is none', () => expect(tipOfDay([], ['any'], today)).toBeNull());
});
