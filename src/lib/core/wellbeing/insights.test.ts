import { describe, expect, it } from 'vitest';
import { addDays, eachDay, type CalendarDate } from '../calendar/calendar-date';
import { cycleHistory } from '../cycle/cycle';
import { emptyDay, type DayEntry } from '../diary/day-entry';
import { emptyDiary, markBleeding, withAbout, withEntries, withSettings, type Diary } from '../diary/diary';
import type { CareSignal } from './care-look';
import { insightsOf } from './insights';
import { nurseParts, nurseSummary, tickedAtFirst, type NursePart } from './nurse-summary';

const first = '2025-01-01' as CalendarDate;

function diaryOf(lengths: readonly number[]): { readonly diary: Diary; readonly today: CalendarDate } {
	let onset = first;
	let diary = emptyDiary();
	for (const length of [0, ...lengths]) {
		onset = addDays(onset, length);
		diary = markBleeding(diary, eachDay(onset, addDays(onset, 4)), 'medium');
	}
	return { diary, today: addDays(onset, 10) };
}

const insights = (diary: Diary, today: CalendarDate, years: number | null = null) => insightsOf(diary, cycleHistory(diary, today), today, years);
const noted = (diary: Diary, date: CalendarDate, fields: Partial<DayEntry>) =>
	withEntries(diary, [{ ...emptyDay(date), ...diary.days.get(date), ...fields }]);

describe('insights', () => {
	it('say nothing of an empty diary', () => {
		const { cycles, periods, regularity, burdens, missedSchoolDays } = insights(emptyDiary(), first);
		expect([cycles.all, periods.all, regularity, burdens, missedSchoolDays]).toEqual([[], [], null, [], 0]);
	});

	it('set the lengths beside what is usual so long after her first period', () => {
		const { diary, today } = diaryOf([28, 30]);
		expect(insights(diary, today, 2.9).cycles.usual).toMatchObject({ from: 21, to: 45 });
		expect(insights(diary, today, 3).cycles.usual).toMatchObject({ from: 21, to: 35 });
		expect(insights(diary, today).periods).toMatchObject({ usual: { from: 2, to: 7 }, summary: { count: 3, median: 5 } });
	});

	it.each([
		[[28, 30], null],
		[[28, 30, 37], { kind: 'even', spread: 9, cycles: 3 }],
		[[28, 30, 38], { kind: 'varied', spread: 10, cycles: 3 }]
	])('cycles of %j days are %j', (lengths, regularity) => {
		const { diary, today } = diaryOf(lengths);
		const told = insights(diary, today, 3).regularity;
		if (regularity === null) expect(told).toBeNull();
		else expect(told).toEqual({ ...regularity, isSettling: false });
	});

	it('show a gap that may hide a period and do not reckon with it', () => {
		const { diary, today } = diaryOf([28, 120, 30]);
		const { cycles } = insights(diary, today);
		expect(cycles.all.map(({ days, counts }) => [days, counts])).toEqual([[28, true], [120, false], [30, true]]);
		expect(cycles.summary.longest).toBe(30);
	});

	it('reckon with the latest twelve', () => {
		const { diary, today } = diaryOf([60, ...Array<number>(12).fill(29)]);
		expect(insights(diary, today).regularity).toMatchObject({ spread: 0, cycles: 12 });
	});

	it('tell the worst pain and the missed school days of a period and of the day before it', () => {
		const { diary, today } = diaryOf([28]);
		const onset = addDays(first, 28);
		const burdened = [[-2, 10], [-1, 8], [1, 6], [5, 9]].reduce((now, [day = 0, pain = 0]) => noted(now, addDays(onset, day), { pain, missed: ['school'] }), diary);
		expect(insights(burdened, today).burdens).toEqual([{ onset, worstPain: 8, missedSchoolDays: 2 }]);
		expect(insights(burdened, today).missedSchoolDays).toBe(4);
		expect(insights(noted(diary, onset, { missed: ['school'] }), today).burdens).toEqual([{ onset, worstPain: null, missedSchoolDays: 1 }]);
	});

	it('count missed school of one year, up to today', () => {
		const { diary } = diaryOf([]);
		const today = addDays(first, 400);
		const missed = [today, addDays(today, -364), addDays(today, -365), addDays(today, 1)].reduce((now, date) => noted(now, date, { missed: ['school'] }), diary);
		expect(insights(missed, today).missedSchoolDays).toBe(2);
	});
});

