import {
	TRIES_BEFORE_WIPE,
	afterFailure,
	afterNoTry,
	afterRunning,
	afterSuccess,
	noAttempts,
	type Attempts
} from '../core/lock/attempts';
import type { SharedRecord } from './shared-record';

/** What is stored: the count, and which worker last counted waiting time. */
export interface AttemptRecord extends Attempts {
	readonly timekeeper: string;
}

/** What the guard is made of. */
export interface AttemptGuardParts {
	readonly record: SharedRecord<AttemptRecord>;
	/** Milliseconds of a clock that never runs backwards and knows nothing of the calendar. */
	readonly now: () => number;
	/** Milliseconds of the phone's clock. */
	readonly wallNow: () => number;
	/** Names this worker among others. */
	readonly name: string;
}

/**
 * Counts wrong tries on this phone and makes the next one wait. A try is written down before the code is looked at.
 * Waiting counts only while a worker runs and by its own clock, and another worker begins by crediting nothing, so that
 * neither the phone's clock nor many windows shorten it. Where the record cannot be kept, this worker's memory counts.
 */
export class AttemptGuard {
	readonly #parts: AttemptGuardParts;
	#last: AttemptRecord | null = null;
	#mark: number;

	constructor(parts: AttemptGuardParts) {
		this.#parts = parts;
		this.#mark = parts.now();
	}

	/** The count as it is now, after the waiting that is over. */
	async current(): Promise<Attempts> {
		return (await this.#change((attempts) => attempts)) ?? noAttempts;
	}

	/** Writes a try down; false, and nothing is written, while there is still to wait. */
	async begin(): Promise<boolean> {
		let mayTry = false;
		await this.#change((attempts) => {
			mayTry = attempts.wait === 0;
			return mayTry ? afterFailure(attempts) : attempts;
		});
		return mayTry;
	}

	/** Nobody's code could be looked at: the try that was written down is taken back. */
	async takeBack(): Promise<void> {
		await this.#change(afterNoTry);
	}

	/** The try opened a diary. */
	async succeeded(): Promise<void> {
		await this.#change((attempts) => afterSuccess(attempts, this.#parts.wallNow()));
	}

	/** Whether the owner of the only diary asked for it to be erased now. */
	async mustWipe(): Promise<boolean> {
		const { wipes, inARow } = await this.current();
		return wipes && inARow >= TRIES_BEFORE_WIPE;
	}

	/** Turns erasing after ten wrong tries on or off. */
	async setWipes(wipes: boolean): Promise<void> {
		await this.#change((attempts) => (attempts.wipes === wipes ? attempts : { ...attempts, wipes }));
	}

	/** Forgets everything. */
	async forget(): Promise<void> {
		this.#last = null;
		await this.#parts.record.remove();
	}

	async #change(change: (attempts: Attempts) => Attempts): Promise<AttemptRecord | null> {
		const now = this.#parts.now();
		const elapsed = now - this.#mark;
		this.#mark = now;
		const next = (present: AttemptRecord | null) => this.#changed(present, elapsed, change);
		try {
			this.#last = await this.#parts.record.update(next);
		} catch {
			this.#last = next(this.#last);
		}
		return this.#last;
	}

	#changed(present: AttemptRecord | null, elapsed: number, change: (attempts: Attempts) => Attempts): AttemptRecord | null {
		const { name } = this.#parts;
		const { timekeeper, ...attempts } = present ?? { ...noAttempts, timekeeper: name };
		const now = timekeeper === name ? afterRunning(attempts, elapsed) : attempts;
		const changed = change(now);
		if (present === null && changed === now) return null;
		const isSame = changed === now && now.wait === attempts.wait && now.ran === attempts.ran && timekeeper === name;
		return present !== null && isSame ? present : { ...changed, timekeeper: name };
	}
}
