import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../crypto/random';
import { cheapKeys, memoryDevice, memoryLock, patientGuard } from './copies-in-memory';
import { databaseCopies } from './database-copies';
import { openKeyValueStore } from './key-value-store';
import { privateFileCopies } from './private-file-copies';
import { memoryDirectory } from './private-files-in-memory';
import { Vault } from './vault';
import { vaultClientFrom } from './vault-client';
import { answerOf } from './vault-host';
import type { VaultPort, VaultRequest, VaultResponse } from './vault-messages';

interface TestWorker extends VaultPort {
	readonly asked: VaultRequest[];
	isTerminated: boolean;
}

/** A worker without a thread: messages are cloned and answered later, or never. */
function workerOver(vault: Vault | null): TestWorker {
	const worker: TestWorker = {
		asked: [],
		isTerminated: false,
		onmessage: null,
		onmessageerror: null,
		onerror: null,
		postMessage: (request) => {
			worker.asked.push(structuredClone(request));
			if (vault !== null) void answerOf(Promise.resolve(vault), request).then(deliver);
		},
		terminate: () => {
			worker.isTerminated = true;
		}
	};
	const deliver = (response: VaultResponse) => {
		worker.onmessage?.({ data: structuredClone(response) } as MessageEvent<VaultResponse>);
	};
	return worker;
}

function clientOver(startVault: () => Vault | null) {
	const workers: TestWorker[] = [];
	const timers = new Set<() => void>();
	const client = vaultClientFrom({
		startWorker: () => {
			const worker = workerOver(startVault());
			workers.push(worker);
			return worker;
		},
		startTimer: (call) => {
			timers.add(call);
			return () => timers.delete(call);
		}
	});
	return { client, workers, timers, timeOut: () => [...timers].forEach((call) => call()) };
}

describe('the client', () => {
	it('carries every call to the vault and every answer back', async () => {
		const device = memoryDevice();
		const { client, timers } = clientOver(() => device.openTab());
		client.prepare();
		expect(await client.presence()).toEqual({ ok: true, value: 'none' });
		expect(await client.create('135790', 'one')).toMatchObject({ ok: true, value: { generation: 1 } });
		expect(await client.save('two', 1)).toEqual({ ok: true, value: { generation: 2 } });
		expect(await client.changeCode('135790', '246802')).toMatchObject({ ok: true });
		expect(await client.unlock('135790')).toEqual({ ok: false, failure: 'wrong-code' });
		expect(await client.unlock('246802')).toMatchObject({ ok: true, value: { contents: 'two' } });
		expect(await client.erase()).toMatchObject({ ok: true });
		expect(await client.presence()).toEqual({ ok: true, value: 'none' });
		expect(timers.size).toBe(0);
	});

	it('starts no worker before it is needed, and one for all calls', async () => {
		const { client, workers } = clientOver(() => memoryDevice().openTab());
		expect(workers.length).toBe(0);
		client.prepare();
		await Promise.all([client.presence(), client.presence()]);
		expect(workers.length).toBe(1);
	});

	it('stops the worker when it locks, and starts a locked one for what comes next', async () => {
		const device = memoryDevice();
		const { client, workers } = clientOver(() => device.openTab());
		await client.lock();
		expect(workers.length).toBe(0);
		await client.create('135790', 'one');
		const [saved] = await Promise.all([client.save('two', 1), client.lock()]);
		expect(saved).toMatchObject({ ok: true });
		expect(workers[0]?.isTerminated).toBe(true);
		expect(await client.save('three', 2)).toEqual({ ok: false, failure: 'locked' });
		expect(await client.unlock('135790')).toMatchObject({ value: { contents: 'two' } });
		expect(workers.length).toBe(2);
	});

	it('fails every waiting call when the worker dies, and starts another for the next', async () => {
		let isDead = true;
		const device = memoryDevice();
		const { client, workers } = clientOver(() => (isDead ? null : device.openTab()));
		const waiting = [client.presence(), client.unlock('135790'), client.save('x', 1)];
		workers[0]?.onerror?.({} as ErrorEvent);
		expect(await Promise.all(waiting)).toEqual(waiting.map(() => ({ ok: false, failure: 'storage-refused' })));
		expect(workers[0]?.isTerminated).toBe(true);
		isDead = false;
		expect(await client.presence()).toEqual({ ok: true, value: 'none' });
	});

	it('fails a call that stays without an answer, and lets a lock end all the same', async () => {
		const { client, workers, timeOut } = clientOver(() => null);
		const unlocking = client.unlock('135790');
		const locking = client.lock();
		timeOut();
		expect(await unlocking).toEqual({ ok: false, failure: 'storage-refused' });
		await locking;
		expect(workers[0]?.isTerminated).toBe(true);
	});

	it('fails where no worker can be made', async () => {
		const { client } = clientOver(() => {
			throw new Error('refused by policy');
		});
		expect(await client.presence()).toEqual({ ok: false, failure: 'storage-refused' });
		client.prepare();
		await client.lock();
	});

	it('fails a call that throws in the worker, and lets nothing of the error cross', async () => {
		const device = memoryDevice();
		const keys = { ...cheapKeys(), derive: () => Promise.reject(new RangeError('out of memory, diary: secret')) };
		const { client, workers } = clientOver(() => device.openTab({ keys }));
		expect(await client.create('135790', 'secret')).toEqual({ ok: false, failure: 'storage-refused' });
		expect(await client.presence()).toEqual({ ok: true, value: 'none' });
		expect(workers.length).toBe(1);
	});

	it('throws on an empty new code: the lock screen must not let one through', () => {
		const { client } = clientOver(() => null);
		expect(() => client.create('', 'one')).toThrow(RangeError);
		expect(() => client.changeCode('135790', '')).toThrow(RangeError);
	});
});

