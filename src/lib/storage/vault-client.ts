import { failed, type Result } from '../core/result';
import type { VaultCall, VaultPort } from './vault-messages';
import type { VaultClient } from './vault-types';

/** What the client needs of its surroundings. */
export interface VaultClientParts {
	readonly startWorker: () => VaultPort;
	readonly startTimer: (call: () => void, milliseconds: number) => () => void;
}

/**
 * The vault behind a worker that `startWorker` makes (the caller applies its Trusted Types policy there). A worker that
 * dies, falls silent or cannot be made shows as `storage-refused`, and the next call starts another, which is locked.
 */
export function createVaultClient(startWorker: () => VaultPort): VaultClient {
	return vaultClientFrom({
		startWorker,
		startTimer: (call, milliseconds) => {
			const timer = setTimeout(call, milliseconds);
			return () => clearTimeout(timer);
		}
	});
}

/** The same over a given timer. */
export function vaultClientFrom(parts: VaultClientParts): VaultClient {
	const worker = new WorkerLine(parts);
	const ask = <T>(call: VaultCall, ...input: readonly unknown[]) => worker.ask(call, input) as Promise<T>;
	return {
		prepare: () => void worker.ask('prepare', []),
		presence: () => ask('presence'),
		lockState: () => ask('lockState'),
		create: (code, contents) => ask('create', nonEmpty(code), contents),
		join: (code, contents) => ask('join', nonEmpty(code), contents),
		unlock: (code) => ask('unlock', code),
		save: (contents, basedOn) => ask('save', contents, basedOn),
		changeCode: (current, next) => ask('changeCode', current, nonEmpty(next)),
		setRecovery: (current, recovery) => ask('setRecovery', current, recovery === null ? null : nonEmpty(recovery)),
		addTwin: (code, contents) => ask('addTwin', nonEmpty(code), contents),
		removeTwin: () => ask('removeTwin'),
		setWipes: (wipes) => ask('setWipes', wipes),
		eraseMine: () => ask('eraseMine'),
		lock: () => worker.retire(),
		erase: () => ask('erase'),
		sealBackup: (contents, phrase) => ask('sealBackup', contents, nonEmpty(phrase)),
		openBackup: (bytes, phrase) => ask('openBackup', bytes, phrase),
		sealedCopy: () => ask('sealedCopy')
	};
}

/** Deriving a key twice in plain JavaScript on the slowest phone must fit in. */
const SLOW_MS = 120_000;
const QUICK_MS = 30_000;
const PATIENCE: Readonly<Record<VaultCall, number>> = {
	prepare: SLOW_MS,
	presence: SLOW_MS,
	lockState: SLOW_MS,
	create: SLOW_MS,
	join: SLOW_MS,
	unlock: SLOW_MS,
	save: QUICK_MS,
	changeCode: SLOW_MS,
	setRecovery: SLOW_MS,
	addTwin: SLOW_MS,
	removeTwin: QUICK_MS,
	setWipes: QUICK_MS,
	eraseMine: QUICK_MS,
	lock: 5_000,
	erase: QUICK_MS,
	sealBackup: SLOW_MS,
	openBackup: SLOW_MS,
	sealedCopy: QUICK_MS
};

type Outcome = Result<unknown, unknown>;

/** One worker at a time, and the calls that wait for its answer. */
class WorkerLine {
	readonly #parts: VaultClientParts;
	#port: VaultPort | null = null;
	#waiting = new Map<number, (outcome: unknown) => void>();
	#lastId = 0;

	constructor(parts: VaultClientParts) {
		this.#parts = parts;
	}

	ask(call: VaultCall, input: readonly unknown[]): Promise<unknown> {
		const id = (this.#lastId += 1);
		return new Promise((resolve) => {
			const stopTimer = this.#parts.startTimer(() => this.#abandon(), PATIENCE[call]);
			this.#waiting.set(id, (outcome) => {
				stopTimer();
				resolve(outcome);
			});
			try {
				this.#port ??= this.#start();
				this.#port.postMessage({ id, call, input });
			} catch {
				this.#abandon();
			}
		});
	}

	/** Lets what was asked before come to its end, locks, and stops the worker: its memory goes with it. */
	async retire(): Promise<void> {
		const port = this.#port;
		if (port === null) return;
		await this.ask('lock', []);
		// A call made while the worker was locking needs it still.
		if (this.#port === port && this.#waiting.size === 0) this.#stop();
	}

	#start(): VaultPort {
		const port = this.#parts.startWorker();
		port.onmessage = ({ data }) => this.#settle(data.id, data.kind === 'answered' ? data.outcome : REFUSED);
		port.onerror = () => this.#abandon();
		port.onmessageerror = () => this.#abandon();
		return port;
	}

	#settle(id: number, outcome: unknown): void {
		const settle = this.#waiting.get(id);
		this.#waiting.delete(id);
		settle?.(outcome);
	}

	/** Nothing is known of a worker in this state, so it is stopped, and every caller learns that it failed. */
	#abandon(): void {
		this.#stop();
		for (const id of [...this.#waiting.keys()]) this.#settle(id, REFUSED);
	}

	#stop(): void {
		if (this.#port === null) return;
		this.#port.onmessage = null;
		this.#port.onerror = null;
		this.#port.onmessageerror = null;
		this.#port.terminate();
		this.#port = null;
	}
}

const REFUSED: Outcome = failed('storage-refused');

function nonEmpty(code: string): string {
	if (code === '') throw new RangeError('an empty code');
	return code;
}
