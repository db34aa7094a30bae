import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { isFirstPart } from '../src/lib/i18n/first-part.ts';
import { reviewStatuses, type ReviewStatus } from '../src/lib/i18n/review-status.ts';
import { pseudoPack, type PseudoTag } from './l10n/pseudo.ts';

const packsId = 'virtual:language-packs';
/** What is needed before a diary is open. */
export const packPrefix = 'virtual:language-pack/';
/** The other messages, which come with the diary. */
export const restPrefix = 'virtual:language-rest/';
const keysPrefix = 'virtual:message-keys/';
const localesRoot = resolve(import.meta.dirname, '../locales');
/** With NURI_PSEUDO=yes these two packs are English in disguise, to find text that is written into components or cut off. */
const pseudoTags: Readonly<Record<string, PseudoTag>> = { en: 'en-XA', ar: 'ar-XB' };

export interface SourcePack {
	readonly tag: string;
	readonly status: ReviewStatus;
	/** Every message under its dotted key, plural forms with their category. */
	readonly ui: Readonly<Record<string, string>>;
	readonly calendar: Record<string, unknown>;
}

/** Tags that have a folder: languages with all their messages, and overlays; `qqq` holds notes for translators. */
export function packTags(root = localesRoot): string[] {
	return readdirSync(root).filter((tag) => tag !== 'qqq' && (existsSync(join(root, tag, 'ui')) || isOverlay(tag, root))).sort();
}

/** Whether a folder only lays single keys over a language: `es-MX` over `es`. */
export function isOverlay(tag: string, root = localesRoot): boolean {
	return tag.includes('-') && existsSync(join(root, tag)) && existsSync(join(root, baseTag(tag), 'calendar.json'));
}

export function baseTag(tag: string): string {
	return tag.replace(/-.*$/, '');
}

/**
 * One language pack: `ui/<namespace>.json` files merged under their names, the calendar words, and how far anybody has
 * reviewed it. An overlay's few keys lie over those of its language.
 */
export function readPack(tag: string, root = localesRoot): SourcePack {
	const own = partsOf(tag, root);
	if (!isOverlay(tag, root)) return { tag, status: statusOf(tag, root), ...own };
	const base = readPack(baseTag(tag), root);
	return { tag, status: base.status, ui: laidOver(base.ui, own.ui, tag) as SourcePack['ui'], calendar: laidOver(base.calendar, own.calendar, tag) };
}

function partsOf(tag: string, root: string): Pick<SourcePack, 'ui' | 'calendar'> {
	const uiRoot = join(root, tag, 'ui');
	const files = existsSync(uiRoot) ? readdirSync(uiRoot).filter((file) => file.endsWith('.json')).sort() : [];
	const ui = Object.fromEntries(files.flatMap((file) => flattened(readJson(join(uiRoot, file)), basename(file, '.json'))));
	const calendar = join(root, tag, 'calendar.json');
	return { ui, calendar: existsSync(calendar) ? (readJson(calendar) as Record<string, unknown>) : {} };
}

function laidOver(base: Record<string, unknown>, own: Record<string, unknown>, path: string): Record<string, unknown> {
	const laid = Object.entries(own).map(([key, value]) => {
		const beneath = base[key];
		if (beneath === undefined) throw new Error(`${path}.${key}: an overlay replaces what is there, and nothing is`);
		return [key, isGroup(value) && isGroup(beneath) ? laidOver(beneath, value, `${path}.${key}`) : value];
	});
	return { ...base, ...Object.fromEntries(laid) };
}

