import { parseDiary, serialiseDiary } from '$lib/core/archive/diary-document';
import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import { revert, type Diary, type DiaryEdit } from '$lib/core/diary/diary';
import { failed, success, type Result } from '$lib/core/result';
import type { ChangedElsewhere, OpenedVault, SaveFailure, VaultClient } from '$lib/storage/vault-types';
import { DiaryFacts } from './diary-facts.svelte';
import type { Clock } from './clock.svelte';

export type DiaryFailure = SaveFailure | 'not-a-diary';
export type Saving = 'idle' | 'saving' | 'saved' | 'failed';

/**
 * The unlocked diary. Edits are shown at once and written one save at a time; one that could not be saved stays in the
 * queue and on the screen until it is, or until the diary is locked.
 */
export class DiaryState {
	#vault: VaultClient;
	#stored = $state.raw() as Diary;
	#pending = $state.raw<readonly DiaryEdit[]>([]);
	#generation: number;
	#writing: Promise<Result<void, DiaryFailure>> | null = null;
	/** Told of every edit. */
	#onEntry: () => void = () => undefined;
	readonly #drafts = new Set<() => void>();

	saving = $state<Saving>('idle');
	failure = $state<DiaryFailure | null>(null);
	readonly facts: DiaryFacts;

	/** What she sees: the stored diary with every edit that is on its way. */
	readonly diary: Diary = $derived(this.#pending.reduce((diary, edit) => edit(diary), this.#stored));

	constructor(vault: VaultClient, clock: Clock, diary: Diary, generation: number) {
		this.#vault = vault;
		this.#stored = diary;
		this.#generation = generation;
		this.facts = new DiaryFacts(() => this.diary, clock);
	}

	/** Reads an opened vault; `not-a-diary` when its contents are not ones that this version can read. */
	static from(
		opened: OpenedVault,
		vault: VaultClient,
		clock: Clock,
		onEntry: () => void = () => undefined
	): Result<DiaryState, 'not-a-diary'> {
		const parsed = parseDiary(opened.contents);
		if (!parsed.ok) return failed('not-a-diary');
		const state = new DiaryState(vault, clock, parsed.value, opened.generation);
		state.#onEntry = onEntry;
		return success(state);
	}

	/** Applies an edit now and saves it; settles when it is safely stored or has failed. */
	edit(edit: DiaryEdit): Promise<Result<void, DiaryFailure>> {
		this.#onEntry();
		this.#pending = [...this.#pending, edit];
		return this.flush();
	}

	/** Looks after writing that is no edit yet: `settle` makes one of it before the lock falls. Returns the way to stop. */
	holdDraft(settle: () => void): () => void {
		this.#drafts.add(settle);
		return () => this.#drafts.delete(settle);
	}

	/** Turns all unfinished writing into edits, at once. */
	settleDrafts(): void {
		this.#drafts.forEach((settle) => settle());
	}

	/** An edit that puts these days back as they are at this moment. */
	undoFor(dates: readonly CalendarDate[]): DiaryEdit {
		return revert(this.diary, dates);
	}

	/** Writes what is pending; also the way to try again after a failure. */
	async flush(): Promise<Result<void, DiaryFailure>> {
		while (this.#writing) await this.#writing;
		if (this.#pending.length === 0) return this.failure ? failed(this.failure) : success(undefined);
		this.#writing = this.#write();
		const result = await this.#writing;
		return result;
	}

	async #write(): Promise<Result<void, DiaryFailure>> {
		this.saving = 'saving';
		this.failure = null;
		const result = await this.#saveBatch(this.#pending.length);
		this.saving = result.ok ? 'saved' : 'failed';
		this.failure = result.ok ? null : result.failure;
		this.#writing = null;
		return result;
	}

	async #saveBatch(size: number): Promise<Result<void, DiaryFailure>> {
		for (;;) {
			const next = this.#pending.slice(0, size).reduce((diary, edit) => edit(diary), this.#stored);
			const saved = await this.#vault.save(serialiseDiary(next), this.#generation);
			if (saved.ok) {
				this.#settle(next, saved.value.generation, size);
				return success(undefined);
			}
			if (typeof saved.failure === 'string') return failed(saved.failure);
			if (!this.#adopt(saved.failure)) return failed('not-a-diary');
		}
	}

	#settle(stored: Diary, generation: number, size: number): void {
		this.#stored = stored;
		this.#generation = generation;
		this.#pending = this.#pending.slice(size);
	}

	// Another tab has saved since: its diary becomes the ground on which our edits are applied again.
	#adopt(newer: ChangedElsewhere): boolean {
		const parsed = parseDiary(newer.contents);
		if (parsed.ok) this.#settle(parsed.value, newer.generation, 0);
		return parsed.ok;
	}
}
