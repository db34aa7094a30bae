import localforage from 'localforage';
import { failed, success, type Result } from '../core/result';
import { nameOf } from './storage-failure';

/** One database with one store of binary values, each replaced as a whole. */
export interface KeyValueStore {
	/** The value; null where there is none. Rejects when the database cannot be opened or the value cannot be read. */
	get(key: string): Promise<Uint8Array | null>;
	/** Resolves once the browser says that the value is on the disk. */
	set(key: string, value: Uint8Array): Promise<void>;
	remove(key: string): Promise<void>;
	/** Whether the database can be used at all. */
	opens(): Promise<Result<void, 'storage-refused'>>;
	/** Whether the browser said, when it opened the database, that what was in it is lost. */
	lossNoted(): boolean;
	/** Deletes the database; rejects when another tab keeps it open for longer than five seconds. */
	drop(): Promise<void>;
}

/**
 * Opens a database through localforage with a driver of our own. The stock driver answers before a value is synced,
 * and may fall back to another, empty store; this one does neither. `factory` is the browser's `indexedDB`.
 */
export function openKeyValueStore(name: string, factory: IDBFactory): KeyValueStore {
	const database = strictDatabase(name, factory);
	const driver = `strict ${name} ${(instances += 1)}`;
	void localforage.defineDriver(driverOf(driver, database));
	const forage = localforage.createInstance({ name, storeName: STORE, driver });
	return {
		get: (key) => forage.getItem<Uint8Array>(key),
		set: (key, value) => forage.setItem(key, value).then(() => undefined),
		remove: (key) => forage.removeItem(key),
		opens: () => database.open().then(() => success(undefined), () => failed('storage-refused' as const)),
		lossNoted: database.lossNoted,
		drop: () => forage.dropInstance()
	};
}

/** Whether a database exists, as far as the browser tells: null where it does not tell. Creates nothing. */
export async function databaseExists(name: string, factory: IDBFactory): Promise<boolean | null> {
	if (typeof (factory as Partial<IDBFactory>).databases !== 'function') return null;
	try {
		return (await factory.databases()).some((database) => database.name === name);
	} catch {
		return null;
	}
}

type Driver = Parameters<typeof localforage.defineDriver>[0];

interface StrictDatabase {
	open(): Promise<IDBDatabase>;
	request<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T>;
	drop(): Promise<void>;
	lossNoted(): boolean;
}

const STORE = 'values';
const BLOCKED_MS = 5_000;
let instances = 0;

function driverOf(name: string, database: StrictDatabase): Driver {
	const keys = () => database.request('readonly', (store) => store.getAllKeys()).then((found) => found.map(String));
	const get = <T>(key: string) =>
		database.request<T | undefined>('readonly', (store) => store.get(key)).then((value) => value ?? null);
	return {
		_driver: name,
		_support: true,
		_initStorage: () => Promise.resolve(),
		getItem: get,
		setItem: async (key, value) => {
			await database.request('readwrite', (store) => store.put(value, key));
			return value;
		},
		removeItem: (key) => database.request('readwrite', (store) => store.delete(key)),
		clear: () => database.request('readwrite', (store) => store.clear()),
		length: () => database.request('readonly', (store) => store.count()),
		keys,
		key: async (index) => (await keys())[index] ?? '',
		iterate: <T, U>(visit: (value: T, key: string, turn: number) => U) => iterated(keys, get, visit),
		dropInstance: () => database.drop()
	};
}

async function iterated<T, U>(
	keys: () => Promise<readonly string[]>,
	get: (key: string) => Promise<T | null>,
	visit: (value: T, key: string, turn: number) => U
): Promise<U> {
	let turn = 0;
	let answer: U | undefined;
	for (const key of await keys()) {
		answer = visit((await get(key)) as T, key, (turn += 1));
		if (answer !== undefined) break;
	}
	return answer as U;
}

function strictDatabase(name: string, factory: IDBFactory): StrictDatabase {
	let connection: Promise<IDBDatabase> | null = null;
	let isLost = false;

	const forget = () => {
		connection = null;
	};
	const open = () => {
		connection ??= opened(name, factory, forget, () => {
			isLost = true;
		});
		// A refusal is not remembered: the next attempt asks the browser again.
		connection.catch(forget);
		return connection;
	};
	const request = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>) => {
		try {
			return await transacted(await open(), mode, ask);
		} catch (error) {
			// The connection was closed between two uses: open another, once. Nothing of the request had begun.
			if (nameOf(error) !== 'InvalidStateError') throw error;
			forget();
			return transacted(await open(), mode, ask);
		}
	};
	const drop = async () => {
		const last = connection;
		forget();
		await last?.then((database) => database.close(), () => undefined);
		await deleted(name, factory);
		isLost = false;
	};
	return { open, request, drop, lossNoted: () => isLost };
}

function opened(name: string, factory: IDBFactory, forget: () => void, noteLoss: () => void): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name, 1);
		request.onupgradeneeded = (event) => {
			// Not in any standard: Chromium says so when it threw a damaged database away.
			if ((event as { dataLoss?: string }).dataLoss === 'total') noteLoss();
			request.result.createObjectStore(STORE);
		};
		request.onerror = () => reject(request.error);
		request.onsuccess = () => {
			const database = request.result;
			database.onclose = forget;
			database.onversionchange = () => {
				forget();
				database.close();
			};
			resolve(database);
		};
	});
}

function transacted<T>(
	database: IDBDatabase,
	mode: IDBTransactionMode,
	ask: (store: IDBObjectStore) => IDBRequest<T>
): Promise<T> {
	return new Promise((resolve, reject) => {
		const transaction = database.transaction(STORE, mode, { durability: 'strict' });
		const request = ask(transaction.objectStore(STORE));
		// Success of the request means little; only a completed transaction is on the disk.
		transaction.oncomplete = () => resolve(request.result);
		transaction.onabort = () => reject(transaction.error ?? request.error ?? new Error('the transaction was aborted'));
	});
}

function deleted(name: string, factory: IDBFactory): Promise<void> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('the database is still open elsewhere')), BLOCKED_MS);
		const settle = (then: () => void) => () => {
			clearTimeout(timer);
			then();
		};
		const request = factory.deleteDatabase(name);
		request.onsuccess = settle(resolve);
		request.onerror = settle(() => reject(request.error));
	});
}