function isGroup(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The status of the least reviewed message. What nobody has noted is a draft; the source language is written, not translated. */
function statusOf(tag: string, root: string): ReviewStatus {
	const path = join(root, tag, 'status.json');
	if (!existsSync(path)) return 'draft';
	const found = Object.values(readJson(path) as Record<string, { status: ReviewStatus }>).map(({ status }) => reviewStatuses.indexOf(status));
	return reviewStatuses[Math.max(0, Math.min(...found))] ?? 'draft';
}

/**
 * Serves every folder of `locales/` as two modules, `virtual:language-pack/<tag>` and `virtual:language-rest/<tag>`, so
 * that a phone downloads its own language and no other, and the first screen waits for its own words alone;
 * `virtual:language-packs` maps tags to their loaders. The keys are the same in all languages and travel once, apart.
 */
export function languagePacks(root = localesRoot, pseudo = process.env.NURI_PSEUDO === 'yes'): Plugin {
	return {
		name: 'nuri-language-packs',
		resolveId: (id) => (id === packsId || id.startsWith(packPrefix) || id.startsWith(restPrefix) || id.startsWith(keysPrefix) ? `\0${id}` : null),
		load(id) {
			if (id === `\0${packsId}`) return packsModule(packTags(root));
			if (id.startsWith(`\0${keysPrefix}`)) return `export default ${JSON.stringify(messageKeys(readPack('en', root).ui, partNamed(id)))};`;
			const prefix = [packPrefix, restPrefix].find((start) => id.startsWith(`\0${start}`));
			if (prefix === undefined) return null;
			const tag = id.slice(prefix.length + 1);
			for (const folder of [tag, baseTag(tag)]) for (const file of filesOf(join(root, folder))) this.addWatchFile(file);
			const pack = pseudo && tag in pseudoTags ? { ...pseudoPack(readPack('en', root), pseudoTags[tag] as PseudoTag), tag } : readPack(tag, root);
			const { first, rest } = packed(pack, readPack('en', root));
			return `export default ${JSON.stringify(prefix === packPrefix ? first : rest)};`;
		}
	};
}

/** A pack in the two parts in which it travels, its texts in the order of the source language's keys. */
export function packed({ ui, ...pack }: SourcePack, source: SourcePack): { readonly first: object; readonly rest: readonly (string | string[])[] } {
	const values = (part: Part) => messageValues(ui, messageKeys(source.ui, part), categoriesOf(pack.calendar), pack.tag);
	return { first: { ...pack, values: values('first') }, rest: values('rest') };
}

type Part = 'first' | 'rest';

function partNamed(id: string): Part {
	return id.endsWith('first') ? 'first' : 'rest';
}

/** The keys of one part in a fixed order, without categories: a message with plural forms ends in `+`. */
function messageKeys(ui: SourcePack['ui'], part: Part): string[] {
	const own = Object.keys(ui).filter((key) => isFirstPart(key.split('.')[0] ?? '') === (part === 'first'));
	return [...new Set(own.map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '+')))];
}

/** The texts under these keys: one each, or a list in the order of the plural categories of the language. */
function messageValues(ui: SourcePack['ui'], keys: readonly string[], categories: readonly string[], tag: string): (string | string[])[] {
	const textOf = (key: string): string => {
		const text = ui[key];
		if (text === undefined) throw new Error(`locales/${tag}: "${key}" is missing`);
		return text;
	};
	return keys.map((key) => (key.endsWith('+') ? categories.map((category) => textOf(`${key.slice(0, -1)}_${category}`)) : textOf(key)));
}

function categoriesOf(calendar: unknown): readonly string[] {
	return (calendar as { plural: { categories: readonly string[] } }).plural.categories;
}

function packsModule(tags: readonly string[]): string {
	const loaders = (prefix: string, then: string) => tags.map((tag) => `${JSON.stringify(tag)}: () => import(${JSON.stringify(prefix + tag)})${then}`).join(',\n');
	return `import firstKeys from '${keysPrefix}first';
export const packLoaders = {${loaders(packPrefix, '')}};
export const restLoaders = {${loaders(restPrefix, '')}};
export const keysOfFirst = firstKeys;
export const loadKeysOfRest = () => import('${keysPrefix}rest');`;
}

/** Every text of a file's groups under its dotted key. */
export function flattened(value: unknown, path: string): [string, string][] {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value !== 'object' || value === null) throw new Error(`${path} is neither a text nor a group of texts`);
	return Object.entries(value).flatMap(([key, child]) => flattened(child, `${path}.${key}`));
}

function filesOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json')).map((file) => join(folder, file));
}

function readJson(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch (error) {
		throw new Error(`${path} is not valid JSON: ${(error as Error).message}`);
	}
}
