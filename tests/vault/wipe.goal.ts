/** Everything is erased without a network: no file of the profile holds anything of the vault afterwards. */
import { join } from 'node:path';
import * as girl from './girl';
import { bytesNeedle, search, textNeedle, whereabouts, type Needle } from './profile-search';
import { browserGoal, inBrowser } from './real-browser';
import { codeBoxOf, MAGIC, saltOf, samplesOf, storedVaults } from './stored-vault';
import { CODE } from './vault-page';

const NOTES = ['qzvhfkxwpjmd', 'xjkwqpzvbnth', 'vwkzjqhxgfpm'];

export const goal = browserGoal(async (options) => {
	const profile = join(options.scratch, 'profile');
	const days = options.full ? 20 : NOTES.length;
	await inBrowser(profile, async (page) => {
		await girl.setUp(page, options.address, CODE, girl.daysAgo(40));
		for (let day = 1; day <= days; day += 1) await girl.logDay(page, girl.daysAgo(day), { flow: 'medium', note: NOTES[day % NOTES.length]! });
		await girl.storedForOffline(page);
	});
	const needles = [...sealedNeedles(profile), ...[...NOTES, CODE, girl.daysAgo(1), girl.daysAgo(40)].map(textNeedle)];
	const before = search(profile, needles);
	await options.close();
	const isEmpty = await inBrowser(profile, async (page) => {
		await girl.open(page, options.address);
		await girl.unlock(page, CODE);
		await girl.eraseEverything(page);
		await girl.reload(page);
		return (await girl.firstScreen(page)) === 'welcome';
	});
	const after = search(profile, needles);
	return [
		{
			goal: 'G13',
			title: 'erasing everything, offline, leaves nothing of the vault',
			figure: `${before.hits.length} → ${after.hits.length} hits of ${needles.length} needles (${days} days logged)${whereabouts(after)}`,
			passed: isEmpty && before.hits.length >= 10 && after.hits.length === 0
		}
	];
});

/** What tells a vault's bytes from any others, as they lie in any copy. */
function sealedNeedles(profile: string): readonly Needle[] {
	const copies = storedVaults(profile).map(({ bytes }) => bytes);
	return [
		{ name: 'beginning of a vault', forms: [Buffer.from(MAGIC)] },
		...copies.flatMap((vault, copy) => [
			bytesNeedle(`salt in copy ${copy}`, saltOf(vault)),
			bytesNeedle(`code box in copy ${copy}`, codeBoxOf(vault)),
			...samplesOf(vault).map((sample, slot) => bytesNeedle(`slot ${slot} in copy ${copy}`, sample))
		])
	];
}
