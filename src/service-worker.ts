/// <reference lib="webworker" />
/**
 * Keeps the whole app and her language on the phone. It stores only what the build listed, whole or not at all, and
 * asks the network for nothing that it has: opening the app again sends no request. An entry of its own: it imports
 * nothing, and stays within what browsers of 2018 can parse (no `?.`, no `??`).
 */

/** Written by the build (scripts/precache.ts) in front of this script. */
interface Precache {
	/** Changes whenever a file or this script changes. */
	readonly version: string;
	/** Addresses under the scope with their integrity; `core`, and one group for each language tag. */
	readonly groups: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface Languages {
	/** The one that opens first. */
	readonly chosen: string;
	/** Every language that she used: updates bring them all. */
	readonly kept: readonly string[];
}

const worker = self as unknown as ServiceWorkerGlobalScope & { readonly nuriPrecache: Precache };
const { version, groups } = worker.nuriPrecache;
const scope = new URL('./', location.href);
const prefix = `nuri${scope.pathname}`;
const cacheName = `${prefix}files-${version}`;
const settingsName = `${prefix}settings`;
const languagesKey = new URL('settings/languages', scope).href;
const listKey = new URL('settings/stored', scope).href;
const knownPaths = new Set(Object.keys(groups).flatMap((group) => Object.keys(groups[group] as object)).map(pathOf));

let languageChanges: Promise<void> = Promise.resolve();

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));

worker.addEventListener('message', (event) => {
	const message = event.data as { readonly type?: string; readonly tag?: string };
	if (message.type === 'activate') event.waitUntil(worker.skipWaiting());
	if (message.type === 'languages') {
		const answer = (languages: Languages | undefined) => event.ports.forEach((port) => port.postMessage({ kept: languages ? languages.kept : [] }));
		event.waitUntil(rememberedLanguages().then(answer));
	}
	if (message.type === 'language' && typeof message.tag === 'string') {
		const reply = (stored: boolean) => event.ports.forEach((port) => port.postMessage({ stored }));
		// One after the other: two at once would each forget the other's language.
		languageChanges = languageChanges.then(() => useLanguage(message.tag as string)).then(reply, () => reply(false));
		event.waitUntil(languageChanges);
	}
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin) return;
	if (request.mode === 'navigate') event.respondWith(page(request, pathname));
	else if (knownPaths.has(pathname)) event.respondWith(fromCache(pathname).then((stored) => stored || fetch(request)));
});

// A reminder leads to the first screen, which asks for the lock.
worker.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(openApp());
});

async function openApp(): Promise<void> {
	const pages = await worker.clients.matchAll({ type: 'window' });
	const shown = pages[0];
	if (shown) await shown.focus();
	else await worker.clients.openWindow(scope.href);
}

async function install(): Promise<void> {
	const remembered = await rememberedLanguages();
	const languages = remembered || (await languagesOnScreen());
	const cache = await caches.open(cacheName);
	try {
		await store(cache, ['core', ...languages.kept]);
	} catch (failure) {
		await caches.delete(cacheName);
		throw failure;
	}
	if (!remembered) await remember(languages);
}

async function activate(): Promise<void> {
	const names = await caches.keys();
	const outdated = names.filter((name) => name.startsWith(`${prefix}files-`) && name !== cacheName);
	await Promise.all(outdated.map((name) => caches.delete(name)));
	await worker.clients.claim();
}

/** Stores the files of the groups, copying from older versions what has not changed; rejects if one cannot be had. */
async function store(cache: Cache, names: readonly string[]): Promise<void> {
	const stored = await listOf(cache);
	const older = await olderCaches();
	const files = names.map((name) => groups[name] || {}).reduce((all, group) => ({ ...all, ...group }), {});
	const missing = Object.keys(files).filter((path) => stored[path] !== files[path]);
	const fetched: Record<string, string> = {};
	const next = async (): Promise<void> => {
		const path = missing.shift();
		if (path === undefined) return;
		const integrity = files[path] as string;
		const response = (await copyOf(path, integrity, older)) || (await download(path, integrity));
		await cache.put(new URL(path, scope).href, response);
		fetched[path] = integrity;
		return next();
	};
	await Promise.all([next(), next(), next(), next()]);
	await cache.put(listKey, new Response(JSON.stringify({ ...(await listOf(cache)), ...fetched })));
}

