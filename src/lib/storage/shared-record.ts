/** One small record that all tabs share, replaced in one step that no other tab can interleave with. */
export interface SharedRecord<T> {
	/** Stores what `next` makes of the present record (null: removes it) and answers what is stored afterwards. */
	update(next: (present: T | null) => T | null): Promise<T | null>;
	/** Deletes the record with everything around it. */
	remove(): Promise<void>;
}

const STORE = 'lock';
const KEY = 'holder';

/** A record in a small database of its own; a transaction makes reading and replacing one step. */
export function databaseRecord<T>(name: string, factory: IDBFactory): SharedRecord<T> {
	return {
		async update(next) {
			const database = await opened(name, factory);
			try {
				return await updated(database, next);
			} finally {
				database.close();
			}
		},
		remove: () =>
			new Promise((resolve, reject) => {
				const request = factory.deleteDatabase(name);
				request.onsuccess = () => resolve();
				request.onerror = () => reject(request.error);
			})
	};
}

function opened(name: string, factory: IDBFactory): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(STORE);
		request.onsuccess = () => {
			request.result.onversionchange = () => request.result.close();
			resolve(request.result);
		};
		request.onerror = () => reject(request.error);
	});
}

function updated<T>(database: IDBDatabase, next: (present: T | null) => T | null): Promise<T | null> {
	return new Promise((resolve, reject) => {
		const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
		const store = transaction.objectStore(STORE);
		const reading: IDBRequest<T | undefined> = store.get(KEY);
		let stored: T | null = null;
		reading.onsuccess = () => {
			const present = reading.result ?? null;
			stored = next(present);
			if (stored === present) return;
			if (stored === null) store.delete(KEY);
			else store.put(stored, KEY);
		};
		transaction.oncomplete = () => resolve(stored);
		transaction.onabort = () => reject(transaction.error);
	});
}
