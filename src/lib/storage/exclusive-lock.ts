import type { RandomSource } from '../crypto/random';
import type { SharedRecord } from './shared-record';

/** Runs a task while no other tab, window or worker of this origin runs one. */
export type ExclusiveLock = <T>(task: () => Promise<T>) => Promise<T>;

/** The part of the Web Locks API that is used. */
export interface LockManagerPart {
	request<T>(name: string, task: () => Promise<T>): Promise<T>;
}

/** Who holds the lock, and how often they have said so. */
export interface Heartbeat {
	readonly owner: string;
	readonly beat: number;
}

/** What the fallback lock needs of its surroundings. */
export interface HeartbeatParts {
	readonly record: Pick<SharedRecord<Heartbeat>, 'update'>;
	readonly random: RandomSource;
	readonly wait: (milliseconds: number) => Promise<void>;
	/** Calls back at an interval until the returned function is called. */
	readonly every: (milliseconds: number, call: () => void) => () => void;
}

/** A lock by the browser's own Web Locks. A tab that dies gives it back. */
export function webLock(locks: LockManagerPart, name: string): ExclusiveLock {
	return (task) => locks.request(name, task);
}

/**
 * A lock for browsers without Web Locks: the holder's heartbeat in a shared record. Whoever waits takes over once the
 * heart has not beaten for five seconds of its own counting, so no clock is compared between tabs.
 */
export function heartbeatLock(parts: HeartbeatParts): ExclusiveLock {
	const owner = Array.from(parts.random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
	let queue: Promise<unknown> = Promise.resolve();
	return (task) => {
		const turn = queue.then(() => held(parts, owner, task));
		queue = turn.catch(() => undefined);
		return turn;
	};
}

const POLL_MS = 50;
const BEAT_MS = 1_000;
const DEAD_AFTER_MS = 5_000;

async function held<T>(parts: HeartbeatParts, owner: string, task: () => Promise<T>): Promise<T> {
	await acquired(parts, owner);
	const stop = parts.every(BEAT_MS, () => void beat(parts.record, owner).catch(() => undefined));
	try {
		return await task();
	} finally {
		stop();
		// A record that cannot be given back is taken over by whoever waits.
		await parts.record.update((present) => (present?.owner === owner ? null : present)).catch(() => null);
	}
}

async function acquired(parts: HeartbeatParts, owner: string): Promise<void> {
	let lastSeen: Heartbeat | null = null;
	for (let unchanged = 0; ; unchanged += POLL_MS) {
		const seen: Heartbeat | null = lastSeen;
		const isDead = unchanged >= DEAD_AFTER_MS;
		const present = await parts.record.update((now) =>
			now === null || (isDead && isSameBeat(now, seen)) ? { owner, beat: 0 } : now
		);
		if (present?.owner === owner) return;
		if (!isSameBeat(present, lastSeen)) unchanged = 0;
		lastSeen = present;
		await parts.wait(POLL_MS);
	}
}

async function beat(record: HeartbeatParts['record'], owner: string): Promise<void> {
	await record.update((present) => (present?.owner === owner ? { owner, beat: present.beat + 1 } : present));
}

function isSameBeat(a: Heartbeat | null, b: Heartbeat | null): boolean {
	return a?.owner === b?.owner && a?.beat === b?.beat;
}
