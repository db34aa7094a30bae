import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const packsId = 'virtual:language-packs';
const packPrefix = 'virtual:language-pack/';
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
 * Serves every folder of `locales/` as one module, `virtual:language-pack/<tag>`, so that a phone downloads one file
 * for its language and no other; `virtual:language-packs` maps tags to their loaders.
 */
export function languagePacks(root = localesRoot): Plugin {
	return {
		name: 'nuri-language-packs',
		resolveId: (id) => (id === packsId || id.startsWith(packPrefix) ? `\0${id}` : null),
		load(id) {
			if (id === `\0${packsId}`) return packsModule(packTags(root));
			if (!id.startsWith(`\0${packPrefix}`)) return null;
			const tag = id.slice(packPrefix.length + 1);
			for (const file of filesOf(join(root, tag))) this.addWatchFile(file);
			return `export default ${JSON.stringify(readPack(tag, root))};`;
		}
	};
}

function packsModule(tags: readonly string[]): string {
	const lines = tags.map((tag) => `${JSON.stringify(tag)}: () => import(${JSON.stringify(packPrefix + tag)})`);
	return `export const packLoaders = {${lines.join(',\n')}};`;
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
