/** What a phone remembers about wrong tries, readable without any key. */
export interface Attempts {
	/** Wrong tries that still count. */
	readonly failures: number;
	/** Wrong tries since somebody last opened a diary. */
	readonly inARow: number;
	/** Milliseconds left to wait, counted only while the app runs: no change of the clock shortens it. */
	readonly wait: number;
	/** When tries were last forgiven, in milliseconds of the phone's clock; 0 for never. */
	readonly forgivenAt: number;
	/** Milliseconds that the app ran since then, up to as many as are needed to be forgiven again. */
	readonly ran: number;
	/** Whether ten wrong tries in a row erase the one diary on this phone. */
	readonly wipes: boolean;
}

/** Tries before the first wait. */
export const FREE_TRIES = 5;

/** Wrong tries in a row after which a phone that was told to do so erases its only diary. */
export const TRIES_BEFORE_WIPE = 10;

const MINUTE = 60_000;

/**
 * A girl who shares the phone cannot clear her sister's count by opening her own diary between guesses: this much time of
 * the phone's clock must lie between, and, as that clock can be set, this much time in which the app ran.
 */
export const FORGIVEN_EVERY_MS = 12 * 60 * MINUTE;
export const FORGIVEN_AFTER_RUNNING_MS = 10 * MINUTE;

const WAITS: readonly number[] = [MINUTE / 2, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

/** Before anybody has tried. */
export const noAttempts: Attempts = { failures: 0, inARow: 0, wait: 0, forgivenAt: 0, ran: FORGIVEN_AFTER_RUNNING_MS, wipes: false };

/** How long to wait after this many wrong tries, in milliseconds: 30 s after the fifth, then 1, 5, 15 and 60 min. */
export function waitAfter(failures: number): number {
	if (failures < FREE_TRIES) return 0;
	return WAITS[Math.min(failures - FREE_TRIES, WAITS.length - 1)] as number;
}

/** One more wrong try. Written down before the code is looked at, so that closing the app does not undo it. */
export function afterFailure(attempts: Attempts): Attempts {
	const failures = attempts.failures + 1;
	return { ...attempts, failures, inARow: attempts.inARow + 1, wait: waitAfter(failures) };
}

/** A try that was none, because the code could not be looked at. */
export function afterNoTry(attempts: Attempts): Attempts {
	return { ...attempts, failures: Math.max(0, attempts.failures - 1), inARow: Math.max(0, attempts.inARow - 1), wait: 0 };
}

/** The try that was counted beforehand opened a diary. Earlier ones are forgiven at most twice a day of use. */
export function afterSuccess(attempts: Attempts, now: number): Attempts {
	const before = { ...afterNoTry(attempts), inARow: 0 };
	if (attempts.forgivenAt > now) return { ...before, forgivenAt: now };
	const isDue = now - attempts.forgivenAt >= FORGIVEN_EVERY_MS && attempts.ran >= FORGIVEN_AFTER_RUNNING_MS;
	return isDue ? { ...before, failures: 0, forgivenAt: now, ran: 0 } : before;
}

/** `elapsed` milliseconds, while the app ran, are over. */
export function afterRunning(attempts: Attempts, elapsed: number): Attempts {
	const passed = Math.max(0, elapsed);
	return {
		...attempts,
		wait: Math.max(0, attempts.wait - passed),
		ran: Math.min(FORGIVEN_AFTER_RUNNING_MS, attempts.ran + passed)
	};
}
