import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Install, type InstallPrompt, type InstallSurroundings } from './install.svelte';

/** A worker that remembers what it was told, and answers as the real one does. */
class PlantedWorker extends EventTarget {
	readonly told: { type: string; tag?: string }[] = [];
	answer = true;

	constructor(public state: ServiceWorkerState) {
		super();
	}

	postMessage(message: { type: string; tag?: string }, [port]: MessagePort[] = []): void {
		this.told.push(message);
		port?.postMessage({ stored: this.answer });
	}

	become(state: ServiceWorkerState): void {
		this.state = state;
		this.dispatchEvent(new Event('statechange'));
	}
}

class PlantedRegistration extends EventTarget {
	active: PlantedWorker | null = null;
	waiting: PlantedWorker | null = null;
	installing: PlantedWorker | null = null;
}

class PlantedContainer extends EventTarget {
	controller: PlantedWorker | null = null;
	readonly registration = new PlantedRegistration();
	readonly registered: [string, unknown][] = [];
	refuses = false;

	get ready(): Promise<PlantedRegistration> {
		return Promise.resolve(this.registration);
	}

	async register(url: string, options: unknown): Promise<PlantedRegistration> {
		if (this.refuses) throw new DOMException('refused', 'SecurityError');
		this.registered.push([url, options]);
		return this.registration;
	}
}

const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36';
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1';

let container: PlantedContainer;
let window: EventTarget;
let reload: ReturnType<typeof vi.fn<() => void>>;

beforeEach(() => {
	container = new PlantedContainer();
	window = new EventTarget();
	reload = vi.fn<() => void>();
	vi.stubGlobal('location', new URL('https://nuri.example/folder/en/'));
});
afterEach(() => vi.unstubAllGlobals());

function install(changes: Partial<InstallSurroundings> = {}): Install {
	return new Install('/folder', {
		serviceWorker: container as unknown as NonNullable<InstallSurroundings['serviceWorker']>,
		userAgent: phone,
		standsAlone: false,
		window,
		whenIdle: () => Promise.resolve(),
		reload,
		...changes
	});
}

/** The state of a later visit: a version runs. */
function running(): PlantedWorker {
	const worker = new PlantedWorker('activated');
	container.controller = worker;
	container.registration.active = worker;
	return worker;
}

describe('the service worker', () => {
	test('is registered under the base path, and asks the host once a day at most', async () => {
		await install().register('en');
		expect(container.registered).toEqual([['/folder/service-worker.js', { scope: '/folder/', updateViaCache: 'all' }]]);
	});

	test('hears which language to store, and the app is ready for offline when it has', async () => {
		const worker = running();
		const app = install();
		await app.register('es');
		await vi.waitFor(() => expect(app.offlineReady).toBe(true));
		expect(worker.told).toEqual([{ type: 'language', tag: 'es' }]);
	});

	test('that could not store a language does not make it ready for offline', async () => {
		running().answer = false;
		const app = install();
		await app.register('es');
		await vi.waitFor(() => expect(container.registration.active?.told).toHaveLength(1));
		await new Promise((done) => setTimeout(done));
		expect(app.offlineReady).toBe(false);
	});

	test('hears of the language that she chose while it was still being registered', async () => {
		const worker = running();
		const app = install();
		const registered = app.register('en');
		app.useLanguage('ar');
		await registered;
		await vi.waitFor(() => expect(worker.told).toEqual([{ type: 'language', tag: 'ar' }]));
	});

	test('that the browser refuses leaves the app working online', async () => {
		container.refuses = true;
		const app = install();
		await app.register('en');
		expect([app.updateReady, app.offlineReady]).toEqual([false, false]);
	});

	test('that the browser does not know is no error', async () => {
		await expect(install({ serviceWorker: undefined }).register('en')).resolves.toBeUndefined();
	});
});

describe('a new version', () => {
	test('that waited since the last visit is offered at once', async () => {
		running();
		container.registration.waiting = new PlantedWorker('installed');
		const app = install();
		await app.register('en');
		expect(app.updateReady).toBe(true);
	});

	test('is offered when it is wholly stored, and not before', async () => {
		running();
		const app = install();
		await app.register('en');
		const next = new PlantedWorker('installing');
		container.registration.installing = next;
		container.registration.dispatchEvent(new Event('updatefound'));
		expect(app.updateReady).toBe(false);
		next.become('installed');
		expect(app.updateReady).toBe(true);
	});

	test('is not what the first visit stores', async () => {
		const first = new PlantedWorker('installing');
		container.registration.installing = first;
		const app = install();
		await app.register('en');
		first.become('installed');
		expect(app.updateReady).toBe(false);
	});

	test('takes over at her tap, and the page is loaded once', async () => {
		running();
		const next = new PlantedWorker('installed');
		container.registration.waiting = next;
		const app = install();
		await app.register('en');
		expect(next.told).toEqual([]);
		app.applyUpdate();
		expect(next.told).toEqual([{ type: 'activate' }]);
		container.dispatchEvent(new Event('controllerchange'));
		container.dispatchEvent(new Event('controllerchange'));
		expect(reload).toHaveBeenCalledTimes(1);
	});

	test('that she puts off stays away, and nothing is loaded', async () => {
		running();
		const next = new PlantedWorker('installed');
		container.registration.waiting = next;
		const app = install();
		await app.register('en');
		app.postponeUpdate();
		expect(app.updateReady).toBe(false);
		expect(next.told).toEqual([]);
		expect(reload).not.toHaveBeenCalled();
	});

	test('is no reason to load the page on the first visit, when the worker takes it over', async () => {
		await install().register('en');
		container.dispatchEvent(new Event('controllerchange'));
		expect(reload).not.toHaveBeenCalled();
	});
});

describe('installing', () => {
	function offer(outcome: 'accepted' | 'dismissed'): Event {
		const prompt: Pick<InstallPrompt, 'prompt'> = { prompt: async () => ({ outcome }) };
		return Object.assign(new Event('beforeinstallprompt', { cancelable: true }), prompt);
	}

	test('is offered when the browser allows it, once', async () => {
		const app = install();
		await app.register('en');
		expect(app.canInstall).toBe(false);
		const event = offer('accepted');
		window.dispatchEvent(event);
		expect([app.canInstall, event.defaultPrevented]).toEqual([true, true]);
		expect(await app.promptInstall()).toBe('accepted');
		expect(app.canInstall).toBe(false);
		expect(await app.promptInstall()).toBe('unavailable');
	});

	test('is no longer offered once it is done from the browser’s own menu', async () => {
		const app = install();
		await app.register('en');
		window.dispatchEvent(offer('dismissed'));
		window.dispatchEvent(new Event('appinstalled'));
		expect(app.canInstall).toBe(false);
	});

	test('is explained on an iPhone, where no button can do it', async () => {
		const app = install({ userAgent: iPhone });
		await app.register('en');
		expect(app.needsManualInstall).toBe(true);
	});

	test('is over for an app that stands alone, which is no built-in browser either', async () => {
		const app = install({ userAgent: iPhone.replace(/ Version.*/, ''), standsAlone: true });
		await app.register('en');
		expect([app.needsManualInstall, app.embedded]).toEqual([false, null]);
	});

	test('is not offered inside a chat app, which is named instead', async () => {
		const app = install({ userAgent: `${iPhone} Instagram 300.0` });
		await app.register('en');
		expect([app.embedded, app.needsManualInstall]).toEqual(['instagram', false]);
	});
});
