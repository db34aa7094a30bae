/**
 * `npm run bench`: what a girl's phone downloads and how long it takes, beside the budgets. A size or a count over its
 * limit fails; times depend on the machine and are only marked.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { build } from 'vite';
import { browserArguments, findBrowser } from './browser.mjs';
import { run } from './packages.mjs';
import { compiledGuidance, compiledSearch } from './content/compile';
import { readDistress, readGuidance } from './content/guidance-source';
import { isOverlay, packed, packTags, readPack } from './language-packs-plugin';
import { fileOf, readStamp } from './precache';
import { startStaticServer, type StaticServer } from './static-server';

export interface Measure {
	readonly name: string;
	readonly value: number;
	/** `KB` are 1,000 bytes. Of all units only `ms` and `s` depend on the machine. */
	readonly unit: string;
	readonly goal?: number;
	readonly must?: number;
}

interface Network {
	readonly name: string;
	readonly kilobitsPerSecond: number;
	readonly roundTrip: number;
	readonly paint: { readonly goal: number; readonly must: number };
	readonly usable: { readonly goal: number; readonly must: number };
}

const top = resolve(import.meta.dirname, '..');
const root = join(top, 'build');
const language = 'en';
const cpuSlowdown = 6;
const rounds = 3;

const networks: readonly Network[] = [
	{
		name: '400 kbit/s, 400 ms, 6× CPU',
		kilobitsPerSecond: 400,
		roundTrip: 400,
		paint: { goal: 1.2, must: 1.8 },
		usable: { goal: 3, must: 4 }
	},
	{
		name: '1.6 Mbit/s, 150 ms, 6× CPU',
		kilobitsPerSecond: 1600,
		roundTrip: 150,
		paint: { goal: 0.9, must: 1.5 },
		usable: { goal: 2, must: 3 }
	}
];

/** Runs in the page, so it is text: what compiles this file would add helpers that the page does not have. */
const noteReadiness = `
	new MutationObserver(() => {
		const root = document.documentElement;
		if (root && root.dataset.ready && !root.dataset.readyAt) root.dataset.readyAt = String(performance.now());
	}).observe(document, { attributes: true, childList: true, subtree: true });
`;

if (!existsSync(join(root, 'build.json')) && run('npm', ['run', 'build']) !== 0) process.exit(1);
const executablePath = findBrowser();
const browser = await chromium.launch({ args: [...browserArguments], ...(executablePath !== undefined && { executablePath }) });
const measures = [
	...(await firstScreen(browser)),
	await cryptography(),
	...offlineSizes(),
	...guidanceSizes(),
	...messageSizes(),
	...(await firstVisits(browser)),
	...(await repeatVisit(browser)),
	...(await tasks())
];
await browser.close();
process.stdout.write(table(measures));
const broken = measures.filter((measure) => !isTime(measure) && measure.must !== undefined && measure.value > measure.must);
for (const { name } of broken) process.stdout.write(`over its limit: ${name}\n`);
process.exitCode = broken.length === 0 ? 0 : 1;

/** All that the start page asks for until its main button reacts; workers apart. */
async function firstScreen(browser: Browser): Promise<Measure[]> {
	const server = await startStaticServer({ root, port: 0 });
	const context = await newContext(browser, 'block');
	const page = await context.newPage();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(`${server.origin}/${language}/`);
	await timeUntilUsable(page);
	const before = [...asked];
	await expectReaction(page);
	await context.close();
	await server.close();
	const own = before.filter((url) => url.startsWith(server.origin)).map((url) => fileOf(new URL(url).pathname.slice(1)));
	const sizeOf = (pattern: RegExp): number => total([...new Set(own)].filter((file) => pattern.test(file) && !/\/workers\//.test(file)).map(brotliOf));
	return [
		{ name: 'first screen: JavaScript, brotli', value: sizeOf(/\.js$/), unit: 'KB', goal: 60, must: 75 },
		{ name: 'first screen: HTML and CSS, brotli', value: sizeOf(/\.(html|css)$/), unit: 'KB', goal: 8, must: 14 },
		{ name: 'requests to other origins', value: before.length - own.length, unit: '', goal: 0, must: 0 }
	];
}

/** What encrypts and decrypts, without what turns a code into a key: that is loaded while the code is being typed. */
async function cryptography(): Promise<Measure> {
	const folder = join(top, 'src/lib/crypto');
	const apart = ['checksum', 'compression', 'derivations'];
	const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
	const entry = names.filter((name) => !name.includes('.') && !apart.includes(name)).map((name) => join(folder, `${name}.ts`));
	const built = await build({
		configFile: false,
		logLevel: 'silent',
		build: { write: false, minify: true, target: 'es2020', lib: { entry, formats: ['es'] } }
	});
	const chunks = [built].flat().flatMap((output) => ('output' in output ? output.output : []));
	const sizes = chunks.map((chunk) => ('code' in chunk ? gzipSync(chunk.code, { level: 9 }).length : 0));
	return { name: 'first screen: cryptography, gzip', value: total(sizes) / 1000, unit: 'KB', goal: 30, must: 30 };
}

function offlineSizes(): Measure[] {
	const { groups } = readStamp(root);
	const sizeOf = (group: string): number => total(Object.keys(groups[group] ?? {}).map((address) => brotliOf(fileOf(address))));
	const further = Object.keys(groups).filter((group) => group !== 'core' && group !== language);
	return [
		{ name: 'stored for offline use, one language, brotli', value: sizeOf('core') + sizeOf(language), unit: 'KB', goal: 250, must: 350 },
		...further.map((tag) => ({ name: `one more language (${tag}), brotli`, value: sizeOf(tag), unit: 'KB', goal: 80, must: 140 }))
	];
}

/** What a language says and how it names days, as they travel, without the keys that all share. */
function messageSizes(): Measure[] {
	const source = readPack('en');
	const weigh = (content: unknown): number => gzipSync(JSON.stringify(content), { level: 9 }).length / 1000;
	return packTags()
		.filter((tag) => !isOverlay(tag))
		.flatMap((tag) => {
			const { first, rest } = packed(readPack(tag), source) as { first: { values: unknown; calendar: unknown }; rest: unknown };
			return [
				{ name: `messages needed before a diary is open (${tag}), gzip`, value: weigh(first.values), unit: 'KB', must: 12 },
				{ name: `messages with a diary (${tag}), gzip`, value: weigh(rest), unit: 'KB', must: 12 },
				{ name: `calendar words (${tag}), gzip`, value: weigh(first.calendar), unit: 'KB', must: 1 }
			];
		});
}

async function firstVisits(browser: Browser): Promise<Measure[]> {
	const server = await startStaticServer({ root, port: 0 });
	const measures: Measure[] = [];
	for (const network of networks) {
		const visits = await repeated(() => firstVisit(browser, server, network));
		measures.push(
			{ name: `${network.name}: first paint`, value: median(visits.map(({ paint }) => paint)), unit: 's', ...network.paint },
			{ name: `${network.name}: usable`, value: median(visits.map(({ usable }) => usable)), unit: 's', ...network.usable }
		);
	}
	await server.close();
	return measures;
}

async function firstVisit(browser: Browser, server: StaticServer, network: Network): Promise<{ paint: number; usable: number }> {
	const context = await newContext(browser, 'block');
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	const bytesPerSecond = (network.kilobitsPerSecond * 1000) / 8;
	await devtools.send('Network.enable');
	await devtools.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: network.roundTrip,
		downloadThroughput: bytesPerSecond,
		uploadThroughput: bytesPerSecond
	});
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
	await page.goto(`${server.origin}/${language}/`);
	const usable = await timeUntilUsable(page);
	const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
	await expectReaction(page);
	await context.close();
	return { paint: paint / 1000, usable };
}

