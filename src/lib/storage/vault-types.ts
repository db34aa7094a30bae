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

/** After a recovery code a new lock is due. */
export type OpenedBy = 'code' | 'recovery';

/** An unlocked diary: its text, the generation to hand back to `save`, and what she should be told. */
export interface OpenedVault {
	readonly contents: string;
	readonly generation: number;
	readonly notices: readonly VaultNotice[];
	readonly openedBy: OpenedBy;
}

/** What the lock screen may know without any key. */
export interface LockState {
	/** Milliseconds to wait before the next try. */
	readonly wait: number;
	/** Whether ten wrong tries in a row erase the one diary here. */
	readonly wipes: boolean;
	/** Whether one more girl can begin a diary here. */
	readonly hasRoom: boolean;
	/** Whether nobody else has a diary here, as far as can be told without a key. */
	readonly isAlone: boolean;
}

/**
 * `storage-refused`: the browser lets nothing be kept (private window, blocked site data, a worker that died or fell
 * silent). `storage-full`: no room; what was stored before is whole.
 */
export type StorageFailure = 'storage-refused' | 'storage-full';

/** `vault-exists`: something is, or once was, stored here, so nothing was written. */
export type CreateFailure = StorageFailure | 'vault-exists';

/** `damaged` is never reported for a wrong code, nor the other way round. `wait`: after wrong tries; nothing was tried. */
export type TryFailure = StorageFailure | 'wrong-code' | 'wait' | 'damaged' | 'newer-version' | 'no-vault';

/** `wiped`: the tenth wrong try in a row on a phone whose owner asked for that. */
export type UnlockFailure = TryFailure | 'wiped';

/** `locked`: the session is over, or the vault was erased, made anew or given another code elsewhere. */
export type SaveFailure = StorageFailure | 'locked' | 'damaged';

/** `code-taken`: this code already opens a diary here. `no-room`: there is no place for another diary. */
export type JoinFailure = TryFailure | 'code-taken' | 'no-room';

/** Failures of changing what opens a diary. */
export type LockChangeFailure = SaveFailure | TryFailure | 'code-taken';

/** `not-a-backup`: another kind of file. `damaged`: cut or altered. */
export type BackupFailure = 'not-a-backup' | 'damaged' | 'wrong-words' | 'newer-version';

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
	lockState(): Promise<Result<LockState, StorageFailure>>;
	/** Makes a new vault and leaves it unlocked. Refused when any trace says that one exists or existed. */
	create(code: string, contents: string): Promise<Result<OpenedVault, CreateFailure>>;
	/** Begins one more diary in the vault that is here, in a slot that nobody uses, and leaves it unlocked. */
	join(code: string, contents: string): Promise<Result<OpenedVault, JoinFailure>>;
	/** The newest authentic copy wins; the others are mended from it. */
	unlock(code: string): Promise<Result<OpenedVault, UnlockFailure>>;
	/**
	 * Replaces the contents, which were derived from generation `basedOn`. When another tab has saved since, nothing is
	 * written and the newer contents come back, so that the caller applies its edit to them and saves again.
	 */
	save(contents: string, basedOn: number): Promise<Result<Saved, SaveFailure | ChangedElsewhere>>;
	/** Seals the same diary under another code. The old code stops opening it. `current` may be the recovery code. */
	changeCode(current: string, next: string): Promise<Result<void, LockChangeFailure>>;
	/** Sets the recovery code, or takes it away with null. `current` is the code, not an older recovery code. */
	setRecovery(current: string, recovery: string | null): Promise<Result<void, LockChangeFailure>>;
	/** Puts a second diary behind this one, under a code of its own, in place of one that may be there. */
	addTwin(code: string, contents: string): Promise<Result<void, LockChangeFailure | 'no-room'>>;
	/** Removes the second diary behind this one, whether there is one or not. */
	removeTwin(): Promise<Result<void, SaveFailure>>;
	/** Whether ten wrong tries in a row erase everything; `not-alone` while several girls share the phone. */
	setWipes(wipes: boolean): Promise<Result<void, SaveFailure | 'not-alone'>>;
	/** Removes the open diary, with the second one behind it, and locks; the last one takes the whole vault along. */
	eraseMine(): Promise<Result<'others-remain' | 'nothing-remains', SaveFailure>>;
	/** Drops the keys and zeroes their buffers. */
	lock(): Promise<void>;
	/** Removes every stored copy and checks that nothing is left. */
	erase(): Promise<Result<void, StorageFailure>>;
	/** A backup file of these contents, sealed with its own words. Reads and writes nothing that is stored. */
	sealBackup(contents: string, phrase: string): Promise<Result<Uint8Array, 'storage-refused'>>;
	/** The contents of a backup file. Reads and writes nothing that is stored. */
	openBackup(bytes: Uint8Array, phrase: string): Promise<Result<string, BackupFailure | 'storage-refused'>>;
	/** The stored bytes as they are, sealed, for somebody who can help; null where nothing is stored. */
	sealedCopy(): Promise<Result<Uint8Array | null, StorageFailure>>;
}
