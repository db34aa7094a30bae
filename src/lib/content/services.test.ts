import { describe, expect, it, test } from 'vitest';
import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import { countryOf, servicesFor, trustIn, VERIFIED_DAYS, type Service } from './services';

const day = (text: string) => text as CalendarDate;
const service = (over: Partial<Service> = {}): Service => ({ id: 'x', name: 'X', call: '116', for: ['child'], source: 'example', ...over });
const any = { need: 'all', freeOnly: false, allDayOnly: false, language: null } as const;

describe('trust in a number', () => {
	test.each([
		['nobody verified it', {}, 'unverified'],
		['it was verified today', { verified: day('2026-06-30') }, 'verified'],
		[`it was verified ${VERIFIED_DAYS} days ago`, { verified: day('2026-01-01') }, 'verified'],
		['a day more has passed', { verified: day('2025-12-31') }, 'old'],
		['the phone has a clock of the past', { verified: day('2027-01-01') }, 'verified']
	])('where %s', (_when, over, trust) => expect(trustIn(service(over), day('2026-06-30'))).toBe(trust));
});

describe('services', () => {
	const free = service({ id: 'free', free: true, for: ['violence'], languages: ['am'] });
	const all = [service(), free, service({ id: 'day', allDay: true })];
	it('are all shown where nothing is asked', () => expect(servicesFor(all, any)).toEqual(all));
	it('are known to be free where she asks for that', () => expect(servicesFor(all, { ...any, freeOnly: true })).toEqual([free]));
	it('are known to be open day and night where she asks for that', () => expect(servicesFor(all, { ...any, allDayOnly: true }).map(({ id }) => id)).toEqual(['day']));
	it('fit her need', () => expect(servicesFor(all, { ...any, need: 'violence' })).toEqual([free]));
	it('speak her language, or may', () => expect(servicesFor(all, { ...any, language: 'om' }).map(({ id }) => id)).toEqual(['x', 'day']));
	it('belong to the country of the clock', () => {
		const countries = [{ country: 'ET', name: 'ኢትዮጵያ', timeZones: ['Africa/Addis_Ababa'], services: [] }];
		expect(countryOf('Africa/Addis_Ababa', countries)).toBe('ET');
		expect(countryOf('Etc/UTC', countries)).toBeNull();
	});
});
