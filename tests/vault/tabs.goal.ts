/** Two pages change the diary at once: every change of both is there afterwards. */
import { join } from 'node:path';
import { browserGoal, inBrowser } from './real-browser';
import { expectSuccess, VaultPage } from './vault-page';

export const goal = browserGoal(async (options) => {
	const changes = options.full ? 100 : 20;
	const names = ['a', 'b'].map((page) => Array.from({ length: changes }, (_, index) => `${page}${index}`));
	const { kept, conflicts } = await inBrowser(join(options.scratch, 'profile'), async (first, browser) => {
		const left = await VaultPage.open(first, options);
		const right = await VaultPage.open(await browser.context.newPage(), options);
		expectSuccess(await left.create(''), 'create');
		await left.lock();
		const opened = [expectSuccess(await left.unlock(), 'unlock'), expectSuccess(await right.unlock(), 'unlock')];
		const overtaken = await Promise.all([left.addLines(opened[0]!, names[0]!), right.addLines(opened[1]!, names[1]!)]);
		await left.lock();
		const { contents } = expectSuccess(await left.unlock(), 'unlock again');
		return { kept: contents.split('\n').filter((line) => line !== ''), conflicts: overtaken[0]! + overtaken[1]! };
	});
	const wanted = names.flat();
	const isComplete = kept.length === wanted.length && wanted.every((name) => kept.includes(name));
	const there = wanted.filter((name) => kept.includes(name)).length;
	return [
		{
			goal: 'G7',
			title: 'two tabs that write at once lose nothing of each other',
			figure: `2 × ${changes} changes, ${there} of ${wanted.length} there, ${conflicts} times one tab was told of the other's`,
			// Without a single meeting nothing was tried.
			passed: isComplete && conflicts > 0
		}
	];
});
