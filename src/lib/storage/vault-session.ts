import { sameBytes, wipe } from '../crypto/encoding';
import { failed, success, type Result } from '../core/result';
import { grownTo, nextInSequence, withSlot, type Container } from './container';
import { contextOf, slotBytes } from './opening';
import { noRecoveryKey, openedSlot, resealed, sealedAnew, sealOf, type OpenedSlot, type SlotContents } from './slot';
import { currentOf, type VaultAccess } from './vault-access';
import { writeNext, type Extent, type Findings } from './vault-copies';
import type { ChangedElsewhere, LockChangeFailure, SaveFailure, Saved } from './vault-types';

/** A session's slot as it is stored now. */
export interface Ground {
	readonly findings: Findings;
	readonly current: Container;
	readonly stored: OpenedSlot;
}

/** A write of the whole vault that is ready to be stored. */
export interface Rewrite {
	readonly next: Container;
	readonly extent: Extent;
}

/** Under which key a slot's contents are sealed anew. */
export interface Resealing {
	readonly codeKey: Uint8Array;
	readonly contents: SlotContents;
}

/** What a session begins with. */
export interface UnlockedSlot {
	readonly slot: number;
	readonly dataKey: Uint8Array;
	/** Nonce of the body that was last read or written. */
	readonly seal: Uint8Array;
	readonly generation: number;
}

type SealedAnew = NonNullable<ReturnType<typeof sealedAnew>>;

/**
 * An unlocked slot. Every write begins with a look at what is stored by now; `locked` says that the vault is gone, was
 * made anew or lies under another lock, and that this session has ended.
 */
export class VaultSession {
	readonly slot: number;
	readonly header: Pick<Container, 'salt' | 'cost'>;
	readonly #access: VaultAccess;
	#dataKey: Uint8Array;
	#seal: Uint8Array;
	#generation: number;

	constructor(access: VaultAccess, { salt, cost }: Container, unlocked: UnlockedSlot) {
		this.#access = access;
		this.header = { salt, cost };
		this.slot = unlocked.slot;
		this.#dataKey = unlocked.dataKey;
		this.#seal = unlocked.seal;
		this.#generation = unlocked.generation;
	}

	/** Overwrites the key. */
	forget(): void {
		wipe(this.#dataKey);
	}

	/** This session's slot as it is stored now; for whoever holds the lock. */
	async ground(): Promise<Result<Ground, SaveFailure>> {
		const findings = await this.#access.examine();
		if (!findings.ok) return findings;
		const current = currentOf(findings.value);
		if (!current.ok) return failed(current.failure === 'damaged' ? 'damaged' : 'locked');
		const slot = current.value.slots[this.slot];
		const stored = openedSlot(contextOf(current.value, this.slot), slotBytes(current.value, this.slot), this.#dataKey);
		if (stored.ok) return success({ findings: findings.value, current: current.value, stored: stored.value });
		return failed(stored.failure === 'damaged' && !slot?.whole ? 'damaged' : 'locked');
	}

	/** Replaces the text, unless somebody else did so since `basedOn`. Throws on a generation that was never handed out. */
	save(text: string, basedOn: number): Promise<Result<Saved, SaveFailure | ChangedElsewhere>> {
		if (basedOn > this.#generation) throw new RangeError('based on a generation that was never handed out');
		return this.#access.parts.exclusively(() => this.#saved(text, basedOn));
	}

	/** One write over what is stored now. */
	rewrite<F>(change: (ground: Ground) => Result<Rewrite, F>): Promise<Result<void, F | SaveFailure>> {
		return this.#access.parts.exclusively(async () => {
			const ground = await this.ground();
			if (!ground.ok) return ground;
			const rewrite = change(ground.value);
			if (!rewrite.ok) return rewrite;
			const next = nextInSequence(rewrite.value.next);
			const written = await writeNext(this.#access.parts.keepers, ground.value.findings, next, rewrite.value.extent);
			if (written.ok) this.#access.seen = next;
			return written;
		});
	}

	/**
	 * Changes what opens this slot: `change` is given the keys of both secrets and answers under which key the contents
	 * are sealed anew. A null secret has a key of zeros, which is that of no recovery code. Counted as a try.
	 */
	changeLock(
		current: string,
		next: string | null,
		change: (ground: Ground, currentKey: Uint8Array, nextKey: Uint8Array) => Result<Resealing, 'wrong-code' | 'code-taken'>
	): Promise<Result<void, LockChangeFailure>> {
		if (current === '') return Promise.resolve(failed('wrong-code'));
		return this.#access.trying(async (): Promise<Result<void, SaveFailure | 'wrong-code' | 'code-taken'>> => {
			const { keys } = this.#access.parts;
			const { salt, cost } = this.header;
			const currentKey = await keys.derive(current, salt, cost);
			const nextKey = next === null ? noRecoveryKey() : await keys.derive(next, salt, cost);
			const changed = await this.#resealedWith((ground) => change(ground, currentKey, nextKey));
			wipe(currentKey, nextKey);
			return changed;
		});
	}

