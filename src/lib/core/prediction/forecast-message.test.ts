import { describe, expect, it } from 'vitest';
import { addDays, parseCalendarDate, type CalendarDate } from '../calendar/calendar-date';
import { failed, success } from '../result';
import { forecastFrom, type Forecast } from './forecast';
import { forecastMessage, wordingOf, type ForecastMessage } from './forecast-message';
import type { MonthSpan } from './month-part';

const lastOnset = parseCalendarDate('2026-04-20') as CalendarDate;

describe('the words for a forecast', () => {
	it('name two dates and "probably" for a week or less', () => {
		expect(messageFor({ from: 25, to: 31 })).toEqual({
			kind: 'window',
			key: 'forecast.window.probably',
			confidence: 'probably',
			earliest: '2026-05-15',
			latest: '2026-05-21'
		});
	});

	it('name two dates and "likely" for eight to fourteen days', () => {
		expect(messageFor({ from: 25, to: 32 })).toMatchObject({ key: 'forecast.window.likely' });
		expect(messageFor({ from: 25, to: 38 })).toMatchObject({ key: 'forecast.window.likely' });
	});

	it('name part of a month for fifteen to twenty days, without dates', () => {
		const message = messageFor({ from: 24, to: 40 });
		expect(message).toMatchObject({ kind: 'part-of-month', key: 'forecast.part-of-month.second-half', year: 2026, month: 5 });
		expect(Object.keys(message)).not.toContain('earliest');
		expect(messageFor({ from: 11, to: 25 })).toMatchObject({ part: 'first-half', month: 5 });
		expect(messageFor({ from: 18, to: 33 })).toMatchObject({ part: 'middle', month: 5 });
		expect(messageFor({ from: 34, to: 49 })).toMatchObject({ part: 'turn', month: 5, next: { year: 2026, month: 6 } });
	});

	it('name the turn of the year with both years', () => {
		const message = messageFor({ from: 30, to: 45, onset: parseCalendarDate('2026-11-25') as CalendarDate });
		expect(message).toMatchObject({ part: 'turn', year: 2026, month: 12, next: { year: 2027, month: 1 } });
	});

	it('count weeks for more than twenty days, or more than fourteen with fewer than two gaps', () => {
		expect(messageFor({ from: 22, to: 53 })).toEqual({
			kind: 'weeks',
			key: 'forecast.weeks.too-irregular',
			reason: 'too-irregular',
			from: 3,
			to: 7
		});
		expect(messageFor({ from: 22, to: 36, loggedGaps: 1 })).toMatchObject({ kind: 'weeks', reason: 'too-early' });
		expect(messageFor({ from: 25, to: 38, loggedGaps: 0 })).toMatchObject({ kind: 'window' });
	});

	it('wait for her own 95 % point with "later than usual"', () => {
		expect(messageFor({ from: 41, to: 47, day: 40, late: 41 }).kind).toBe('window');
		expect(messageFor({ from: 42, to: 48, day: 41, late: 41 })).toEqual({
			kind: 'later-than-usual',
			key: 'forecast.later-than-usual',
			days: 41,
			forgotten: 0.25
		});
	});

	it('turn to care after ninety days, whatever is usual for her', () => {
		expect(messageFor({ from: 91, to: 120, day: 90, late: 120 }).kind).toBe('weeks');
		expect(messageFor({ from: 92, to: 120, day: 91, late: 120 })).toEqual({ kind: 'care', key: 'forecast.care' });
		expect(forecastMessage(failed('too-long-ago'), 'shown').kind).toBe('care');
	});

	it('say nothing of the body while forecasts are paused, and nothing without an onset', () => {
		expect(forecastMessage(success(forecastWith({ from: 25, to: 31 })), 'paused')).toEqual({ kind: 'paused', key: 'forecast.paused' });
		expect(forecastMessage(failed('too-long-ago'), 'paused').kind).toBe('paused');
		expect(forecastMessage(failed('no-onset'), 'shown').kind).toBe('no-onset');
	});

	it('follow the months of another calendar', () => {
		// Months that begin on the 21st of the Gregorian one.
		const shifted = (date: CalendarDate): MonthSpan => {
			const back = date.slice(8) >= '21' ? date : addDays(date, -21);
			const first = `${back.slice(0, 8)}21` as CalendarDate;
			return { year: 1, month: Number(back.slice(5, 7)), first, last: addDays(nextTwentyFirst(first), -1) };
		};
		const message = forecastMessage(success(forecastWith({ from: 32, to: 46 })), 'shown', shifted);
		expect(message).toMatchObject({ part: 'first-half', year: 1, month: 5 });
	});

	it('tell a real forecast for a regular girl as dates and for a first cycle as weeks', () => {
		const onsets = [0, 28, 57, 85, 113, 142].map((days) => addDays(lastOnset, days - 142));
		const regular = forecastMessage(forecastFrom({ onsets, age: 16, gynaecologicalAge: 4 }, lastOnset), 'shown');
		expect(regular.key).toBe('forecast.window.probably');
		const first = forecastMessage(forecastFrom({ onsets: [lastOnset], age: 12, gynaecologicalAge: 0 }, lastOnset), 'shown');
		expect(first).toMatchObject({ key: 'forecast.weeks.too-early', from: 3, to: 7 });
	});
});

describe('the wording that a window bears', () => {
	it.each([
		[7, 0, 'probably'],
		[8, 0, 'likely'],
		[14, 0, 'likely'],
		[15, 1, 'weeks'],
		[15, 2, 'part-of-month'],
		[20, 2, 'part-of-month'],
		[21, 9, 'weeks']
	] as const)('for %i days after %i gaps is %s', (days, gaps, wording) => {
		expect(wordingOf({ earliest: lastOnset, latest: addDays(lastOnset, days - 1), mass: 0.8 }, gaps)).toBe(wording);
	});
});

interface Shape {
	readonly from: number;
	readonly to: number;
	readonly day?: number;
	readonly late?: number;
	readonly loggedGaps?: number;
	readonly onset?: CalendarDate;
}

function messageFor(shape: Shape): ForecastMessage {
	return forecastMessage(success(forecastWith(shape)), 'shown');
}

/** A forecast with equal probabilities on the days from `from` to `to` after the last onset. */
function forecastWith({ from, to, day = 5, late = 60, loggedGaps = 4, onset = lastOnset }: Shape): Forecast {
	const window = { earliest: addDays(onset, from), latest: addDays(onset, to), mass: 0.8 };
	const probabilities = Array.from({ length: 180 - day }, (_, index) =>
		index + day + 1 >= from && index + day + 1 <= to ? 1 / (to - from + 1) : 0
	);
	return {
		lastOnset: onset,
		from: addDays(onset, day + 1),
		probabilities,
		median: addDays(onset, from),
		window80: window,
		window95: window,
		forgotten: 0.25,
		loggedGaps,
		lateFrom: addDays(onset, late),
		suppliesFrom: window.earliest,
		dayOfCycle: day + 1
	};
}

function nextTwentyFirst(date: CalendarDate): CalendarDate {
	return `${addDays(date, 20).slice(0, 8)}21` as CalendarDate;
}
