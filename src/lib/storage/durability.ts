/** Room on this device, in bytes, as the browser estimates it. */
export interface StorageRoom {
	readonly used: number;
	readonly quota: number;
}

/** Below this quota a browser keeps data in memory or for one session only: private windows give far less than a disk. */
const SHORT_LIVED_QUOTA = 120 * 1024 * 1024;

/** Asks the browser to keep what is stored until she removes it. False where it will not, or cannot, promise. */
export async function askToKeep(storage: StorageManager | undefined = storageOf()): Promise<boolean> {
	return answered(() => storage?.persist?.(), false);
}

/** Whether the browser has promised not to clear the storage by itself. */
export async function isPersisted(storage: StorageManager | undefined = storageOf()): Promise<boolean> {
	return answered(() => storage?.persisted?.(), false);
}

/** How much room there is; null where the browser does not say. */
export async function storageRoom(storage: StorageManager | undefined = storageOf()): Promise<StorageRoom | null> {
	const estimate = await answered<StorageEstimate | null>(() => storage?.estimate?.(), null);
	if (estimate?.quota === undefined || estimate.usage === undefined) return null;
	return { used: estimate.usage, quota: estimate.quota };
}

/**
 * Whether the storage of this window probably does not outlive it (a private window, a borrowed browser). A guess from
 * the quota: `unknown` where the browser gives none. A phone with an almost full disk looks the same, and deserves the
 * same warning.
 */
export async function isShortLived(
	storage: StorageManager | undefined = storageOf()
): Promise<'probably' | 'hardly' | 'unknown'> {
	if (await isPersisted(storage)) return 'hardly';
	const room = await storageRoom(storage);
	if (room === null) return 'unknown';
	return room.quota < SHORT_LIVED_QUOTA ? 'probably' : 'hardly';
}

function storageOf(): StorageManager | undefined {
	return typeof navigator === 'undefined' ? undefined : (navigator as { storage?: StorageManager }).storage;
}

async function answered<T>(ask: () => Promise<T> | undefined, otherwise: T): Promise<T> {
	try {
		return (await ask()) ?? otherwise;
	} catch {
		return otherwise;
	}
}
