import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import { failed } from '$lib/core/result';
import type { VaultClient } from '$lib/storage/vault-types';
import { Clock } from './clock.svelte';
import { cancelScheduled, schedule } from './outside-signs';
import { Session } from './session.svelte';

const days = ['2026-12-01', '2026-12-29', '2027-01-26'] as CalendarDate[];
let waiting: { text: string; tag: string; at: number }[] = [];

/** A browser that takes its time over each notification, and keeps one for each tag. */
beforeEach(() => {
	waiting = [];
	const later = () => new Promise((resolve) => setTimeout(resolve, 2));
	const registration = {
		showNotification: async (text: string, { tag, showTrigger }: { tag: string; showTrigger: { timestamp: number } }) => {
			await later();
			waiting = [...waiting.filter((each) => each.tag !== tag), { text, tag, at: showTrigger.timestamp }];
		},
		getNotifications: async () => {
			await later();
			return waiting.map((each) => ({ close: () => (waiting = waiting.filter((other) => other !== each)) }));
		}
	};
	class FakeNotification {
		static permission = 'granted';
		showTrigger = null;
	}
	Object.defineProperty(FakeNotification.prototype, 'showTrigger', { value: null });
	vi.stubGlobal('Notification', FakeNotification);
	vi.stubGlobal('TimestampTrigger', class { constructor(readonly timestamp: number) {} });
	vi.stubGlobal('navigator', {
		serviceWorker: { ready: Promise.resolve(registration), getRegistration: () => Promise.resolve(registration) }
	});
});
afterEach(() => vi.unstubAllGlobals());

it('leaves a notification for each day at nine in the morning, with her words alone', async () => {
	expect(await schedule(days, 'My bag')).toBe(true);
	expect(waiting.map(({ text }) => text)).toEqual(['My bag', 'My bag', 'My bag']);
	expect(waiting.map(({ at }) => at)).toEqual([new Date(2026, 11, 1, 9), new Date(2026, 11, 29, 9), new Date(2027, 0, 26, 9)].map(Number));
});

it('keeps the latest wish where several come at once', async () => {
	await Promise.all([schedule(days, 'My bag'), schedule(days, 'My bag'), schedule(days.slice(0, 1), 'Keys')]);
	expect(waiting.map(({ text }) => text)).toEqual(['Keys']);
});

it('leaves nothing behind when she turns them off while they are being left', async () => {
	const left = schedule(days, 'My bag');
	await new Promise((resolve) => setTimeout(resolve, 3));
	await Promise.all([left, cancelScheduled()]);
	expect(waiting).toEqual([]);
});

it('takes them back when ten wrong tries wipe the diary', async () => {
	await schedule(days, 'My bag');
	const vault = { unlock: () => Promise.resolve(failed('wiped')) } as unknown as VaultClient;
	await new Session(vault, new Clock()).unlock('000000');
	await vi.waitFor(() => expect(waiting).toEqual([]));
});

it('takes them back with a second diary that is removed, and with her own', async () => {
	const removing = { removeTwin: () => Promise.resolve({ ok: true, value: undefined }), eraseMine: () => Promise.resolve({ ok: true, value: 'others-remain' }) };
	const session = new Session(removing as unknown as VaultClient, new Clock());
	for (const remove of [() => session.removeSecondDiary(), () => session.eraseMine()]) {
		await schedule(days, 'My bag');
		await remove();
		expect(waiting).toEqual([]);
	}
});
