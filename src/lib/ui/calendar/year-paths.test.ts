import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import type { DaySigns } from './day-signs';
import { smallMonth } from './year-paths';

const february = '2026-02-01' as CalendarDate;
const shapes = (path: string) => path.split('M').length - 1;
const drawn = (signs: Readonly<Record<string, DaySigns>>, today = '2026-06-01') =>
	smallMonth(february, today as CalendarDate, 1, (day) => signs[day] ?? {});

describe('a month drawn small', () => {
	it('has one shape for each of its days, by what the day shows', () => {
		const month = drawn({
			'2026-01-31': { flow: 'heavy' },
			'2026-02-01': { flow: 'heavy' },
			'2026-02-02': { flow: 'unspecified', ahead: 'likely' },
			'2026-02-03': { flow: 'spotting' },
			'2026-02-04': { flow: 'none', ahead: 'likely' },
			'2026-02-27': { ahead: 'likely' },
			'2026-02-28': { ahead: 'possible' }
		});
		expect([month.bleeding, month.spotting, month.likely, month.possible, month.plain].map(shapes)).toEqual([2, 1, 1, 1, 23]);
		expect(month).toMatchObject({ bleedingDays: 2, mayCome: true, today: '' });
	});

	it('begins its weeks on the day of the language, and frames today', () => {
		const signs = { '2026-02-01': { flow: 'medium' } } as const;
		const sunday = smallMonth(february, february, 0, (day) => (signs as Record<string, DaySigns>)[day] ?? {});
		expect(sunday.bleeding.startsWith('M5 0.4')).toBe(true);
		expect(drawn(signs).bleeding.startsWith('M65 0.4')).toBe(true);
		expect(shapes(sunday.today)).toBe(1);
	});

	it('with no window says that none may come', () => {
		expect(drawn({ '2026-02-28': { ahead: 'possible' } }).mayCome).toBe(false);
	});
});
