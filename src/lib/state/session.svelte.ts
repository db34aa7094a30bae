import type { Diary } from '$lib/core/diary/diary';
import { failed, success, type Result } from '$lib/core/result';
import { writePreference } from '$lib/storage/device-preferences';
import { askToKeep } from '$lib/storage/durability';
import { eraseEverything, pageStores } from '$lib/storage/erase';
import type {
	BackupFailure,
	CreateFailure,
	JoinFailure,
	LockChangeFailure,
	LockState,
	OpenedVault,
	SaveFailure,
	StorageFailure,
	UnlockFailure,
	VaultClient,
	VaultNotice
} from '$lib/storage/vault-types';
import type { Clock } from './clock.svelte';
import type { DiaryState } from './diary-state.svelte';

export type SessionStatus = 'starting' | 'new' | 'locked' | 'unlocked' | 'damaged' | 'newer-version' | 'refused';

/** Seconds out of sight after which a diary is locked where its owner chose nothing. */
const LOCK_AFTER = 30;

/** Seconds out of sight that a file picker, a camera question or printing may take. */
const DIALOG_TAKES = 120;

/** Milliseconds before the code that opens a diary is made quick, and between its steps. */
const WARM_UP_AFTER = 100;
const WARM_UP_PAUSE = 20;

const lockedOut: LockState = { wait: 0, wipes: false, hasRoom: false, isAlone: true };

/** What the session lends itself from the browser; handed in by tests. */
export interface SessionParts {
	/** Asks the browser not to clear what is stored; answers whether it promised. */
	readonly keep: () => Promise<boolean>;
	/** Milliseconds of the phone's clock, and of one that never runs backwards. */
	readonly clocks: readonly [() => number, () => number];
}

const browserParts: SessionParts = { keep: () => askToKeep(), clocks: [() => Date.now(), () => performance.now()] };

/** Lock and key: whether a diary is here, whether it is open, and how it is closed. */
export class Session {
	#vault: VaultClient;
	#clock: Clock;
	#parts: SessionParts;
	#hiddenAt: readonly number[] | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#dialogIsOpen = false;
	#recoveredWith: string | null = null;

	status = $state<SessionStatus>('starting');
	diary = $state.raw<DiaryState | null>(null);
	notices = $state.raw<readonly VaultNotice[]>([]);
	/** What the lock screen may know without a key. */
	lockState = $state.raw<LockState>(lockedOut);
	/** Covered because the window lost the eye: nothing of hers may stand in a picture of the open apps. */
	veiled = $state(false);
	/** Opened by the recovery code: a new lock is due before anything else. */
	needsNewLock = $state(false);
	/** Whether the browser promised to keep what is stored; null before it was asked. */
	kept = $state<boolean | null>(null);

	constructor(vault: VaultClient, clock: Clock, parts: SessionParts = browserParts) {
		this.#vault = vault;
		this.#clock = clock;
		this.#parts = parts;
	}

	/** Looks what lies on this phone. */
	async start(): Promise<void> {
		const presence = await this.#vault.presence();
		if (!presence.ok) this.status = 'refused';
		else this.status = ({ none: 'new', present: 'locked', damaged: 'damaged', 'newer-version': 'newer-version' } as const)[presence.value];
		writePreference('known', this.status === 'new' ? null : 'yes');
	}

	/** Loads the key derivation, and what reads a diary, while the code is being typed. */
	prepare(): void {
		this.#vault.prepare();
		void this.#warmUp().catch(() => undefined);
	}

	// Not before the screen is drawn: typing takes seconds, and this a small part of one.
	async #warmUp(): Promise<void> {
		const [{ warmUp }] = await Promise.all([import('./warm-up'), diaryModule()]);
		const steps = warmUp(this.#clock.today);
		const next = () => void (steps.next().done || setTimeout(next, WARM_UP_PAUSE));
		setTimeout(next, WARM_UP_AFTER);
	}

	/** Asks how long there is to wait; asking is also how waiting passes. */
	async lookAtLock(): Promise<void> {
		const state = await this.#vault.lockState();
		if (state.ok) this.lockState = state.value;
	}

