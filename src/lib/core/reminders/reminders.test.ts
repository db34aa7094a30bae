import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { emptyDay, type DayEntry } from '../diary/day-entry';
import { emptyDiary, withEntries } from '../diary/diary';
import { calendarFile, reminderDates, type Reminder } from './calendar-file';
import { hasPacked, isComing, packList, withPacked, type ComingFacts } from './coming';

const today = '2026-03-10' as CalendarDate;
const ahead = (days: number) => addDays(today, days);

describe('a period that may come', () => {
	const facts: ComingFacts = {
		lastOnset: ahead(-25),
		window: { earliest: ahead(3), latest: ahead(8), mass: 0.8 },
		suppliesFrom: ahead(2),
		isRunning: false,
		today
	};

	it('is told from three days before its window on, or from the day on which one in ten has come', () => {
		expect(isComing(facts)).toBe(true);
		const later = { ...facts, window: { earliest: ahead(4), latest: ahead(9), mass: 0.8 } };
		expect(isComing(later)).toBe(false);
		expect(isComing({ ...later, suppliesFrom: today })).toBe(true);
		expect(isComing({ ...facts, window: { earliest: ahead(-4), latest: ahead(-1), mass: 0.8 } })).toBe(true);
	});

	it('is not told in a period, without a forecast, or before the first one', () => {
		expect(isComing({ ...facts, isRunning: true })).toBe(false);
		expect(isComing({ ...facts, window: null })).toBe(false);
		expect(isComing({ ...facts, lastOnset: null })).toBe(false);
	});

	it('is put away for its own cycle only', () => {
		const packed = withPacked(emptyDiary(), facts.lastOnset);
		expect(hasPacked(emptyDiary(), facts.lastOnset)).toBe(false);
		expect(hasPacked(packed, facts.lastOnset)).toBe(true);
		expect(hasPacked(packed, ahead(3))).toBe(false);
		expect(withPacked(packed, null)).toEqual(emptyDiary());
	});
});

describe('the list for the bag', () => {
	const diaryOf = (...days: readonly Partial<DayEntry>[]) => withEntries(emptyDiary(), days.map((fields, ago) => ({ ...emptyDay(ahead(-ago)), ...fields })));

	it('has pads where nothing was noted, and what she used on most days else', () => {
		expect(packList(emptyDiary(), today)).toEqual({ product: 'pad', medicine: false });
		const diary = diaryOf({ products: { cloth: 0, pad: 9 } }, { products: { cloth: 1 } }, { products: { other: 3 } });
		expect(packList(diary, today).product).toBe('cloth');
	});

	it('has medicine only where she noted some, within half a year', () => {
		expect(packList(diaryOf({ medicines: ['iron'] }), today).medicine).toBe(false);
		expect(packList(diaryOf({ medicines: ['ibuprofen'] }), today).medicine).toBe(true);
		expect(packList(diaryOf({ reliefs: ['medicine'] }), today).medicine).toBe(true);
		expect(packList(diaryOf({ reliefs: ['warmth'] }), today).medicine).toBe(false);
		expect(packList(diaryOf({ medicines: ['ibuprofen'] }), ahead(183)).medicine).toBe(false);
	});
});

describe('the days of reminders', () => {
	it('lie before each window, ahead of today, each once', () => {
		const windows = [ahead(2), ahead(30), ahead(31)];
		expect(reminderDates(windows, [1, 2], today)).toEqual([ahead(1), ahead(28), ahead(29), ahead(30)]);
		expect(reminderDates(windows, [], today)).toEqual([]);
	});
});

/** A reader of its own: lines unfolded, properties as `[name, value]`. */
function propertiesOf(file: string): readonly (readonly [string, string])[] {
	const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n').filter(Boolean);
	return lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const);
}
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter));
const reminder = (text: string): Reminder => ({ date: '2026-12-31' as CalendarDate, text, id: 'a1b2' });

describe('a calendar file', () => {
	it('holds a whole day with an alarm in the morning, and nothing else', () => {
		expect(propertiesOf(calendarFile([reminder('My bag')], '20260310T080000Z'))).toEqual([
			['BEGIN', 'VCALENDAR'],
			['VERSION', '2.0'],
			['PRODID', '-//Reminders//EN'],
			['CALSCALE', 'GREGORIAN'],
			['BEGIN', 'VEVENT'],
			['UID', 'a1b2'],
			['DTSTAMP', '20260310T080000Z'],
			['DTSTART;VALUE=DATE', '20261231'],
			['DTEND;VALUE=DATE', '20270101'],
			['SUMMARY', 'My bag'],
			['CLASS', 'PRIVATE'],
			['TRANSP', 'TRANSPARENT'],
			['BEGIN', 'VALARM'],
			['ACTION', 'DISPLAY'],
			['DESCRIPTION', 'My bag'],
			['TRIGGER', 'PT9H'],
			['END', 'VALARM'],
			['END', 'VEVENT'],
			['END', 'VCALENDAR']
		]);
	});

	it('carries any text through folding and escaping, in lines of 75 octets at most', () => {
		const texts = fc.string({ unit: 'grapheme', maxLength: 120 }).filter((text) => !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text));
		fc.assert(
			fc.property(texts, (text) => {
				const file = calendarFile([reminder(text)], '20260310T080000Z');
				for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
				const summary = propertiesOf(file).find(([name]) => name === 'SUMMARY');
				expect(unescaped(summary?.[1] ?? '')).toBe(text);
			})
		);
	});

	it('cannot be made to hold another property by a text', () => {
		const names = propertiesOf(calendarFile([reminder('x\r\nATTACH:http://x\u0000\tEND:VEVENT')], '20260310T080000Z')).map(([name]) => name);
		expect(names).not.toContain('ATTACH');
		expect(names.filter((name) => name === 'END')).toHaveLength(3);
	});
});
