import { distressLoaders, guidanceLoaders, searchLoaders } from 'virtual:guidance-loaders';
import type { AnswerSearch } from '$lib/content/answer-search';
import { isOpenTo, type Answer, type DistressWords, type GuidancePack } from '$lib/content/guidance';
import { recallFrom } from '$lib/content/recall';
import type { DistressKind } from '$lib/content/vocabulary';
import { baseOf } from '$lib/i18n/languages';
import type { Language } from './language.svelte';

/** What the question box says: help first where it sounds like distress, then answers, best first. */
export interface Reply {
	readonly distress: DistressKind | null;
	readonly answers: readonly Answer[];
}

/** As many as she can look through. */
const MOST_ANSWERS = 5;
/** What fits less than this share of the best answer is left out. */
const WORTH_SHOWING = 0.25;

interface Box {
	readonly tag: string;
	readonly search: AnswerSearch;
	readonly distress: readonly DistressWords[];
	readonly distressIn: (question: string, languages: readonly DistressWords[]) => DistressKind | null;
}

/** The guidance on the screen. Nothing in it is hers: it is open without a code, and what she asks is never kept. */
export class Guidance {
	#language: Language;
	#base: string;
	#packs: Readonly<Record<string, GuidancePack | undefined>> = $state.raw({});
	#box: Box | null = null;
	/** What was taken back since this version was made. */
	#withdrawn = $state.raw<ReadonlySet<string>>(new Set());
	/** The age that somebody without an open diary gave before an answer; gone when the page is closed. */
	ageSaid = $state<number | null>(null);

	constructor(language: Language, base: string) {
		this.#language = language;
		this.#base = base;
	}

	/** The language in which answers can be had: hers, else English. */
	get tag(): string {
		const { locale } = this.#language;
		return [locale, baseOf(locale)].find((tag) => guidanceLoaders[tag]) ?? 'en';
	}

	/** Null until it is loaded. */
	readonly pack: GuidancePack | null = $derived.by(() => this.#packs[this.tag] ?? null);
	readonly #byId: ReadonlyMap<string, Answer> = $derived.by(() => new Map(this.pack?.answers.map((answer) => [answer.id, answer])));

	/** Loads answers and what was taken back, which is looked for anew each time; throws where they cannot be had (offline and never downloaded). */
	async load(): Promise<void> {
		const { tag } = this;
		const recall = this.#readRecall();
		if (this.#packs[tag]) return;
		const [pack] = await Promise.all([guidanceLoaders[tag]?.(), recall]);
		if (!pack) throw new Error(`no guidance: ${tag}`);
		this.#packs = { ...this.#packs, [tag]: pack.default };
	}

	/** An answer, unless it was taken back. */
	answer(id: string): Answer | undefined {
		return this.#withdrawn.has(id) ? undefined : this.#byId.get(id);
	}

	isWithdrawn(id: string): boolean {
		return this.#withdrawn.has(id);
	}

	/** What is offered to somebody of this age (null: nobody said): what was taken back, or is for older ones, is not. */
	offered<Entry extends { readonly id: string; readonly gate?: number }>(entries: readonly Entry[], age: number | null): readonly Entry[] {
		return entries.filter((entry) => !this.#withdrawn.has(entry.id) && (age === null || isOpenTo(entry, age)));
	}

	/** The answer that explains a care signal. */
	answerForSignal(rule: string): Answer | undefined {
		return this.pack?.answers.find(({ id, care }) => care?.includes(rule) && !this.#withdrawn.has(id));
	}

	/** The answer to offer beside a group of the day's page. */
	answerForGroup(group: string): Answer | undefined {
		return this.pack?.answers.find(({ id, diary }) => diary === group && !this.#withdrawn.has(id));
	}

	/** Answers a question. What was typed goes nowhere and is not kept. */
	async ask(question: string, age: number | null): Promise<Reply> {
		const { search, distress, distressIn } = await this.#openBox();
		const found = search.ask(question);
		const best = found[0]?.score ?? 0;
		const answers = found.filter(({ score }) => score >= best * WORTH_SHOWING).flatMap(({ id }) => this.answer(id) ?? []);
		return { distress: distressIn(question, distress), answers: this.offered(answers, age).slice(0, MOST_ANSWERS) };
	}

	/** Loads what the question box needs, so that the first letter finds it ready. */
	async prepareBox(): Promise<void> {
		await this.#openBox();
	}

	async #openBox(): Promise<Box> {
		const { tag } = this;
		const { locale } = this.#language;
		if (this.#box?.tag === `${tag} ${locale}`) return this.#box;
		const languages = [...new Set([locale, baseOf(locale), 'en'])];
		const [{ AnswerSearch: Search }, { distressIn }, packed, ...distress] = await Promise.all([
			import('$lib/content/answer-search'),
			import('$lib/content/distress'),
			searchLoaders[tag]?.(),
			...languages.map((language) => distressLoaders[language]?.())
		]);
		if (!packed) throw new Error(`no search: ${tag}`);
		this.#box = { tag: `${tag} ${locale}`, search: new Search(packed.default), distress: distress.flatMap((words) => (words ? [words.default] : [])), distressIn };
		return this.#box;
	}

	// A new version that waits for her tap has its list on the phone already: what it takes back is taken back at once.
	async #readRecall(): Promise<void> {
		try {
			const names = await caches.keys();
			const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).match(new URL(`${this.#base}/recall.json`, location.href).href, { ignoreVary: true })));
			const texts = await Promise.all(lists.map((list) => list?.text()));
			const withdrawn = texts.flatMap((text) => (text === undefined ? [] : recallFrom(text)));
			if (withdrawn.some((id) => !this.#withdrawn.has(id))) this.#withdrawn = new Set(withdrawn);
		} catch {
			// A browser without a store for files (a private window) has no waiting version either.
		}
	}
}
