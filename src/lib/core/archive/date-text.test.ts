import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../calendar/calendar-date';
import { dateIn, dateOrderOf, readDateText, type DateOrder } from './date-text';

const today = '2024-12-31' as CalendarDate;

function read(text: string, order: DateOrder = 'day-first'): string | null {
	const date = readDateText(text);
	return date && dateIn(date, order);
}

function orderOf(...texts: string[]) {
	return dateOrderOf(
		texts.map((text) => readDateText(text)!),
		today
	);
}

describe('a date as written', () => {
	it.each([
		'2024-01-03',
		'2024/01/03',
		'2024.1.3',
		'20240103',
		'2024-01-03T00:00:00Z',
		'2024-01-03 00:00:00.0',
		'2024-01-03T23:59:59+14:00',
		'03/01/2024',
		'3/1/2024',
		'03-01-2024',
		'03.01.2024',
		'3.1.24',
		'3 1 2024',
		'03/01/2024 18:30',
		'٠٣/٠١/٢٠٢٤',
		'۲۰۲۴-۰۱-۰۳',
		'०३/०१/२०२४',
		'০৩/০১/২০২৪',
		'\u200f٠٣/٠١/٢٠٢٤\u200f',
		'3 Jan 2024',
		'3-ene-24',
		'3 de enero de 2024',
		'Jan 3, 2024',
		'Wed Jan 03 2024 00:00:00 GMT+0530 (India Standard Time)'
	])('%s is 3 January 2024', (text) => {
		expect(read(text)).toBe('2024-01-03');
	});

	it('counts in the order of the month where told so', () => {
		expect(read('03/01/2024', 'month-first')).toBe('2024-03-01');
		expect(read('2024-01-03', 'month-first')).toBe('2024-01-03');
	});

	it.each([
		...['', 'x', '28', '5.5', '36.75', '12:30:00', '2024-01', '2024-01-035', '1/2/3/2024', '3 xyz 2024'],
		...['31/02/2024', '2024-02-30', '13/13/2024', '00/01/2024']
	])('%s is none', (text) => {
		expect(readDateText(text)).toBeNull();
	});

	it('exists in one order only where it must', () => {
		expect(read('25/01/2024', 'month-first')).toBeNull();
		expect(read('01/25/2024', 'day-first')).toBeNull();
		expect(read('01/25/2024', 'month-first')).toBe('2024-01-25');
	});
});

describe('the order of the dates of a file', () => {
	it('is settled by one number over twelve', () => {
		expect(orderOf('03/01/2024', '31/01/2024')).toEqual({ order: 'day-first', ambiguous: false });
		expect(orderOf('01/03/2024', '01/31/2024')).toEqual({ order: 'month-first', ambiguous: false });
	});

	it('is settled by dots', () => {
		expect(orderOf('03.01.2024', '01.02.2024')).toEqual({ order: 'day-first', ambiguous: false });
	});

	it('does not matter for ISO dates, nor where day and month are the same number', () => {
		expect(orderOf('2024-01-03', '20240203')).toEqual({ order: 'iso', ambiguous: false });
		expect(orderOf('05/05/2024').ambiguous).toBe(false);
	});

	it('is ambiguous otherwise, and day first is guessed', () => {
		expect(orderOf('03/04/2024')).toEqual({ order: 'day-first', ambiguous: true });
	});

	it('is guessed so that the rows stay in sequence, up or down', () => {
		const monthFirst = ['01/03/2024', '02/01/2024', '03/02/2024', '04/01/2024'];
		expect(orderOf(...monthFirst)).toEqual({ order: 'month-first', ambiguous: true });
		expect(orderOf(...monthFirst.reverse())).toEqual({ order: 'month-first', ambiguous: true });
		expect(orderOf('03/01/2024', '01/02/2024', '02/03/2024')).toEqual({ order: 'day-first', ambiguous: true });
	});

	it('is guessed so that no date lies after today', () => {
		const before = '2024-03-31' as CalendarDate;
		expect(dateOrderOf([readDateText('02/10/2024')!], before).order).toBe('month-first');
	});
});
