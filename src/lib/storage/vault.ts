import { sameBytes, wipe } from '../crypto/encoding';
import type { KdfCost, KeyDerivation } from '../crypto/key-derivation';
import type { RandomSource } from '../crypto/random';
import { failed, success, type Result } from '../core/result';
import type { AttemptGuard } from './attempt-guard';
import { openBackup, sealedBackup } from './backup';
import {
	SLOT_COUNT,
	formatContainer,
	freeSlot,
	grownTo,
	isSameVault,
	newContainer,
	nextInSequence,
	profileCount,
	withEmptySlot,
	withSlot,
	type Container
} from './container';
import type { ExclusiveLock } from './exclusive-lock';
import { contextOf, openingWith, slotBytes, slotOf } from './opening';
import { dataKeyOf, noRecoveryKey, openedSlot, resealed, sealedAnew, sealOf, type OpenedSlot, type SlotContents } from './slot';
import { newestFirst } from './survey';
import { examine, mend, writeFirst, writeNext, type Extent, type Findings, type Keepers } from './vault-copies';
import type {
	BackupFailure,
	ChangedElsewhere,
	CreateFailure,
	JoinFailure,
	LockChangeFailure,
	LockState,
	OpenedVault,
	SaveFailure,
	Saved,
	StorageFailure,
	TryFailure,
	UnlockFailure,
	VaultPresence
} from './vault-types';

/** What a vault is made of; in a browser the worker puts it together, in tests everything lives in memory. */
export interface VaultParts {
	readonly keepers: Keepers;
	readonly keys: KeyDerivation;
	readonly guard: AttemptGuard;
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

/** A session's slot as it is stored now. */
interface Ground {
	readonly findings: Findings;
	readonly current: Container;
	readonly stored: OpenedSlot;
}

/** A write of the whole vault that is ready to be stored. */
interface Rewrite {
	readonly next: Container;
	readonly extent: Extent;
}

type Counted = 'wrong-code' | 'code-taken' | 'damaged';

const PROFILES = SLOT_COUNT / 2;

/**
 * The vault itself: up to four diaries, each with a second one behind it, every one behind its own code, over copies
 * that mend each other. One of them is open at a time. Runs one operation at a time.
 */
export class Vault {
	readonly #parts: VaultParts;
	#session: OpenSession | null = null;
	#queue: Promise<unknown> = Promise.resolve();
	#cost: Promise<KdfCost> | null = null;
	/** The vault as it was last surveyed: its salt, cost and marks, never its contents, are relied on. */
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

	/** What the lock screen may know. Asked again and again while somebody waits: that is how waiting is counted. */
	lockState(): Promise<Result<LockState, StorageFailure>> {
		return this.#inTurn(async () => {
			const { wait, wipes } = await this.#parts.guard.current();
			if (this.#seen === null) {
				const findings = await this.#examined();
				if (!findings.ok) return findings;
			}
			const seen = this.#seen;
			const hasRoom = seen !== null && freeSlot(seen) !== null;
			return success({ wait, wipes, hasRoom, isAlone: seen === null || profileCount(seen) <= 1 });
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

	/**
	 * Begins one more diary, in a slot that is marked as free. A code that opens something here already is refused, and
	 * counted as a try: it has told whoever typed it somebody's code. Throws on an empty code.
	 */
	join(code: string, contents: string): Promise<Result<OpenedVault, JoinFailure>> {
		return this.#inTurn(() => this.#trying(async () => this.#withKey(code, (key, expected) => this.#joined(expected, key, contents))));
	}

	/** Opens the slot whose code or recovery code this is, and mends copies that are damaged, missing or behind. */
	unlock(code: string): Promise<Result<OpenedVault, UnlockFailure>> {
		return this.#inTurn(async () => {
			if (code === '') return failed('wrong-code');
			const opened = await this.#trying(() => this.#withKey(code, (key, expected) => this.#opened(expected, key)));
			const isAlone = this.#seen !== null && profileCount(this.#seen) <= 1;
			if (opened.ok || opened.failure !== 'wrong-code' || !isAlone || !(await this.#parts.guard.mustWipe())) return opened;
			const erased = await this.#parts.exclusively(() => this.#erased());
			return failed(erased.ok ? 'wiped' : erased.failure);
		});
	}

	/** Replaces the contents, unless somebody else did so since `basedOn`. */
	save(contents: string, basedOn: number): Promise<Result<Saved, SaveFailure | ChangedElsewhere>> {
		return this.#inSession(async (session) => {
			if (basedOn > session.generation) throw new RangeError('based on a generation that was never handed out');
			return this.#parts.exclusively(() => this.#saved(session, contents, basedOn));
		});
	}