	async #resealedWith<F>(change: (ground: Ground) => Result<Resealing, F>): Promise<Result<void, F | SaveFailure>> {
		let sealed: SealedAnew | null = null;
		let wasOurs = false;
		const changed = await this.rewrite<F | 'storage-full'>((ground) => {
			const wanted = change(ground);
			if (!wanted.ok) return wanted;
			const { codeKey, contents } = wanted.value;
			const placed = placedAnew(ground.current, this.slot, codeKey, contents, this.#access);
			if (!placed.ok) return placed;
			sealed = placed.value.sealed;
			wasOurs = sameBytes(ground.stored.seal, this.#seal);
			return success(placed.value.rewrite);
		});
		if (changed.ok && sealed !== null) this.#rekey(sealed, wasOurs);
		return changed;
	}

	// Where another tab had saved, this session must still learn of it at its next save.
	#rekey({ dataKey, bytes }: SealedAnew, wasOurs: boolean): void {
		wipe(this.#dataKey);
		this.#dataKey = dataKey;
		if (wasOurs) this.#seal = sealOf(bytes);
	}

	async #saved(text: string, basedOn: number): Promise<Result<Saved, SaveFailure | ChangedElsewhere>> {
		const found = await this.ground();
		if (!found.ok) return found;
		const { findings, current, stored } = found.value;
		const isOurs = sameBytes(stored.seal, this.#seal);
		// An older generation than the one we wrote means that the store lost ours: ours is written again.
		if (basedOn < this.#generation || (!isOurs && stored.generation >= this.#generation)) {
			this.#seal = stored.seal;
			this.#generation = stored.generation;
			return failed({ kind: 'changed-elsewhere', contents: stored.text, generation: stored.generation });
		}
		const { random, keepers } = this.#access.parts;
		const contents = { ...stored, text, generation: basedOn + 1 };
		const slot = slotBytes(current, this.slot);
		const bytes = resealed(contextOf(current, this.slot), slot, this.#dataKey, contents, current.slotSize, random);
		if (bytes === null) return failed('storage-full');
		const next = nextInSequence(withSlot(grownTo(current, bytes.length, random), this.slot, bytes));
		const written = await writeNext(keepers, findings, next, 'spare-place');
		if (!written.ok) return written;
		this.#seal = sealOf(bytes);
		this.#generation = contents.generation;
		return success({ generation: contents.generation });
	}
}

/** Contents sealed into a slot under this key and a new data key, ready to replace every stored copy. */
export function placedAnew(
	current: Container,
	slot: number,
	codeKey: Uint8Array,
	contents: SlotContents,
	{ parts: { random } }: VaultAccess
): Result<{ readonly rewrite: Rewrite; readonly sealed: SealedAnew }, 'storage-full'> {
	const sealed = sealedAnew(contextOf(current, slot), codeKey, contents, current.slotSize, random);
	if (sealed === null) return failed('storage-full');
	const next = withSlot(grownTo(current, sealed.bytes.length, random), slot, sealed.bytes);
	return success({ rewrite: { next, extent: 'every-place' }, sealed });
}
