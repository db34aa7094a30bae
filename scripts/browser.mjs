/** The browser that tests and measurements drive: one on the machine first, else Playwright's own. Plain Node. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const applications = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** Chromium on this machine (`CHROME_PATH` first), or undefined. @returns {string | undefined} */
export function findBrowser() {
	const named = process.env.CHROME_PATH;
	if (named !== undefined && named !== '') {
		if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which is not there`);
		return named;
	}
	const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
	const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	return [...candidates, ...applications].find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** What headless Chromium needs in a container, and what keeps it from asking the network anything of its own. */
export const browserArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];
