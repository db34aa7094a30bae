import vaultWorkerUrl from '$lib/storage/vault.worker.ts?worker&url';
import type { LanguagePack } from '$lib/i18n/language-pack';
import type { Locale } from '$lib/i18n/languages';
import type { Result } from '$lib/core/result';
import { readPreference, writePreference, type Appearance } from '$lib/storage/device-preferences';
import { createVaultClient } from '$lib/storage/vault-client';
import type { StorageFailure } from '$lib/storage/vault-types';
import { Clock } from './clock.svelte';
import { Install } from './install.svelte';
import { Language } from './language.svelte';
import { Navigation } from './navigation.svelte';
import { Onboarding } from './onboarding.svelte';
import { Session } from './session.svelte';
import { Snackbar } from './snackbar.svelte';
import { scriptUrl } from './trusted-script-url';

/** What the page lends to the app. */
export interface Surroundings {
	readonly pack: LanguagePack;
	/** Puts one more entry of this depth on the browser's history. */
	readonly pushDepth: (depth: number) => void;
	/** Where the app's own files lie, without a trailing slash; empty at the root. */
	readonly base: string;
}

/** The whole app of one page: the one place where its parts are put together. */
export class App {
	readonly base: string;
	readonly language: Language;
	readonly clock = new Clock();
	readonly navigation: Navigation;
	readonly session: Session;
	readonly install: Install;
	readonly snackbar = new Snackbar();

	onboarding = $state.raw<Onboarding | null>(null);
	appearance = $state<Appearance>('auto');
	/** Set by quick exit: nothing private is drawn any more while the page goes away. */
	covered = $state(false);

	constructor({ pack, pushDepth, base }: Surroundings) {
		this.base = base;
		this.language = new Language(pack);
		this.navigation = new Navigation({ push: pushDepth, back: () => history.back() });
		this.session = new Session(createVaultClient(() => new Worker(scriptUrl(vaultWorkerUrl))), this.clock);
		this.install = new Install(base);
	}

	/** Begins to live in a browser; returns the way to stop. */
	start(): () => void {
		this.appearance = (readPreference('appearance') as Appearance | null) ?? 'auto';
		void this.install.register(this.language.locale);
		void this.session.start();
		const stops = [this.clock.follow(), this.session.guard()];
		return () => stops.forEach((stop) => stop());
	}

	addressOf(locale: Locale): string {
		return `${this.base}/${locale}/`;
	}

	/** Remembers her language for the next opening and keeps it for the days without a network. */
	remember(locale: Locale): void {
		writePreference('language', locale);
		this.install.useLanguage(locale);
	}

	choose(appearance: Appearance): void {
		this.appearance = appearance;
		writePreference('appearance', appearance === 'auto' ? null : appearance);
		if (appearance === 'auto') document.documentElement.removeAttribute('data-appearance');
		else document.documentElement.setAttribute('data-appearance', appearance);
	}

	beginOnboarding(): void {
		this.onboarding = new Onboarding();
		this.session.prepare();
	}

	/** Covers the screen, locks, and leaves for a page that shows nothing of hers. */
	leave(): void {
		this.covered = true;
		void this.session.lock();
		location.replace(`${this.base}/${this.language.locale}/calm/`);
	}

	async lock(): Promise<void> {
		this.snackbar.dismiss();
		this.navigation.reset();
		await this.session.lock();
	}

	/** Removes the diary and every choice, and begins anew. */
	async erase(): Promise<Result<void, StorageFailure>> {
		const erased = await this.session.erase();
		if (!erased.ok) return erased;
		this.navigation.reset();
		this.choose('auto');
		this.snackbar.show({ text: this.language.t('me.erased') });
		return erased;
	}

	/** Seals what is being written, then lets the new version take over. */
	async update(): Promise<void> {
		this.session.diary?.settleDrafts();
		await this.session.diary?.flush();
		this.install.applyUpdate();
	}
}
