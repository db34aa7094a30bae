/** Wrong codes make the next try wait; no restart and no clock shortens that. */
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { waitAfter } from '../../src/lib/core/lock/attempts';
import { AttemptGuard, type AttemptRecord } from '../../src/lib/storage/attempt-guard';
import { memoryDevice, memoryRecord } from '../../src/lib/storage/copies-in-memory';
import type { SharedRecord } from '../../src/lib/storage/shared-record';
import type { Vault } from '../../src/lib/storage/vault';
import * as girl from './girl';
import { Tally, type GoalOutcome } from './goal';
import { browserGoal, inBrowser, RealBrowser, type BrowserGoalOptions } from './real-browser';
import { CODE, expectSuccess, VaultPage } from './vault-page';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** What docs/security.md promises, written down here once more so that a change of the code is noticed. */
const FREE = 5;
const LADDER = [MINUTE / 2, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 60 * MINUTE] as const;
const SISTERS_CODE = '480673915524';
const WRONG = '518263904417';
/** What is done with the phone's clock while somebody waits, in milliseconds. */
const CLOCK_CHANGES = [0, -DAY, DAY, -3_652 * DAY, 3_652 * DAY] as const;

export const goal = browserGoal(async (options) => [
	await ladder(),
	await sister(),
	await inRealBrowser(options)
]);

/** A phone whose clocks are turned by hand, and whose app is closed and opened again. */
class HandTurnedPhone {
	readonly #record: SharedRecord<AttemptRecord> = memoryRecord<AttemptRecord>();
	readonly #device = memoryDevice();
	#monotonic = 0;
	#wall = Date.UTC(2026, 5, 1);
	#starts = 0;
	vault = this.#opened();

	#opened(): Vault {
		const beganAt = this.#monotonic;
		this.#starts += 1;
		const guard = new AttemptGuard({
			record: this.#record,
			now: () => this.#monotonic - beganAt,
			wallNow: () => this.#wall,
			name: `worker ${this.#starts}`
		});
		return this.#device.openTab({ guard });
	}

	/** The app is killed and opened again. */
	restart(): void {
		this.vault = this.#opened();
	}

	/** Time passes, with the app open. */
	pass(milliseconds: number): void {
		this.#monotonic += milliseconds;
		this.#wall += milliseconds;
	}

	/** Somebody sets the phone's clock. */
	setClock(by: number): void {
		this.#wall += by;
	}

	/** What trying a code comes to: `open`, or why not. */
	async tried(code: string): Promise<string> {
		const opened = await this.vault.unlock(code);
		return opened.ok ? 'open' : opened.failure;
	}

	async wait(): Promise<number> {
		return expectSuccess(await this.vault.lockState(), 'lock state').wait;
	}
}

async function ladder(): Promise<GoalOutcome> {
	const tally = new Tally();
	for (const change of CLOCK_CHANGES) {
		for (const restarts of [false, true]) {
			const wrong = await climbed(change, restarts);
			tally.note(wrong === null ? null : `clock ${change / DAY} days, ${restarts ? 'with' : 'without'} restarts: ${wrong}`);
		}
	}
	return {
		goal: 'G9',
		title: 'five free tries, then 30 s, 1, 5, 15 and 60 min, whatever the clock and however often it is restarted',
		figure: tally.figure('ways to go through all the waits'),
		passed: tally.passed
	};
}

/** Goes through every wait; what was wrong on the way, or null. */
async function climbed(change: number, restarts: boolean): Promise<string | null> {
	const phone = new HandTurnedPhone();
	expectSuccess(await phone.vault.create(CODE, 'diary'), 'create');
	await phone.vault.lock();
	for (let tries = 1; tries < FREE; tries += 1) {
		if ((await phone.tried(`${WRONG}${tries}`)) !== 'wrong-code') return `try ${tries} was not free`;
		if ((await phone.wait()) !== 0) return `a wait after ${tries} tries`;
		if (restarts) phone.restart();
	}
	for (const [step, due] of LADDER.entries()) {
		if ((await phone.tried(WRONG)) !== 'wrong-code') return `step ${step} was not tried`;
		const early = await waitedUntilEarly(phone, due, change, restarts);
		if (early !== null) return `step ${step}: ${early}`;
		phone.pass(2);
		if ((await phone.wait()) !== 0) return `step ${step}: still waiting when the time was over`;
	}
	if (waitAfter(FREE) !== LADDER[0]) return 'the first wait is another one';
	return (await phone.tried(CODE)) === 'open' ? null : 'the right code no longer opens';
}

