import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
	FORGIVEN_AFTER_RUNNING_MS,
	FORGIVEN_EVERY_MS,
	afterFailure,
	afterNoTry,
	afterRunning,
	afterSuccess,
	noAttempts,
	waitAfter,
	type Attempts
} from './attempts';

function failing(times: number, from: Attempts = noAttempts): Attempts {
	return Array.from({ length: times }).reduce<Attempts>((attempts) => afterFailure(attempts), from);
}

describe('wrong tries', () => {
	it('are free five times, then cost 30 seconds, 1, 5, 15 and 60 minutes', () => {
		expect([1, 4, 5, 6, 7, 8, 9, 10, 50].map(waitAfter)).toEqual([0, 0, 30_000, 60_000, 300_000, 900_000, 3_600_000, 3_600_000, 3_600_000]);
	});

	it('are waited for only while the app runs', () => {
		const waiting = failing(5);
		expect(afterRunning(waiting, 10_000).wait).toBe(20_000);
		expect(afterRunning(waiting, 40_000).wait).toBe(0);
		expect(afterRunning(waiting, -40_000).wait).toBe(30_000);
	});

	it('are taken back where the code could not be looked at', () => {
		expect(afterNoTry(afterFailure(noAttempts))).toEqual(noAttempts);
		expect(afterNoTry(afterFailure(failing(3)))).toEqual(failing(3));
	});

	const used = (attempts: Attempts) => afterRunning(attempts, FORGIVEN_AFTER_RUNNING_MS);

	it('are forgiven by opening a diary, but only twice a day', () => {
		const noon = 1_800_000_000_000;
		const opened = afterSuccess(failing(4), noon);
		expect(opened).toMatchObject({ failures: 0, inARow: 0, wait: 0, forgivenAt: noon });
		const soonAfter = afterSuccess(failing(4, used(opened)), noon + 60_000);
		expect(soonAfter).toMatchObject({ failures: 3, inARow: 0 });
		expect(afterSuccess(failing(1, soonAfter), noon + FORGIVEN_EVERY_MS).failures).toBe(0);
	});

	it('are not forgiven sooner by a clock that was set back, and not kept for ever either', () => {
		const noon = 1_800_000_000_000;
		const opened = afterSuccess(failing(1), noon);
		const setBack = afterSuccess(failing(4, used(opened)), noon - 86_400_000);
		expect(setBack).toMatchObject({ failures: 3, forgivenAt: noon - 86_400_000 });
		expect(afterSuccess(failing(1, setBack), noon - 86_400_000 + FORGIVEN_EVERY_MS).failures).toBe(0);
	});

	it('are not forgiven by a clock that was set forward while the app hardly ran', () => {
		const noon = 1_800_000_000_000;
		const opened = afterSuccess(failing(4), noon);
		const setForward = afterSuccess(failing(4, afterRunning(opened, FORGIVEN_AFTER_RUNNING_MS - 1)), noon + 86_400_000);
		expect(setForward.failures).toBe(3);
		expect(afterSuccess(failing(1, afterRunning(setForward, 1)), noon + 86_400_000).failures).toBe(0);
	});

	it('of somebody who opens her own diary between guesses still run into the waits', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 10, maxLength: 40 }), (guesses) => {
				let attempts = { ...noAttempts, forgivenAt: 1 };
				for (const count of guesses) attempts = afterSuccess(failing(count, attempts), 2);
				expect(attempts.failures).toBe(guesses.reduce((sum, count) => sum + count - 1, 0));
			})
		);
	});
});
