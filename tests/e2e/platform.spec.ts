import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import { filesOf, fileOf, readStamp } from '../../scripts/precache';
import { alter, buildRoot, expectUsable, forgetHttpCache, openAndStore, Site, storedVersions, useLanguage } from './platform-site';

const precache = readStamp(buildRoot);
const languages = Object.keys(precache.groups).filter((name) => name !== 'core');
const pages = ['/', ...languages.map((tag) => `/${tag}/`), '/en/calm/'];
const vaultScripts = filesOf(buildRoot).filter((file) => /\/(vault|derivations)\.worker-/.test(file));

declare global {
	interface Window {
		refused: string[];
	}
}

/** Notes every refusal of the policy, from the first script on. */
async function noteRefusals(page: Page): Promise<void> {
	await page.addInitScript(() => {
		window.refused = [];
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
			window.refused.push(`${violatedDirective} ${blockedURI}`);
		});
	});
}

test.describe('the header policy', () => {
	const everyPath = [...Object.values(precache.groups).flatMap((group) => Object.keys(group)), 'service-worker.js', 'icon-512.png', 'no/such/page', '_headers', 'en'];

	test('stands on every path, and is the same but for the vault’s worker', async ({ request }) => {
		const policies = new Map<string, string[]>();
		for (const path of everyPath) {
			const answer = await request.get(`/${path}`, { maxRedirects: 0 });
			const headers = answer.headers();
			const policy = headers['content-security-policy'] ?? 'none';
			// A redirect shows nothing that a policy could guard; hosts match it with the rule for all paths alone.
			if (answer.status() !== 308 && answer.status() !== 301) policies.set(policy, [...(policies.get(policy) ?? []), path]);
			expect(headers, path).toMatchObject({
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-embedder-policy': 'require-corp',
				'cross-origin-resource-policy': 'same-origin',
				'referrer-policy': 'no-referrer',
				'x-content-type-options': 'nosniff',
				'strict-transport-security': expect.stringContaining('max-age=') as unknown as string,
				'permissions-policy': expect.stringContaining('microphone=()') as unknown as string
			});
		}
		expect([...policies.values()].sort((a, b) => a.length - b.length)[0]).toEqual(vaultScripts);
		expect(policies.size).toBe(2);
		for (const policy of policies.keys()) expect(policy).toContain("default-src 'none'");
	});

	test('stands in each page too, word for word as far as a page can say it', async ({ request }) => {
		for (const path of pages) {
			const response = await request.get(path);
			const inPage = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await response.text())?.[1];
			expect(inPage, path).toBe(response.headers()['content-security-policy']?.replace("frame-ancestors 'none'; ", ''));
		}
	});

	test('is never broken by the app itself', async ({ page }) => {
		const complaints: string[] = [];
		page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
		page.on('pageerror', (error) => complaints.push(error.message));
		await noteRefusals(page);
		for (const path of pages.filter((path) => !path.includes('calm'))) {
			await page.goto(path);
			await expectUsable(page);
			await page.getByTestId('welcome-start').click();
			await expect(page.locator('[aria-live]').first()).toBeAttached();
			expect(await page.evaluate(() => window.refused), path).toEqual([]);
		}
		await page.goto('/en/calm/');
		expect(await page.evaluate(() => window.refused)).toEqual([]);
		expect(complaints).toEqual([]);
	});

	test('refuses what an intruder would try in the page', async ({ page }) => {
		await noteRefusals(page);
		await page.goto('/en/');
		await expectUsable(page);
		const tried = await page.evaluate(async () => {
			await new Promise((done) => setTimeout(done));
			const outcome = async (attempt: () => unknown): Promise<string> => {
				try {
					await attempt();
					return 'allowed';
				} catch {
					return 'refused';
				}
			};
			const loaded = (node: HTMLImageElement | HTMLIFrameElement): Promise<void> =>
				new Promise((done, failed) => {
					node.onload = () => done();
					node.onerror = () => failed(new Error('refused'));
					document.body.append(node);
				});
			const inline = document.createElement('script');
			return {
				fetch: await outcome(() => fetch('https://example.org/', { mode: 'no-cors' })),
				image: await outcome(() => loaded(Object.assign(new Image(), { src: 'https://example.org/a.png' }))),
				dataImage: await outcome(() => loaded(Object.assign(new Image(), { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }))),
				html: await outcome(() => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>')),
				inlineScript: await outcome(() => (inline.text = 'window.intruded = true')),
				code: await outcome(() => new Function('return 1')()),
				worker: await outcome(() => new Worker('data:text/javascript,postMessage(1)')),
				policy: await outcome(() => (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes.createPolicy('intruder', {})),
				wasm: await outcome(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])))
			};
		});
		expect(new Set(Object.values(tried)), JSON.stringify(tried)).toEqual(new Set(['refused']));
		expect(await page.evaluate(() => window.refused.length)).toBeGreaterThan(0);
	});

	test('lets the vault’s worker compute and reach nothing', async ({ page }) => {
		const started = page.waitForEvent('worker');
		await page.goto('/en/');
		await expectUsable(page);
		await page.getByTestId('welcome-start').click();
		const worker = await started;
		const tried = await worker.evaluate(async () => {
			const outcome = async (attempt: () => unknown): Promise<string> => {
				try {
					await attempt();
					return 'allowed';
				} catch {
					return 'refused';
				}
			};
			await new Promise((done) => setTimeout(done));
			return {
				wasm: await outcome(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
				code: await outcome(() => new Function('return 1')()),
				fetch: await outcome(() => fetch('/en/')),
				otherOrigin: await outcome(() => fetch('https://example.org/', { mode: 'no-cors' }))
			};
		});
		expect(tried).toEqual({ wasm: 'allowed', code: 'refused', fetch: 'refused', otherOrigin: 'refused' });
	});
});

