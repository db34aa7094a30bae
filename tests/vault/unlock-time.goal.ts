/** How long a code takes to open ten years of diary on a phone of the lowest class. */
import { join } from 'node:path';
import { run } from '../bench/unlock.bench-task';
import type { GoalOutcome } from './goal';
import { browserGoal, inBrowser, progress, type BrowserGoalOptions } from './real-browser';
import { expectSuccess, VaultPage } from './vault-page';

const LIMIT_SECONDS = 1.8;
const THROTTLE = 24;
/** Other work on the machine only ever makes it slower, so the best of so many counts. */
const ROUNDS = 5;

export const goal = browserGoal(async (options) => [await onMainThread(options), await inWorker(options)]);

/** The throttle of the browser does not reach workers, so the key is derived on the page's own thread. */
async function onMainThread({ full }: BrowserGoalOptions): Promise<GoalOutcome> {
	let best = Infinity;
	let rounds = 0;
	// The short form is content with the first round that is within the limit.
	while (rounds < ROUNDS && (full || best > LIMIT_SECONDS)) {
		const measures = await run();
		const total = measures.find(({ name }) => name.startsWith('unlock,') && name.includes(`${THROTTLE}×`));
		if (total === undefined) throw new Error('the unlock was not measured at this throttle');
		best = Math.min(best, total.value);
		rounds += 1;
		if (full) progress(`G22: ${total.value.toFixed(2)} s`);
	}
	return outcome(`derived on the page's thread at ${THROTTLE}×`, best, `best of ${rounds} rounds, each the median of 3`);
}

/** The vault's worker as it is, at the cost that set-up chose for this machine. */
async function inWorker(options: BrowserGoalOptions): Promise<GoalOutcome> {
	const times = await inBrowser(join(options.scratch, 'profile'), async (page) => {
		const vault = await VaultPage.open(page, options);
		expectSuccess(await vault.create(tenYears()), 'create');
		const times: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			await vault.lock();
			await vault.prepare();
			const before = performance.now();
			expectSuccess(await vault.unlock(), 'unlock');
			times.push((performance.now() - before) / 1_000);
		}
		return times;
	});
	return outcome('by the worker, unthrottled, at the cost chosen at set-up', Math.min(...times), `best of ${ROUNDS}`);
}

/** As much text as ten years of daily entries. */
function tenYears(): string {
	const days = Array.from({ length: 3_650 }, (_, day) => [day, { symptoms: day % 29 < 3 ? ['cramps'] : [], note: `day ${day}` }]);
	return JSON.stringify(Object.fromEntries(days));
}

function outcome(how: string, seconds: number, statement: string): GoalOutcome {
	return {
		goal: 'G22',
		title: `the diary opens in at most ${LIMIT_SECONDS} s`,
		figure: `${seconds.toFixed(2)} s ${how} (${statement})`,
		passed: seconds <= LIMIT_SECONDS
	};
}
