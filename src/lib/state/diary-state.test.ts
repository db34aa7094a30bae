import { describe, expect, it } from 'vitest';
import { serialiseDiary } from '$lib/core/archive/diary-document';
import { addDays, parseCalendarDate, type CalendarDate } from '$lib/core/calendar/calendar-date';
import { emptyDiary, entryOn, markBleeding, withEntry } from '$lib/core/diary/diary';
import { Clock } from './clock.svelte';
import { DiaryState } from './diary-state.svelte';
import { Session } from './session.svelte';
import { emptyStore, vaultInMemory, type SharedStore } from './vault-in-memory';

const today = parseCalendarDate('2026-03-20') as CalendarDate;
const clock = new Clock(() => new Date(2026, 2, 20, 9));
const day = (offset: number) => addDays(today, offset);

async function opened(store: SharedStore): Promise<DiaryState> {
	const vault = vaultInMemory(store);
	if (store.code === null) await vault.create('739251', serialiseDiary(emptyDiary()));
	const vaultOpened = await vault.unlock('739251');
	const state = vaultOpened.ok && DiaryState.from(vaultOpened.value, vault, clock);
	if (!state || !state.ok) throw new Error('the store did not open');
	return state.value;
}

describe('an edit', () => {
	it('is seen at once and shown as saved only when it is stored', async () => {
		const store = emptyStore();
		const diary = await opened(store);
		const saved = diary.edit((before) => markBleeding(before, [today], 'medium'));
		expect(entryOn(diary.diary, today).flow).toBe('medium');
		expect(diary.saving).toBe('saving');
		expect((await saved).ok).toBe(true);
		expect(diary.saving).toBe('saved');
		expect(store.contents).toContain('2026-03-20');
	});

	it('that cannot be saved stays on the screen, is told, and is saved by trying again', async () => {
		const store = emptyStore();
		const diary = await opened(store);
		store.broken = 'storage-full';
		const result = await diary.edit((before) => markBleeding(before, [today], 'light'));
		expect(result).toEqual({ ok: false, failure: 'storage-full' });
		expect(diary.failure).toBe('storage-full');
		expect(entryOn(diary.diary, today).flow).toBe('light');
		store.broken = null;
		expect((await diary.flush()).ok).toBe(true);
		expect(diary.failure).toBe(null);
		expect(entryOn((await opened(store)).diary, today).flow).toBe('light');
	});

	it('loses nothing when a hundred come at once', async () => {
		const store = emptyStore();
		const diary = await opened(store);
		await Promise.all(Array.from({ length: 100 }, (_, index) => diary.edit((before) => markBleeding(before, [day(-index)], 'light'))));
		expect((await opened(store)).diary.days.size).toBe(100);
	});

	it('is undone exactly, and what came after it stays', async () => {
		const store = emptyStore();
		const diary = await opened(store);
		await diary.edit((before) => markBleeding(before, [day(-1)], 'heavy'));
		const undo = diary.undoFor([day(-1)]);
		await diary.edit((before) => markBleeding(before, [day(-1)], 'light'));
		await diary.edit((before) => markBleeding(before, [today], 'medium'));
		await diary.edit(undo);
		expect(entryOn(diary.diary, day(-1)).flow).toBe('heavy');
		expect(entryOn(diary.diary, today).flow).toBe('medium');
	});
});

describe('writing that is no edit yet', () => {
	it('becomes one before the lock falls', async () => {
		const store = emptyStore();
		const vault = vaultInMemory(store);
		const session = new Session(vault, clock);
		expect((await session.create('739251', emptyDiary())).ok).toBe(true);
		const diary = session.diary;
		diary?.holdDraft(() => void diary.edit((before) => withEntry(before, { ...entryOn(before, today), note: 'half a sentence' })));
		await session.lock();
		expect(session.diary).toBe(null);
		expect(session.status).toBe('locked');
		expect(entryOn((await opened(store)).diary, today).note).toBe('half a sentence');
	});
});

describe('two tabs', () => {
	it('keep each other’s entries', async () => {
		const store = emptyStore();
		const [one, other] = [await opened(store), await opened(store)];
		const edits = Array.from({ length: 50 }, (_, index) => [
			one.edit((before) => markBleeding(before, [day(-2 * index)], 'light')),
			other.edit((before) => markBleeding(before, [day(-2 * index - 1)], 'heavy'))
		]).flat();
		await Promise.all(edits);
		expect((await opened(store)).diary.days.size).toBe(100);
	});
});

describe('facts', () => {
	it('follow the logged days: a forecast appears with the first onset and moves with a correction', async () => {
		const diary = await opened(emptyStore());
		expect(diary.facts.message.kind).toBe('no-onset');
		await diary.edit((before) => markBleeding(before, [day(-10)], 'medium'));
		expect(diary.facts.dayOfCycle).toBe(11);
		const before = diary.facts.forecast?.median;
		await diary.edit((now) => markBleeding(markBleeding(now, [day(-10)], null), [day(-13)], 'medium'));
		expect(diary.facts.dayOfCycle).toBe(14);
		expect(before && diary.facts.forecast && diary.facts.forecast.median < before).toBe(true);
	});

	it('do not work the forecast out anew for a mood, and do for an onset', async () => {
		const diary = await opened(emptyStore());
		await diary.edit((before) => markBleeding(before, [day(-10)], 'medium'));
		const { history } = diary.facts;
		await diary.edit((before) => withEntry(before, { ...entryOn(before, today), moods: ['calm'] }));
		expect(diary.facts.history).toBe(history);
		await diary.edit((before) => markBleeding(before, [day(-40)], 'medium'));
		expect(diary.facts.history).not.toBe(history);
	});

	it('draw no likely days once the words have turned to care', async () => {
		const diary = await opened(emptyStore());
		await diary.edit((before) => markBleeding(before, [day(-120)], 'medium'));
		expect(diary.facts.message.kind).toBe('care');
		expect(diary.facts.forecast).toBe(null);
		expect(diary.facts.aheadOn(day(5))).toBe(undefined);
	});

	it('say nothing while forecasts are paused, and bleeding is still logged', async () => {
		const diary = await opened(emptyStore());
		await diary.edit((before) => ({ ...markBleeding(before, [day(-10)], 'medium'), settings: { ...before.settings, forecasts: 'paused' } }));
		expect(diary.facts.message.kind).toBe('paused');
		expect(diary.facts.forecast).toBe(null);
		expect(diary.facts.aheadOn(day(18))).toBe(undefined);
		expect(diary.facts.dayOfCycle).toBe(11);
	});
});
