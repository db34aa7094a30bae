/** How long ten years of daily notes take to show: after the key is derived, and after a tap, on a slowed-down page. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { browserArguments, findBrowser } from '../../scripts/browser.mjs';
import { today } from '../e2e/support';
import { servedBuild } from '../vault/real-browser';
import { CODE, expectSuccess, VaultPage } from '../vault/vault-page';
import { tenYearsText } from './ten-years';

interface Measure {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	readonly goal?: number;
	readonly must?: number;
}

interface Tap {
	readonly name: string;
	/** A selector of what is tapped, and one of what is there when the answer is. */
	readonly tap: string;
	readonly until: string;
	/** What is tapped before, to be where it begins. */
	readonly from: readonly string[];
	/** The key that closes what was opened. */
	readonly leave?: 'Escape';
	/** Milliseconds, where more is allowed than for other taps. */
	readonly must?: number;
}

const CPU_SLOWDOWN = 6;
const ROUNDS = 5;

const HOME = 'main > .today';
const tab = (place: number) => `nav button:nth-child(${place})`;

const taps: readonly Tap[] = [
	{ name: 'calendar', from: [tab(1)], tap: tab(2), until: 'main table[role=grid]' },
	{ name: 'home', from: [tab(2)], tap: tab(1), until: HOME },
	{ name: 'year', from: [tab(1), tab(2)], tap: 'main h2 button', until: 'main path.plain' },
	{ name: 'insights', from: [tab(4)], tap: 'main .list li:first-child button', until: '[role=dialog] table', leave: 'Escape' },
	{ name: 'learn', from: [tab(1)], tap: tab(3), until: 'main [data-testid=open-help]' },
	{ name: 'an answer', from: [tab(3)], tap: 'main [data-answer]', until: '[data-testid=answer]', leave: 'Escape' },
	{ name: 'another language', from: [tab(1), 'header .icon-button >> nth=0', '[role=dialog] a[href$="/en/"]'], tap: '[role=dialog] a[href$="/th/"]', until: 'html[lang=th]', leave: 'Escape', must: 300 }
];

export async function run(): Promise<Measure[]> {
	const site = await servedBuild();
	const profile = mkdtempSync(join(tmpdir(), 'nuri-bench-'));
	const executablePath = findBrowser();
	const context = await chromium.launchPersistentContext(profile, {
		args: [...browserArguments],
		viewport: { width: 360, height: 640 },
		locale: 'en-US',
		timezoneId: 'UTC',
		...(executablePath !== undefined && { executablePath })
	});
	try {
		const page = context.pages()[0] ?? (await context.newPage());
		const vault = await VaultPage.open(page, site);
		expectSuccess(await vault.create(tenYearsText(today)), 'creating');
		await page.addInitScript({ content: noteOpening });
		const opened: number[] = [];
		for (let round = 0; round < 3; round += 1) opened.push(await openedAfter(page, `${site.address}/en/`));
		const measures: Measure[] = [measureOf('ten years opened, after the key is derived', opened, 300)];
		for (const tap of taps) measures.push(measureOf(`ten years, ${tap.name} after a tap`, await tapped(page, tap), tap.must ?? 100));
		measures.push(measureOf('ten years, answers laid out after a question is typed', await asked(page), 50));
		return measures;
	} finally {
		await context.close();
		await site.close();
		rmSync(profile, { recursive: true, force: true });
	}
}

function measureOf(name: string, times: readonly number[], must: number): Measure {
	const middle = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
	return { name: `${name}, ${CPU_SLOWDOWN}× CPU`, value: middle, unit: 'ms', must };
}

/** Notes when the worker has handed the opened diary to the page. Text, as what compiles this file adds helpers. */
const noteOpening = `
	const Original = Worker;
	globalThis.Worker = function (url) {
		const worker = new Original(url);
		worker.addEventListener('message', ({ data }) => {
			if (data.outcome?.value?.contents !== undefined) globalThis.openedAt = performance.now();
		});
		return worker;
	};
`;

async function openedAfter(page: Page, address: string): Promise<number> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await page.goto(address);
	await page.getByTestId('code-pad').getByRole('button', { disabled: false }).first().waitFor();
	// As slowly as a quick girl types.
	for (const digit of CODE) await page.keyboard.press(digit, { delay: 100 });
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
	await page.keyboard.press('Enter');
	return page.evaluate(`(${shown})('${HOME}').then((at) => at - globalThis.openedAt)`);
}

async function tapped(page: Page, { from, tap, until, leave }: Tap): Promise<number[]> {
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		for (const place of from) await page.locator(place).click();
		await page.locator(until).waitFor({ state: 'detached' });
		times.push(await page.evaluate(`(${tapAndWait})(${JSON.stringify(tap)}, ${JSON.stringify(until)})`));
		if (leave) await page.keyboard.press(leave);
	}
	return times;
}

const questions = [
	['can i swim', 'can-i-swim-on-my-period'],
	['how do i wash cloth pads', 'how-to-wash-cloth-pads'],
	['my periode is late by ten days what do i do', 'why-is-my-period-late']
] as const;

/** From the moment a whole question stands in the box until its answer has its place on the screen; the box was opened before. */
async function asked(page: Page): Promise<number[]> {
	const times: number[] = [];
	await page.locator(tab(3)).click();
	await page.locator('#ask').fill('pad');
	await page.locator('main [data-answer]').first().waitFor();
	for (let round = 0; round < ROUNDS; round += 1) {
		for (const [question, answer] of questions) {
			await page.locator('#ask').fill('');
			await page.locator('[role=search] ~ .list').waitFor({ state: 'detached' });
			times.push(await page.evaluate(`(${typeAndWait})(${JSON.stringify(question)}, '[role=search] ~ .list [data-answer=${answer}]')`));
		}
	}
	return times;
}

/** The time at which something is drawn. */
const shown = `async (until) => {
	const frame = () => new Promise((done) => requestAnimationFrame(done));
	while (document.querySelector(until) === null) await frame();
	await frame();
	return new Promise((done) => setTimeout(() => done(performance.now()), 0));
}`;

const typeAndWait = `async (question, until) => {
	const field = document.querySelector('#ask');
	const stands = new Promise((done) => {
		new MutationObserver((_, observer) => {
			const answer = document.querySelector(until);
			if (answer === null) return;
			observer.disconnect();
			answer.getBoundingClientRect();
			done(performance.now());
		}).observe(document.body, { subtree: true, childList: true });
	});
	const before = performance.now();
	field.value = question;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	return (await stands) - before;
}`;

const tapAndWait = `async (tap, until) => {
	const before = performance.now();
	document.querySelector(tap).click();
	return (await (${shown})(until)) - before;
}`;
