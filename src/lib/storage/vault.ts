import { wipe } from '../crypto/encoding';
import { failed, success, type Result } from '../core/result';
import { openBackup, sealedBackup } from './backup';
import {
	PROFILES,
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
import { contextOf, openingWith, slotBytes, slotOf } from './opening';
import { dataKeyOf, noRecoveryKey, sealedAnew, sealOf } from './slot';
import { newestFirst } from './survey';
import { currentOf, VaultAccess, type VaultParts } from './vault-access';
import { mend, writeFirst, writeNext } from './vault-copies';
import { placedAnew, VaultSession, type UnlockedSlot } from './vault-session';
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

/**
 * The vault itself: up to four diaries, each with a second one behind it, every one behind its own code, over copies
 * that mend each other. One of them is open at a time. Runs one operation at a time.
 */
export class Vault {
	readonly #parts: VaultParts;
	readonly #access: VaultAccess;
	#session: VaultSession | null = null;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(parts: VaultParts) {
		this.#parts = parts;
		this.#access = new VaultAccess(parts);
	}

	/** Compiles the key derivation and, where no vault is yet, finds out what this device can carry. */
	prepare(): Promise<void> {
		return this.#inTurn(async () => {
			await this.#parts.keys.warmUp();
			const findings = await this.#access.examined();
			if (findings.ok && findings.value.presence === 'none') await this.#access.calibratedCost();
		});
	}

	/** What lies here, without any key. */
	presence(): Promise<Result<VaultPresence, StorageFailure>> {
		return this.#inTurn(async () => {
			const findings = await this.#access.examined();
			return findings.ok ? success(findings.value.presence) : findings;
		});
	}

	/** What the lock screen may know. Asked again and again while somebody waits: that is how waiting is counted. */
	lockState(): Promise<Result<LockState, StorageFailure>> {
		return this.#inTurn(async () => {
			const { wait, wipes } = await this.#parts.guard.current();
			if (this.#access.seen === null) {
				const findings = await this.#access.examined();
				if (!findings.ok) return findings;
			}
			const { seen } = this.#access;
			const hasRoom = seen !== null && freeSlot(seen) !== null;
			return success({ wait, wipes, hasRoom, isAlone: seen === null || profileCount(seen) <= 1 });
		});
	}

	/** Makes a vault where every place was asked and every place is empty. Throws on an empty code. */
	create(code: string, contents: string): Promise<Result<OpenedVault, CreateFailure>> {
		return this.#inTurn(async () => {
			const before = await this.#access.examined();
			if (!before.ok) return before;
			if (before.value.presence !== 'none') return failed('vault-exists');
			const { keys, random, exclusively } = this.#parts;
			const container = newContainer(await this.#access.calibratedCost(), random);
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
		return this.#inTurn(() =>
			this.#access.trying(() => this.#access.withKey(code, (key, expected) => this.#joined(expected, key, contents)))
		);
	}

	/** Opens the slot whose code or recovery code this is, and mends copies that are damaged, missing or behind. */
	unlock(code: string): Promise<Result<OpenedVault, UnlockFailure>> {
		return this.#inTurn(async () => {
			if (code === '') return failed('wrong-code');
			const access = this.#access;
			const opened = await access.trying(() => access.withKey(code, (key, expected) => this.#opened(expected, key)));
			const isAlone = access.seen !== null && profileCount(access.seen) <= 1;
			if (opened.ok || opened.failure !== 'wrong-code' || !isAlone || !(await this.#parts.guard.mustWipe())) return opened;
			const erased = await this.#erased();
			return failed(erased.ok ? 'wiped' : erased.failure);
		});
	}

	/** Replaces the contents, unless somebody else did so since `basedOn`. */
	save(contents: string, basedOn: number): Promise<Result<Saved, SaveFailure | ChangedElsewhere>> {
		return this.#inSession(async (session) => session.save(contents, basedOn));
	}

	/**
	 * Seals the slot anew under another code and another data key, in every place. `current` is the code or the recovery
	 * code. Throws when `next` is empty.
	 */
	changeCode(current: string, next: string): Promise<Result<void, LockChangeFailure>> {
		return this.#inSession((session) =>
			session.changeLock(current, next, ({ current: container, stored }, currentKey, nextKey) => {
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
			session.changeLock(current, recovery, ({ current: container, stored }, currentKey, recoveryKey) => {
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
			return this.#access.trying(() => this.#twinAdded(session, code, contents));
		});
	}

	/** Fills the place of the second diary with random bytes, whether or not there is one. */
	removeTwin(): Promise<Result<void, SaveFailure>> {
		return this.#inSession(async (session): Promise<Result<void, SaveFailure>> => {
			if (session.slot >= PROFILES) return success(undefined);
			return session.rewrite<never>(({ current }) =>
				success({ next: withEmptySlot(current, session.slot + PROFILES, this.#parts.random), extent: 'every-place' })
			);
		});
	}

	/** Whether ten wrong tries in a row erase everything; only for somebody who has the phone to herself. */
	setWipes(wipes: boolean): Promise<Result<void, SaveFailure | 'not-alone'>> {
		return this.#inSession(async (session): Promise<Result<void, SaveFailure | 'not-alone'>> => {
			const ground = await this.#parts.exclusively(() => session.ground());
			if (!ground.ok) return ground;
			if (wipes && profileCount(ground.value.current) > 1) return failed('not-alone');
			await this.#parts.guard.setWipes(wipes);
			return success(undefined);
		});
	}

	/** Removes the open diary; from a profile, the second one behind it too. The last profile takes everything along. */
	eraseMine(): Promise<Result<'others-remain' | 'nothing-remains', SaveFailure>> {
		return this.#inSession(async (session): Promise<Result<'others-remain' | 'nothing-remains', SaveFailure>> => {
			const { random } = this.#parts;
			const { slot } = session;
			let remaining = 0;
			const emptied = await session.rewrite<never>(({ current }) => {
				const alone = withEmptySlot(current, slot, random);
				const next = slot < PROFILES ? withEmptySlot(alone, slot + PROFILES, random) : alone;
				remaining = profileCount(next);
				return success({ next, extent: 'every-place' });
			});
			if (!emptied.ok) return emptied;
			this.#forget();
			if (remaining > 0) return success('others-remain');
			const erased = await this.#erased();
			return erased.ok ? success('nothing-remains') : erased;
		});
	}

	/** Drops the keys, after the operations that were asked for before. */
	lock(): Promise<void> {
		return this.#inTurn(async () => {
			this.#forget();
			// The worker is about to be stopped, and the time that it ran with it.
			await this.#parts.guard.current();
		});
	}

	/** Removes every copy, and fails when one could not be removed; the others are gone even then. */
	erase(): Promise<Result<void, StorageFailure>> {
		return this.#inTurn(() => this.#erased());
	}

	/** A backup file of these contents. Throws on an empty phrase. */
	sealBackup(contents: string, phrase: string): Promise<Result<Uint8Array, 'storage-refused'>> {
		return this.#inTurn(async () => {
			const { keys, random } = this.#parts;
			const cost = this.#session?.header.cost ?? (await this.#access.calibratedCost());
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
			const findings = await this.#access.examined();
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

	#inSession<T, F>(operation: (session: VaultSession) => Promise<Result<T, F>>): Promise<Result<T, F | 'locked'>> {
		return this.#inTurn(async () => {
			if (this.#session === null) return failed('locked' as const);
			const outcome = await operation(this.#session);
			if (!outcome.ok && outcome.failure === 'locked') this.#forget();
			return outcome;
		});
	}

	async #created(container: Container, codeKey: Uint8Array, text: string): Promise<Result<OpenedVault, CreateFailure>> {
		const findings = await this.#access.examine();
		if (!findings.ok) return findings;
		if (findings.value.presence !== 'none') return failed('vault-exists');
		const contents = { text, generation: 1, recoveryKey: noRecoveryKey() };
		const sealed = sealedAnew(contextOf(container, 0), codeKey, contents, container.slotSize, this.#parts.random);
		if (sealed === null) return failed('storage-full');
		const grown = grownTo(container, sealed.bytes.length, this.#parts.random);
		const written = await writeFirst(this.#parts.keepers, withSlot(grown, 0, sealed.bytes));
		if (!written.ok) return written;
		this.#begin(container, { slot: 0, dataKey: sealed.dataKey, seal: sealOf(sealed.bytes), generation: 1 });
		return success({ contents: text, generation: 1, notices: written.value, openedBy: 'code' });
	}

	async #joined(expected: Container, key: Uint8Array, text: string): Promise<Result<OpenedVault, JoinFailure> | 'another-vault'> {
		const { keepers, random, guard } = this.#parts;
		const findings = await this.#access.examine();
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
		this.#access.seen = next;
		this.#begin(next, { slot, dataKey: sealed.dataKey, seal: sealOf(sealed.bytes), generation: 1 });
		return success({ contents: text, generation: 1, notices: [], openedBy: 'code' });
	}

	async #opened(expected: Container, codeKey: Uint8Array): Promise<Result<OpenedVault, TryFailure> | 'another-vault'> {
		const { keepers, random } = this.#parts;
		const findings = await this.#access.examine();
		if (!findings.ok) return findings;
		const current = currentOf(findings.value);
		if (!current.ok) return current;
		// Erased and made anew by another tab since.
		if (!isSameVault(current.value, expected)) return 'another-vault';
		const opening = openingWith(codeKey, findings.value, current.value, random);
		if (!opening.ok) return opening;
		const { opened, openedBy, slot, dataKey } = opening.value;
		const asFound = opening.value.current === findings.value.current ? findings.value.bytes : null;
		const notices = await mend(keepers, findings.value, asFound ?? formatContainer(opening.value.current));
		this.#begin(opening.value.current, { slot, dataKey, seal: opened.seal, generation: opened.generation });
		return success({ contents: opened.text, generation: opened.generation, notices, openedBy });
	}

	async #twinAdded(session: VaultSession, code: string, text: string): Promise<Result<void, SaveFailure | 'code-taken'>> {
		const { salt, cost } = session.header;
		const key = await this.#parts.keys.derive(code, salt, cost);
		const twin = session.slot + PROFILES;
		const added = await session.rewrite<'code-taken' | 'storage-full'>(({ current }) => {
			const taken = slotOf(current, key);
			// The twin that is there may keep its code.
			if (taken !== null && taken.slot !== twin) return failed('code-taken');
			const placed = placedAnew(current, twin, key, { text, generation: 1, recoveryKey: noRecoveryKey() }, this.#access);
			if (!placed.ok) return placed;
			wipe(placed.value.sealed.dataKey);
			return success(placed.value.rewrite);
		});
		wipe(key);
		return added;
	}

	#erased(): Promise<Result<void, StorageFailure>> {
		this.#forget();
		return this.#parts.exclusively(() => this.#access.erased());
	}

	#begin(container: Container, unlocked: UnlockedSlot): void {
		this.#forget();
		this.#session = new VaultSession(this.#access, container, unlocked);
	}

	#forget(): void {
		this.#session?.forget();
		this.#session = null;
	}
}
