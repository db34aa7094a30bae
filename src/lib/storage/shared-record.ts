import type { Heartbeat, SharedRecord } from './exclusive-lock';

const STORE = 'lock';
const KEY = 'holder';

/** A record that all tabs share, in a small database of its own; a transaction makes reading and replacing one step. */
export function databaseRecord(name: string, factory: IDBFactory): SharedRecord {
	return {
		async update(next) {
			const database = await opened(name, factory);
			try {
				return await updated(database, next);
			} finally {
				database.close();
			}
		}
	};
}

function opened(name: string, factory: IDBFactory): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(STORE);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

function updated(
	database: IDBDatabase,
	next: (present: Heartbeat | null) => Heartbeat | null
): Promise<Heartbeat | null> {
	return new Promise((resolve, reject) => {
		const transaction = database.transaction(STORE, 'readwrite');
		const store = transaction.objectStore(STORE);
		const reading: IDBRequest<Heartbeat | undefined> = store.get(KEY);
		let stored: Heartbeat | null = null;
		reading.onsuccess = () => {
			stored = next(reading.result ?? null);
			if (stored === null) store.delete(KEY);
			else store.put(stored, KEY);
		};
		transaction.oncomplete = () => resolve(stored);
		transaction.onabort = () => reject(transaction.error);
	});
}
