import { failed, success, type Result } from '../core/result';
import type { CopyStore, StoredCopy, StoreReading } from './copy-store';
import { databaseExists, type KeyValueStore } from './key-value-store';
import { attempt } from './storage-failure';
import type { StorageFailure } from './vault-types';

/** What copies in a database need. */
export interface DatabaseCopiesParts {
	readonly name: string;
	readonly store: KeyValueStore;
	readonly factory: IDBFactory;
	readonly places: number;
}

/** Copies in a database of their own, one value each. */
export function databaseCopies(parts: DatabaseCopiesParts): CopyStore {
	const { store, places } = parts;
	return {
		places,
		isSeparate: false,
		read: () => read(parts),
		write: (place, bytes) => attempt(() => store.set(keyOf(place), bytes)),
		discard: (place) => attempt(() => store.remove(keyOf(place))),
		wipe: () => wipe(parts)
	};
}

async function read({ store, places }: DatabaseCopiesParts): Promise<Result<StoreReading, 'storage-refused'>> {
	const opened = await store.opens();
	if (!opened.ok) return opened;
	const copies: StoredCopy[] = [];
	for (let place = 0; place < places; place += 1) copies.push(await readCopy(store, place));
	return success({ copies, lossNoted: store.lossNoted() });
}

/** The database opened, so a value that cannot be read is a damaged value: its file was cut or is missing. */
async function readCopy(store: KeyValueStore, place: number): Promise<StoredCopy> {
	const value = await attempt(() => store.get(keyOf(place)));
	if (!value.ok) return { kind: 'unreadable' };
	if (value.value === null) return { kind: 'empty' };
	return value.value instanceof Uint8Array ? { kind: 'bytes', bytes: value.value } : { kind: 'unreadable' };
}

/** Overwrites first: the old value's file is then unlinked, where a deleted record may stay in the browser's log. */
async function wipe(parts: DatabaseCopiesParts): Promise<Result<void, StorageFailure>> {
	const { store, places, name, factory } = parts;
	if ((await databaseExists(name, factory)) === false) return success(undefined);
	for (let place = 0; place < places; place += 1) {
		const value = await attempt(() => store.get(keyOf(place)));
		const length = value.ok ? (value.value?.length ?? 0) : 0;
		if (length > 0) await attempt(() => store.set(keyOf(place), new Uint8Array(length)));
		await attempt(() => store.remove(keyOf(place)));
	}
	const dropped = await attempt(() => store.drop());
	if (!dropped.ok || (await databaseExists(name, factory)) === true) return failed('storage-refused');
	return success(undefined);
}

function keyOf(place: number): string {
	return `vault-${place}`;
}