/** Lets all but the last millisecond of a wait pass, with everything that could shorten it; what did, or null. */
async function waitedUntilEarly(phone: HandTurnedPhone, due: number, change: number, restarts: boolean): Promise<string | null> {
	const parts = 10;
	let left = due - 1;
	for (let part = 0; part < parts; part += 1) {
		phone.setClock(change);
		if (restarts) phone.restart();
		if ((await phone.wait()) === 0 || (await phone.tried(CODE)) !== 'wait') return `over after ${due - 1 - left} of ${due} ms`;
		const passing = part === parts - 1 ? left : Math.floor((due - 1) / parts);
		phone.pass(passing);
		left -= passing;
		// Asking is how waiting is counted.
		await phone.wait();
	}
	return (await phone.tried(CODE)) === 'wait' ? null : `over ${due - 1} of ${due} ms in`;
}

/** A girl with a diary of her own opens it between guesses at her sister's, and sets the clock as she likes. */
async function sister(): Promise<GoalOutcome> {
	const tally = new Tally();
	for (const change of CLOCK_CHANGES) {
		const phone = new HandTurnedPhone();
		expectSuccess(await phone.vault.create(CODE, 'diary'), 'create');
		expectSuccess(await phone.vault.join(SISTERS_CODE, 'hers'), 'join');
		let guesses = 0;
		for (let round = 0; round < 40 && (await phone.wait()) === 0; round += 1) {
			for (let guess = 1; guess < FREE && (await phone.wait()) === 0; guess += 1) {
				await phone.tried(`${WRONG}${round}${guess}`);
				guesses += 1;
			}
			phone.setClock(change);
			if ((await phone.wait()) === 0) await phone.tried(SISTERS_CODE);
		}
		// Once a day forgiven by right, and then the fifth brings the wait.
		tally.note(guesses <= 2 * FREE ? null : `clock set by ${change / DAY} days each time: ${guesses} guesses without a wait`);
	}
	return {
		goal: 'G9',
		title: 'opening one’s own diary between guesses, and setting the clock, buys no further tries',
		figure: tally.figure('settings of the clock'),
		passed: tally.passed
	};
}

/** Sets the clock of a page or worker back, once. */
const A_DAY_BACK = `if (!self.isSetBack) { self.isSetBack = true; const now = Date.now; Date.now = () => now() - ${DAY}; }`;

/** Through the worker and the screens: killed and started anew with the clock set back a day, the wait goes on. */
async function inRealBrowser(options: BrowserGoalOptions): Promise<GoalOutcome> {
	const profile = join(options.scratch, 'profile');
	const first = await RealBrowser.launch(profile);
	const page = await first.page();
	await girl.setUp(page, options.address, CODE, girl.daysAgo(9));
	await girl.lockNow(page);
	for (let tries = 1; tries < FREE; tries += 1) await girl.wrongCode(page, `${WRONG.slice(1)}${tries}`);
	await girl.wrongCodeThenWait(page, WRONG);
	await first.kill();
	const trouble = await inBrowser(profile, async (again) => {
		await again.addInitScript(A_DAY_BACK);
		again.on('worker', (worker) => void worker.evaluate(A_DAY_BACK));
		await girl.open(again, options.address);
		await girl.waitingShown(again).waitFor();
		if (await girl.mayType(again)) return 'the pad takes digits while there is to wait';
		const starting = again.waitForEvent('worker');
		const vault = await VaultPage.open(again, options);
		const shown = Number(await (await starting).evaluate(`${A_DAY_BACK}; Date.now()`));
		if (shown > Date.now() - DAY / 2) return 'the clock of the worker could not be set back';
		return waitedOut(vault, options.full);
	});
	return {
		goal: 'G9',
		title: 'in Chromium, killing it and setting the clock back a day does not shorten the wait',
		figure: trouble ?? `after ${FREE} wrong tries, a kill and the clock a day back: still waiting, the right code refused${options.full ? ', and open when it was over' : ''}`,
		passed: trouble === null
	};
}

/** The right code before and, where there is time for it, after the wait; what was wrong, or null. */
async function waitedOut(vault: VaultPage, toTheEnd: boolean): Promise<string | null> {
	const state = expectSuccess(await vault.lockState(), 'lock state');
	if (state.wait <= 0 || state.wait > LADDER[0]) return `${state.wait} ms to wait`;
	const early = await vault.unlock();
	if (early.ok || early.failure !== 'wait') return 'the right code was tried before the wait was over';
	if (!toTheEnd) return null;
	const began = performance.now();
	while (expectSuccess(await vault.lockState(), 'lock state').wait > 0) {
		if (performance.now() - began > 2 * LADDER[0]) return 'the wait never ended';
		await new Promise((done) => setTimeout(done, 250));
	}
	const waited = performance.now() - began;
	if (waited < state.wait - 1_000) return `over after ${waited.toFixed(0)} of ${state.wait.toFixed(0)} ms`;
	return (await vault.unlock()).ok ? null : 'the right code does not open after the wait';
}
