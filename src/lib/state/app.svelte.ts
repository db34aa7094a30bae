import vaultWorkerUrl from '$lib/storage/vault.worker.ts?worker&url';
import type { LanguagePack } from '$lib/i18n/language-pack';
import { isLocale, type Locale } from '$lib/i18n/languages';
import { isCalendarId, type CalendarId } from '$lib/core/calendar/calendar-system';
import type { Result } from '$lib/core/result';
import { textSizeFrom, type TextSize } from '$lib/core/look/text-sizes';
import { readPreference, writePreference, type Appearance } from '$lib/storage/device-preferences';
import { createVaultClient } from '$lib/storage/vault-client';
import type { SaveFailure, StorageFailure } from '$lib/storage/vault-types';
import { Clock } from './clock.svelte';
import { Guidance } from './guidance.svelte';
import { Install } from './install.svelte';
import { Language, loadLanguage } from './language.svelte';
import { Navigation } from './navigation.svelte';
import { Onboarding } from './onboarding.svelte';
import { Reader } from './reader.svelte';
import { Session } from './session.svelte';
import { Snackbar } from './snackbar.svelte';
import { scriptUrl } from './trusted-script-url';

/** What the page lends to the app. */
export interface Surroundings {
	readonly pack: LanguagePack;
	/** Puts one more entry of this depth on the browser's history. */
	readonly pushDepth: (depth: number) => void;
	/** Shows the start page of a language in place of this one, with the screen as it is. */
	readonly showStart: (address: string) => Promise<void>;
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
	readonly guidance: Guidance;
	readonly reader = new Reader();

	onboarding = $state.raw<Onboarding | null>(null);
	appearance = $state<Appearance>('auto');
	textSize = $state<TextSize>('100');
	/** Set by quick exit: nothing private is drawn any more while the page goes away. */
	covered = $state(false);

	readonly #showStart: Surroundings['showStart'];

	constructor({ pack, pushDepth, showStart, base }: Surroundings) {
		this.base = base;
		this.#showStart = showStart;
		this.language = new Language(pack);
		this.navigation = new Navigation({ push: pushDepth, back: () => history.back() });
		this.session = new Session(createVaultClient(() => new Worker(scriptUrl(vaultWorkerUrl))), this.clock);
		this.install = new Install(base);
		this.guidance = new Guidance(this.language, base);
	}

	/** Begins to live in a browser; returns the way to stop. */
	start(): () => void {
		this.appearance = (readPreference('appearance') as Appearance | null) ?? 'auto';
		this.textSize = textSizeFrom(readPreference('text-size'));
		const calendar = readPreference('calendar');
		this.language.chosenCalendar = isCalendarId(calendar) ? calendar : null;
		void this.#speakAsRemembered();
		void this.session.start();
		const stops = [this.clock.follow(), this.session.guard(() => this.lock()), this.#leaveOnEscapes()];
		return () => stops.forEach((stop) => stop());
	}

	// Three times in a row within a second and a half: quicker than finding the button, and hard to do by mistake.
	#leaveOnEscapes(): () => void {
		let times: readonly number[] = [];
		const onpointerdown = () => (times = []);
		const onkeydown = ({ key, repeat, timeStamp }: KeyboardEvent) => {
			if (key !== 'Escape') times = [];
			else if (!repeat) times = [...times.filter((time) => timeStamp - time < 1_500), timeStamp];
			if (times.length >= 3) this.leave();
		};
		window.addEventListener('keydown', onkeydown, true);
		window.addEventListener('pointerdown', onpointerdown, true);
		return () => {
			window.removeEventListener('keydown', onkeydown, true);
			window.removeEventListener('pointerdown', onpointerdown, true);
		};
	}

	addressOf(locale: Locale): string {
		return `${this.base}/${locale}/`;
	}

	/**
	 * Changes the language, for the next opening and the days without a network too; false where the pack cannot be had,
	 * and then everything stays as it was.
	 */
	async speak(locale: Locale): Promise<boolean> {
		try {
			await loadLanguage(locale);
			if (this.language.isComplete) await this.language.complete(locale);
		} catch {
			return false;
		}
		writePreference('language', locale);
		this.install.useLanguage(locale);
		await this.#showStart(this.addressOf(locale));
		return true;
	}

	// A link, or a service worker that was not told in time, may open another language than the one she chose.
	async #speakAsRemembered(): Promise<void> {
		const remembered = readPreference('language') ?? undefined;
		const isStart = location.pathname === this.addressOf(this.language.locale);
		if (isStart && isLocale(remembered) && remembered !== this.language.locale) await this.speak(remembered);
		await this.install.register(this.language.locale);
	}

	choose(appearance: Appearance): void {
		this.appearance = appearance;
		writePreference('appearance', appearance === 'auto' ? null : appearance);
		if (appearance === 'auto') document.documentElement.removeAttribute('data-appearance');
		else document.documentElement.setAttribute('data-appearance', appearance);
	}

	/** In which calendar days are said; belongs to the phone, like the language. */
	chooseCalendar(id: CalendarId): void {
		this.language.chosenCalendar = id;
		writePreference('calendar', id);
	}

	/** Belongs to the phone, not to her diary: the lock must be readable too. */
	chooseTextSize(size: TextSize): void {
		this.textSize = size;
		writePreference('text-size', size === '100' ? null : size);
		if (size === '100') document.documentElement.removeAttribute('data-text');
		else document.documentElement.setAttribute('data-text', size);
	}

	beginOnboarding(): void {
		this.onboarding = new Onboarding();
		this.session.prepare();
	}

	/** Covers the screen, locks, and leaves for a page that shows nothing of hers. */
	leave(): void {
		this.covered = true;
		this.reader.stop();
		void this.session.lock();
		location.replace(`${this.base}/${this.language.locale}/calm/`);
	}

	/** Seals what is being written and locks. Whoever opens Nuri next, perhaps her sister, begins at the first screen. */
	async lock(): Promise<void> {
		const locked = this.session.lock();
		this.snackbar.dismiss();
		this.reader.stop();
		this.navigation.reset();
		await locked;
	}

	/** Removes the diary and every choice, and begins anew. */
	async erase(): Promise<Result<void, StorageFailure>> {
		const erased = await this.session.erase();
		if (erased.ok) this.#erasedAll();
		return erased;
	}

	/** Removes the open diary alone; where it was the only one, everything. */
	async eraseMine(): Promise<Result<unknown, SaveFailure>> {
		const erased = await this.session.eraseMine();
		if (!erased.ok) return erased;
		this.navigation.reset();
		if (erased.value === 'nothing-remains') this.#erasedAll();
		return erased;
	}

	#erasedAll(): void {
		this.navigation.reset();
		this.choose('auto');
		this.chooseTextSize('100');
		this.language.chosenCalendar = null;
		this.snackbar.show({ text: this.language.t('lock.erased') });
	}

	/** Seals what is being written, then lets the new version take over. */
	async update(): Promise<void> {
		this.session.diary?.settleDrafts();
		await this.session.diary?.flush();
		this.install.applyUpdate();
	}
}