test('nothing is asked of another origin', async ({ browser }) => {
	const asked: string[] = [];
	const proxy = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.end();
	});
	proxy.on('connect', (request, socket) => {
		asked.push(request.url ?? '');
		socket.end();
	});
	await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
	// The test's own host goes past the proxy: whatever reaches it was meant for somebody else.
	const server = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	const context = await browser.newContext({ proxy: { server, bypass: 'localhost' } });
	const site = await Site.start();
	const page = await context.newPage();
	await openAndStore(page, `${site.origin}/en/`);
	await page.getByTestId('welcome-start').click();
	for (const tag of languages) {
		await page.goto(`${site.origin}/${tag}/`);
		await expectUsable(page);
	}
	await page.goto(`${site.origin}/en/calm/`);
	expect(asked).toEqual([]);
	await page.goto('http://another.example/').catch(() => undefined);
	expect(asked, 'the recorder hears what it should').not.toEqual([]);
	await context.close();
	await site.remove();
	proxy.close();
});

test('the browser finds nothing that keeps the app from being installed', async ({ launchOptions }) => {
	const profile = mkdtempSync(join(tmpdir(), 'nuri-profile-'));
	const site = await Site.start();
	// A private window never installs, so this one has a profile.
	const context = await chromium.launchPersistentContext(profile, launchOptions as object);
	const page = await context.newPage();
	await openAndStore(page, `${site.origin}/en/`);
	const devtools = await context.newCDPSession(page);
	const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
	expect(installabilityErrors).toEqual([]);
	const { errors, data } = await devtools.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	const manifest = JSON.parse(data ?? '{}') as { icons: { src: string; sizes: string; purpose?: string }[] };
	for (const { src, sizes } of manifest.icons.filter((icon) => icon.sizes !== 'any')) {
		const png = readFileSync(join(buildRoot, src));
		expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
	}
	expect(data).not.toMatch(/period|cycle|menstr|bleed/i);
	await context.close();
	await site.remove();
	rmSync(profile, { recursive: true });
});

test('what turns a code into a key comes only once a code is to be typed', async ({ browser }) => {
	const site = await Site.start();
	// Without the worker that stores the whole app for the days without a network.
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	const scripts = () => site.requests.filter((path) => /derivations\.worker-/.test(path)).length;
	await page.goto(`${site.origin}/en/`);
	await expectUsable(page);
	await expect.poll(() => site.requests.some((path) => /vault\.worker-/.test(path))).toBe(true);
	expect(scripts()).toBe(0);
	await page.getByTestId('welcome-start').click();
	await expect.poll(scripts).toBe(1);
	await context.close();
	await site.remove();
});

