import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fileOf, precacheOf, readStamp, stamp } from '../../scripts/precache';
import { startStaticServer, type StaticServer } from '../../scripts/static-server';

export const buildRoot = resolve(import.meta.dirname, '../..', process.env.NURI_OUT ?? 'build');

/** A host of its own for one test, which can be stopped, and which keeps a list of what it was asked for. */
export class Site {
	readonly requests: string[] = [];
	readonly #copies: string[] = [];
	#server: StaticServer;

	private constructor(server: StaticServer) {
		this.#server = server;
	}

	static async start(root = buildRoot, base = ''): Promise<Site> {
		const requests: string[] = [];
		const server = await startStaticServer({ root, base, port: 0, onRequest: (path) => requests.push(path) });
		const site = new Site(server);
		site.#follow(requests);
		return site;
	}

	get origin(): string {
		return this.#server.origin;
	}

	#follow(requests: string[]): void {
		const { push } = requests;
		requests.push = (...paths) => {
			this.requests.push(...paths);
			return push.apply(requests, paths);
		};
	}

	/** Publishes a build in which `change` altered files; its list of files is written anew before `damage`. */
	publish(change: (root: string) => void, damage: (root: string) => void = () => undefined): string {
		const root = mkdtempSync(join(tmpdir(), 'nuri-build-'));
		this.#copies.push(root);
		cpSync(buildRoot, root, { recursive: true });
		const { groups } = readStamp(root);
		change(root);
		const groupsOf = (file: string) => Object.keys(groups).filter((name) => Object.keys(groups[name] ?? {}).map(fileOf).includes(file));
		stamp(root, precacheOf(root, groupsOf));
		damage(root);
		this.#server.use(root);
		return readStamp(root).version;
	}

	stop(): Promise<void> {
		return this.#server.close();
	}

	async remove(): Promise<void> {
		await this.stop();
		for (const copy of this.#copies) rmSync(copy, { recursive: true });
	}
}

export function alter(root: string, file: string): void {
	const path = join(root, file);
	writeFileSync(path, readFileSync(path, 'utf8').replace('</body>', '<!-- a later version --></body>'));
}

/** Opens a page and waits until the app and its language are stored. */
export async function openAndStore(page: Page, url: string): Promise<void> {
	await page.goto(url);
	const isStored = () =>
		page.evaluate(async () => {
			const files = (await caches.keys()).find((name) => name.includes('files-'));
			const entries = files === undefined ? [] : await (await caches.open(files)).keys();
			const registration = await navigator.serviceWorker.getRegistration();
			return (
				entries.some(({ url }) => url.endsWith('/settings/stored')) &&
				registration?.active?.state === 'activated' &&
				navigator.serviceWorker.controller !== null
			);
		});
	await expect.poll(isStored).toBe(true);
	expect(await useLanguage(page, new URL(page.url()).pathname.split('/').filter(Boolean).pop() ?? 'en')).toBe(true);
}

/** Asks the worker as the app does, and waits for its answer. */
export function useLanguage(page: Page, tag: string): Promise<boolean> {
	return page.evaluate(async (language) => {
		const { active } = await navigator.serviceWorker.ready;
		const { port1, port2 } = new MessageChannel();
		return new Promise<boolean>((done) => {
			port1.onmessage = ({ data }) => done(data.stored);
			active?.postMessage({ type: 'language', tag: language }, [port2]);
		});
	}, tag);
}

/** Forgets what the browser's own cache holds, so that only the app's store can spare a request. */
export async function forgetHttpCache(page: Page): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Network.clearBrowserCache');
	await devtools.detach();
}

export function storedVersions(page: Page): Promise<string[]> {
	return page.evaluate(async () => (await caches.keys()).filter((name) => name.includes('files-')).map((name) => name.split('files-')[1] ?? ''));
}

export async function expectUsable(page: Page): Promise<void> {
	await expect(page.locator('html[data-ready="true"]')).toBeVisible();
	await expect(page.getByTestId('welcome-start')).toBeVisible();
}
