import { wipe } from '../crypto/encoding';
import type { KdfCost, KeyDerivation } from '../crypto/key-derivation';
import type { RandomSource } from '../crypto/random';
import { failed, success, type Result } from '../core/result';
import type { AttemptGuard } from './attempt-guard';
import type { Container } from './container';
import type { ExclusiveLock } from './exclusive-lock';
import { examine, type Findings, type Keepers } from './vault-copies';
import type { StorageFailure, TryFailure } from './vault-types';

/** What a vault is made of; in a browser the worker puts it together, in tests everything lives in memory. */
export interface VaultParts {
	readonly keepers: Keepers;
	readonly keys: KeyDerivation;
	readonly guard: AttemptGuard;
	readonly exclusively: ExclusiveLock;
	readonly random: RandomSource;
}

/** Tries that say something about somebody's lock; any other failure is no try. */
const COUNTED: readonly string[] = ['wrong-code', 'code-taken', 'damaged'];

/** The way to what is stored: surveys, keys that are derived outside the lock, and tries that are counted. */
export class VaultAccess {
	readonly parts: VaultParts;
	/** The vault as it was last surveyed: its salt, cost and marks, never its contents, are relied on. */
	seen: Container | null = null;
	#cost: Promise<KdfCost> | null = null;

	constructor(parts: VaultParts) {
		this.parts = parts;
	}

	/** Looks at every copy, inside the lock. */
	examined(): Promise<Result<Findings, 'storage-refused'>> {
		return this.parts.exclusively(() => this.examine());
	}

	/** The same for whoever holds the lock already. */
	async examine(): Promise<Result<Findings, 'storage-refused'>> {
		const findings = await examine(this.parts.keepers, this.parts.random);
		this.seen = findings.ok ? findings.value.current : null;
		return findings;
	}

	/** What this device can carry; found out once. */
	calibratedCost(): Promise<KdfCost> {
		this.#cost ??= this.parts.keys.calibrate();
		return this.#cost;
	}

	/** Counts a try before anything is looked at, and refuses it while there is to wait. */
	async trying<T, F extends string>(operation: () => Promise<Result<T, F>>): Promise<Result<T, F | 'wait'>> {
		const { guard } = this.parts;
		if (!(await guard.begin())) return failed('wait');
		const outcome = await operation();
		if (outcome.ok) await guard.succeeded();
		else if (!COUNTED.includes(outcome.failure)) await guard.takeBack();
		return outcome;
	}

	/**
	 * Derives a code's key for the vault that was seen while the code was being typed, and once more where another vault
	 * lies here by now. `use` runs inside the lock.
	 */
	async withKey<T, F>(
		code: string,
		use: (key: Uint8Array, expected: Container) => Promise<Result<T, F> | 'another-vault'>
	): Promise<Result<T, F | TryFailure>> {
		const expected = this.seen === null ? await this.#looked() : success(this.seen);
		if (!expected.ok) return expected;
		const outcome = await this.#used(code, expected.value, use);
		if (outcome !== 'another-vault') return outcome;
		const anew = await this.#looked();
		if (!anew.ok) return anew;
		const again = await this.#used(code, anew.value, use);
		return again === 'another-vault' ? failed('wrong-code') : again;
	}

	/** Removes every copy and the count of tries; what cannot be removed does not keep the others. */
	async erased(): Promise<Result<void, StorageFailure>> {
		this.#cost = null;
		this.seen = null;
		const { keepers, guard } = this.parts;
		let outcome: Result<void, StorageFailure> = success(undefined);
		for (const store of [keepers.primary, keepers.mirror, keepers.former]) {
			const wiped = await store?.wipe();
			if (wiped?.ok === false) outcome = wiped;
		}
		await guard.forget().catch(() => (outcome = failed('storage-refused')));
		return outcome;
	}

	async #looked(): Promise<Result<Container, TryFailure>> {
		const findings = await this.examined();
		return findings.ok ? currentOf(findings.value) : findings;
	}

	async #used<T>(code: string, expected: Container, use: (key: Uint8Array, expected: Container) => Promise<T>): Promise<T> {
		const { keys, exclusively } = this.parts;
		// Outside the lock: this takes a second, and other tabs may save meanwhile.
		const key = await keys.derive(code, expected.salt, expected.cost);
		const outcome = await exclusively(() => use(key, expected));
		wipe(key);
		return outcome;
	}
}

/** The vault that was found, or why there is none to open. */
export function currentOf(findings: Findings): Result<Container, 'no-vault' | 'newer-version' | 'damaged'> {
	if (findings.current !== null) return success(findings.current);
	if (findings.presence === 'none') return failed('no-vault');
	return failed(findings.presence === 'newer-version' ? 'newer-version' : 'damaged');
}
