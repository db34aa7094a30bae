/** Whether every word has room (Q17): each screen of the built app at 320 pixels, in usual text and in text of twice the size. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { walkScreens } from '../../tests/e2e/screens';
import type { Locale } from '../../src/lib/i18n/languages';
import { browserArguments, findBrowser } from '../browser.mjs';
import { startStaticServer } from '../static-server';
import type { Measure } from './measures';

export const narrowest = { width: 320, height: 640 };

/** Opens the built app once for each language. */
export async function measureRooms(tags: readonly string[]): Promise<ReadonlyMap<string, Measure>> {
	const root = join(resolve(import.meta.dirname, '../..'), 'build');
	if (!existsSync(join(root, 'build.json'))) throw new Error('there is no build: npm run build');
	const server = await startStaticServer({ root, port: 0 });
	const executablePath = findBrowser();
	const browser = await chromium.launch({ args: [...browserArguments], ...(executablePath !== undefined && { executablePath }) });
	const measured = new Map<string, Measure>();
	for (const tag of tags) {
		const page = await browser.newPage({ baseURL: server.origin, viewport: narrowest, timezoneId: 'UTC' });
		const findings = await tooNarrow(page, tag as Locale);
		measured.set(tag, { id: 'Q17', figure: String(findings.length), gate: 'hard', passed: findings.length === 0, findings });
		await page.close();
	}
	await browser.close();
	await server.close();
	return measured;
}

/** What has no room, as `screen, text size: what`; `also` is called on every screen. */
export async function tooNarrow(page: Page, tag: Locale, also: (screen: string) => Promise<void> = () => Promise.resolve()): Promise<string[]> {
	const findings: string[] = [];
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await walkScreens(page, tag, async (screen) => {
		await also(screen);
		for (const size of ['100', '200']) {
			const found = await page.evaluate(outOfRoom, size);
			findings.push(...found.map((what) => `${screen}, ${size} %: ${what}`));
		}
	});
	return findings;
}

/** Runs in the page: elements that stick out of the screen sideways, or whose text is cut off. */
function outOfRoom(size: string): string[] {
	const html = document.documentElement;
	if (size === '100') html.removeAttribute('data-text');
	else html.setAttribute('data-text', size);
	const found: string[] = [];
	if (html.scrollWidth > html.clientWidth) found.push(`the page is ${html.scrollWidth} pixels wide`);
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const element = node.parentElement;
		const text = (node.textContent ?? '').trim();
		if (text === '' || !element || element.closest('.hidden, #svelte-announcer, [aria-hidden="true"], svg, script, noscript, [inert]') || !element.checkVisibility()) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const words = range.getBoundingClientRect();
		if (words.width === 0) continue;
		// What scrolls sideways by itself, such as a wide table, keeps its words within reach.
		let frame: HTMLElement | null = element;
		while (frame && getComputedStyle(frame).overflowX === 'visible') frame = frame.parentElement;
		const scrolls = frame !== null && frame !== document.body && /auto|scroll/.test(getComputedStyle(frame).overflowX) && frame.scrollWidth > frame.clientWidth + 1;
		// A block whose words are wider than itself lies under its neighbour, even within the screen.
		const spills = getComputedStyle(element).display !== 'inline' && element.childElementCount === 0 && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
		const edges = frame && !/auto|scroll/.test(getComputedStyle(frame).overflowX) ? frame.getBoundingClientRect() : { left: 0, right: html.clientWidth };
		// A word that is broken in two without a hyphen; Thai parts its words without spaces.
		const mayBreak = size !== '100' || html.lang === 'th' || getComputedStyle(element).hyphens === 'auto' || element.closest('bdi, textarea') !== null;
		for (const match of mayBreak ? [] : (node.textContent ?? '').matchAll(/[\p{L}\p{M}]{2,}/gu)) {
			const word = document.createRange();
			word.setStart(node, match.index);
			word.setEnd(node, match.index + match[0].length);
			const lines = Array.from(word.getClientRects(), ({ bottom }) => bottom);
			if (Math.max(...lines) - Math.min(...lines) > 6) found.push(`"${match[0]}" is broken in two`);
		}
		if (!scrolls && (spills || words.right > Math.min(edges.right, html.clientWidth) + 1 || words.left < Math.max(edges.left, 0) - 1)) found.push(`"${text.slice(0, 40)}" is cut off`);
	}
	html.removeAttribute('data-text');
	return found;
}
