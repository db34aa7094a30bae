import { keyDerivationFrom } from '../crypto/key-derivation';
import { systemRandom } from '../crypto/random';
import { AttemptGuard, type AttemptRecord } from './attempt-guard';
import { databaseCopies } from './database-copies';
import { loadDerivations } from './derivations-script';
import { heartbeatLock, webLock, type ExclusiveLock, type Heartbeat, type LockManagerPart } from './exclusive-lock';
import { databaseExists, openKeyValueStore } from './key-value-store';
import { privateDirectory, privateFileCopies } from './private-file-copies';
import { databaseRecord } from './shared-record';
import { Vault } from './vault';
import type { Keepers } from './vault-copies';
import { answerOf } from './vault-host';
import type { VaultRequest, VaultResponse } from './vault-messages';

/** The worker's global scope, as far as it is used here. */
interface WorkerScope {
	onmessage: ((event: MessageEvent<VaultRequest>) => void) | null;
	postMessage(response: VaultResponse): void;
}

const PRIMARY = 'vault';
const MIRROR = 'vault-mirror';
const LOCK = 'vault-lock';
const ATTEMPTS = 'vault-attempts';

const scope = self as unknown as WorkerScope;
let vault: Promise<Vault> | null = null;

scope.onmessage = (event) => {
	vault ??= openVault();
	vault.catch(() => {
		vault = null;
	});
	void answerOf(vault, event.data).then((response) => scope.postMessage(response));
};

async function openVault(): Promise<Vault> {
	return new Vault({
		keepers: await keepers(),
		keys: keyDerivationFrom({ now: () => performance.now(), load: loadDerivations }),
		guard: new AttemptGuard({
			record: databaseRecord<AttemptRecord>(ATTEMPTS, indexedDB),
			now: () => performance.now(),
			wallNow: () => Date.now(),
			name: Array.from(systemRandom(8)).join('.')
		}),
		exclusively: exclusiveLock(),
		random: systemRandom
	});
}

async function keepers(): Promise<Keepers> {
	const primary = copiesIn(PRIMARY, 1);
	const directory = await privateDirectory(navigator.storage);
	if (directory === null) return { primary, mirror: copiesIn(MIRROR, 2), former: null };
	// A browser that has learnt to keep private files since may still hold the mirror that it had to use before.
	const former = (await databaseExists(MIRROR, indexedDB)) === true ? copiesIn(MIRROR, 2) : null;
	return { primary, mirror: privateFileCopies(directory), former };
}

function copiesIn(name: string, places: number) {
	return databaseCopies({ name, places, factory: indexedDB, store: openKeyValueStore(name, indexedDB) });
}

function exclusiveLock(): ExclusiveLock {
	const { locks } = navigator as { locks?: LockManagerPart };
	if (locks !== undefined) return webLock(locks, LOCK);
	return heartbeatLock({
		record: databaseRecord<Heartbeat>(LOCK, indexedDB),
		random: systemRandom,
		wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
		every: (milliseconds, call) => {
			const timer = setInterval(call, milliseconds);
			return () => clearInterval(timer);
		}
	});
}
