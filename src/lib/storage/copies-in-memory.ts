import { bytesFromText, joined } from '../crypto/encoding';
import type { KeyDerivation } from '../crypto/key-derivation';
import { systemRandom } from '../crypto/random';
import { sha512 } from '../crypto/secretbox';
import { failed, success } from '../core/result';
import { AttemptGuard, type AttemptRecord } from './attempt-guard';
import type { CopyStore, StoredCopy } from './copy-store';
import type { ExclusiveLock } from './exclusive-lock';
import type { SharedRecord } from './shared-record';
import { Vault } from './vault';
import type { VaultParts } from './vault-access';
import type { StorageFailure } from './vault-types';

/** A store in memory, for tests, that fails on demand. */
export interface MemoryCopies extends CopyStore {
	readonly copies: StoredCopy[];
	/** Number of writes that reached a place. */
	writes: number;
	silent: boolean;
	lossNoted: boolean;
	/** Makes writes fail; `torn` leaves half of the new bytes behind, as a cut write in place does. */
	failing: StorageFailure | 'torn' | null;
}

export function memoryCopies(places: number, isSeparate: boolean): MemoryCopies {
	const empty = (): StoredCopy[] => Array.from({ length: places }, () => ({ kind: 'empty' }));
	const store: MemoryCopies = {
		places,
		isSeparate,
		copies: empty(),
		writes: 0,
		silent: false,
		lossNoted: false,
		failing: null,
		read: async () => {
			// A real store hands out fresh buffers and takes its time.
			const copies = store.copies.map((copy) => (copy.kind === 'bytes' ? { ...copy, bytes: copy.bytes.slice() } : copy));
			await Promise.resolve();
			return store.silent ? failed('storage-refused') : success({ copies, lossNoted: store.lossNoted });
		},
		write: async (place, bytes) => {
			await Promise.resolve();
			if (store.silent) return failed('storage-refused');
			if (store.failing === 'torn') store.copies[place] = { kind: 'bytes', bytes: bytes.slice(0, bytes.length / 2) };
			if (store.failing !== null) return failed(store.failing === 'torn' ? 'storage-full' : store.failing);
			store.copies[place] = { kind: 'bytes', bytes: bytes.slice() };
			store.writes += 1;
			return success(undefined);
		},
		discard: async (place) => {
			if (store.silent) return failed('storage-refused');
			store.copies[place] = { kind: 'empty' };
			return success(undefined);
		},
		wipe: async () => {
			if (store.silent) return failed('storage-refused');
			store.copies.splice(0, places, ...empty());
			store.lossNoted = false;
			return success(undefined);
		}
	};
	return store;
}

/** A lock for the clients of one test. */
export function memoryLock(): ExclusiveLock {
	let queue: Promise<unknown> = Promise.resolve();
	return (task) => {
		const turn = queue.then(task);
		queue = turn.catch(() => undefined);
		return turn;
	};
}

/** A key derivation that costs nothing, and says in its header what a real one would say. */
export function cheapKeys(): KeyDerivation {
	return {
		derive: async (code, salt, cost) => sha512(joined(bytesFromText(JSON.stringify([code, cost])), salt)).slice(0, 32),
		calibrate: async () => ({ id: 'argon2id', memoryKiB: 19_456, passes: 2 }),
		warmUp: async () => undefined
	};
}

/** A record in memory, shared by the tabs of one test. */
export function memoryRecord<T>(): SharedRecord<T> & { present: T | null } {
	const record: SharedRecord<T> & { present: T | null } = {
		present: null,
		update: async (next) => (record.present = next(record.present)),
		remove: async () => {
			record.present = null;
		}
	};
	return record;
}

/** A guard for which an hour passes whenever it is asked, so that tests of other things never wait. */
export function patientGuard(): AttemptGuard {
	let hours = 0;
	return new AttemptGuard({
		record: memoryRecord<AttemptRecord>(),
		now: () => (hours += 1) * 3_600_000,
		wallNow: () => hours * 3_600_000,
		name: 'tab'
	});
}

/** One device in memory: a primary store, a mirror of two places, and as many tabs as are opened. */
export function memoryDevice() {
	const primary = memoryCopies(1, false);
	const mirror = memoryCopies(2, true);
	const parts: VaultParts = {
		keepers: { primary, mirror, former: null },
		keys: cheapKeys(),
		guard: patientGuard(),
		exclusively: memoryLock(),
		random: systemRandom
	};
	return { primary, mirror, parts, openTab: (changes: Partial<VaultParts> = {}) => new Vault({ ...parts, ...changes }) };
}

/** The bytes that a place holds; throws where it holds none. */
export function bytesIn(store: MemoryCopies, place: number): Uint8Array {
	const copy = store.copies[place];
	if (copy?.kind !== 'bytes') throw new Error('no bytes here');
	return copy.bytes;
}
