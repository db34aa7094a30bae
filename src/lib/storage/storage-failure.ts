import { failed, success, type Result } from '../core/result';
import type { StorageFailure } from './vault-types';

/**
 * Names under which browsers report a full disk or quota. Chromium reports `DataError` when the disk is full while it
 * writes a value's file; Firefox has names of its own.
 */
const FULL = [
	'QuotaExceededError',
	'DataError',
	'NS_ERROR_DOM_QUOTA_REACHED',
	'NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR',
	'NS_ERROR_FILE_NO_DEVICE_SPACE'
];

/** What an error of the browser's storage means to her. */
export function storageFailureOf(error: unknown): StorageFailure {
	return FULL.includes(nameOf(error)) ? 'storage-full' : 'storage-refused';
}

/** Runs one step of storage; whatever it throws becomes a failure. */
export async function attempt<T>(step: () => Promise<T>): Promise<Result<T, StorageFailure>> {
	try {
		return success(await step());
	} catch (error) {
		return failed(storageFailureOf(error));
	}
}

/** The name of a thrown error, or an empty text. */
export function nameOf(error: unknown): string {
	return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}
