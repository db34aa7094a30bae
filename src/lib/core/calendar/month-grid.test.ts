import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOfWeek, daysInMonth, startOfMonth, type CalendarDate } from './calendar-date';
import { gregorianMonth, isWithin, monthGrid, type DayOfWeek, type MonthOf } from './month-grid';

const date = (text: string) => text as CalendarDate;
const anyDate = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(date('1990-01-01'), days));
const anyFirstDay = fc.constantFrom<DayOfWeek>(0, 1, 2, 3, 4, 5, 6);

describe('the grid of a month', () => {
	it('shows May 2024 from Monday on with its neighbours', () => {
		const grid = monthGrid(date('2024-05-17'), 1);
		expect(grid.map((week) => week[0])).toEqual(['2024-04-29', '2024-05-06', '2024-05-13', '2024-05-20', '2024-05-27']);
		expect(grid[4]?.[6]).toBe('2024-06-02');
	});

	it('starts on Saturday where weeks do', () => {
		expect(monthGrid(date('2024-05-01'), 6)[0]?.[0]).toBe('2024-04-27');
	});

	it('needs four weeks for a February that fits exactly', () => {
		expect(monthGrid(date('2026-02-10'), 0)).toHaveLength(4);
	});

	it('holds each day of the month once, in complete weeks that start on the chosen day', () => {
		fc.assert(
			fc.property(anyDate, anyFirstDay, (anchor, firstDayOfWeek) => {
				const grid = monthGrid(anchor, firstDayOfWeek);
				const span = gregorianMonth(anchor);
				expect(grid.every((week) => week.length === 7 && dayOfWeek(week[0]!) === firstDayOfWeek)).toBe(true);
				const days = grid.flat();
				expect(days.every((day, index) => day === addDays(days[0]!, index))).toBe(true);
				expect(days.filter((day) => isWithin(day, span))).toHaveLength(daysInMonth(anchor));
				expect(grid.every((week) => week.some((day) => isWithin(day, span)))).toBe(true);
			})
		);
	});

	it('follows the months of another calendar', () => {
		const fromTheSixteenth: MonthOf = (day) => {
			const first = addDays(startOfMonth(day), 15);
			return { first, last: addDays(first, 31) };
		};
		const grid = monthGrid(date('2024-05-20'), 1, fromTheSixteenth);
		expect(grid[0]).toContain('2024-05-16');
		expect(grid[grid.length - 1]).toContain('2024-06-16');
	});
});
