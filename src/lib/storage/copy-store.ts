import type { Result } from '../core/result';
import type { StorageFailure } from './vault-types';

/** One stored copy. `unreadable`: something is there and the browser cannot give it back. */
export type StoredCopy =
	| { readonly kind: 'empty' }
	| { readonly kind: 'unreadable' }
	| { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** What a store answered: a copy for each of its places. */
export interface StoreReading {
	readonly copies: readonly StoredCopy[];
	/** The browser itself said that it lost what was here. */
	readonly lossNoted: boolean;
}

/** A store that keeps whole containers in one or more numbered places. Used only while the vault's lock is held. */
export interface CopyStore {
	/** How many places it has. */
	readonly places: number;
	/** Whether damage to the browser's database cannot reach it. */
	readonly isSeparate: boolean;
	/** Fails when the store as a whole cannot be asked; then nothing may be concluded and nothing written. */
	read(): Promise<Result<StoreReading, 'storage-refused'>>;
	/** Resolves once the bytes are on the disk, as far as the browser lets us know. */
	write(place: number, bytes: Uint8Array): Promise<Result<void, StorageFailure>>;
	/** Takes back a write: the place is empty afterwards. */
	discard(place: number): Promise<Result<void, StorageFailure>>;
	/** Overwrites and removes everything, and the store itself. */
	wipe(): Promise<Result<void, StorageFailure>>;
}
