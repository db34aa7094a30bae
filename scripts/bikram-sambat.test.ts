import { createRequire } from 'node:module';
// @ts-expect-error -- the package ships its types where its exports do not lead
import DateConverter from '@remotemerge/nepali-date-converter';
import { describe, expect, it } from 'vitest';
import { LAST_SETTLED_YEAR } from '../src/lib/core/calendar/bikram-sambat';
import { addDays, eachDay, type CalendarDate } from '../src/lib/core/calendar/calendar-date';
import { calendarSystem } from '../src/lib/core/calendar/calendar-system';

const load = createRequire(import.meta.url);
const system = calendarSystem('bikram-sambat');
const first = system.firstOf(2058, 1) as CalendarDate;
const last = addDays(system.firstOf(LAST_SETTLED_YEAR + 1, 1) as CalendarDate, -1);
const parts = ({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }) => `${year}-${month}-${day}`;

/** Three libraries by three hands; what they call a day. */
const libraries: Readonly<Record<string, (date: CalendarDate) => string>> = {
	'nepali-date-converter': (date) => {
		const { default: NepaliDate } = load('nepali-date-converter') as { default: new (date: Date) => { getYear(): number; getMonth(): number; getDate(): number } };
		const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
		const found = new NepaliDate(new Date(year, month - 1, day));
		return parts({ year: found.getYear(), month: found.getMonth() + 1, day: found.getDate() });
	},
	'bikram-sambat': (date) => {
		const { toBik } = load('bikram-sambat') as { toBik(date: string): { year: number; month: number; day: number } };
		return parts(toBik(date));
	},
	'@remotemerge/nepali-date-converter': (date) => {
		const { year, month, date: day } = new DateConverter(date).toBs();
		return parts({ year, month, day });
	}
};

describe.each(Object.keys(libraries))('Bikram Sambat by %s', (name) => {
	it(`calls every day of 2058 to ${LAST_SETTLED_YEAR} as Nuri does`, () => {
		const told = libraries[name] as (date: CalendarDate) => string;
		const wrong = eachDay(first, last).filter((day) => told(day) !== parts(system.partsOf(day) ?? { year: 0, month: 0, day: 0 }));
		expect(wrong).toEqual([]);
	});
});
