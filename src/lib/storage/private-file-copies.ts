import { failed, success, type Result } from '../core/result';
import type { CopyStore, StoredCopy, StoreReading } from './copy-store';
import { attempt, nameOf } from './storage-failure';
import type { StorageFailure } from './vault-types';

/** The part of a directory of the origin-private file system that is used; the browser's own has this shape. */
export interface PrivateDirectory {
	getFileHandle(name: string, options?: { readonly create?: boolean }): Promise<PrivateFileHandle>;
	removeEntry(name: string): Promise<void>;
}

/** A file of it. Writing needs a sync access handle, which exists only in workers. */
export interface PrivateFileHandle {
	getFile(): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>;
	createSyncAccessHandle(): Promise<SyncHandle>;
}

/** Chromium before 108 answers with promises where later browsers answer at once; awaiting serves both. */
export interface SyncHandle {
	truncate(size: number): void | Promise<void>;
	write(bytes: Uint8Array, options: { readonly at: number }): number | Promise<number>;
	flush(): void | Promise<void>;
	close(): void | Promise<void>;
}

/** Two files, so that a write which is cut short leaves the other whole. */
export function privateFileCopies(directory: PrivateDirectory): CopyStore {
	return {
		places: FILES.length,
		isSeparate: true,
		read: () => read(directory),
		write: (place, bytes) => attempt(() => written(directory, fileAt(place), bytes)),
		discard: (place) => attempt(() => written(directory, fileAt(place), new Uint8Array(0))),
		wipe: () => wipe(directory)
	};
}

/** Where the browser keeps private files and lets workers write them in place; null where it does not. */
export async function privateDirectory(storage: StorageManager | undefined): Promise<PrivateDirectory | null> {
	if (typeof FileSystemFileHandle === 'undefined') return null;
	if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return null;
	try {
		return ((await storage?.getDirectory()) as unknown as PrivateDirectory | undefined) ?? null;
	} catch {
		// Some private windows have the interface and refuse its use.
		return null;
	}
}

const FILES = ['vault-a', 'vault-b'];

function fileAt(place: number): string {
	const name = FILES[place];
	if (name === undefined) throw new RangeError('no such place');
	return name;
}

async function read(directory: PrivateDirectory): Promise<Result<StoreReading, 'storage-refused'>> {
	const copies: StoredCopy[] = [];
	for (const name of FILES) {
		const copy = await readCopy(directory, name);
		if (!copy.ok) return copy;
		copies.push(copy.value);
	}
	return success({ copies, lossNoted: false });
}

async function readCopy(directory: PrivateDirectory, name: string): Promise<Result<StoredCopy, 'storage-refused'>> {
	let handle: PrivateFileHandle;
	try {
		handle = await directory.getFileHandle(name);
	} catch (error) {
		return nameOf(error) === 'NotFoundError' ? success({ kind: 'empty' }) : failed('storage-refused');
	}
	try {
		const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
		return success(bytes.length === 0 ? { kind: 'empty' } : { kind: 'bytes', bytes });
	} catch {
		return success({ kind: 'unreadable' });
	}
}

async function written(directory: PrivateDirectory, name: string, bytes: Uint8Array): Promise<void> {
	const file = await directory.getFileHandle(name, { create: true });
	const handle = await file.createSyncAccessHandle();
	try {
		await handle.truncate(bytes.length);
		const count = await handle.write(bytes, { at: 0 });
		if (count !== bytes.length) throw new FullDisk();
		await handle.flush();
	} finally {
		await handle.close();
	}
}

/** A short write is how a file system without room answers. */
class FullDisk extends Error {
	override readonly name = 'QuotaExceededError';
}

async function wipe(directory: PrivateDirectory): Promise<Result<void, StorageFailure>> {
	for (const name of FILES) {
		const copy = await readCopy(directory, name);
		if (copy.ok && copy.value.kind === 'bytes') {
			const zeros = new Uint8Array(copy.value.bytes.length);
			await attempt(() => written(directory, name, zeros));
		}
		await attempt(() => directory.removeEntry(name));
		if (!(await isGone(directory, name))) return failed('storage-refused');
	}
	return success(undefined);
}

async function isGone(directory: PrivateDirectory, name: string): Promise<boolean> {
	try {
		await directory.getFileHandle(name);
		return false;
	} catch (error) {
		return nameOf(error) === 'NotFoundError';
	}
}
