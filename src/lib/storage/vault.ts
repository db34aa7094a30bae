import { sameBytes, wipe } from '../crypto/encoding';
import type { KdfCost, KeyDerivation } from '../crypto/key-derivation';
import type { RandomSource } from '../crypto/random';
import { failed, success, type Result } from '../core/result';
import {
	formatContainer,
	grownTo,
	isSameVault,
	newContainer,
	nextInSequence,
	withSlot,
	type Container
} from './container';
import type { ExclusiveLock } from './exclusive-lock';
import { contextOf, openingWith, slotBytes } from './opening';
import { dataKeyOf, noRecoveryKey, openedSlot, resealed, sealedAnew, sealOf, type OpenedSlot } from './slot';
import { examine, mend, writeFirst, writeNext, type Findings, type Keepers } from './vault-copies';
import type {
	ChangedElsewhere,
	CreateFailure,
	OpenedVault,
	SaveFailure,
	Saved,
	StorageFailure,
	UnlockFailure,
	VaultPresence
} from './vault-types';

/** What a vault is made of; in a browser the worker puts it together, in tests everything lives in memory. */
export interface VaultParts {
	readonly keepers: Keepers;
	readonly keys: KeyDerivation;
	readonly exclusively: ExclusiveLock;
	readonly random: RandomSource;
}

/** An unlocked slot. */
interface OpenSession {
	readonly container: Pick<Container, 'salt' | 'cost'>;
	readonly slot: number;
	dataKey: Uint8Array;
	/** Nonce and generation of the body that this session last read or wrote. */
	seal: Uint8Array;
	generation: number;
}

/** The vault itself: one diary behind one code, over copies that mend each other. Runs one operation at a time. */
export class Vault {
	readonly #parts: VaultParts;
	#session: OpenSession | null = null;
	#queue: Promise<unknown> = Promise.resolve();
	#cost: Promise<KdfCost> | null = null;
	/** The vault as it was last surveyed: its salt and cost, never its contents, are relied on. */
	#seen: Container | null = null;

	constructor(parts: VaultParts) {
		this.#parts = parts;
	}