async function download(path: string, integrity: string): Promise<Response> {
	const isFinal = path.indexOf('_app/immutable/') === 0;
	const url = new URL(path, scope).href;
	// `no-cache` asks the host whether an older copy is still good; a file with a hash in its name never changes.
	const response = await fetch(url, { integrity, cache: isFinal ? 'default' : 'no-cache', redirect: 'error' });
	if (!response.ok) throw new Error(`${path}: ${response.status}`);
	return response;
}

interface OlderCache {
	readonly cache: Cache;
	readonly stored: Readonly<Record<string, string>>;
}

async function olderCaches(): Promise<OlderCache[]> {
	const names = (await caches.keys()).filter((name) => name.startsWith(`${prefix}files-`) && name !== cacheName);
	return Promise.all(
		names.map(async (name) => {
			const cache = await caches.open(name);
			return { cache, stored: await listOf(cache) };
		})
	);
}

async function copyOf(path: string, integrity: string, older: readonly OlderCache[]): Promise<Response | undefined> {
	const holder = older.find(({ stored }) => stored[path] === integrity);
	return holder && holder.cache.match(new URL(path, scope).href, { ignoreVary: true });
}

async function listOf(cache: Cache): Promise<Readonly<Record<string, string>>> {
	const list = await cache.match(listKey);
	return list ? ((await list.json()) as Record<string, string>) : {};
}

async function page(request: Request, pathname: string): Promise<Response> {
	const languages = await rememberedLanguages();
	const start = languages ? new URL(`${languages.chosen}/`, scope) : scope;
	const isStart = pathname === scope.pathname || pathname === `${scope.pathname}index.html`;
	if (isStart && start !== scope && (await fromCache(start.pathname))) return Response.redirect(start.href, 302);
	const stored = knownPaths.has(pathname) && (await fromCache(pathname));
	if (stored) return stored;
	try {
		return await fetch(request);
	} catch (offline) {
		// Another page under this address would look for its files in the wrong place.
		if (await fromCache(start.pathname)) return Response.redirect(start.href, 302);
		throw offline;
	}
}

async function fromCache(pathname: string): Promise<Response | undefined> {
	const cache = await caches.open(cacheName);
	return cache.match(new URL(pathname, location.origin).href, { ignoreVary: true });
}

async function useLanguage(tag: string): Promise<boolean> {
	if (!groups[tag]) return false;
	const before = await rememberedLanguages();
	const kept = before ? before.kept.filter((other) => other !== tag) : [];
	await store(await caches.open(cacheName), [tag]);
	await remember({ chosen: tag, kept: [tag, ...kept] });
	return true;
}

/** What an earlier version or this one wrote down, without languages that have left the app. */
async function rememberedLanguages(): Promise<Languages | undefined> {
	const entry = await caches.match(languagesKey, { cacheName: settingsName });
	if (!entry) return undefined;
	const { chosen, kept } = (await entry.json()) as Languages;
	const known = kept.filter((tag) => groups[tag]);
	return groups[chosen] && { chosen, kept: known };
}

async function remember(languages: Languages): Promise<void> {
	const settings = await caches.open(settingsName);
	await settings.put(languagesKey, new Response(JSON.stringify(languages)));
}

/** On the first visit: the language of the page that is open, by its address, else English. */
async function languagesOnScreen(): Promise<Languages> {
	const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const first = pages
		.map(({ url }) => new URL(url).pathname.slice(scope.pathname.length).split('/')[0] as string)
		.find((segment) => groups[segment] && segment !== 'core');
	const chosen = first || 'en';
	return { chosen, kept: [chosen] };
}

function pathOf(path: string): string {
	return new URL(path, scope).pathname;
}