	/**
	 * Seals the slot anew under another code and another data key, in every place. `current` is the code or the recovery
	 * code. Throws when `next` is empty.
	 */
	changeCode(current: string, next: string): Promise<Result<void, LockChangeFailure>> {
		return this.#inSession((session) =>
			this.#changing(session, current, next, ({ current: container, stored }, currentKey, nextKey) => {
				if (slotOf(container, currentKey)?.slot !== session.slot) return failed('wrong-code');
				const taken = slotOf(container, nextKey);
				if (taken !== null && taken.slot !== session.slot) return failed('code-taken');
				return success({ codeKey: nextKey, contents: stored });
			})
		);
	}

	/** Sets the recovery code, or takes it away, under the same code and another data key. */
	setRecovery(current: string, recovery: string | null): Promise<Result<void, LockChangeFailure>> {
		return this.#inSession((session) =>
			this.#changing(session, current, recovery, ({ current: container, stored }, currentKey, recoveryKey) => {
				const opened = dataKeyOf(contextOf(container, session.slot), slotBytes(container, session.slot), currentKey);
				if (opened === null) return failed('wrong-code');
				wipe(opened);
				return success({ codeKey: currentKey, contents: { ...stored, recoveryKey: recoveryKey.slice() } });
			})
		);
	}

	/** Puts a second diary behind a profile's own, in place of any that is there. Throws on an empty code. */
	addTwin(code: string, contents: string): Promise<Result<void, LockChangeFailure | 'no-room'>> {
		return this.#inSession(async (session): Promise<Result<void, LockChangeFailure | 'no-room'>> => {
			if (session.slot >= PROFILES) return failed('no-room');
			return this.#trying(async (): Promise<Result<void, SaveFailure | 'code-taken'>> => {
				const { keys, random } = this.#parts;
				const key = await keys.derive(code, session.container.salt, session.container.cost);
				const text = { text: contents, generation: 1, recoveryKey: noRecoveryKey() };
				const added = await this.#rewritten<'code-taken' | 'storage-full'>(session, ({ current }) => {
					const taken = slotOf(current, key);
					// The twin that is there may keep its code.
					if (taken !== null && taken.slot !== session.slot + PROFILES) return failed('code-taken');
					return this.#placed(current, session.slot + PROFILES, key, text, random);
				});
				wipe(key);
				return added;
			});
		});
	}

	/** Fills the place of the second diary with random bytes, whether or not there is one. */
	removeTwin(): Promise<Result<void, SaveFailure>> {
		return this.#inSession(async (session): Promise<Result<void, SaveFailure>> => {
			if (session.slot >= PROFILES) return success(undefined);
			return this.#rewritten<never>(session, ({ current }) =>
				success({ next: withEmptySlot(current, session.slot + PROFILES, this.#parts.random), extent: 'every-place' })
			);
		});
	}

	/** Whether ten wrong tries in a row erase everything; only for somebody who has the phone to herself. */
	setWipes(wipes: boolean): Promise<Result<void, SaveFailure | 'not-alone'>> {
		return this.#inSession(async (session): Promise<Result<void, SaveFailure | 'not-alone'>> => {
			const ground = await this.#parts.exclusively(() => this.#ground(session));
			if (!ground.ok) return ground;
			if (wipes && profileCount(ground.value.current) > 1) return failed('not-alone');
			await this.#parts.guard.setWipes(wipes);
			return success(undefined);
		});
	}

	/** Removes the open diary; from a profile, the second one behind it too. The last profile takes everything along. */
	eraseMine(): Promise<Result<'others-remain' | 'nothing-remains', SaveFailure>> {
		return this.#inSession<'others-remain' | 'nothing-remains', SaveFailure>(async (session) => {
			const { random, exclusively } = this.#parts;
			let remaining = 0;
			const emptied = await this.#rewritten<never>(session, ({ current }) => {
				const alone = withEmptySlot(current, session.slot, random);
				const next = session.slot < PROFILES ? withEmptySlot(alone, session.slot + PROFILES, random) : alone;
				remaining = profileCount(next);
				return success({ next, extent: 'every-place' });
			});
			if (!emptied.ok) return emptied;
			this.#forget();
			if (remaining > 0) return success('others-remain');
			const erased = await exclusively(() => this.#erased());
			return erased.ok ? success('nothing-remains') : erased;
		});
	}

	/** Drops the keys, after the operations that were asked for before. */
	lock(): Promise<void> {
		return this.#inTurn(async () => this.#forget());
	}

	/** Removes every copy, and fails when one could not be removed; the others are gone even then. */
	erase(): Promise<Result<void, StorageFailure>> {
		return this.#inTurn(() => this.#parts.exclusively(() => this.#erased()));
	}

	/** A backup file of these contents. Throws on an empty phrase. */
	sealBackup(contents: string, phrase: string): Promise<Result<Uint8Array, 'storage-refused'>> {
		return this.#inTurn(async () => {
			const { keys, random } = this.#parts;
			const cost = this.#session?.container.cost ?? (await this.#calibratedCost());
			return success(await sealedBackup(contents, phrase, keys, cost, random));
		});
	}

	/** What a backup file holds. */
	openBackup(bytes: Uint8Array, phrase: string): Promise<Result<string, BackupFailure | 'storage-refused'>> {
		return this.#inTurn(async () => {
			const opened = await openBackup(bytes, phrase, this.#parts.keys);
			return opened.ok ? success(opened.value.text) : opened;
		});
	}

	/** The newest copy that is stored, byte for byte, whether or not it can be read. */
	sealedCopy(): Promise<Result<Uint8Array | null, StorageFailure>> {
		return this.#inTurn(async () => {
			const findings = await this.#examined();
			if (!findings.ok) return findings;
			const readable = newestFirst(findings.value.copies)[0];
			const any = findings.value.copies.find((copy) => copy.bytes !== null);
			return success(readable?.bytes ?? any?.bytes ?? null);
		});
	}

	#inTurn<T>(operation: () => Promise<T>): Promise<T> {
		const outcome = this.#queue.then(operation);
		this.#queue = outcome.catch(() => undefined);
		return outcome;
	}

	#inSession<T, F>(operation: (session: OpenSession) => Promise<Result<T, F>>): Promise<Result<T, F | 'locked'>> {
		return this.#inTurn(async () => (this.#session === null ? failed('locked' as const) : operation(this.#session)));
	}

	/** Counts a try before anything is looked at, and refuses it while there is to wait. */
	async #trying<T, F extends string>(operation: () => Promise<Result<T, F>>): Promise<Result<T, F | 'wait'>> {
		const { guard } = this.#parts;
		if (!(await guard.begin())) return failed('wait');
		const outcome = await operation();
		if (outcome.ok) await guard.succeeded();
		else if (!(['wrong-code', 'code-taken', 'damaged'] satisfies Counted[] as string[]).includes(outcome.failure)) await guard.takeBack();
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

	async #looked(): Promise<Result<Container, TryFailure>> {
		const findings = await this.#examined();
		return findings.ok ? currentOf(findings.value) : findings;
	}

	/**
	 * Derives a code's key for the vault that was seen while the code was being typed, and once more where another vault
	 * lies here by now. `use` runs inside the lock.
	 */
	async #withKey<T, F>(
		code: string,
		use: (key: Uint8Array, expected: Container) => Promise<Result<T, F> | 'another-vault'>
	): Promise<Result<T, F | TryFailure>> {
		const expected = this.#seen === null ? await this.#looked() : success(this.#seen);
		if (!expected.ok) return expected;
		const outcome = await this.#used(code, expected.value, use);
		if (outcome !== 'another-vault') return outcome;
		const anew = await this.#looked();
		if (!anew.ok) return anew;
		const again = await this.#used(code, anew.value, use);
		return again === 'another-vault' ? failed('wrong-code') : again;
	}

	async #used<T>(code: string, expected: Container, use: (key: Uint8Array, expected: Container) => Promise<T>): Promise<T> {
		const { keys, exclusively } = this.#parts;
		// Outside the lock: this takes a second, and other tabs may save meanwhile.
		const key = await keys.derive(code, expected.salt, expected.cost);
		const outcome = await exclusively(() => use(key, expected));
		wipe(key);
		return outcome;
	}

	#calibratedCost(): Promise<KdfCost> {
		this.#cost ??= this.#parts.keys.calibrate();
		return this.#cost;
	}

	async #created(container: Container, codeKey: Uint8Array, text: string): Promise<Result<OpenedVault, CreateFailure>> {
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
		return success({ contents: text, generation: 1, notices: written.value, openedBy: 'code' });
	}

	async #joined(expected: Container, key: Uint8Array, text: string): Promise<Result<OpenedVault, JoinFailure> | 'another-vault'> {
		const { keepers, random, guard } = this.#parts;
		const findings = await this.#examine();
		if (!findings.ok) return findings;
		const current = currentOf(findings.value);
		if (!current.ok) return current;
		if (!isSameVault(current.value, expected)) return 'another-vault';
		const slot = freeSlot(current.value);
		if (slot === null) return failed('no-room');
		if (slotOf(current.value, key) !== null) return failed('code-taken');
		const contents = { text, generation: 1, recoveryKey: noRecoveryKey() };
		const sealed = sealedAnew(contextOf(current.value, slot), key, contents, current.value.slotSize, random);
		if (sealed === null) return failed('storage-full');
		const next = nextInSequence(withSlot(grownTo(current.value, sealed.bytes.length, random), slot, sealed.bytes));
		const written = await writeNext(keepers, findings.value, next, 'spare-place');
		if (!written.ok) return written;
		// Erasing after ten wrong tries was asked for by somebody who was alone here.
		await guard.setWipes(false);
		this.#seen = next;
		this.#begin(next, { slot, dataKey: sealed.dataKey }, sealOf(sealed.bytes), 1);
		return success({ contents: text, generation: 1, notices: [], openedBy: 'code' });
	}

	async #opened(expected: Container, codeKey: Uint8Array): Promise<Result<OpenedVault, TryFailure> | 'another-vault'> {
		const { keepers, random } = this.#parts;
		const findings = await this.#examine();
		if (!findings.ok) return findings;
		const current = currentOf(findings.value);
		if (!current.ok) return current;
		// Erased and made anew by another tab since.
		if (!isSameVault(current.value, expected)) return 'another-vault';
		const opening = openingWith(codeKey, findings.value, current.value, random);
		if (!opening.ok) return opening;
		const { opened, openedBy } = opening.value;
		const asFound = opening.value.current === findings.value.current ? findings.value.bytes : null;
		const notices = await mend(keepers, findings.value, asFound ?? formatContainer(opening.value.current));
		this.#begin(opening.value.current, opening.value, opened.seal, opened.generation);
		return success({ contents: opened.text, generation: opened.generation, notices, openedBy });
	}

	async #saved(
		session: OpenSession,
		text: string,
		basedOn: number
	): Promise<Result<Saved, SaveFailure | ChangedElsewhere>> {
		const found = await this.#ground(session);
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

	/**
	 * Changes what opens the session's slot: `change` is given the keys of both secrets and answers under which key the
	 * contents are sealed anew. A null secret has a key of zeros, which is that of no recovery code.
	 */
	#changing(
		session: OpenSession,
		current: string,
		next: string | null,
		change: (
			ground: Ground,
			currentKey: Uint8Array,
			nextKey: Uint8Array
		) => Result<{ readonly codeKey: Uint8Array; readonly contents: SlotContents }, 'wrong-code' | 'code-taken'>
	): Promise<Result<void, LockChangeFailure>> {
		if (current === '') return Promise.resolve(failed('wrong-code'));
		return this.#trying(async (): Promise<Result<void, SaveFailure | 'wrong-code' | 'code-taken'>> => {
			const { keys, random } = this.#parts;
			const { salt, cost } = session.container;
			const currentKey = await keys.derive(current, salt, cost);
			const nextKey = next === null ? noRecoveryKey() : await keys.derive(next, salt, cost);
			let sealed: ReturnType<typeof sealedAnew> = null;
			let wasOurs = false;
			const changed = await this.#rewritten<'wrong-code' | 'code-taken' | 'storage-full'>(session, (ground) => {
				const wanted = change(ground, currentKey, nextKey);
				if (!wanted.ok) return wanted;
				const context = contextOf(ground.current, session.slot);
				sealed = sealedAnew(context, wanted.value.codeKey, wanted.value.contents, ground.current.slotSize, random);
				if (sealed === null) return failed('storage-full');
				wasOurs = sameBytes(ground.stored.seal, session.seal);
				return success({ next: withSlot(grownTo(ground.current, sealed.bytes.length, random), session.slot, sealed.bytes), extent: 'every-place' });
			});
			wipe(currentKey, nextKey);
			if (changed.ok) this.#rekeyed(session, sealed, wasOurs);
			return changed;
		});
	}

	// Where another tab had saved, this session must still learn of it at its next save.
	#rekeyed(session: OpenSession, sealed: ReturnType<typeof sealedAnew>, wasOurs: boolean): void {
		if (sealed === null) return;
		wipe(session.dataKey);
		session.dataKey = sealed.dataKey;
		if (wasOurs) session.seal = sealOf(sealed.bytes);
	}

	/** One write over what is stored now, while the session still holds. */
	#rewritten<F>(session: OpenSession, change: (ground: Ground) => Result<Rewrite, F>): Promise<Result<void, F | SaveFailure>> {
		return this.#parts.exclusively(async () => {
			const ground = await this.#ground(session);
			if (!ground.ok) return ground;
			const rewrite = change(ground.value);
			if (!rewrite.ok) return rewrite;
			const next = nextInSequence(rewrite.value.next);
			const written = await writeNext(this.#parts.keepers, ground.value.findings, next, rewrite.value.extent);
			if (written.ok) this.#seen = next;
			return written;
		});
	}

	#placed(current: Container, slot: number, key: Uint8Array, contents: SlotContents, random: RandomSource): Result<Rewrite, 'storage-full'> {
		const sealed = sealedAnew(contextOf(current, slot), key, contents, current.slotSize, random);
		if (sealed === null) return failed('storage-full');
		wipe(sealed.dataKey);
		return success({ next: withSlot(grownTo(current, sealed.bytes.length, random), slot, sealed.bytes), extent: 'every-place' });
	}

	/** This session's slot as it is stored now. A vault that is gone, made anew or under another code locks the session. */
	async #ground(session: OpenSession): Promise<Result<Ground, SaveFailure>> {
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
		this.#forget();
		this.#cost = null;
		this.#seen = null;
		const { keepers, guard } = this.#parts;
		let outcome: Result<void, StorageFailure> = success(undefined);
		for (const store of [keepers.primary, keepers.mirror, keepers.former]) {
			const wiped = await store?.wipe();
			if (wiped?.ok === false) outcome = wiped;
		}
		await guard.forget().catch(() => (outcome = failed('storage-refused')));
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