test.describe('once stored', () => {
	let site: Site;
	test.beforeEach(async () => {
		site = await Site.start();
	});
	test.afterEach(() => site.remove());

	test('the app opens with the host gone, from any address', async ({ page }) => {
		await openAndStore(page, `${site.origin}/en/`);
		await site.stop();
		await page.reload();
		await expectUsable(page);
		await page.goto(`${site.origin}/?from=a-friend`);
		await expectUsable(page);
		expect(page.url()).toBe(`${site.origin}/en/`);
		await page.goto(`${site.origin}/en/some/old/link`);
		await expectUsable(page);
		expect(page.url()).toBe(`${site.origin}/en/`);
		await page.goto(`${site.origin}/en/calm/`);
		await expect(page.locator('body')).not.toBeEmpty();
		expect(page.url()).toBe(`${site.origin}/en/calm/`);
	});

	test('opening it again asks the host nothing', async ({ page }) => {
		await openAndStore(page, `${site.origin}/en/`);
		site.requests.length = 0;
		await page.goto(`${site.origin}/`);
		await expectUsable(page);
		await page.reload();
		await expectUsable(page);
		await page.getByTestId('welcome-start').click();
		expect(site.requests).toEqual([]);
	});

	test('only the language of the first page is there, and another one comes when asked for', async ({ page }) => {
		await openAndStore(page, `${site.origin}/es/`);
		const stored = (tag: string) => page.evaluate(async (path) => (await caches.match(path)) !== undefined, `${site.origin}/${tag}/`);
		expect([await stored('es'), await stored('en'), await stored('ar')]).toEqual([true, false, false]);
		expect(await useLanguage(page, 'ar')).toBe(true);
		expect(await useLanguage(page, 'tlh')).toBe(false);
		await site.stop();
		await page.goto(`${site.origin}/`);
		await expectUsable(page);
		expect(page.url()).toBe(`${site.origin}/ar/`);
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		await page.goto(`${site.origin}/en/`);
		await expectUsable(page);
		expect(page.url()).toBe(`${site.origin}/ar/`);
		await page.goto(`${site.origin}/es/`);
		await expectUsable(page);
		expect(page.url()).toBe(`${site.origin}/es/`);
	});

	test('an update fetches what changed, waits for her tap, and loads the page once', async ({ page }) => {
		await openAndStore(page, `${site.origin}/en/`);
		expect(await useLanguage(page, 'es')).toBe(true);
		expect(await useLanguage(page, 'en')).toBe(true);
		const [before] = await storedVersions(page);
		await forgetHttpCache(page);
		site.requests.length = 0;
		const version = site.publish((root) => alter(root, 'es/calm/index.html'));
		let loads = 0;
		page.on('load', () => (loads += 1));
		await page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			await registration.update();
		});
		const waiting = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state);
		await expect.poll(waiting).toBe('installed');
		expect([...site.requests].sort()).toEqual(['/es/calm/', '/service-worker.js']);
		expect(await storedVersions(page)).toEqual([before, version]);
		expect(await page.evaluate(async () => (await fetch('/es/calm/')).text())).not.toContain('a later version');
		expect(loads).toBe(0);

		const reloaded = page.waitForEvent('load');
		await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.postMessage({ type: 'activate' }));
		await reloaded;
		await expectUsable(page);
		expect(loads).toBe(1);
		expect(await storedVersions(page)).toEqual([version]);
		expect(await page.evaluate(async () => (await fetch('/es/calm/')).text())).toContain('a later version');
		await site.stop();
		await page.reload();
		await expectUsable(page);
	});

	test('an update with one damaged file is thrown away whole, and the old version stays', async ({ page }) => {
		await openAndStore(page, `${site.origin}/en/`);
		const before = await storedVersions(page);
		await forgetHttpCache(page);
		site.requests.length = 0;
		site.publish(
			(root) => alter(root, 'en/calm/index.html'),
			(root) => alter(root, 'en/calm/index.html')
		);
		const outcome = await page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			const settled = new Promise<string>((done) =>
				registration.addEventListener('updatefound', () => {
					const worker = registration.installing;
					worker?.addEventListener('statechange', () => done(worker.state));
				})
			);
			await registration.update();
			return settled;
		});
		expect(site.requests).toContain('/en/calm/');
		expect(outcome).toBe('redundant');
		expect(await storedVersions(page)).toEqual(before);
		await site.stop();
		await page.reload();
		await expectUsable(page);
		await page.goto(`${site.origin}/en/calm/`);
		expect(await page.content()).not.toContain('a later version');
	});

	test('a first visit to a host that rewrites a file stores nothing and still works', async ({ page }) => {
		site.publish(
			() => undefined,
			(root) => writeFileSync(join(root, fileOf('en/calm/')), '<!doctype html><script src="/injected.js"></script>')
		);
		await page.goto(`${site.origin}/en/`);
		await expectUsable(page);
		const outcome = () =>
			page.evaluate(async () => ({
				hasWorker: (await navigator.serviceWorker.getRegistration()) !== undefined,
				caches: await caches.keys()
			}));
		await expect.poll(() => site.requests.includes('/service-worker.js')).toBe(true);
		await expect.poll(outcome).toEqual({ hasWorker: false, caches: [] });
		await page.reload();
		await expectUsable(page);
	});
});
