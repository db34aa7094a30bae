import { afterEach, describe, expect, it } from 'vitest';
import { foreignDay } from './foreign-day';

const zones = ['UTC', 'America/Bogota', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Africa/Cairo'];
const zone = process.env.TZ;
afterEach(() => {
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});

describe.each(zones)('a day that another app wrote, read in %s', (tz) => {
	it.each([
		['Mon Jan 27 2025 00:00:00 GMT+0530 (India Standard Time)', '2025-01-27'],
		['Mon Jan 27 2025 00:00:00 GMT+0100 (Central European Standard Time)', '2025-01-27'],
		['Sun Jan 26 2025 23:59:59 GMT-1100 (Niue Time)', '2025-01-26'],
		['2025-01-27', '2025-01-27'],
		['2025-01-27 00:00:00.0', '2025-01-27'],
		['2025-01-27 23:30:00 -0500', '2025-01-27'],
		['2025-01-27T00:00:00Z', '2025-01-27'],
		['2025-01-27T00:00:00.000Z', '2025-01-27'],
		['2025-01-27T00:00:00+14:00', '2025-01-27'],
		['2025-01-27T23:30:00.000', '2025-01-27'],
		['20250127', '2025-01-27'],
		[20250127, '2025-01-27'],
		['2024-02-29', '2024-02-29']
	])('%s is %s', (written, day) => {
		process.env.TZ = tz;
		expect(foreignDay(written)).toEqual({ date: day, open: null });
	});

	it('as the midnight of a zone is that zone’s day', () => {
		process.env.TZ = tz;
		const midnight = (offset: string) => Date.parse(`2025-01-27T00:00:00${offset}`);
		for (const offset of ['+00:00', '-05:00', '+01:00', '+05:30', '+05:45', '+09:00', '-09:30']) {
			expect([offset, foreignDay(midnight(offset))]).toEqual([offset, { date: '2025-01-27', open: null }]);
			const written = new Date(midnight(offset)).toISOString();
			expect([offset, foreignDay(written)]).toEqual([offset, { date: '2025-01-27', open: null }]);
		}
	});
});

describe('an instant that may be one of two days', () => {
	it('is open, and follows her answer', () => {
		const hawaii = Date.parse('2025-01-27T00:00:00-10:00');
		expect(foreignDay(hawaii)?.open).toEqual(['2025-01-27', '2025-01-28']);
		expect(foreignDay(hawaii, 'earlier')?.date).toBe('2025-01-27');
		expect(foreignDay(Date.parse('2025-01-27T00:00:00+14:00'), 'later')?.date).toBe('2025-01-27');
	});
	it('is any that is no midnight', () => {
		expect(foreignDay(Date.parse('2025-01-27T20:13:45Z'))).toEqual({ date: '2025-01-27', open: ['2025-01-27', '2025-01-28'] });
		expect(foreignDay('2025-01-27T03:13:45Z')).toEqual({ date: '2025-01-27', open: ['2025-01-26', '2025-01-27'] });
	});
});

describe('no day', () => {
	it.each([null, undefined, true, '', 'soon', '03/04/2025', '2025-02-30', -1, 0, 1e20, NaN, 20251301, [], { date: '2025-01-27' }])(
		'is %j',
		(value) => expect(foreignDay(value)).toBeNull()
	);
});
