import { type CalendarDate } from '$lib/core/calendar/calendar-date';
import { gregorianMonth, isWithin, monthGrid, type DayOfWeek, type MonthOf } from '$lib/core/calendar/month-grid';
import { isBleeding } from '$lib/core/diary/flow';
import type { DaySigns } from './day-signs';

/** A month drawn small: one path for each kind of day, so that a year is sixty elements and not four hundred. */
export interface SmallMonth {
	readonly bleeding: string;
	readonly spotting: string;
	readonly likely: string;
	readonly possible: string;
	readonly plain: string;
	readonly today: string;
	readonly bleedingDays: number;
	readonly mayCome: boolean;
}

/** Side of a day's cell, and size of the whole picture: seven days by six weeks. */
export const CELL = 10;
export const smallMonthSize = { width: 7 * CELL, height: 6 * CELL } as const;

/** The month of a date; `signs` says what each day shows. */
export function smallMonth(
	month: CalendarDate,
	today: CalendarDate,
	firstDay: DayOfWeek,
	signs: (day: CalendarDate) => DaySigns,
	monthOf: MonthOf = gregorianMonth
): SmallMonth {
	const span = monthOf(month);
	const paths = { bleeding: '', spotting: '', likely: '', possible: '', plain: '', today: '' };
	let bleedingDays = 0;
	monthGrid(month, firstDay, monthOf).forEach((week, row) =>
		week.forEach((day, column) => {
			if (!isWithin(day, span)) return;
			const [x, y] = [(column + 0.5) * CELL, (row + 0.5) * CELL];
			const kind = kindOf(signs(day));
			if (kind === 'bleeding') bleedingDays += 1;
			paths[kind] += marks[kind](x, y);
			if (day === today) paths.today += `M${x - 4.6} ${y - 4.6}h9.2v9.2h-9.2z`;
		})
	);
	return { ...paths, bleedingDays, mayCome: paths.likely !== '' };
}

type Kind = 'bleeding' | 'spotting' | 'likely' | 'possible' | 'plain';

function kindOf({ flow, ahead }: DaySigns): Kind {
	if (isBleeding(flow)) return 'bleeding';
	return flow === 'spotting' ? 'spotting' : flow === undefined && ahead ? ahead : 'plain';
}

// The shapes of the large calendar, as far as they can be told at this size: drop, spot, ring, broken ring, dot.
const marks: Readonly<Record<Kind, (x: number, y: number) => string>> = {
	bleeding: (x, y) => `M${x} ${y - 4.6}L${x + 3.1} ${y}A3.6 3.4 0 1 1 ${x - 3.1} ${y}z`,
	spotting: (x, y) => circle(x, y + 1.6, 1.9),
	likely: (x, y) => circle(x, y, 3.3),
	possible: (x, y) => circle(x, y, 2.6),
	plain: (x, y) => circle(x, y, 0.9)
};

function circle(x: number, y: number, radius: number): string {
	return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
}
