import { embeddedBrowser, type EmbeddingApp } from './embedded-browser';
import { scriptUrl } from './trusted-script-url';

/** Chromium's offer to install, kept until she taps. */
export interface InstallPrompt extends Event {
	prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

/** What the browser lends to `Install`. */
export interface InstallSurroundings {
	readonly serviceWorker: Pick<ServiceWorkerContainer, 'controller' | 'ready' | 'register' | 'addEventListener'> | undefined;
	readonly userAgent: string;
	/** Whether the page already runs as an app of its own. */
	readonly standsAlone: boolean;
	readonly window: Pick<EventTarget, 'addEventListener'>;
	/** Settles when the first screen has all it needs, so that storing the rest does not slow it down. */
	readonly whenIdle: () => Promise<void>;
	readonly reload: () => void;
}

/** Installing, working offline, and new versions: everything between the page and its service worker. */
export class Install {
	#base: string;
	#lent: InstallSurroundings | undefined;
	#registration: ServiceWorkerRegistration | undefined;
	#prompt = $state.raw<InstallPrompt | null>(null);
	#wanted: string | undefined;

	/** A new version is stored and waits for her tap. */
	updateReady = $state(false);
	/** The app and the language on the screen are stored: the next opening needs no network. */
	offlineReady = $state(false);
	/** The chat or social app inside which the page was opened. */
	embedded = $state<EmbeddingApp | null>(null);
	/** iPhones install by hand only, from the share menu. */
	needsManualInstall = $state(false);

	constructor(base: string, surroundings?: InstallSurroundings) {
		this.#base = base;
		this.#lent = surroundings;
	}

	get canInstall(): boolean {
		return this.#prompt !== null;
	}

	/** Looks where the page runs and has the app stored; a browser that refuses leaves it working online. */
	async register(language: string): Promise<void> {
		const lent = (this.#lent ??= browserSurroundings());
		this.#observe(lent);
		const { serviceWorker } = lent;
		if (serviceWorker === undefined) return;
		await lent.whenIdle();
		this.#reloadOnNewVersion(serviceWorker, lent.reload);
		try {
			this.#registration = await serviceWorker.register(scriptUrl(`${this.#base}/service-worker.js`), {
				scope: `${this.#base}/`,
				updateViaCache: 'all'
			});
		} catch {
			// Private windows and full disks refuse: she reads on, online.
			return;
		}
		this.#followUpdates(this.#registration, serviceWorker);
		this.useLanguage(this.#wanted ?? language);
	}

	/** Has a language stored and opened first from now on. */
	useLanguage(language: string): void {
		this.#wanted = language;
		if (this.#registration === undefined) return;
		this.offlineReady = false;
		void this.#store(language);
	}

	/** Languages that open without a network, and the bytes that each of the others brings; empty where nobody knows. */
	async languages(): Promise<{ readonly kept: readonly string[]; readonly sizes: Readonly<Record<string, number>> }> {
		const [kept, sizes] = await Promise.all([this.#keptLanguages(), this.#languageSizes()]);
		return { kept, sizes };
	}

	async #keptLanguages(): Promise<readonly string[]> {
		const worker = this.#registration?.active;
		if (!worker) return [];
		return (await ask<{ readonly kept: readonly string[] }>(worker, { type: 'languages' })).kept;
	}

	async #languageSizes(): Promise<Readonly<Record<string, number>>> {
		try {
			return (await (await fetch(`${this.#base}/languages.json`)).json()) as Readonly<Record<string, number>>;
		} catch {
			// Without a network and before the app is stored: the list does without sizes.
			return {};
		}
	}

	/** Her tap on "a new version is ready": it takes over, and the page is loaded once more. */
	applyUpdate(): void {
		this.updateReady = false;
		this.#registration?.waiting?.postMessage({ type: 'activate' });
	}

	/** Not now: the new version takes over by itself once every window of the app was closed. */
	postponeUpdate(): void {
		this.updateReady = false;
	}

	/** Shows the browser's own question; one offer can be shown once. */
	async promptInstall(): Promise<'accepted' | 'dismissed' | 'unavailable'> {
		const prompt = this.#prompt;
		if (prompt === null) return 'unavailable';
		this.#prompt = null;
		return (await prompt.prompt()).outcome;
	}

	#observe({ userAgent, standsAlone, window }: InstallSurroundings): void {
		this.embedded = standsAlone ? null : embeddedBrowser(userAgent);
		this.needsManualInstall = !standsAlone && this.embedded === null && /\b(iPhone|iPad|iPod)\b/.test(userAgent);
		window.addEventListener('beforeinstallprompt', (event) => {
			event.preventDefault();
			this.#prompt = event as InstallPrompt;
		});
		window.addEventListener('appinstalled', () => (this.#prompt = null));
	}

	// A window that no worker ran belongs to the first visit, and every other one to the version that is going.
	#reloadOnNewVersion(serviceWorker: NonNullable<InstallSurroundings['serviceWorker']>, reload: () => void): void {
		let isControlled = serviceWorker.controller !== null;
		let isReloading = false;
		serviceWorker.addEventListener('controllerchange', () => {
			if (isControlled && !isReloading) {
				isReloading = true;
				reload();
			}
			isControlled = true;
		});
	}

	#followUpdates(registration: ServiceWorkerRegistration, { controller }: { readonly controller: ServiceWorker | null }): void {
		this.updateReady = registration.waiting !== null && controller !== null;
		const follow = (worker: ServiceWorker | null) =>
			worker?.addEventListener('statechange', () => {
				if (worker.state === 'installed' && registration.active !== null) this.updateReady = true;
			});
		follow(registration.installing);
		registration.addEventListener('updatefound', () => follow(registration.installing));
	}

	async #store(language: string): Promise<void> {
		const worker = (await this.#lent?.serviceWorker?.ready)?.active;
		if (!worker) return;
		const { stored } = await ask<{ readonly stored: boolean }>(worker, { type: 'language', tag: language });
		if (this.#wanted === language) this.offlineReady = stored;
	}
}

/** The worker's answer to one message. */
function ask<Answer>(worker: ServiceWorker, message: Readonly<Record<string, string>>): Promise<Answer> {
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		port1.onmessage = ({ data }: MessageEvent<Answer>) => {
			port1.close();
			resolve(data);
		};
		worker.postMessage(message, [port2]);
	});
}

function browserSurroundings(): InstallSurroundings {
	return {
		// The development server has nothing to store.
		serviceWorker: import.meta.env.DEV ? undefined : (navigator.serviceWorker as ServiceWorkerContainer | undefined),
		userAgent: navigator.userAgent,
		standsAlone:
			matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true,
		window,
		whenIdle: () =>
			new Promise((resolve) => {
				const wait = () => (window.requestIdleCallback ?? setTimeout)(() => resolve());
				if (document.readyState === 'complete') wait();
				else window.addEventListener('load', wait, { once: true });
			}),
		reload: () => location.reload()
	};
}
