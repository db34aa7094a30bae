import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { databaseCopies } from './database-copies';
import { databaseExists, openKeyValueStore } from './key-value-store';

const bytes = Uint8Array.of(1, 2, 3);
const storeIn = (factory: IDBFactory) => openKeyValueStore('vault', factory);

function copiesIn(factory: IDBFactory, places = 2) {
	return databaseCopies({ name: 'vault', factory, places, store: storeIn(factory) });
}

/** A factory that lets a test look at, or replace, what its connections do. */
function watched(prepare: (database: IDBDatabase) => void, factory = new IDBFactory()): IDBFactory {
	const open = factory.open.bind(factory);
	vi.spyOn(factory, 'open').mockImplementation((name, version) => {
		const request = open(name, version);
		request.addEventListener('success', () => prepare(request.result));
		return request;
	});
	return factory;
}

describe('the strict store', () => {
	it('keeps values as they are, in a new connection too', async () => {
		const factory = new IDBFactory();
		await storeIn(factory).set('a', bytes);
		expect(await storeIn(factory).get('a')).toEqual(bytes);
		expect(await storeIn(factory).get('b')).toBeNull();
		await storeIn(factory).remove('a');
		expect(await storeIn(factory).get('a')).toBeNull();
	});

	it('asks for strict durability, and answers only when the transaction is complete', async () => {
		const order: string[] = [];
		const factory = watched((database) => {
			const transaction = database.transaction.bind(database);
			database.transaction = (stores, mode, options) => {
				const started = transaction(stores as string, mode, options);
				order.push(`${mode} ${options?.durability}`);
				started.addEventListener('complete', () => order.push('complete'));
				return started;
			};
		});
		await storeIn(factory).set('a', bytes).then(() => order.push('answered'));
		expect(order).toEqual(['readwrite strict', 'complete', 'answered']);
	});

	it('rejects a write whose transaction is aborted, though its request succeeded', async () => {
		const factory = watched((database) => {
			const transaction = database.transaction.bind(database);
			database.transaction = (stores, mode, options) => {
				const started = transaction(stores as string, mode, options);
				if (mode === 'readwrite') {
					const objectStore = started.objectStore.bind(started);
					started.objectStore = (name) => {
						const store = objectStore(name);
						const put = store.put.bind(store);
						store.put = (value, key) => {
							const request = put(value, key);
							request.addEventListener('success', () => started.abort());
							return request;
						};
						return store;
					};
				}
				return started;
			};
		});
		await expect(storeIn(factory).set('a', bytes)).rejects.toThrow();
		expect(await storeIn(factory).get('a')).toBeNull();
	});

	it('forgets a connection that the browser closed, and opens another', async () => {
		const connections: IDBDatabase[] = [];
		const store = storeIn(watched((database) => connections.push(database)));
		await store.set('a', bytes);
		connections[0]?.close();
		expect(await store.get('a')).toEqual(bytes);
		connections[1]?.onclose?.call(connections[1], new Event('close'));
		expect(await store.get('a')).toEqual(bytes);
		expect(connections.length).toBe(3);
	});

	it('does not stand in the way of another tab that deletes the database', async () => {
		const factory = new IDBFactory();
		const [mine, theirs] = [storeIn(factory), storeIn(factory)];
		await mine.set('a', bytes);
		await theirs.get('a');
		await theirs.drop();
		expect(await databaseExists('vault', factory)).toBe(false);
		expect(await mine.get('a')).toBeNull();
	});

	it('notes that the browser says it lost the data', async () => {
		const factory = new IDBFactory();
		const open = factory.open.bind(factory);
		vi.spyOn(factory, 'open').mockImplementation((name, version) => {
			const request = open(name, version);
			request.addEventListener('upgradeneeded', () => undefined);
			return new Proxy(request, {
				get: (target, key) => Reflect.get(target, key),
				set: (target, key, value) => {
					const listener = value as (event: Event) => void;
					const wrapped = (event: Event) => listener(Object.assign(event, { dataLoss: 'total' }));
					return Reflect.set(target, key, key === 'onupgradeneeded' ? wrapped : value);
				}
			});
		});
		const store = storeIn(factory);
		expect(store.lossNoted()).toBe(false);
		await store.opens();
		expect(store.lossNoted()).toBe(true);
	});

	it('is refused where the browser does not open databases, and asks again next time', async () => {
		const factory = new IDBFactory();
		const open = vi.spyOn(factory, 'open').mockImplementation(() => {
			throw new DOMException('private window', 'SecurityError');
		});
		const copies = copiesIn(factory);
		expect(await copies.read()).toEqual({ ok: false, failure: 'storage-refused' });
		expect(await copies.write(0, bytes)).toEqual({ ok: false, failure: 'storage-refused' });
		open.mockRestore();
		expect(await copies.read()).toMatchObject({ ok: true });
	});
});

