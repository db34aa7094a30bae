import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { isFirstPart } from '../src/lib/i18n/first-part.ts';

const packsId = 'virtual:language-packs';
/** What is needed before a diary is open. */
export const packPrefix = 'virtual:language-pack/';
/** The other messages, which come with the diary. */
export const restPrefix = 'virtual:language-rest/';
const localesRoot = resolve(import.meta.dirname, '../locales');

/** Language tags that have a folder with calendar words; `qqq` holds notes for translators. */
export function packTags(root = localesRoot): string[] {
	return readdirSync(root).filter((tag) => tag !== 'qqq' && existsSync(join(root, tag, 'calendar.json'))).sort();
}

/** One language pack: `ui/<namespace>.json` files merged under their names, and the calendar words. */
export function readPack(tag: string, root = localesRoot): { tag: string; ui: Record<string, unknown>; calendar: unknown } {
	const uiRoot = join(root, tag, 'ui');
	const files = readdirSync(uiRoot).filter((file) => file.endsWith('.json')).sort();
	const ui = Object.fromEntries(files.map((file) => [basename(file, '.json'), readJson(join(uiRoot, file))]));
	return { tag, ui, calendar: readJson(join(root, tag, 'calendar.json')) };
}

/**
 * Serves every folder of `locales/` as two modules, `virtual:language-pack/<tag>` and `virtual:language-rest/<tag>`, so
 * that a phone downloads its own language and no other, and the first screen waits for its own words alone;
 * `virtual:language-packs` maps tags to their loaders.
 */
export function languagePacks(root = localesRoot): Plugin {
	return {
		name: 'nuri-language-packs',
		resolveId: (id) => (id === packsId || id.startsWith(packPrefix) || id.startsWith(restPrefix) ? `\0${id}` : null),
		load(id) {
			if (id === `\0${packsId}`) return packsModule(packTags(root));
			const prefix = [packPrefix, restPrefix].find((start) => id.startsWith(`\0${start}`));
			if (prefix === undefined) return null;
			const tag = id.slice(prefix.length + 1);
			for (const file of filesOf(join(root, tag))) this.addWatchFile(file);
			const { ui, ...pack } = readPack(tag, root);
			const [first, rest] = inParts(ui);
			return `export default ${JSON.stringify(prefix === packPrefix ? { ...pack, ui: first } : rest)};`;
		}
	};
}

function inParts(ui: Record<string, unknown>): [first: Record<string, unknown>, rest: Record<string, unknown>] {
	const entries = Object.entries(ui);
	return [
		Object.fromEntries(entries.filter(([namespace]) => isFirstPart(namespace))),
		Object.fromEntries(entries.filter(([namespace]) => !isFirstPart(namespace)))
	];
}

function packsModule(tags: readonly string[]): string {
	const loaders = (prefix: string) => tags.map((tag) => `${JSON.stringify(tag)}: () => import(${JSON.stringify(prefix + tag)})`).join(',\n');
	return `export const packLoaders = {${loaders(packPrefix)}};\nexport const restLoaders = {${loaders(restPrefix)}};`;
}

function filesOf(folder: string): string[] {
	const ui = join(folder, 'ui');
	return [join(folder, 'calendar.json'), ...readdirSync(ui).map((file) => join(ui, file))];
}

function readJson(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch (error) {
		throw new Error(`${path} is not valid JSON: ${(error as Error).message}`);
	}
}
