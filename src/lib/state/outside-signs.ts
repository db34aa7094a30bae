import type { CalendarDate } from '$lib/core/calendar/calendar-date';

/*
 * What may show outside the app, where the browser can: notifications that wait for their day, and a dot on the icon.
 * Of both the phone knows a time and a neutral text, and no more; see `docs/decisions/0009-reminders.md`.
 */

interface Trigger {
	readonly timestamp: number;
}
type TriggerMaker = new (timestamp: number) => Trigger;
interface WaitingOptions extends NotificationOptions {
	readonly showTrigger?: Trigger;
}
interface Registration {
	readonly showNotification: (title: string, options?: WaitingOptions) => Promise<void>;
	readonly getNotifications: (filter?: { readonly includeTriggered?: boolean }) => Promise<readonly Notification[]>;
}

/** The hour of the day on which a notification comes, 0 to 23. */
const HOUR = 9;

/** Whether notifications can be left to wait for a day, without a server. */
export function canSchedule(): boolean {
	return triggerMaker() !== null && 'serviceWorker' in navigator && 'showTrigger' in Notification.prototype;
}

function triggerMaker(): TriggerMaker | null {
	if (typeof Notification === 'undefined') return null;
	return (globalThis as { readonly TimestampTrigger?: TriggerMaker }).TimestampTrigger ?? null;
}

/** Whether she allowed notifications on this phone, and the phone still does. */
export function mayNotify(): boolean {
	return canSchedule() && Notification.permission === 'granted';
}

/** Asks her phone for permission; false where she or the phone refuses. */
export async function askToNotify(): Promise<boolean> {
	return (await Notification.requestPermission()) === 'granted';
}

/**
 * Leaves one notification for each day, in place of all that waited. False where the browser cannot, or may not.
 * Whoever opens her diary last has the say: that a phone has several diaries is not to be seen here.
 */
export async function schedule(dates: readonly CalendarDate[], text: string): Promise<boolean> {
	const request = ++latest;
	const Maker = triggerMaker();
	if (Maker === null || !canSchedule() || !mayNotify()) return false;
	try {
		const registration = (await navigator.serviceWorker.ready) as unknown as Registration;
		return await inTurn(async () => {
			if (request !== latest) return false;
			await closeAll(registration);
			for (const [index, date] of dates.entries()) {
				await registration.showNotification(text, { tag: `reminder-${index}`, showTrigger: new Maker(instantOn(date)) });
			}
			return true;
		});
	} catch {
		return false;
	}
}

// One after the other, and the latest wish counts: what was cancelled must not come back.
let latest = 0;
let working: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const done = working.then(work);
	working = done.catch(() => undefined);
	return done;
}

/** Takes back what waits or is shown. */
export async function cancelScheduled(): Promise<void> {
	latest++;
	if (!('serviceWorker' in navigator)) return;
	try {
		// Where no worker was ever registered, `ready` would wait for ever.
		const registration = await navigator.serviceWorker.getRegistration();
		if (registration) await inTurn(() => closeAll(registration as unknown as Registration));
	} catch {
		// A browser without notifications has none to take back.
	}
}

async function closeAll(registration: Registration): Promise<void> {
	for (const notification of await registration.getNotifications({ includeTriggered: true })) notification.close();
}

function instantOn(date: CalendarDate): number {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	return new Date(year, month - 1, day, HOUR).getTime();
}

interface Badge {
	readonly setAppBadge?: () => Promise<void>;
	readonly clearAppBadge?: () => Promise<void>;
}

export function canBadge(): boolean {
	return typeof (navigator as Badge).setAppBadge === 'function';
}

/** A dot on the icon of the app, without a number, or none. */
export function showBadge(isShown: boolean): void {
	const badge = navigator as Badge;
	const done = isShown ? badge.setAppBadge?.() : badge.clearAppBadge?.();
	done?.catch(() => undefined);
}