describe('a vault over a browser’s own stores', () => {
	const device = () => {
		const factory = new IDBFactory();
		const directory = memoryDirectory();
		const exclusively = memoryLock();
		const openTab = () => {
			const store = openKeyValueStore('vault', factory);
			const primary = databaseCopies({ name: 'vault', factory, places: 1, store });
			const keepers = { primary, mirror: privateFileCopies(directory), former: null };
			return new Vault({ keepers, keys: cheapKeys(), guard: patientGuard(), exclusively, random: systemRandom });
		};
		return { factory, directory, openTab };
	};

	it('is kept by both, and each mends the other', async () => {
		const { factory, directory, openTab } = device();
		await openTab().create('135790', 'one');
		await openKeyValueStore('vault', factory).drop();
		expect(await openTab().presence()).toEqual({ ok: true, value: 'present' });
		expect(await openTab().unlock('135790')).toMatchObject({ value: { contents: 'one', notices: ['mended-from-copy'] } });
		directory.files.clear();
		expect(await openTab().unlock('135790')).toMatchObject({ value: { contents: 'one', notices: ['mended-from-copy'] } });
		expect(await openTab().unlock('135790')).toMatchObject({ value: { contents: 'one', notices: [] } });
	});

	it('overwrites its two private files in turn', async () => {
		const { directory, openTab } = device();
		const tab = openTab();
		await tab.create('135790', 'one');
		directory.log.length = 0;
		for (const generation of [1, 2, 3, 4]) await tab.save(`save ${generation}`, generation);
		const written = directory.log.filter((line) => line.startsWith('write')).map((line) => line.slice(-1));
		expect(['abab', 'baba']).toContain(written.join(''));
	});

	it('is gone from both once erased, with other tabs open', async () => {
		const { factory, directory, openTab } = device();
		const [tab, other] = [openTab(), openTab()];
		await tab.create('135790', 'one');
		await other.unlock('135790');
		expect(await tab.erase()).toMatchObject({ ok: true });
		expect(directory.files.size).toBe(0);
		expect(await factory.databases()).toEqual([]);
		expect(await other.save('two', 1)).toEqual({ ok: false, failure: 'locked' });
	});
});
