import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAST_SETTLED_YEAR } from './bikram-sambat';
import { addDays, daysBetween, eachDay, parseCalendarDate, type CalendarDate } from './calendar-date';
import { addMonthsIn, calendarIds, calendarSystem, isCalendarId, namedDay, namedMonth, type CalendarId } from './calendar-system';

const date = (text: string) => text as CalendarDate;
const first = date('2000-01-01');
const last = date('2040-12-31');

/** What CLDR's own arithmetic says of a day, by the library that comes with Node. */
function told(id: CalendarId): (day: CalendarDate) => string {
	const format = new Intl.DateTimeFormat(`en-u-ca-${id}-nu-latn`, { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' });
	return (day) => {
		const parts = Object.fromEntries(format.formatToParts(new Date(`${day}T12:00:00Z`)).map(({ type, value }) => [type, value]));
		return `${parts.year}-${parts.month}-${parts.day}`;
	};
}

describe.each(['ethiopic', 'persian', 'buddhist', 'gregory'] as const)('the calendar %s', (id) => {
	it('calls every day from 2000 to 2040 as CLDR does', () => {
		const asCldr = told(id);
		const system = calendarSystem(id);
		const wrong = eachDay(first, last).filter((day) => {
			const { year, month, day: dayOfMonth } = namedDay(system, day);
			return `${year}-${month}-${dayOfMonth}` !== asCldr(day);
		});
		expect(wrong).toEqual([]);
	});
});

describe('Bikram Sambat', () => {
	const system = calendarSystem('bikram-sambat');

	it.each([
		['2000-04-13', 2057, 1, 1],
		['2015-04-25', 2072, 1, 12],
		['2015-09-20', 2072, 6, 3],
		['2024-04-13', 2081, 1, 1],
		['2026-11-24', 2083, 8, 8]
	])('calls %s %i-%i-%i', (day, year, month, dayOfMonth) => {
		expect(system.partsOf(date(day))).toEqual({ year, month, day: dayOfMonth });
	});

	it('has years of 365 or 366 days that begin in the middle of April', () => {
		for (let year = 2057; year < LAST_SETTLED_YEAR; year++) {
			const [start, next] = [system.firstOf(year, 1), system.firstOf(year + 1, 1)];
			expect(start?.slice(5, 8)).toBe('04-');
			expect([13, 14, 15]).toContain(Number(start?.slice(8)));
			expect([365, 366]).toContain(start && next ? daysBetween(start, next) : 0);
		}
	});

	it('leaves days beyond its table to the Gregorian calendar', () => {
		expect(system.partsOf(date('2000-04-12'))).toBeNull();
		expect(namedDay(system, date('2000-04-12'))).toMatchObject({ year: 2000, month: 4, day: 12, calendar: { id: 'gregory' } });
		expect(namedMonth(system, date('1999-02-10'))).toMatchObject({ first: '1999-02-01', last: '1999-02-28', calendar: { id: 'gregory' } });
		expect(namedDay(system, date('2060-01-01')).calendar.id).toBe('gregory');
		// Where the table begins and ends, a month has the days that are left to it.
		expect(namedMonth(system, date('2000-04-03'))).toMatchObject({ first: '2000-04-01', last: '2000-04-12' });
		const end = eachDay(date('2033-04-01'), date('2033-04-30')).find((day) => system.partsOf(day) === null) as CalendarDate;
		expect(namedMonth(system, addDays(end, 3))).toMatchObject({ first: end, last: '2033-04-30' });
	});
});

const anyDay = fc.integer({ min: 0, max: daysBetween(first, last) }).map((days) => addDays(first, days));

describe.each(calendarIds)('months of %s', (id) => {
	const system = calendarSystem(id);

	it('follow each other without a gap, and hold their days', () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				const month = namedMonth(system, day);
				expect(month.first <= day && day <= month.last).toBe(true);
				expect(namedMonth(system, addDays(month.last, 1)).first).toBe(addDays(month.last, 1));
				if (month.calendar === system) expect(namedDay(system, month.first).day).toBe(1);
			}),
			// Both edges of the one calendar that ends.
			{ examples: [[date('2000-04-12')], [date('2000-04-03')], [date('2033-04-13')], [date('2033-04-20')]] }
		);
	});

	it('are stepped through forth and back, to the same day where the month has it', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (day, months) => {
				const there = addMonthsIn(system, day, months);
				expect(parseCalendarDate(there)).not.toBeNull();
				const [from, to] = [namedDay(system, day), namedDay(system, there)];
				if (from.calendar !== to.calendar || from.calendar !== system) return;
				expect((to.year - from.year) * system.months + to.month - from.month).toBe(months);
				expect(to.day).toBeLessThanOrEqual(from.day);
			})
		);
	});
});

it('a name that is no calendar is told from one', () => {
	expect(calendarIds.every(isCalendarId)).toBe(true);
	expect([isCalendarId('julian'), isCalendarId(null)]).toEqual([false, false]);
});
