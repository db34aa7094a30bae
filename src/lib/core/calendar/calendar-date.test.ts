import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
	addDays,
	addMonths,
	calendarDateFrom,
	dayOfWeek,
	daysBetween,
	daysInMonth,
	eachDay,
	localDateOf,
	parseCalendarDate,
	partsOf,
	startOfMonth,
	type CalendarDate
} from './calendar-date';

const zones = {
	UTC: 0,
	'Asia/Kathmandu': -345,
	'America/Mexico_City': 360,
	'Africa/Cairo': -120,
	'Pacific/Apia': -780,
	'America/Santiago': 180,
	'Pacific/Kiritimati': -840
} as const;

const homeZone = process.env.TZ;

function moveTo(zone: keyof typeof zones): void {
	process.env.TZ = zone;
	expect(new Date(Date.UTC(2026, 0, 15)).getTimezoneOffset()).toBe(zones[zone] + 0);
}

afterEach(() => {
	if (homeZone === undefined) delete process.env.TZ;
	else process.env.TZ = homeZone;
});

const firstDay = '1990-01-01' as CalendarDate;
const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(firstDay, days));
const steps = fc.integer({ min: -10_000, max: 10_000 });

describe.each(Object.keys(zones) as (keyof typeof zones)[])('calendar dates in %s', (zone) => {
	it('visits every day of 1995 to 2035 once and in order', () => {
		moveTo(zone);
		const every = eachDay('1995-01-01' as CalendarDate, '2035-12-31' as CalendarDate);
		const expected = Array.from(every, (_, index) => new Date(Date.UTC(1995, 0, 1 + index)).toISOString().slice(0, 10));
		expect(every).toEqual(expected);
		expect(every).toHaveLength(14_975);
		expect(every.filter((date, index) => daysBetween(firstDay, date) !== 1826 + index)).toEqual([]);
		expect(every.filter((date, index) => dayOfWeek(date) !== index % 7)).toEqual([]);
	});

	it('keeps the day that Samoa skipped', () => {
		moveTo(zone);
		expect(addDays('2011-12-29' as CalendarDate, 1)).toBe('2011-12-30');
		expect(addDays('2011-12-31' as CalendarDate, -1)).toBe('2011-12-30');
		expect(addMonths('2011-11-30' as CalendarDate, 1)).toBe('2011-12-30');
		expect(daysBetween('2011-12-29' as CalendarDate, '2011-12-31' as CalendarDate)).toBe(2);
		expect(parseCalendarDate('2011-12-30')).toBe('2011-12-30');
	});

	it('clips a month step to the last day', () => {
		moveTo(zone);
		expect(addMonths('2024-01-31' as CalendarDate, 1)).toBe('2024-02-29');
		expect(addMonths('2024-02-29' as CalendarDate, 12)).toBe('2025-02-28');
		expect(addMonths('2024-03-15' as CalendarDate, -15)).toBe('2022-12-15');
		expect(daysInMonth('2100-02-10' as CalendarDate)).toBe(28);
		expect(startOfMonth('2024-02-29' as CalendarDate)).toBe('2024-02-01');
	});

	it('undoes every step, and distances add up', () => {
		moveTo(zone);
		fc.assert(
			fc.property(dates, steps, steps, (date, there, further) => {
				const next = addDays(date, there);
				const last = addDays(next, further);
				expect(addDays(next, -there)).toBe(date);
				expect(daysBetween(date, next)).toBe(there);
				expect(daysBetween(date, next) + daysBetween(next, last)).toBe(daysBetween(date, last));
				expect(date < next).toBe(there > 0);
			})
		);
	});
});

describe('the date on the wall', () => {
	it('is the local one of each zone', () => {
		const instant = new Date('2024-05-01T10:30:00Z');
		const seen = (Object.keys(zones) as (keyof typeof zones)[]).map((zone) => {
			moveTo(zone);
			return localDateOf(instant);
		});
		expect(seen).toEqual([...Array.from({ length: 6 }, () => '2024-05-01'), '2024-05-02']);
	});

	it('is already tomorrow in Kathmandu a quarter past six in the evening of UTC', () => {
		moveTo('Asia/Kathmandu');
		expect(localDateOf(new Date('2024-05-01T18:14:59Z'))).toBe('2024-05-01');
		expect(localDateOf(new Date('2024-05-01T18:15:00Z'))).toBe('2024-05-02');
	});

	it('refuses an instant that is none', () => {
		expect(() => localDateOf(new Date(Number.NaN))).toThrow(RangeError);
	});
});

describe('reading a date', () => {
	it('takes exactly ISO days that exist', () => {
		expect(parseCalendarDate('2024-02-29')).toBe('2024-02-29');
		const noDays = ['2023-02-29', '2024-00-10', '2024-13-10', '2024-01-00', '1899-12-31', '2200-01-01'];
		const noDates = ['2024-2-9', '2024-01-01T00:00', ' 2024-01-01', '20240101', ''];
		expect([...noDays, ...noDates].filter((text) => parseCalendarDate(text) !== null)).toEqual([]);
	});

	it('refuses parts that are no whole numbers', () => {
		expect(calendarDateFrom({ year: 2024, month: 1.5, day: 1 })).toBeNull();
		expect(calendarDateFrom({ year: Number.NaN, month: 1, day: 1 })).toBeNull();
	});

	it('takes apart and puts together the same date', () => {
		fc.assert(fc.property(dates, (date) => void expect(calendarDateFrom(partsOf(date))).toBe(date)));
	});
});

it('refuses a step that is no number', () => {
	expect(() => addDays(firstDay, Number.NaN)).toThrow(RangeError);
});

it('has no days from a later date to an earlier one', () => {
	expect(eachDay('2024-01-02' as CalendarDate, '2024-01-01' as CalendarDate)).toEqual([]);
});
