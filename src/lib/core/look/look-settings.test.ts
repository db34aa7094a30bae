import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../calendar/calendar-date';
import { emptyDiary, markBleeding } from '../diary/diary';
import { companionFrom, companions, daysUntilOpen, themeFrom, themes } from './choices';
import { displayName, LONGEST_NAME } from './display-name';
import { isOn, withLook, withName, withSwitch } from './look-settings';
import { hasNewNotes } from './new-notes';
import { textSizeFrom } from './text-sizes';

const [, , , , , , , cat, turtle] = companions;
const day = (on: string) => on as CalendarDate;

describe('companions and themes', () => {
	it('are many, and every person among them is open from the start', () => {
		expect(companions.length).toBeGreaterThanOrEqual(8);
		expect(companions.filter(({ opensAt }) => opensAt > 0).map(({ name }) => name)).toEqual(['misk', 'tumi']);
		expect(themes.filter(({ opensAt }) => opensAt === 0)).toHaveLength(2);
	});

	it('open by days noted, whatever their order, and say how many are left', () => {
		expect([0, 2, 3, 50].map((days) => daysUntilOpen(cat, days))).toEqual([3, 1, 0, 0]);
		expect(daysUntilOpen(companions[1], 0)).toBe(0);
	});

	it('stay open once chosen, even if she erases days', () => {
		const chosen = withLook(emptyDiary(), 'companion', turtle);
		const other = withLook(chosen, 'companion', companions[2]);
		expect(other.settings.companion).toBe('lin');
		expect(daysUntilOpen(turtle, 0, other.settings.switches)).toBe(0);
		expect(daysUntilOpen(cat, 0, other.settings.switches)).toBe(3);
	});

	it('of a newer version are drawn as Nuri at dawn', () => {
		expect([companionFrom('dragon'), companionFrom(undefined), companionFrom('zola')]).toEqual(['nuri', 'nuri', 'zola']);
		expect([themeFrom('desert'), themeFrom(undefined), themeFrom('sea')]).toEqual(['dawn', 'dawn', 'sea']);
	});
});

describe('switches', () => {
	it('are off at first, turn one at a time, and leave those of a newer version alone', () => {
		const before = { ...emptyDiary(), settings: { forecasts: 'shown' as const, switches: ['newer'] } };
		const on = withSwitch(withSwitch(before, 'sound', 'on'), 'left-hand', 'on');
		expect([isOn(before, 'sound'), isOn(on, 'sound'), isOn(on, 'vibration')]).toEqual([false, true, false]);
		expect(withSwitch(on, 'sound', 'on').settings.switches).toEqual(['newer', 'left-hand', 'sound']);
		expect(withSwitch(withSwitch(on, 'sound', 'off'), 'left-hand', 'off')).toEqual(before);
		expect('switches' in withSwitch(emptyDiary(), 'sound', 'off').settings).toBe(false);
	});
});

describe('her name', () => {
	it('keeps letters of every script and loses what disturbs a line', () => {
		expect(displayName('  Sara \n María ')).toBe('Sara María');
		expect(displayName('\u202eليلى\u2069')).toBe('ليلى');
		expect(displayName(' \t ')).toBe('');
	});

	it('is 24 characters at most and comes out the same a second time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
				const name = displayName(text);
				expect(Array.from(name).length).toBeLessThanOrEqual(LONGEST_NAME);
				expect(displayName(name)).toBe(name);
			})
		);
	});

	it('is not kept when it is empty', () => {
		expect(withName(withName(emptyDiary(), 'Sara'), '')).toEqual(emptyDiary());
	});
});

describe('a sound on noting', () => {
	const { days } = markBleeding(emptyDiary(), [day('2026-01-01')], 'light');

	it('comes for a new day and for a day that says something else', () => {
		expect(hasNewNotes(new Map(), days)).toBe(true);
		expect(hasNewNotes(days, markBleeding({ ...emptyDiary(), days }, [day('2026-01-01')], 'heavy').days)).toBe(true);
	});

	it('does not come for a copy of the same, nor for a day taken away', () => {
		expect(hasNewNotes(days, markBleeding(emptyDiary(), [day('2026-01-01')], 'light').days)).toBe(false);
		expect(hasNewNotes(days, new Map())).toBe(false);
	});
});

describe('the size of text', () => {
	it('is the usual one where the phone holds nothing or nonsense', () => {
		expect([null, '130', '999', ''].map(textSizeFrom)).toEqual(['100', '130', '100', '100']);
	});
});
