import type { CopyStore, StoredCopy } from '../../src/lib/storage/copy-store';
import { memoryDevice, type MemoryCopies } from '../../src/lib/storage/copies-in-memory';
import type { Vault } from '../../src/lib/storage/vault';
import type { StorageFailure } from '../../src/lib/storage/vault-types';

/** What lies in the three places of a device: the primary store's, then the mirror's two. */
export type Copies = readonly [StoredCopy, StoredCopy, StoredCopy];

/** Nothing anywhere. */
export const nowhere: Copies = [{ kind: 'empty' }, { kind: 'empty' }, { kind: 'empty' }];

/**
 * How far a write had come when the tab died. The primary store's writes are transactions: they happen or they do not.
 * A file is written in place, so that anything may be left in it: `emptied`, `cut` (the first half of the new bytes),
 * `zeros` (the first half, the rest allocated and not written), `mixed` (the first half, the rest as it was before), or
 * all of it and `after`, before anybody was told.
 */
export type Death = 'before' | 'emptied' | 'cut' | 'zeros' | 'mixed' | 'after';

/** Every way in which an operation of the primary store may end, and every way in which one of the mirror may. */
export const deaths: Readonly<Record<'primary' | 'mirror', readonly Death[]>> = {
	primary: ['before', 'after'],
	mirror: ['before', 'emptied', 'cut', 'zeros', 'mixed', 'after']
};

/** One write or discard that was asked for. */
export interface Operation {
	readonly keeper: 'primary' | 'mirror';
	readonly kind: 'write' | 'discard' | 'wipe';
}

/** When the tab dies: at which operation, counted from 0, and how. */
export interface Crash {
	readonly at: number;
	readonly death: Death;
}

/** What a run of one tab came to: an outcome or `dead`, the copies that are left, the operations that it asked for. */
export interface Run<T> {
	readonly outcome: T | 'dead';
	readonly copies: Copies;
	readonly operations: readonly Operation[];
}

/** What goes wrong besides: which store fails how, and which places are lost under an open session. */
export interface Trouble {
	readonly primary?: StorageFailure | 'torn';
	readonly mirror?: StorageFailure | 'torn';
	readonly lost?: readonly (0 | 1 | 2)[];
}

/**
 * Runs a tab on a device with these copies. `prepare` comes before anything is counted; the operations of `act` are, and
 * at the crash the tab stops for ever, as when its process is killed.
 */
export async function runOfTab<P, T>(
	copies: Copies,
	crash: Crash | null,
	prepare: (tab: Vault) => Promise<P>,
	act: (tab: Vault, prepared: P) => Promise<T>,
	trouble: Trouble = {}
): Promise<Run<T>> {
	const device = memoryDevice();
	const [primary, ...mirror] = copies.map(copyOf);
	device.primary.copies.splice(0, 1, primary!);
	device.mirror.copies.splice(0, 2, ...mirror);
	const death = new Mortality(crash);
	const keepers = {
		primary: death.over(device.primary, 'primary'),
		mirror: death.over(device.mirror, 'mirror'),
		former: null
	};
	const tab = device.openTab({ keepers });
	const prepared = await prepare(tab);
	death.begin();
	device.primary.failing = trouble.primary ?? null;
	device.mirror.failing = trouble.mirror ?? null;
	for (const place of trouble.lost ?? []) {
		const store = place === 0 ? device.primary : device.mirror;
		store.copies[place === 0 ? 0 : place - 1] = { kind: 'empty' };
	}
	const outcome = await Promise.race([act(tab, prepared), death.came]);
	return {
		outcome,
		copies: [device.primary.copies[0]!, device.mirror.copies[0]!, device.mirror.copies[1]!],
		operations: death.operations
	};
}

/** Counts what the stores are asked for and lets the tab die where it should. */
class Mortality {
	readonly operations: Operation[] = [];
	readonly came: Promise<'dead'>;
	#die: () => void = () => undefined;
	#isCounting = false;
	#isDead = false;
	readonly #crash: Crash | null;

	constructor(crash: Crash | null) {
		this.#crash = crash;
		this.came = new Promise((resolve) => (this.#die = () => resolve('dead')));
	}

	begin(): void {
		this.#isCounting = true;
	}

	over(store: MemoryCopies, keeper: 'primary' | 'mirror'): CopyStore {
		const guarded = <T>(kind: Operation['kind'], place: number, bytes: Uint8Array | null, operation: () => Promise<T>) =>
			this.#guarded({ keeper, kind }, operation, (death) => {
				if (kind !== 'wipe' && death !== 'before') store.copies[place] = leftBy(death, bytes, store.copies[place]!);
			});
		return {
			places: store.places,
			isSeparate: store.isSeparate,
			read: () => (this.#isDead ? forever() : store.read()),
			write: (place, bytes) => guarded('write', place, bytes, () => store.write(place, bytes)),
			discard: (place) => guarded('discard', place, null, () => store.discard(place)),
			wipe: () => guarded('wipe', 0, null, () => store.wipe())
		};
	}

	async #guarded<T>(operation: Operation, run: () => Promise<T>, dieAt: (death: Death) => void): Promise<T> {
		if (this.#isDead) return forever();
		const number = this.operations.length;
		if (this.#isCounting) this.operations.push(operation);
		if (!this.#isCounting || this.#crash?.at !== number) return run();
		this.#isDead = true;
		const { death } = this.#crash;
		dieAt(deaths[operation.keeper].includes(death) ? death : 'before');
		this.#die();
		return forever();
	}
}

/** What a place holds after a death in the middle of writing `bytes` (null: of emptying it). */
function leftBy(death: Death, bytes: Uint8Array | null, present: StoredCopy): StoredCopy {
	if (bytes === null || death === 'emptied') return { kind: 'empty' };
	const half = bytes.slice(0, bytes.length / 2);
	if (death === 'cut') return { kind: 'bytes', bytes: half };
	const left = new Uint8Array(bytes.length);
	if (death === 'mixed' && present.kind === 'bytes') left.set(present.bytes.subarray(0, bytes.length));
	left.set(death === 'after' ? bytes : half);
	return { kind: 'bytes', bytes: left };
}

function copyOf(copy: StoredCopy): StoredCopy {
	return copy.kind === 'bytes' ? { kind: 'bytes', bytes: copy.bytes.slice() } : copy;
}

function forever(): Promise<never> {
	return new Promise(() => undefined);
}