describe('copies in a database', () => {
	it('read as empty, as written, and as empty once discarded', async () => {
		const store = copiesIn(new IDBFactory());
		expect(await store.read()).toMatchObject({ value: { copies: [{ kind: 'empty' }, { kind: 'empty' }], lossNoted: false } });
		await store.write(1, bytes);
		expect(await store.read()).toMatchObject({ value: { copies: [{ kind: 'empty' }, { kind: 'bytes', bytes }] } });
		await store.discard(1);
		expect(await store.read()).toMatchObject({ value: { copies: [{ kind: 'empty' }, { kind: 'empty' }] } });
	});

	it.each(['QuotaExceededError', 'DataError'])('report %s as a full disk, and keep the old value', async (name) => {
		const factory = new IDBFactory();
		const store = copiesIn(factory);
		await store.write(0, bytes);
		const put = vi.spyOn(Object.getPrototypeOf(await objectStoreOf(factory)), 'put').mockImplementation(() => {
			throw new DOMException('full', name);
		});
		expect(await store.write(0, Uint8Array.of(9))).toEqual({ ok: false, failure: 'storage-full' });
		put.mockRestore();
		expect(await store.read()).toMatchObject({ value: { copies: [{ bytes }, { kind: 'empty' }] } });
	});

	it('are unreadable where a value is there and cannot be read, or is none of ours', async () => {
		const factory = new IDBFactory();
		const store = copiesIn(factory);
		await store.write(0, 'text' as unknown as Uint8Array);
		expect(await store.read()).toMatchObject({ value: { copies: [{ kind: 'unreadable' }, { kind: 'empty' }] } });
		const get = vi.spyOn(Object.getPrototypeOf(await objectStoreOf(factory)), 'get').mockImplementation(() => {
			throw new DOMException('the file is gone', 'NotReadableError');
		});
		expect(await store.read()).toMatchObject({ value: { copies: [{ kind: 'unreadable' }, { kind: 'unreadable' }] } });
		get.mockRestore();
	});

	it('leave no database behind when wiped, and make none where there was none', async () => {
		const factory = new IDBFactory();
		const store = copiesIn(factory);
		expect(await store.wipe()).toMatchObject({ ok: true });
		expect(await factory.databases()).toEqual([]);
		await store.write(0, bytes);
		expect(await store.wipe()).toMatchObject({ ok: true });
		expect(await factory.databases()).toEqual([]);
		await store.write(0, bytes);
		expect(await store.read()).toMatchObject({ value: { copies: [{ bytes }, { kind: 'empty' }] } });
	});
});

async function objectStoreOf(factory: IDBFactory): Promise<IDBObjectStore> {
	const database = await new Promise<IDBDatabase>((resolve) => {
		const request = factory.open('vault');
		request.onsuccess = () => resolve(request.result);
	});
	const store = database.transaction('values').objectStore('values');
	database.close();
	return store;
}
