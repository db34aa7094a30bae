/** Chromium throws a damaged database away: the app opens from the mirror and says so, and never begins anew. */
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as girl from './girl';
import { Tally } from './goal';
import { filesBelow } from './profile-search';
import { browserGoal, inBrowser, type BrowserGoalOptions } from './real-browser';
import { CODE } from './vault-page';

const NOTE = 'written before the damage';
/** What happens to the database's own files. */
const DAMAGES: Readonly<Record<string, (file: (name: RegExp) => string) => void>> = {
	'a flipped bit in the log': (file) => flip(file(/\.leveldb\/\d+\.log$/)),
	'the whole database deleted': (file) => rmSync(join(file(/\.leveldb\/CURRENT$/), '..'), { recursive: true }),
	'the list of files overwritten': (file) => writeFileSync(file(/\.leveldb\/MANIFEST-\d+$/), Buffer.alloc(40, 0xa5)),
	'its first file emptied': (file) => truncateSync(file(/\.leveldb\/CURRENT$/), 0),
	'the log deleted': (file) => rmSync(file(/\.leveldb\/\d+\.log$/))
};

export const goal = browserGoal(async (options) => {
	const whole = join(options.scratch, 'whole');
	await inBrowser(whole, async (page) => {
		await girl.setUp(page, options.address, CODE, girl.daysAgo(20));
		await girl.logDay(page, girl.daysAgo(2), { flow: 'light', note: NOTE });
	});
	const tally = new Tally();
	let reported = 0;
	for (const [name, damage] of Object.entries(DAMAGES).slice(0, options.full ? undefined : 1)) {
		const profile = join(options.scratch, 'damaged');
		copyAndDamage(whole, profile, damage);
		tally.note(await appTrouble(profile, options).then((trouble) => trouble && `${name}: ${trouble}`));
		copyAndDamage(whole, profile, damage);
		if ((await lossOf(profile, options)) === 'total') reported += 1;
	}
	return [
		{
			goal: 'G26',
			title: 'a database that Chromium dropped is mended from its copy, and she is told',
			figure: `${tally.figure('ways to lose it')}, of which Chromium reported ${reported} as total loss`,
			passed: tally.passed && reported > 0
		}
	];
});

function copyAndDamage(whole: string, profile: string, damage: (file: (name: RegExp) => string) => void): void {
	rmSync(profile, { recursive: true, force: true });
	cpSync(whole, profile, { recursive: true, filter: (path) => !basename(path).startsWith('Singleton') });
	const files = filesBelow(join(profile, 'Default/IndexedDB'));
	damage((name) => {
		const found = files.find((path) => name.test(path));
		if (found === undefined) throw new Error(`no file like ${name.source} in the database`);
		return found;
	});
}

/** What was wrong with the app's way back, or null. */
function appTrouble(profile: string, { address }: BrowserGoalOptions): Promise<string | null> {
	return inBrowser(profile, async (page) => {
		await girl.open(page, address);
		const screen = await girl.firstScreen(page);
		if (screen !== 'lock') return `the first screen was ${screen}`;
		await girl.unlock(page, CODE);
		if (!(await girl.isToldOfMending(page))) return 'nothing was said of mending';
		await girl.openDay(page, girl.daysAgo(2));
		return (await girl.noteShown(page)) === NOTE ? null : 'the note is gone';
	});
}

/** What Chromium itself says when the database is opened, on a page without the app. */
function lossOf(profile: string, { address }: BrowserGoalOptions): Promise<string> {
	return inBrowser(profile, async (page) => {
		await page.goto(`${address}/build.json`);
		const said = await page.evaluate(`new Promise((resolve) => {
			const request = indexedDB.open('vault', 1);
			request.onupgradeneeded = (event) => resolve(String(event.dataLoss));
			request.onsuccess = () => resolve('intact');
			request.onerror = () => resolve('refused');
		})`);
		return String(said);
	});
}

function flip(path: string): void {
	const content = readFileSync(path);
	content[Math.floor(content.length / 2)]! ^= 1;
	writeFileSync(path, content);
}
