/** A real Chromium with its profile on the disk, and the built app served to it. */
import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { browserArguments, findBrowser } from '../../scripts/browser.mjs';
import { startStaticServer } from '../../scripts/static-server';
import type { Goal, GoalOutcome } from './goal';

/** A build that is being served. */
export interface ServedBuild {
	/** Without a trailing slash. */
	readonly address: string;
	/** The vault's worker under that address. */
	readonly workerPath: string;
	/** Every path that was asked of the server, in order. */
	readonly requests: readonly string[];
	/** Takes the host away. */
	close(): Promise<void>;
}

/** What a goal in the browser is given. */
export interface BrowserGoalOptions extends ServedBuild {
	readonly full: boolean;
	/** A folder of this run alone, removed afterwards. */
	readonly scratch: string;
}

/** A goal that needs the built app: in `NURI_OUT`, else in `build`. */
export function browserGoal(measure: (options: BrowserGoalOptions) => Promise<readonly GoalOutcome[]>): Goal {
	return async ({ full }) => {
		const site = await servedBuild();
		const scratch = mkdtempSync(join(tmpdir(), 'nuri-vault-'));
		try {
			return await measure({ ...site, full, scratch });
		} finally {
			await site.close();
			rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
		}
	};
}

/** Serves a finished build on a free port. */
export async function servedBuild(folder = process.env.NURI_OUT ?? 'build'): Promise<ServedBuild> {
	const root = resolve(import.meta.dirname, '../..', folder);
	const workers = '_app/immutable/workers';
	const worker = existsSync(root) ? readdirSync(join(root, workers)).find((file) => file.startsWith('vault.worker-')) : undefined;
	if (worker === undefined) throw new Error(`nothing is built in ${root}: run \`npm run build\` first`);
	const requests: string[] = [];
	const server = await startStaticServer({ root, port: 0, onRequest: (path) => requests.push(path) });
	return { address: server.origin, workerPath: `/${workers}/${worker}`, requests, close: () => server.close() };
}

/** Says on the error stream how far a long measurement is. */
export function progress(text: string): void {
	process.stderr.write(`  ${text}\n`);
}

export interface LaunchOptions {
	/** Further arguments of Chromium. */
	readonly args?: readonly string[];
	/** A program and its arguments under which Chromium runs, such as a tracer. */
	readonly under?: readonly string[];
}

/** A running Chromium in a process group of its own, so that all of it can be killed at once. */
export class RealBrowser {
	readonly #process: ChildProcess;
	readonly #devtools: CDPSession;
	readonly context: BrowserContext;

	private constructor(process: ChildProcess, context: BrowserContext, devtools: CDPSession) {
		this.#process = process;
		this.context = context;
		this.#devtools = devtools;
	}

	/** Starts Chromium on a profile: a new folder, or one that it used before. */
	static async launch(profile: string, { args = [], under = [] }: LaunchOptions = {}): Promise<RealBrowser> {
		const browser = findBrowser() ?? chromium.executablePath();
		const own = [...SPARE, '--headless', '--lang=en-US', `--user-data-dir=${profile}`, '--remote-debugging-port=0'];
		const [program = browser, ...rest] = [...under, browser, ...browserArguments, ...own, ...args, 'about:blank'];
		const child = spawn(program, rest, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
		running.add(child);
		child.once('exit', () => running.delete(child));
		const connection = await chromium.connectOverCDP(await addressOf(child), { timeout: PATIENCE_MS });
		const context = connection.contexts()[0]!;
		context.setDefaultTimeout(PATIENCE_MS);
		return new RealBrowser(child, context, await connection.newBrowserCDPSession());
	}

	/** The first page, empty as the browser opened it. */
	async page(): Promise<Page> {
		const page = this.context.pages()[0] ?? (await this.context.newPage());
		await page.setViewportSize({ width: 360, height: 640 });
		return page;
	}

	/** Ends it as a person would, so that everything is written down. */
	async close(): Promise<void> {
		const ended = this.#ended();
		await this.#devtools.send('Browser.close').catch(() => undefined);
		await ended;
	}

	/** Ends every process of it at once, as the system does when memory runs out. */
	async kill(): Promise<void> {
		const ended = this.#ended();
		signal(this.#process, 'SIGKILL');
		await ended;
	}

	/** Holds every process of it still. */
	freeze(): void {
		signal(this.#process, 'SIGSTOP');
	}

	async #ended(): Promise<void> {
		if (this.#process.exitCode === null && this.#process.signalCode === null) {
			await new Promise((done) => this.#process.once('exit', done));
		}
		// Its helpers may outlive it by a moment, and would still write to the profile.
		for (let waited = 0; hasGroup(this.#process); waited += 10) {
			if (waited > 5_000) signal(this.#process, 'SIGKILL');
			await new Promise((done) => setTimeout(done, 10));
		}
	}
}

/** Runs a task in a browser that is closed afterwards, whatever happens. */
export async function inBrowser<T>(
	profile: string,
	task: (page: Page, browser: RealBrowser) => Promise<T>,
	options: LaunchOptions = {}
): Promise<T> {
	const browser = await RealBrowser.launch(profile, options);
	try {
		const result = await task(await browser.page(), browser);
		await browser.close();
		return result;
	} catch (error) {
		await browser.kill();
		throw error;
	}
}

const PATIENCE_MS = 60_000;
/** What costs time at every start or asks the network for the browser itself, and what only a trial would turn on. */
const SPARE = [
	'--disable-breakpad',
	'--disable-client-side-phishing-detection',
	'--disable-component-extensions-with-background-pages',
	'--disable-default-apps',
	'--disable-domain-reliability',
	'--disable-extensions',
	'--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate,SegmentationPlatform,SafeBrowsing',
	'--disable-field-trial-config',
	'--metrics-recording-only',
	'--no-default-browser-check',
	'--no-pings',
	'--password-store=basic'
];
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => signal(child, 'SIGKILL')));

function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let heard = '';
		const timer = setTimeout(() => reject(new Error(`Chromium did not start: ${heard}`)), PATIENCE_MS);
		child.once('error', reject);
		child.once('exit', () => reject(new Error(`Chromium ended at once: ${heard}`)));
		child.stderr?.on('data', (part: Buffer) => {
			heard = (heard + String(part)).slice(-4_000);
			const address = /DevTools listening on (ws:\S+)/.exec(heard)?.[1];
			if (address === undefined) return;
			clearTimeout(timer);
			resolve(address);
		});
	});
}

/** The group bears the number of its first process, and holds nothing but what that one started. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals | 0): boolean {
	try {
		return pid !== undefined && process.kill(-pid, name);
	} catch {
		return false;
	}
}

/** Whether a process of the group still runs; one that ended and that nobody has asked about is none. */
function hasGroup(child: ChildProcess): boolean {
	if (!signal(child, 0)) return false;
	if (!existsSync('/proc/self/stat')) return true;
	const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return numbers.some((number) => {
		const [state, , group] = statusOf(number);
		return group === String(child.pid) && state !== 'Z' && state !== 'X';
	});
}

/** State, parent and group of a process; nothing where it has just ended. */
function statusOf(number: string): readonly string[] {
	try {
		const line = readFileSync(`/proc/${number}/stat`, 'latin1');
		return line.slice(line.lastIndexOf(')') + 2).split(' ');
	} catch {
		return [];
	}
}
