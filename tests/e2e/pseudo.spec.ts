import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { pseudoPack, type PseudoTag } from '../../scripts/l10n/pseudo';
import { narrowest, tooNarrow } from '../../scripts/l10n/room';
import { packed, packPrefix, readPack, restPrefix } from '../../scripts/language-packs-plugin';
import type { LanguagePack } from '../../src/lib/i18n/language-pack';
import { languages, type Locale } from '../../src/lib/i18n/languages';
import { pretend } from './support';

const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../.svelte-kit/output/client/.vite/manifest.json'), 'utf8')) as Record<string, { file: string }>;

/** Gives the page an invented language in place of the pack of this address. */
async function speakPseudo(page: Page, tag: Locale, pseudo: PseudoTag): Promise<void> {
	const pack = { ...pseudoPack(readPack('en'), pseudo), tag };
	const { first, rest } = packed(pack, readPack('en'));
	for (const [prefix, content] of [[packPrefix, first], [restPrefix, rest]] as const) {
		const file = Object.entries(manifest).find(([id]) => id === prefix + tag)?.[1].file;
		expect(file, `the built file of ${prefix}${tag}`).toBeDefined();
		await page.route(`**/${file}`, (route) => route.fulfill({ contentType: 'text/javascript', body: `export default ${JSON.stringify(content)};` }));
	}
	pretend(tag, pack as unknown as LanguagePack);
}

/** What is shown or told and is no message: numbers, dates, names of languages, drawn words. */
const calendar = readPack('en').calendar as { months: Record<string, string[]>; days: Record<string, string[]>; otherMonths: Record<string, string[]> };
const ownWords = [...Object.values(calendar.months), ...Object.values(calendar.days), ...Object.values(calendar.otherMonths)].flat();
const isOwn = new RegExp(`^(?:${[...ownWords, 'Nuri', 'iOS'].join('|')}|[\\d\\W_])*$`, 'u');

test.describe('an invented language', () => {
	// A stored app would be given its own files by the service worker.
	test.use({ serviceWorkers: 'block', viewport: narrowest });

	test('shows no text that was written into a component, and has room for words two fifths longer', async ({ page }) => {
		await speakPseudo(page, 'en', 'en-XA');
		const names = languages.map(({ name }) => name);
		const written: string[] = [];
		const findings = await tooNarrow(page, 'en', async (screen) => {
			const texts = await page.evaluate(shownTexts);
			const plain = texts.filter((text) => !/^\[.*\]$/s.test(text) && !names.some((name) => name === text) && !isOwn.test(text));
			written.push(...plain.map((text) => `${screen}: ${text}`));
		});
		pretend('en', null);
		expect([...new Set(written)]).toEqual([]);
		expect(findings).toEqual([]);
	});

	test('runs from right to left', async ({ page }) => {
		await speakPseudo(page, 'ar', 'ar-XB');
		const findings = await tooNarrow(page, 'ar');
		expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
		pretend('ar', null);
		expect(findings).toEqual([]);
	});
});

/** Runs in the page: every text that is seen, and every name that a screen reader says. */
function shownTexts(): string[] {
	const texts: string[] = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const parent = node.parentElement;
		if (!parent || parent.closest('script, style, noscript, [data-testid="drawn"], [data-own]')) continue;
		if (parent.getClientRects().length > 0) texts.push((node.textContent ?? '').trim());
	}
	for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
		document.querySelectorAll(`body [${name}]`).forEach((element) => element.closest('[data-own]') || texts.push((element.getAttribute(name) ?? '').trim()));
	}
	return texts.filter((text) => text !== '');
}
