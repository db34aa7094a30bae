/** The browser is killed at random moments while it saves: whatever was acknowledged is there afterwards. */
import { join } from 'node:path';
import type { Result } from '../../src/lib/core/result';
import type { OpenedVault } from '../../src/lib/storage/vault-types';
import { grouped, Tally } from './goal';
import { browserGoal, progress, RealBrowser } from './real-browser';
import { seededDice } from './seeded';
import { numberOf, VaultPage, vaultText, type Acknowledgement } from './vault-page';

const EXTENT = { short: { kills: 3, saves: 60 }, full: { kills: 52, saves: 5_200 } };

export const goal = browserGoal(async (options) => {
	const { kills, saves } = EXTENT[options.full ? 'full' : 'short'];
	const started = Date.now();
	const profile = join(options.scratch, 'profile');
	const dice = seededDice('moments of a kill');
	const tally = new Tally();
	let notices = 0;
	let acknowledged = 0;
	// Every round opens what the kill before it left; the last one only looks.
	for (let round = 0; round <= kills; round += 1) {
		const browser = await RealBrowser.launch(profile);
		const vault = await VaultPage.open(await browser.page(), options);
		const opened = await (round === 0 ? vault.create(vaultText(0)) : vault.unlock());
		const found = opened.ok ? numberOf(opened.value.contents) : null;
		if (round > 0) tally.note(verdict(round, acknowledged, found, opened));
		if (opened.ok && opened.value.notices.includes('mended-from-copy')) notices += 1;
		if (!opened.ok || found === null || round === kills) {
			await browser.kill();
			if (round < kills) break;
			continue;
		}
		const heard = await savedUntilEnough(vault, found, Math.ceil((saves * (round + 1)) / kills), opened.value.generation);
		// Over three times the length of a save, so that every step of one is hit.
		await new Promise((done) => setTimeout(done, dice.below(120)));
		await browser.kill();
		acknowledged = heard();
		if (options.full && round % 4 === 3) progress(`G3: ${round + 1} kills, ${acknowledged} saves, ${seconds(started)} s`);
	}
	return [
		{
			goal: 'G3',
			title: 'no save is lost when the browser is killed',
			figure: `${tally.figure('kills')} over ${grouped(acknowledged)} acknowledged saves, ${notices} times told of a mended copy`,
			passed: tally.passed && tally.trials === kills && acknowledged >= saves
		}
	];
});

/** What was found after a kill must be the last save that was heard of, whole, or one that was on its way. */
function verdict(kill: number, acknowledged: number, found: number | null, opened: Result<OpenedVault, string>): string | null {
	if (found !== null && found >= acknowledged) return null;
	return `after kill ${kill}: acknowledged ${acknowledged}, found ${found ?? (opened.ok ? 'a torn text' : opened.failure)}`;
}

/** Saves on and on; settles when this many are acknowledged, with a way to ask how many are by now. */
function savedUntilEnough(vault: VaultPage, last: number, enough: number, generation: number): Promise<() => number> {
	let heard = last;
	return new Promise((reached, reject) => {
		const hear = ([number]: Acknowledgement) => {
			heard = Math.max(heard, number);
			if (heard >= enough) reached(() => heard);
		};
		const saving = vault.onAcknowledged(hear).then(() => vault.saveOn(last + 1, Infinity, generation));
		// It ends by the kill alone; one that ends before is a failure of the vault.
		saving.then((ended) => reject(new Error(`saving stopped: ${JSON.stringify(ended)}`)), reject);
	});
}

function seconds(started: number): number {
	return Math.round((Date.now() - started) / 1_000);
}
