/** After the code was changed, no file of the profile holds the data key as the old code had wrapped it. */
import { join } from 'node:path';
import * as girl from './girl';
import { bytesNeedle, search, whereabouts } from './profile-search';
import { browserGoal, inBrowser, RealBrowser } from './real-browser';
import { codeBoxOf, storedVaults } from './stored-vault';
import { CODE } from './vault-page';

export const goal = browserGoal(async (options) => {
	const profile = join(options.scratch, 'profile');
	const days = options.full ? 12 : 2;
	await inBrowser(profile, async (page) => {
		await girl.setUp(page, options.address, CODE, girl.daysAgo(9));
		for (let day = 0; day < days; day += 1) await girl.logDay(page, girl.daysAgo(day), { flow: 'light', note: `day ${day}` });
	});
	const copies = storedVaults(profile);
	const boxes = [...new Map(copies.map(({ bytes }) => [Buffer.from(codeBoxOf(bytes)).toString('hex'), codeBoxOf(bytes)])).values()];
	const old = boxes.map((box, index) => bytesNeedle(`old code box ${index}`, box));
	const before = search(profile, old);
	const changing = await RealBrowser.launch(profile);
	const page = await changing.page();
	await girl.open(page, options.address);
	await girl.unlock(page, CODE);
	await girl.changeCode(page, CODE, '480673915524');
	// The worst moment: nothing that the browser puts off until its end is done.
	await changing.kill();
	const afterKill = search(profile, old);
	await inBrowser(profile, async (page) => {
		await girl.open(page, options.address);
		await girl.unlock(page, '480673915524');
	});
	const after = search(profile, old);
	return [
		{
			goal: 'G12',
			title: 'a changed code leaves no key wrapped under the old one',
			figure:
				`old code box in ${before.hits.length} files before; ${afterKill.hits.length} after the change and a crash, ` +
				`${after.hits.length} of ${after.files} files after closing${whereabouts(afterKill)}${whereabouts(after)}`,
			passed: copies.length >= 2 && before.hits.length >= copies.length && afterKill.hits.length + after.hits.length === 0
		}
	];
});
