import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { commands } from '../../scripts/packages.mjs';
import { buildRoot, expectUsable, openAndStore, Site } from './platform-site';

const base = '/nuri';
const top = resolve(import.meta.dirname, '../..');

test.describe.configure({ mode: 'serial' });

let root: string;

test.beforeAll(() => {
	test.setTimeout(180_000);
	root = mkdtempSync(join(tmpdir(), 'nuri-base-path-'));
	const env = { ...process.env, BASE_PATH: base, NURI_OUT: root };
	for (const args of [[commands.vite, 'build'], [commands.tsx, 'scripts/finish-build.ts']]) {
		execFileSync(process.execPath, args, { cwd: top, env, stdio: 'pipe' });
	}
});
test.afterAll(() => rmSync(root, { recursive: true }));

async function expectWhole(site: Site, page: Page): Promise<void> {
	const outside: string[] = [];
	page.on('request', (request) => {
		if (!new URL(request.url()).pathname.startsWith(`${base}/`)) outside.push(request.url());
	});
	await openAndStore(page, `${site.origin}${base}/en/`);
	await page.getByTestId('welcome-start').click();
	expect(outside).toEqual([]);
	await site.stop();
	await page.goto(`${site.origin}${base}/`);
	await expectUsable(page);
	expect(page.url()).toBe(`${site.origin}${base}/en/`);
	await page.goto(`${site.origin}${base}/en/calm/`);
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}

test('the app built for a folder of its host works there, offline too', async ({ page }) => {
	const site = await Site.start(root, base);
	const response = await page.request.get(`${site.origin}${base}/en/`);
	expect(response.headers()['content-security-policy']).toContain("default-src 'none'");
	await expectWhole(site, page);
});

test('the app built for the root of a host works in a folder all the same', async ({ page }) => {
	await expectWhole(await Site.start(buildRoot, base), page);
});
