import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODE, daysAgo, goTo, languageOf, setUp, storedForOffline, typeCode, unlock } from './support';

const english = languageOf('en');
const NOTE = 'zanzibar velvet armadillo';

/** Files below a folder that hold any of these texts, in UTF-8 or UTF-16. */
function filesWith(folder: string, texts: readonly string[]): string[] {
	const needles = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]);
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
	return files.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() && needles.some((needle) => readFileSync(file).includes(needle)));
}

async function use(page: Page): Promise<void> {
	await setUp(page, 'en', { lastOnset: daysAgo(9), age: 14 });
	await page.getByRole('button', { name: english.t('today.more') }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: english.t('day.symptom.headache'), exact: true }).click();
	await sheet.getByRole('textbox').pressSequentially(NOTE);
	await sheet.getByRole('button', { name: english.t('common.done') }).click();
	await expect(sheet).toBeHidden();
	await goTo(page, 'en', 'me');
	await page.getByRole('button', { name: english.t('me.lockNow') }).click();
	await typeCode(page, '111222');
	await expect(page.getByRole('alert')).toHaveText(english.t('failure.wrong-code'));
	await unlock(page);
	await storedForOffline(page);
	await page.reload();
	await unlock(page);
	await page.getByRole('button', { name: english.t('today.more') }).click();
	await expect(page.getByRole('textbox')).toHaveValue(NOTE);
}

test('after a scripted use the browser profile holds none of it in clear, and nothing went to another origin', async ({ baseURL }, { project }) => {
	const profile = mkdtempSync(join(tmpdir(), 'nuri-profile-'));
	const asked: string[] = [];
	let context: BrowserContext | undefined;
	try {
		context = await chromium.launchPersistentContext(profile, { ...project.use.launchOptions, baseURL: baseURL!, viewport: { width: 360, height: 640 } });
		context.on('request', (request) => asked.push(request.url()));
		const page = context.pages()[0] ?? (await context.newPage());
		await use(page);
		await context.close();
		context = undefined;
		expect(asked.length).toBeGreaterThan(5);
		expect(asked.filter((url) => !url.startsWith(new URL(baseURL!).origin) && !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([]);
		const private_ = [NOTE, 'armadillo', `"${daysAgo(9)}"`, 'headache"', '"flow":"unspecified"', '"flow":"medium"', CODE];
		// The search itself must be able to find: the language it chose is no secret.
		expect(filesWith(profile, ['nuri.known']).length + filesWith(profile, [new URL(baseURL!).host]).length).toBeGreaterThan(0);
		expect(filesWith(profile, private_)).toEqual([]);
	} finally {
		await context?.close();
		rmSync(profile, { recursive: true, force: true });
	}
});

test('addresses, titles and the history say nothing', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await goTo(page, 'en', 'calendar');
	await page.getByRole('button', { name: /today/ }).first().click();
	expect(new URL(page.url()).pathname).toMatch(/\/en\/$/);
	expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');
	expect(await page.title()).toBe('Nuri');
	const state = await page.evaluate(() => JSON.stringify(history.state));
	expect(state).not.toMatch(/\d{4}-\d{2}|day|flow/);
	expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual(expect.arrayContaining(['nuri.known']));
	expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => !key.startsWith('sveltekit:')))).toEqual([]);
});

test('every field of every screen keeps the browser from remembering and checking it', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await page.getByRole('button', { name: english.t('today.more') }).click();
	const fields = page.locator('input:not([type=file]), textarea');
	expect(await fields.count()).toBeGreaterThan(0);
	for (const field of await fields.all()) {
		await expect(field).toHaveAttribute('autocomplete', 'off');
		await expect(field).toHaveAttribute('spellcheck', 'false');
	}
});