/** The app opened again with the host gone. */
async function repeatVisit(browser: Browser): Promise<Measure[]> {
	const server = await startStaticServer({ root, port: 0 });
	const context = await newContext(browser, 'allow');
	const first = await context.newPage();
	await first.goto(`${server.origin}/${language}/`);
	await first.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
	await first.close();
	await server.close();
	const times = await repeated(async () => {
		const page = await context.newPage();
		const devtools = await context.newCDPSession(page);
		await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
		await page.goto(`${server.origin}/${language}/`);
		const usable = await timeUntilUsable(page);
		await page.close();
		return usable;
	});
	await context.close();
	return [{ name: 'opened again, offline, 6× CPU: usable', value: median(times), unit: 's', goal: 0.8, must: 1.5 }];
}

async function newContext(browser: Browser, serviceWorkers: 'allow' | 'block'): Promise<BrowserContext> {
	const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en-US', serviceWorkers });
	await context.addInitScript({ content: noteReadiness });
	return context;
}

/** Seconds from the start of the navigation until the app answers taps. */
async function timeUntilUsable(page: Page): Promise<number> {
	await page.locator('html[data-ready-at]').waitFor({ state: 'attached' });
	return (await page.evaluate(() => Number(document.documentElement.dataset.readyAt))) / 1000;
}

async function expectReaction(page: Page): Promise<void> {
	const button = page.getByTestId('welcome-start');
	await button.click();
	await button.waitFor({ state: 'detached' });
}

/** All guidance of the language, with the search over it and the words of distress, as the phone gets it. */
function guidanceSizes(): Measure[] {
	const { source } = readGuidance(language);
	const distress = readDistress(join(top, 'locales', language, 'distress.yaml')).value;
	const parts = [compiledGuidance(source), compiledSearch(source), distress].map((part) => gzipSync(JSON.stringify(part), { level: 9 }).length / 1000);
	return [{ name: `guidance with its search, ${language}, gzip`, value: total(parts), unit: 'KB', must: 90 }];
}

async function tasks(): Promise<Measure[]> {
	const folder = join(top, 'tests/bench');
	const files = readdirSync(folder).filter((file) => file.endsWith('.bench-task.ts')).sort();
	const measures: Measure[] = [];
	for (const file of files) {
		const task = (await import(pathToFileURL(join(folder, file)).href)) as { run(): Promise<readonly Measure[]> };
		measures.push(...(await task.run()));
	}
	return measures;
}

async function repeated<T>(measure: () => Promise<T>): Promise<T[]> {
	const results: T[] = [];
	for (let round = 0; round < rounds; round++) results.push(await measure());
	return results;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function total(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}

/** In thousands of bytes, as a good host compresses: level 11. */
function brotliOf(file: string): number {
	const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
	return brotliCompressSync(readFileSync(join(root, file)), { params }).length / 1000;
}

function isTime({ unit }: Measure): boolean {
	return unit === 's' || unit === 'ms';
}

function table(rows: readonly Measure[]): string {
	const number = (value: number | undefined): string => (value === undefined ? '' : String(Math.round(value * 100) / 100));
	const verdict = ({ value, goal, must }: Measure): string => {
		if (must !== undefined && value > must) return 'over';
		return goal === undefined || value <= goal ? 'OK' : 'OK, over the goal';
	};
	const cells = [
		['', 'measured', 'goal', 'must', ''],
		...rows.map((row) => [row.name, `${number(row.value)} ${row.unit}`.trim(), number(row.goal), number(row.must), verdict(row)])
	];
	const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
	const line = (row: readonly string[]): string =>
		row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
	return `\n${cells.map(line).join('\n')}\n`;
}