	/** Begins a diary: the first on this phone, or one more beside those that are here. */
	async create(secret: string, diary: Diary): Promise<Result<void, CreateFailure | JoinFailure | 'not-a-diary'>> {
		const { serialiseDiary } = await diaryModule();
		const begin = this.status === 'locked' ? this.#vault.join : this.#vault.create;
		const created = await begin(secret, serialiseDiary(diary));
		if (!created.ok) return created;
		writePreference('known', 'yes');
		return this.#enter(created.value);
	}

	async unlock(secret: string): Promise<Result<void, UnlockFailure | 'not-a-diary'>> {
		const opened = await this.#vault.unlock(secret);
		if (opened.ok) {
			this.#recoveredWith = opened.value.openedBy === 'recovery' ? secret : null;
			return this.#enter(opened.value);
		}
		if (opened.failure === 'damaged' || opened.failure === 'newer-version') this.status = opened.failure;
		if (opened.failure === 'wiped') this.#begunAnew();
		return opened;
	}

	changeLock(current: string, next: string): Promise<Result<void, LockChangeFailure>> {
		return this.#vault.changeCode(current, next);
	}

	/** The lock that takes the place of one that was forgotten. */
	async replaceLock(next: string): Promise<Result<void, LockChangeFailure>> {
		if (this.#recoveredWith === null) return failed('locked');
		const changed = await this.#vault.changeCode(this.#recoveredWith, next);
		if (changed.ok) {
			this.#recoveredWith = null;
			this.needsNewLock = false;
		}
		return changed;
	}

	setRecovery(current: string, recovery: string | null): Promise<Result<void, LockChangeFailure>> {
		return this.#vault.setRecovery(current, recovery);
	}

	/** Puts a second diary, empty but for these contents, behind the open one. */
	async addSecondDiary(secret: string, diary: Diary): Promise<Result<void, LockChangeFailure | 'no-room'>> {
		const { serialiseDiary } = await diaryModule();
		return this.#vault.addTwin(secret, serialiseDiary(diary));
	}

	async removeSecondDiary(): Promise<Result<void, SaveFailure>> {
		const removed = await this.#vault.removeTwin();
		if (removed.ok) await removeOutsideSigns();
		return removed;
	}

	async setWipes(wipes: boolean): Promise<Result<void, SaveFailure | 'not-alone'>> {
		const set = await this.#vault.setWipes(wipes);
		await this.lookAtLock();
		return set;
	}

	/** A backup file of a diary, sealed with words of its own. */
	async sealBackup(diary: Diary, secret: string): Promise<Result<Uint8Array, StorageFailure>> {
		const [{ serialiseDiary }, { forBackup }] = await Promise.all([diaryModule(), import('$lib/core/archive/merge-diary')]);
		return this.#vault.sealBackup(serialiseDiary(forBackup(diary)), secret);
	}

	/** The diary in a backup file; nothing is stored. */
	async openBackup(bytes: Uint8Array, secret: string): Promise<Result<Diary, BackupFailure | StorageFailure | 'not-a-diary'>> {
		const opened = await this.#vault.openBackup(bytes, secret);
		if (!opened.ok) return opened;
		const parsed = (await diaryModule()).parseDiary(opened.value);
		if (parsed.ok) return parsed;
		return failed(parsed.failure === 'newer-version' ? 'newer-version' : 'not-a-diary');
	}

	/** The sealed bytes as they lie on this phone, for somebody who can help. */
	sealedCopy(): Promise<Result<Uint8Array | null, StorageFailure>> {
		return this.#vault.sealedCopy();
	}

	/** Seals what is still being written, then drops the keys; the screen is covered at once. */
	async lock(): Promise<void> {
		const diary = this.diary;
		if (!diary) return;
		diary.settleDrafts();
		this.#close('locked');
		await diary.flush();
		await this.#vault.lock();
	}

	/** Removes the open diary and nobody else's. */
	async eraseMine(): Promise<Result<'others-remain' | 'nothing-remains', SaveFailure>> {
		const erased = await this.#vault.eraseMine();
		if (!erased.ok) return erased;
		if (erased.value === 'nothing-remains') return this.erase().then((all) => (all.ok ? erased : all));
		this.#close('locked');
		await removeOutsideSigns();
		return erased;
	}

	/** Removes everything on this phone, whoever wrote it. */
	async erase(): Promise<Result<void, StorageFailure>> {
		const erased = await eraseEverything(this.#vault, pageStores(), 'data');
		if (!erased.ok) return erased;
		this.#begunAnew();
		return success(undefined);
	}

	/** A file picker or the like is about to cover the app: give her time to come back. */
	expectDialog(): void {
		this.#dialogIsOpen = true;
	}

	/** Covers the app when it loses the eye; has it locked when it stays out of sight or comes back out of the browser's cache. */
	guard(lock: () => Promise<void>): () => void {
		const stops = [
			listen(document, 'visibilitychange', () => this.#visibilityChanged(document.visibilityState, lock)),
			listen(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && void lock()),
			listen(window, 'blur', () => (this.veiled = this.diary !== null)),
			listen(window, 'focus', () => (this.veiled = false)),
			// Some browsers tell of the blur and not of the return; whoever taps or types here is back.
			listen(window, 'pointerdown', () => (this.veiled = false)),
			listen(window, 'keydown', () => (this.veiled = false))
		];
		return () => stops.forEach((stop) => stop());
	}

	get #patience(): number {
		const chosen = this.diary?.diary.settings.lockAfter ?? LOCK_AFTER;
		return 1000 * (this.#dialogIsOpen ? Math.max(chosen, DIALOG_TAKES) : chosen);
	}

	#visibilityChanged(state: DocumentVisibilityState, lock: () => Promise<void>): void {
		clearTimeout(this.#timer);
		if (state === 'hidden') this.#hidden(lock);
		else this.#shown(lock);
	}

	#hidden(lock: () => Promise<void>): void {
		if (!this.diary) return;
		this.veiled = true;
		this.#hiddenAt = this.#parts.clocks.map((now) => now());
		this.diary.settleDrafts();
		void this.diary.flush();
		const patience = this.#patience;
		if (patience === 0) void lock();
		else this.#timer = setTimeout(() => void lock(), patience);
	}

	// Whichever clock says that more time is over counts: one may have been set back, the other may sleep with the phone.
	#shown(lock: () => Promise<void>): void {
		const away = this.#hiddenAt?.map((since, index) => Math.abs((this.#parts.clocks[index] as () => number)() - since)) ?? [];
		if (away.length > 0 && Math.max(...away) >= this.#patience) void lock();
		this.#hiddenAt = null;
		this.#dialogIsOpen = false;
		this.veiled = false;
	}

	#begunAnew(): void {
		this.#close('new');
		writePreference('known', null);
		void removeOutsideSigns();
	}

	#close(status: SessionStatus): void {
		clearTimeout(this.#timer);
		this.status = status;
		this.diary = null;
		this.notices = [];
		this.needsNewLock = false;
		this.#recoveredWith = null;
		this.veiled = false;
		this.lockState = lockedOut;
	}

	async #enter(opened: OpenedVault): Promise<Result<void, 'not-a-diary'>> {
		const { DiaryState } = await diaryModule();
		const diary = DiaryState.from(opened, this.#vault, this.#clock, () => this.#entered());
		if (!diary.ok) return diary;
		this.diary = diary.value;
		this.notices = opened.notices;
		this.needsNewLock = opened.openedBy === 'recovery';
		this.status = 'unlocked';
		return success(undefined);
	}

	// Asked at the first entry: by then there is something to keep, and browsers grant it to apps that are used.
	#entered(): void {
		if (this.kept === true) return;
		void this.#parts.keep().then((kept) => (this.kept = kept));
	}
}

function listen(target: EventTarget, type: string, listener: (event: Event) => void): () => void {
	target.addEventListener(type, listener);
	return () => target.removeEventListener(type, listener);
}

// Everything that reads a diary is loaded while the code is being typed, not with the first screen.
async function diaryModule() {
	const [{ DiaryState }, { parseDiary, serialiseDiary }] = await Promise.all([
		import('./diary-state.svelte'),
		import('$lib/core/archive/diary-document')
	]);
	return { DiaryState, parseDiary, serialiseDiary };
}

// A diary that is gone, erased or wiped, reminds of nothing. Loaded with the private app, and seldom needed before it.
async function removeOutsideSigns(): Promise<void> {
	try {
		const { cancelScheduled, showBadge } = await import('./outside-signs');
		showBadge(false);
		await cancelScheduled();
	} catch {
		// A browser without notifications or badges has none to take back.
	}
}