describe('the summary for the nurse', () => {
	const { diary: plain, today } = diaryOf([28, 30]);
	const full = withAbout(
		withSettings(
			[
				noted(plain, addDays(today, -9), { symptoms: ['cramps', 'cramps'], moods: ['very-low'], pain: 8, products: { pad: 4, cloth: 2 }, bleedingSigns: ['clots'] }),
				noted(plain, addDays(today, -8), { symptoms: ['cramps'], discharge: ['white'], medicines: ['ibuprofen'], reliefs: ['warmth'], missed: ['school'], tags: ['t'], note: 'mine alone' })
			].reduce((_, diary) => withEntries(diary, [..._.days.values()].filter(({ date }) => date === addDays(today, -9)))),
			{ ...plain.settings, tags: [{ id: 't', label: 'Choir', picture: '1' }] }
		),
		{ beginning: 'started', age: { years: 14, saidOn: today }, sinceFirstPeriod: { years: 0.5, saidOn: today } }
	);
	const signal = (id: string) => ({ id, level: 'see' }) as unknown as CareSignal;
	const signals = ['heavy-count', 'mood', 'discharge', 'assault'].map(signal);
	const summaryWith = (...parts: readonly NursePart[]) => nurseSummary(full, cycleHistory(full, today), signals, new Set(parts), today);

	it('holds only what is ticked', () => {
		for (const part of nurseParts) expect(Object.keys(summaryWith(part)).sort()).toEqual(['madeOn', 'since', part].sort());
	});

	it('leaves feelings, discharge and her own things out until she ticks them', () => {
		const atFirst = summaryWith(...tickedAtFirst);
		expect(atFirst.care?.map(({ id }) => id)).toEqual(['heavy-count']);
		expect(JSON.stringify(atFirst)).not.toMatch(/very-low|white|"t"/);
		expect(summaryWith('care', 'feelings').care?.map(({ id }) => id)).toEqual(['heavy-count', 'mood', 'assault']);
		expect(summaryWith('care', 'discharge').care?.map(({ id }) => id)).toEqual(['heavy-count', 'discharge']);
	});

	it('never holds a note', () => {
		expect(JSON.stringify(summaryWith(...nurseParts))).not.toContain('mine alone');
	});

	it('tells ages in whole years, the last periods, and counts of days', () => {
		expect(summaryWith(...nurseParts)).toMatchObject({
			about: { age: 14, yearsSinceFirst: 0, hasStarted: true },
			cycles: { past: [{ duration: 5, cycle: null }, { duration: 5, cycle: 30 }, { duration: 5, cycle: 28 }] },
			bleeding: { heavyDays: 0, mostChanges: 6, signs: [{ name: 'clots', days: 1 }] },
			pain: { periods: [{ worstPain: 8, missedSchoolDays: 1 }], reliefs: [{ name: 'warmth', days: 1 }], missed: [{ name: 'school', days: 1 }] },
			body: [{ name: 'cramps', days: 2 }],
			medicines: [{ name: 'ibuprofen', days: 1 }],
			feelings: [{ name: 'very-low', days: 1 }],
			discharge: [{ name: 'white', days: 1 }],
			own: [{ name: 't', days: 1 }]
		});
	});

	it('looks half a year back', () => {
		const old = noted(full, addDays(today, -183), { symptoms: ['rash'] });
		const edge = noted(full, addDays(today, -182), { symptoms: ['rash'] });
		const body = (diary: Diary) => nurseSummary(diary, cycleHistory(diary, today), [], new Set(['body']), today).body?.map(({ name }) => name);
		expect([body(old), body(edge)]).toEqual([['cramps'], ['cramps', 'rash']]);
	});
});
