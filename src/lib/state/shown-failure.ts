import type {
	BackupFailure,
	CreateFailure,
	JoinFailure,
	LockChangeFailure,
	SaveFailure,
	StorageFailure,
	UnlockFailure
} from '$lib/storage/vault-types';

/** Every failure of the vault that a girl can meet. */
export type ShownFailure =
	| StorageFailure
	| CreateFailure
	| UnlockFailure
	| SaveFailure
	| JoinFailure
	| LockChangeFailure
	| BackupFailure
	| 'not-alone'
	| 'not-a-diary';
