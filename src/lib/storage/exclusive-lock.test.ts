import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../crypto/random';
import { heartbeatLock, webLock, type Heartbeat, type HeartbeatParts } from './exclusive-lock';
import { databaseRecord } from './shared-record';

/** Tabs that share one record, on a time that passes only where somebody waits. */
function tabs(record: HeartbeatParts['record']) {
	const timers = new Set<() => void>();
	let waited = 0;
	const parts: HeartbeatParts = {
		record,
		random: systemRandom,
		wait: async (milliseconds) => {
			waited += milliseconds;
			if (waited % 1_000 === 0) timers.forEach((beat) => beat());
			await new Promise((resolve) => setImmediate(resolve));
		},
		every: (_milliseconds, call) => {
			timers.add(call);
			return () => timers.delete(call);
		}
	};
	return { open: () => heartbeatLock(parts), timers, waited: () => waited };
}

function recordInMemory(): HeartbeatParts['record'] & { present: Heartbeat | null } {
	const record = {
		present: null as Heartbeat | null,
		update: async (next: (present: Heartbeat | null) => Heartbeat | null) => (record.present = next(record.present))
	};
	return record;
}

describe('the lock by heartbeat', () => {
	it('lets one tab in at a time', async () => {
		const { open } = tabs(databaseRecord('vault-lock', new IDBFactory()));
		let inside = 0;
		let most = 0;
		let total = 0;
		const task = async () => {
			most = Math.max(most, (inside += 1));
			await new Promise((resolve) => setImmediate(resolve));
			inside -= 1;
			total += 1;
		};
		const [a, b] = [open(), open()];
		await Promise.all(Array.from({ length: 20 }, (_, turn) => (turn % 2 ? a : b)(task)));
		expect([most, total]).toEqual([1, 20]);
	});

	it('is given back when the task fails', async () => {
		const record = recordInMemory();
		const lock = tabs(record).open();
		await expect(lock(() => Promise.reject(new Error('task')))).rejects.toThrow('task');
		expect(record.present).toBeNull();
		expect(await lock(async () => 'again')).toBe('again');
	});

	it('waits for a holder whose heart beats, however long', async () => {
		const { open, waited } = tabs(recordInMemory());
		const [a, b] = [open(), open()];
		const order: string[] = [];
		let release: () => void = () => undefined;
		const holding = a(async () => {
			await new Promise<void>((resolve) => (release = resolve));
			order.push('a');
		});
		const waiting = b(async () => void order.push('b'));
		while (waited() < 20_000) await new Promise((resolve) => setImmediate(resolve));
		release();
		await Promise.all([holding, waiting]);
		expect(order).toEqual(['a', 'b']);
	});

	it('is taken over from a tab that died', async () => {
		const record = recordInMemory();
		record.present = { owner: 'a tab that was killed', beat: 12 };
		const { open, waited } = tabs(record);
		expect(await open()(async () => 'in')).toBe('in');
		expect(waited()).toBeGreaterThanOrEqual(5_000);
		expect(waited()).toBeLessThan(6_000);
	});
});

describe('the lock by Web Locks', () => {
	it('asks for one name', async () => {
		const asked: string[] = [];
		const lock = webLock({ request: (name, task) => (asked.push(name), task()) }, 'vault-lock');
		expect(await lock(async () => 7)).toBe(7);
		expect(asked).toEqual(['vault-lock']);
	});
});
