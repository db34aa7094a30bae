import type { Diary } from '$lib/core/diary/diary';
import { success, type Result } from '$lib/core/result';
import { writePreference } from '$lib/storage/device-preferences';
import { askToKeep } from '$lib/storage/durability';
import { eraseEverything, pageStores } from '$lib/storage/erase';
import type {
	CreateFailure,
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

/** Time out of sight after which the diary is locked, in milliseconds. */
const LOCK_AFTER = 30_000;

/** Lock and key: whether a diary is here, whether it is open, and how it is closed. */
export class Session {
	#vault: VaultClient;
	#clock: Clock;
	#keep: () => Promise<unknown>;
	#hiddenSince: number | null = null;

	status = $state<SessionStatus>('starting');
	diary = $state.raw<DiaryState | null>(null);
	notices = $state.raw<readonly VaultNotice[]>([]);

	/** `keep` asks the browser not to clear what is stored. */
	constructor(vault: VaultClient, clock: Clock, keep: () => Promise<unknown> = askToKeep) {
		this.#vault = vault;
		this.#clock = clock;
		this.#keep = keep;
	}

	/** Looks what lies on this phone. */
	async start(): Promise<void> {
		const presence = await this.#vault.presence();
		if (!presence.ok) this.status = 'refused';
		else this.status = ({ none: 'new', present: 'locked', damaged: 'damaged', 'newer-version': 'newer-version' } as const)[presence.value];
		writePreference('known', this.status === 'new' ? null : 'yes');
	}

	/** Loads the key derivation while the code is being typed. */
	prepare(): void {
		this.#vault.prepare();
		void diaryModule();
	}

	async create(code: string, diary: Diary): Promise<Result<void, CreateFailure | 'not-a-diary'>> {
		const { serialiseDiary } = await diaryModule();
		const created = await this.#vault.create(code, serialiseDiary(diary));
		if (!created.ok) return created;
		writePreference('known', 'yes');
		return this.#enter(created.value);
	}

	async unlock(code: string): Promise<Result<void, UnlockFailure | 'not-a-diary'>> {
		const opened = await this.#vault.unlock(code);
		if (opened.ok) return this.#enter(opened.value);
		if (opened.failure === 'damaged' || opened.failure === 'newer-version') this.status = opened.failure;
		return opened;
	}

	changeCode(current: string, next: string): Promise<Result<void, UnlockFailure | SaveFailure>> {
		return this.#vault.changeCode(current, next);
	}

	/** Seals what is still being written, then drops the keys; the screen is covered at once. */
	async lock(): Promise<void> {
		const diary = this.diary;
		if (!diary) return;
		diary.settleDrafts();
		this.status = 'locked';
		this.diary = null;
		this.notices = [];
		await diary.flush();
		await this.#vault.lock();
	}

	async erase(): Promise<Result<void, StorageFailure>> {
		const erased = await eraseEverything(this.#vault, pageStores(), 'data');
		if (!erased.ok) return erased;
		this.diary = null;
		this.status = 'new';
		return success(undefined);
	}

	/** Locks when the app has been out of sight for a while, or comes back out of the browser's cache. */
	guard(): () => void {
		const onVisibility = () => this.#visibilityChanged(document.visibilityState);
		const onShow = (event: PageTransitionEvent) => event.persisted && void this.lock();
		document.addEventListener('visibilitychange', onVisibility);
		window.addEventListener('pageshow', onShow);
		return () => {
			document.removeEventListener('visibilitychange', onVisibility);
			window.removeEventListener('pageshow', onShow);
		};
	}

	#visibilityChanged(state: DocumentVisibilityState): void {
		if (state === 'hidden') {
			this.#hiddenSince = Date.now();
			this.diary?.settleDrafts();
			void this.diary?.flush();
		} else if (this.#hiddenSince !== null) {
			if (Math.abs(Date.now() - this.#hiddenSince) >= LOCK_AFTER) void this.lock();
			this.#hiddenSince = null;
		}
	}

	async #enter(opened: OpenedVault): Promise<Result<void, 'not-a-diary'>> {
		const { DiaryState } = await diaryModule();
		const diary = DiaryState.from(opened, this.#vault, this.#clock);
		if (!diary.ok) return diary;
		this.diary = diary.value;
		this.notices = opened.notices;
		this.status = 'unlocked';
		void this.#keep();
		return success(undefined);
	}
}

// Everything that reads a diary is loaded while the code is being typed, not with the first screen.
async function diaryModule() {
	const [{ DiaryState }, { serialiseDiary }] = await Promise.all([
		import('./diary-state.svelte'),
		import('$lib/core/archive/diary-document')
	]);
	return { DiaryState, serialiseDiary };
}
