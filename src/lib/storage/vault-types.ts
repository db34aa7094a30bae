import type { Result } from '../core/result';

/**
 * What lies on this device before anyone has typed a code. `damaged`: something is there, or was there, and no copy of
 * it is whole. `newer-version`: written by a later release, and left byte for byte as it is.
 */
export type VaultPresence = 'none' | 'present' | 'damaged' | 'newer-version';

/**
 * Things she should be told after opening. `mended-from-copy`: one of the stored copies was missing, damaged or behind
 * and was written anew from a whole one. `no-mirror`: this browser has no private file system, so both copies live in
 * one place and a backup matters more.
 */
export type VaultNotice = 'mended-from-copy' | 'no-mirror';

/** An unlocked diary: its text, the generation to hand back to `save`, and what she should be told. */
export interface OpenedVault {
	readonly contents: string;
	readonly generation: number;
	readonly notices: readonly VaultNotice[];
}

/**
 * `storage-refused`: the browser lets nothing be kept (private window, blocked site data, a worker that died or fell
 * silent). `storage-full`: no room; what was stored before is whole.
 */
export type StorageFailure = 'storage-refused' | 'storage-full';

/** `vault-exists`: something is, or once was, stored here, so nothing was written. */
export type CreateFailure = StorageFailure | 'vault-exists';

/** `damaged` is never reported for a wrong code, nor the other way round. */
export type UnlockFailure = StorageFailure | 'wrong-code' | 'damaged' | 'newer-version' | 'no-vault';

/** `locked`: no key is held. `damaged`: the stored vault can no longer be read, so nothing was written over it. */
export type SaveFailure = StorageFailure | 'locked' | 'damaged';

/** Another tab saved first: nothing was written; here are its contents, to apply the edit to again. */
export interface ChangedElsewhere {
	readonly kind: 'changed-elsewhere';
	readonly contents: string;
	readonly generation: number;
}

/** The generation that a save produced; the next save is based on it. */
export interface Saved {
	readonly generation: number;
}

/** The vault as the rest of the app sees it. Every promise settles: a dead or silent worker is `storage-refused`. */
export interface VaultClient {
	/** Starts the worker and loads the key derivation while the code is being typed. */
	prepare(): void;
	presence(): Promise<Result<VaultPresence, StorageFailure>>;
	/** Makes a new vault and leaves it unlocked. Refused when any trace says that one exists or existed. */
	create(code: string, contents: string): Promise<Result<OpenedVault, CreateFailure>>;
	/** The newest authentic copy wins; the others are mended from it. */
	unlock(code: string): Promise<Result<OpenedVault, UnlockFailure>>;
	/**
	 * Replaces the contents, which were derived from generation `basedOn`. When another tab has saved since, nothing is
	 * written and the newer contents come back, so that the caller applies its edit to them and saves again.
	 */
	save(contents: string, basedOn: number): Promise<Result<Saved, SaveFailure | ChangedElsewhere>>;
	/** Seals the same diary under another code. The old code stops opening it. */
	changeCode(current: string, next: string): Promise<Result<void, UnlockFailure | SaveFailure>>;
	/** Drops the keys and zeroes their buffers. */
	lock(): Promise<void>;
	/** Removes every stored copy and checks that nothing is left. */
	erase(): Promise<Result<void, StorageFailure>>;
}
