import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../calendar/calendar-date';
import { emptyDiary, entryOn, markBleeding, withAbout, withEntry, withGapAnswer, withSettings } from '../diary/diary';
import { emptyDay } from '../diary/day-entry';
import { parseDiary, serialiseDiary } from './diary-document';
import { forBackup, mergeDiary } from './merge-diary';

const [one, two] = ['2026-03-01', '2026-03-02'] as CalendarDate[] as [CalendarDate, CalendarDate];

describe('bringing a backup in', () => {
	it('gives an empty diary everything of the other', () => {
		const other = withGapAnswer(markBleeding(withAbout(emptyDiary(), { beginning: 'started', age: { years: 13, saidOn: one } }), [one], 'heavy'), one, 'one-missed');
		const merged = mergeDiary(emptyDiary(), other);
		expect(serialiseDiary(merged)).toBe(serialiseDiary(other));
	});

	it('keeps what she wrote on this phone and fills only what is empty', () => {
		const own = withEntry(emptyDiary(), { ...emptyDay(one), flow: 'light', note: 'mine' });
		const other = withEntry(markBleeding(emptyDiary(), [two], 'heavy'), { ...emptyDay(one), flow: 'heavy', moods: ['calm'], note: 'other' });
		const merged = mergeDiary(own, other);
		expect(entryOn(merged, one)).toMatchObject({ flow: 'light', note: 'mine', moods: ['calm'] });
		expect(entryOn(merged, two).flow).toBe('heavy');
	});

	it('brings every kind of note along, and keeps her own word where both have one', () => {
		const own = withEntry(emptyDiary(), { ...emptyDay(one), pain: 4, products: { pad: 2 } });
		const other = withEntry(emptyDiary(), { ...emptyDay(one), pain: 8, products: { cup: 1 }, sleep: 'well', missed: ['school'] });
		expect(entryOn(mergeDiary(own, other), one)).toEqual({
			...emptyDay(one),
			pain: 4,
			products: { pad: 2 },
			sleep: 'well',
			missed: ['school']
		});
	});

	it('brings her own tags along beside those that she has here', () => {
		const [swim, choir] = ['swim', 'choir'].map((label) => ({ id: label, label, picture: 'star' }));
		const here = withSettings(emptyDiary(), { forecasts: 'shown', tags: [swim!], theme: 'sea' });
		const there = withSettings(emptyDiary(), { forecasts: 'paused', tags: [{ ...swim!, label: 'other' }, choir!], theme: 'night', name: 'A' });
		expect(mergeDiary(here, there).settings).toEqual({ forecasts: 'shown', tags: [swim, choir], theme: 'sea', name: 'A' });
	});

	it('brings nothing about locks along', () => {
		const locked = withSettings(emptyDiary(), { forecasts: 'paused', lock: 'words', lockAfter: 0, hasRecovery: true, hasSecondDiary: true });
		expect(forBackup(locked).settings).toEqual({ forecasts: 'paused' });
		expect(mergeDiary(emptyDiary(), locked).settings).toEqual(emptyDiary().settings);
	});
});

describe('settings of the lock', () => {
	it('survive being written and read, and what a newer version says in their place stays', () => {
		const settings = {
			forecasts: 'paused',
			lock: 'pictures',
			lockAfter: 120,
			hasRecovery: true,
			hasSecondDiary: true,
			backup: { madeOn: one, days: 4 },
			backupPutOff: two
		} as const;
		const diary = withSettings(emptyDiary(), settings);
		expect(parseDiary(serialiseDiary(diary))).toEqual({ ok: true, value: diary });
		const text = '{"format":"nuri-diary","version":1,"days":{},"settings":{"lock":"voice","lockAfter":7,"backup":{"madeOn":"never"},"hasRecovery":"yes"}}';
		const newer = parseDiary(text);
		if (!newer.ok) throw new Error(newer.failure);
		expect(newer.value.settings).toEqual({ forecasts: 'shown' });
		expect(JSON.parse(serialiseDiary(newer.value)).settings).toEqual(JSON.parse(text).settings);
	});
});
