import { failed, success, type Result } from '../core/result';
import type { StorageFailure, VaultClient } from './vault-types';

/** What the page itself may hold beside the vault. */
export interface PageStores {
	/** localStorage and sessionStorage; a store that the browser refuses is left out. */
	readonly texts: readonly Storage[];
	/** The app's own files, kept for opening without a network. They tell nothing of her, only that the app was here. */
	readonly files: CacheStorage | null;
}

/**
 * Removes the vault and every stored choice; with `and-files`, the app's own cached files too. Checks that nothing is
 * left. Everything that can be removed is removed even where something else cannot.
 */
export async function eraseEverything(
	vault: Pick<VaultClient, 'erase'>,
	stores: PageStores,
	extent: 'data' | 'and-files'
): Promise<Result<void, StorageFailure>> {
	const erased = await vault.erase();
	const isClear = stores.texts.map(clearedText).every(Boolean);
	const areFilesGone = extent === 'data' || (await clearedFiles(stores.files));
	if (!erased.ok) return erased;
	return isClear && areFilesGone ? success(undefined) : failed('storage-refused');
}

/** The stores of this page, as far as the browser gives them. */
export function pageStores(): PageStores {
	const texts = [storeOf(() => localStorage), storeOf(() => sessionStorage)];
	return { texts: texts.filter((store): store is Storage => store !== null), files: storeOf(() => caches) };
}

function storeOf<T>(get: () => T): T | null {
	try {
		return get() ?? null;
	} catch {
		return null;
	}
}

function clearedText(store: Storage): boolean {
	try {
		store.clear();
		return store.length === 0;
	} catch {
		return false;
	}
}

async function clearedFiles(files: CacheStorage | null): Promise<boolean> {
	if (files === null) return true;
	try {
		await Promise.all((await files.keys()).map((name) => files.delete(name)));
		return (await files.keys()).length === 0;
	} catch {
		return false;
	}
}