	/** Compiles the key derivation and, where no vault is yet, finds out what this device can carry. */
	prepare(): Promise<void> {
		return this.#inTurn(async () => {
			await this.#parts.keys.warmUp();
			const findings = await this.#examined();
			if (findings.ok && findings.value.presence === 'none') await this.#calibratedCost();
		});
	}

	/** What lies here, without any key. */
	presence(): Promise<Result<VaultPresence, StorageFailure>> {
		return this.#inTurn(async () => {
			const findings = await this.#examined();
			return findings.ok ? success(findings.value.presence) : findings;
		});
	}

	/** Makes a vault where every place was asked and every place is empty. Throws on an empty code. */
	create(code: string, contents: string): Promise<Result<OpenedVault, CreateFailure>> {
		return this.#inTurn(async () => {
			const before = await this.#examined();
			if (!before.ok) return before;
			if (before.value.presence !== 'none') return failed('vault-exists');
			const { keys, random, exclusively } = this.#parts;
			const container = newContainer(await this.#calibratedCost(), random);
			const codeKey = await keys.derive(code, container.salt, container.cost);
			const created = await exclusively(() => this.#created(container, codeKey, contents));
			wipe(codeKey);
			return created;
		});
	}

	/** Opens the slot whose code this is, whichever it is, and mends copies that are damaged, missing or behind. */
	unlock(code: string): Promise<Result<OpenedVault, UnlockFailure>> {
		return this.#inTurn(async () => {
			if (code === '') return failed('wrong-code');
			// What was seen while the code was being typed says how to derive; only an unknown vault is looked up first.
			const expected = this.#seen === null ? await this.#looked() : success(this.#seen);
			if (!expected.ok) return expected;
			const opened = await this.#unlocked(code, expected.value);
			if (opened !== 'another-vault') return opened;
			const anew = await this.#looked();
			if (!anew.ok) return anew;
			const again = await this.#unlocked(code, anew.value);
			return again === 'another-vault' ? failed('wrong-code') : again;
		});
	}

	/** Replaces the contents, unless somebody else did so since `basedOn`. */
	save(contents: string, basedOn: number): Promise<Result<Saved, SaveFailure | ChangedElsewhere>> {
		return this.#inTurn(async () => {
			const session = this.#session;
			if (session === null) return failed('locked');
			if (basedOn > session.generation) throw new RangeError('based on a generation that was never handed out');
			return this.#parts.exclusively(() => this.#saved(session, contents, basedOn));
		});
	}

	/** Seals the slot anew under another code and another data key, in every place. Throws when `next` is empty. */
	changeCode(current: string, next: string): Promise<Result<void, UnlockFailure | SaveFailure>> {
		return this.#inTurn(async () => {
			const session = this.#session;
			if (session === null) return failed('locked');
			if (current === '') return failed('wrong-code');
			const { keys, exclusively } = this.#parts;
			const { salt, cost } = session.container;
			const currentKey = await keys.derive(current, salt, cost);
			const nextKey = await keys.derive(next, salt, cost);
			const changed = await exclusively(() => this.#changed(session, currentKey, nextKey));
			wipe(currentKey, nextKey);
			return changed;
		});
	}

	/** Drops the keys, after the operations that were asked for before. */
	lock(): Promise<void> {
		return this.#inTurn(async () => this.#forget());
	}

	/** Removes every copy, and fails when one could not be removed; the others are gone even then. */
	erase(): Promise<Result<void, StorageFailure>> {
		return this.#inTurn(async () => {
			this.#forget();
			this.#cost = null;
			this.#seen = null;
			return this.#parts.exclusively(() => this.#erased());
		});
	}

	#inTurn<T>(operation: () => Promise<T>): Promise<T> {
		const outcome = this.#queue.then(operation);
		this.#queue = outcome.catch(() => undefined);
		return outcome;
	}

	#examined(): Promise<Result<Findings, 'storage-refused'>> {
		return this.#parts.exclusively(() => this.#examine());
	}

	async #examine(): Promise<Result<Findings, 'storage-refused'>> {
		const findings = await examine(this.#parts.keepers, this.#parts.random);
		this.#seen = findings.ok ? findings.value.current : null;
		return findings;
	}

	async #looked(): Promise<Result<Container, UnlockFailure>> {
		const findings = await this.#examined();
		return findings.ok ? currentOf(findings.value) : findings;
	}

	async #unlocked(code: string, expected: Container): Promise<Result<OpenedVault, UnlockFailure> | 'another-vault'> {
		const { keys, exclusively } = this.#parts;
		// Outside the lock: this takes a second, and other tabs may save meanwhile.
		const codeKey = await keys.derive(code, expected.salt, expected.cost);
		const opened = await exclusively(() => this.#opened(expected, codeKey));
		wipe(codeKey);
		return opened;
	}

	#calibratedCost(): Promise<KdfCost> {
		this.#cost ??= this.#parts.keys.calibrate();
		return this.#cost;
	}

	async #created(
		container: Container,
		codeKey: Uint8Array,
		text: string
	): Promise<Result<OpenedVault, CreateFailure>> {
		const findings = await this.#examine();
		if (!findings.ok) return findings;
		if (findings.value.presence !== 'none') return failed('vault-exists');
		const contents = { text, generation: 1, recoveryKey: noRecoveryKey() };
		const sealed = sealedAnew(contextOf(container, 0), codeKey, contents, container.slotSize, this.#parts.random);
		if (sealed === null) return failed('storage-full');
		const grown = grownTo(container, sealed.bytes.length, this.#parts.random);
		const written = await writeFirst(this.#parts.keepers, withSlot(grown, 0, sealed.bytes));
		if (!written.ok) return written;
		this.#begin(container, { slot: 0, dataKey: sealed.dataKey }, sealOf(sealed.bytes), 1);
		return success({ contents: text, generation: 1, notices: written.value });
	}

	async #opened(expected: Container, codeKey: Uint8Array): Promise<Result<OpenedVault, UnlockFailure> | 'another-vault'> {
		const { keepers, random } = this.#parts;
		const findings = await this.#examine();
		if (!findings.ok) return findings;
		const current = currentOf(findings.value);
		if (!current.ok) return current;
		// Erased and made anew by another tab since.
		if (!isSameVault(current.value, expected)) return 'another-vault';
		const opening = openingWith(codeKey, findings.value, current.value, random);
		if (!opening.ok) return opening;
		const { opened } = opening.value;
		const asFound = opening.value.current === findings.value.current ? findings.value.bytes : null;
		const notices = await mend(keepers, findings.value, asFound ?? formatContainer(opening.value.current));
		this.#begin(opening.value.current, opening.value, opened.seal, opened.generation);
		return success({ contents: opened.text, generation: opened.generation, notices });
	}

	async #saved(
		session: OpenSession,
		text: string,
		basedOn: number
	): Promise<Result<Saved, SaveFailure | ChangedElsewhere>> {
		const found = await this.#stored(session);
		if (!found.ok) return found;
		const { findings, current, stored } = found.value;
		const isOurs = sameBytes(stored.seal, session.seal);
		// An older generation than the one we wrote means that the store lost ours: ours is written again.
		if (basedOn < session.generation || (!isOurs && stored.generation >= session.generation)) {
			Object.assign(session, { seal: stored.seal, generation: stored.generation });
			return failed({ kind: 'changed-elsewhere', contents: stored.text, generation: stored.generation });
		}
		const { random, keepers } = this.#parts;
		const contents = { ...stored, text, generation: basedOn + 1 };
		const context = contextOf(current, session.slot);
		const slot = slotBytes(current, session.slot);
		const bytes = resealed(context, slot, session.dataKey, contents, current.slotSize, random);
		if (bytes === null) return failed('storage-full');
		const next = nextInSequence(withSlot(grownTo(current, bytes.length, random), session.slot, bytes));
		const written = await writeNext(keepers, findings, next, 'spare-place');
		if (!written.ok) return written;
		Object.assign(session, { seal: sealOf(bytes), generation: contents.generation });
		return success({ generation: contents.generation });
	}

	async #changed(
		session: OpenSession,
		currentKey: Uint8Array,
		nextKey: Uint8Array
	): Promise<Result<void, UnlockFailure | SaveFailure>> {
		const found = await this.#stored(session);
		if (!found.ok) return found;
		const { findings, current, stored } = found.value;
		const context = contextOf(current, session.slot);
		const opened = dataKeyOf(context, slotBytes(current, session.slot), currentKey);
		if (opened === null) return failed('wrong-code');
		wipe(opened);
		const sealed = sealedAnew(context, nextKey, stored, current.slotSize, this.#parts.random);
		if (sealed === null) return failed('storage-full');
		const grown = grownTo(current, sealed.bytes.length, this.#parts.random);
		const next = nextInSequence(withSlot(grown, session.slot, sealed.bytes));
		const written = await writeNext(this.#parts.keepers, findings, next, 'every-place');
		if (!written.ok) return written;
		wipe(session.dataKey);
		session.dataKey = sealed.dataKey;
		// Where another tab had saved, this session must still learn of it at its next save.
		if (sameBytes(stored.seal, session.seal)) session.seal = sealOf(sealed.bytes);
		return success(undefined);
	}

	/** This session's slot as it is stored now. A vault that is gone, made anew or under another code locks the session. */
	async #stored(session: OpenSession): Promise<
		Result<{ readonly findings: Findings; readonly current: Container; readonly stored: OpenedSlot }, SaveFailure>
	> {
		const findings = await this.#examine();
		if (!findings.ok) return findings;
		const current = currentOf(findings.value);
		if (!current.ok) return current.failure === 'damaged' ? failed('damaged') : this.#locked();
		const slot = current.value.slots[session.slot];
		const context = contextOf(current.value, session.slot);
		const stored = openedSlot(context, slotBytes(current.value, session.slot), session.dataKey);
		if (stored.ok) return success({ findings: findings.value, current: current.value, stored: stored.value });
		return stored.failure === 'damaged' && !slot?.whole ? failed('damaged') : this.#locked();
	}

	async #erased(): Promise<Result<void, StorageFailure>> {
		const { primary, mirror, former } = this.#parts.keepers;
		let outcome: Result<void, StorageFailure> = success(undefined);
		for (const store of [primary, mirror, former]) {
			const wiped = await store?.wipe();
			if (wiped?.ok === false) outcome = wiped;
		}
		return outcome;
	}

	#begin(container: Container, found: Pick<OpenSession, 'slot' | 'dataKey'>, seal: Uint8Array, generation: number): void {
		this.#forget();
		const { salt, cost } = container;
		this.#session = { container: { salt, cost }, slot: found.slot, dataKey: found.dataKey, seal, generation };
	}

	#locked(): Result<never, 'locked'> {
		this.#forget();
		return failed('locked');
	}

	#forget(): void {
		if (this.#session !== null) wipe(this.#session.dataKey);
		this.#session = null;
	}
}

function currentOf(findings: Findings): Result<Container, 'no-vault' | 'newer-version' | 'damaged'> {
	if (findings.current !== null) return success(findings.current);
	if (findings.presence === 'none') return failed('no-vault');
	return failed(findings.presence === 'newer-version' ? 'newer-version' : 'damaged');
}
