/** What the browser remembers of a session, in its history and its session files, says nothing of what was done. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as girl from './girl';
import { filesBelow, search, textNeedle, whereabouts } from './profile-search';
import { browserGoal, inBrowser } from './real-browser';
import { CODE } from './vault-page';

/** Addresses that may be remembered: the start page of a language, and the page that quick exit leads to. */
const NEUTRAL = ['/en/calm/', '/en/', '/es/', '/'];
/** Files in which Chromium keeps where somebody was. */
const REMEMBERING = /(^|\/)(History|Sessions|Session Storage|Top Sites|Visited Links|Favicons|Shortcuts|Network Action Predictor|Tabs)/;

export const goal = browserGoal(async (options) => {
	const profile = join(options.scratch, 'profile');
	const days = [girl.today, girl.daysAgo(3), girl.daysAgo(41)];
	await inBrowser(profile, async (page) => {
		await girl.setUp(page, options.address, CODE, girl.daysAgo(9));
		for (const day of days) await girl.logDay(page, day, { flow: 'light' });
		await girl.leafThrough(page);
		await girl.visitLayers(page);
		await girl.backAndForward(page);
		await girl.quickExit(page);
		await girl.open(page, options.address);
		await girl.unlock(page, CODE);
		// It ends with a day open, which is what a browser would bring back.
		await girl.openDay(page, days[1]!);
	});
	const remembering = filesBelow(profile).filter((path) => REMEMBERING.test(relative(profile, path)));
	const remembered = remembering.flatMap((path) => addressesIn(readFileSync(path), options.address));
	const others = [...new Set(remembered.filter((rest) => !isNeutral(rest, options.address)))];
	const telling = search(profile, girl.tellingTexts(days.slice(1)).map(textNeedle)).hits.filter(({ file }) => REMEMBERING.test(file));
	return [
		{
			goal: 'G17',
			title: 'history and session files hold only the neutral address and title',
			figure:
				`${remembered.length} addresses in ${remembering.length} files, ${others.length} others than ${NEUTRAL.join(' ')}, ` +
				`${telling.length} telling texts${others.length > 0 ? ` (${others.slice(0, 4).join(', ')})` : ''}${whereabouts({ files: 0, bytes: 0, hits: telling })}`,
			passed: remembered.length > 0 && others.length === 0 && telling.length === 0
		}
	];
});

/** What follows each mention of the origin, as far as it can be read; a record's next field may follow at once. */
function addressesIn(content: Buffer, address: string): readonly string[] {
	const texts = [content.toString('latin1'), content.toString('utf16le'), content.subarray(1).toString('utf16le')];
	const pattern = new RegExp(`${address}([!-~]{0,80})`, 'g');
	return texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1]!));
}

/**
 * A neutral address alone, or with the neutral title (before it is known, the address) behind it; a record's next field
 * may add a byte or two that look like text.
 */
function isNeutral(rest: string, address: string): boolean {
	const titles = ['', ...girl.neutralTitles(), ...NEUTRAL.flatMap((path) => [address + path, address.replace('http://', '') + path])];
	return ['', '/icon.svg', ...NEUTRAL].some((path) => titles.some((title) => rest.startsWith(path + title) && rest.length <= (path + title).length + 2));
}
