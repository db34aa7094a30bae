/** A whole session asks nothing of another origin, and opening the stored app again asks nothing at all. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as girl from './girl';
import type { GoalOutcome } from './goal';
import { browserGoal, inBrowser, type BrowserGoalOptions } from './real-browser';
import { CODE } from './vault-page';

export const goal = browserGoal(async (options) => {
	const profile = join(options.scratch, 'profile');
	const proxy = await countingProxy();
	// The app's own host goes past the proxy: whatever reaches it was meant for somebody else.
	const args = [`--proxy-server=${proxy.address}`];
	const own = await session(profile, options, args);
	const elsewhere = proxy.asked();
	const repeats = options.full ? 5 : 1;
	const before = options.requests.length;
	for (let round = 0; round < repeats; round += 1) await openAgain(profile, options, args);
	const onReopening = options.requests.slice(before);
	await options.close();
	await openAgain(profile, options, args);
	const elsewhereLater = proxy.asked().slice(elsewhere.length);
	const isHeard = await controlOf(join(options.scratch, 'control'), args, proxy.asked);
	proxy.close();
	return [toOthers(own, [...elsewhere, ...elsewhereLater], isHeard), onOpening(onReopening, options.requests.length, repeats)];
});

/** Whom Chromium asks by itself, with no page open; it asks even where its switches say that it should not. */
const BROWSERS_OWN = ['accounts.google.com', 'clients2.google.com', 'update.googleapis.com'];
/** Whom Chromium asks, wherever a page shows a field of text, what kind of field it may be. No page can forbid it. */
const ABOUT_FIELDS = 'content-autofill.googleapis.com';

/** From the first visit to a stored app; gives the addresses that its pages and workers asked for. */
async function session(profile: string, { address, scratch }: BrowserGoalOptions, args: readonly string[]): Promise<readonly string[]> {
	const asked: string[] = [];
	const backup = join(scratch, 'backup');
	await inBrowser(
		profile,
		async (page, browser) => {
			browser.context.on('request', (request) => asked.push(request.url()));
			await girl.setUp(page, address, CODE, girl.daysAgo(12));
			await girl.logDay(page, girl.daysAgo(2), { flow: 'medium', symptom: 'cramps', note: 'a lemon tree' });
			await girl.visitLayers(page);
			const words = await girl.changeLock(page, girl.codeLock(CODE), 'words');
			await girl.makeRecoveryCode(page, words);
			await girl.bringBackup(page, backup, await girl.makeBackup(page, backup));
			await girl.changeLock(page, words, 'code', CODE);
			await girl.changeLanguage(page, 'es');
			await girl.storedForOffline(page);
			await girl.reload(page);
			await girl.unlock(page, CODE, 'es');
		},
		{ args }
	);
	return asked;
}

/** The browser is started anew, and the app opened and unlocked. */
function openAgain(profile: string, { address }: BrowserGoalOptions, args: readonly string[]): Promise<void> {
	return inBrowser(
		profile,
		async (page) => {
			await girl.open(page, address, 'es');
			await girl.unlock(page, CODE, 'es');
		},
		{ args }
	);
}

/** Whether the recorder hears of a request to another host. */
function controlOf(profile: string, args: readonly string[], asked: () => readonly string[]): Promise<boolean> {
	const before = asked().length;
	return inBrowser(
		profile,
		async (page) => {
			await page.goto('http://another.example/').catch(() => undefined);
			return asked().length > before;
		},
		{ args }
	);
}

function toOthers(own: readonly string[], elsewhere: readonly string[], isHeard: boolean): GoalOutcome {
	const hosts = new Set(own.filter((url) => /^https?:/.test(url)).map((url) => new URL(url).host));
	const others = elsewhere.map(hostOf).filter((host) => !BROWSERS_OWN.includes(host));
	const strangers = others.filter((host) => host !== ABOUT_FIELDS);
	return {
		goal: 'G8',
		title: 'a whole session asks nothing of another origin',
		figure:
			`${own.length} requests of the app to ${hosts.size} host, ${strangers.length} at the proxy for others` +
			`${strangers.length > 0 ? ` (${[...new Set(strangers)].join(', ')})` : ''}; Chromium itself asked ${ABOUT_FIELDS} ` +
			`${others.length - strangers.length} times about fields of text, and other services of its own ` +
			`${elsewhere.length - others.length} times${isHeard ? '' : '; the proxy is deaf'}`,
		passed: own.length > 5 && hosts.size === 1 && strangers.length === 0 && isHeard
	};
}

function onOpening(asked: readonly string[], atFirst: number, repeats: number): GoalOutcome {
	return {
		goal: 'G8',
		title: 'opening the stored app again asks nothing of any host',
		figure:
			`${asked.length} of ${atFirst} requests at the host on opening ${repeats} times${asked.length > 0 ? ` (${[...new Set(asked)].slice(0, 3).join(', ')})` : ''}; ` +
			'opened and unlocked with the host gone too',
		passed: asked.length === 0 && atFirst > 5
	};
}

/** The host of a plain request, or of one that asks for a tunnel. */
function hostOf(asked: string): string {
	return asked.includes('://') ? new URL(asked).hostname : asked.replace(/:\d+$/, '');
}

async function countingProxy() {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.end();
	});
	server.on('connect', (request, socket) => {
		asked.push(request.url ?? '');
		socket.end();
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const close = () => {
		server.close();
		server.closeAllConnections();
	};
	return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => [...asked], close };
}
