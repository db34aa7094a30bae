import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { emptyDay } from '../diary/day-entry';
import { sayingAt, sayingsFor, sayingSources, type Moment } from './sayings';

const today = '2026-03-20' as CalendarDate;
const calm: Moment = { today, periodDay: null, message: 'window', soon: false, entry: emptyDay(today), justLogged: false };
const english = JSON.parse(readFileSync('locales/en/ui/today.json', 'utf8')) as { say: Record<string, string> };
const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2020-01-01' as CalendarDate, offset));

describe('what the companion says', () => {
	it('is the same all day, and another line on the next', () => {
		expect(sayingAt(calm, 0)).toBe(sayingAt({ ...calm }, 0));
		expect(sayingAt(calm, 0)).not.toBe(sayingAt({ ...calm, today: addDays(today, 1) }, 0));
	});

	it('fits where she is', () => {
		const first = (change: Partial<Moment>) => sayingAt({ ...calm, ...change }, 0);
		expect(['bleeding', 'cramps', 'swim']).toContain(first({ periodDay: 1 }));
		expect(['padHours', 'colours', 'spoonfuls', 'moving']).toContain(first({ periodDay: 4 }));
		expect(['soon', 'kit', 'leaks']).toContain(first({ soon: true }));
		expect(['irregular', 'irregularYear']).toContain(first({ message: 'weeks' }));
		expect(['late', 'lateCauses', 'lateNurse']).toContain(first({ message: 'care' }));
		expect(['painWarmth', 'painTry', 'painSchool']).toContain(first({ entry: { ...emptyDay(today), pain: 6 } }));
		expect(['painWarmth', 'painTry', 'painSchool']).toContain(first({ entry: { ...emptyDay(today), symptoms: ['cramps'] } }));
		expect(['noteKept', 'noteGood']).toContain(first({ entry: { ...emptyDay(today), note: 'hello' } }));
		expect(['logged', 'loggedHelps', 'loggedSafe']).toContain(first({ justLogged: true, periodDay: 1 }));
	});

	it('never tells a girl in pain, bleeding or waiting that there is nothing to do', () => {
		for (const change of [{ periodDay: 2 }, { message: 'care' as const }, { entry: { ...emptyDay(today), pain: 2 } }]) {
			expect(sayingsFor({ ...calm, ...change })).not.toContain('calm');
		}
		expect(sayingsFor(calm)).toContain('calm');
	});

	it('goes through every line by tapping before one comes again, on any day', () => {
		fc.assert(
			fc.property(days, fc.constantFrom<number | null>(null, 1, 5), fc.boolean(), (day, periodDay, justLogged) => {
				const moment = { ...calm, today: day, periodDay, justLogged };
				const lines = sayingsFor(moment);
				expect(new Set(lines).size).toBe(lines.length);
				expect(lines.map((_, tap) => sayingAt(moment, tap))).toEqual(lines);
				expect(sayingAt(moment, lines.length)).toBe(lines[0]);
			})
		);
	});

	it('has at least 20 lines, none long, and its facts name a source', () => {
		expect(Object.keys(english.say).length).toBeGreaterThanOrEqual(20);
		for (const [name, line] of Object.entries(english.say)) expect(line.length, name).toBeLessThanOrEqual(110);
		for (const name of Object.keys(sayingSources)) expect(english.say, name).toHaveProperty(name);
		const withNumbers = Object.keys(english.say).filter((name) => /\d/.test(english.say[name] ?? ''));
		expect(Object.keys(sayingSources)).toEqual(expect.arrayContaining(withNumbers));
	});
});
