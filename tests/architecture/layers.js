/**
 * Which layer may import which, and which folder owns each package. ESLint and dependency-cruiser both read this file,
 * so a change of architecture is a change here first.
 */

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} path folder, from the top of the repository
 * @property {readonly string[]} mayImport names of other layers
 * @property {readonly string[]} platform what of Svelte, SvelteKit and Vite it may use: prefixes of specifiers
 */

/** @type {readonly Layer[]} */
export const layers = [
	{ name: 'core', path: 'src/lib/core', mayImport: [], platform: [] },
	{ name: 'crypto', path: 'src/lib/crypto', mayImport: ['core'], platform: [] },
	{ name: 'storage', path: 'src/lib/storage', mayImport: ['core', 'crypto'], platform: [] },
	{ name: 'i18n', path: 'src/lib/i18n', mayImport: ['core'], platform: ['virtual:'] },
	{ name: 'content', path: 'src/lib/content', mayImport: ['core', 'i18n'], platform: ['virtual:'] },
	{
		name: 'state',
		path: 'src/lib/state',
		mayImport: ['core', 'crypto', 'storage', 'i18n', 'content'],
		platform: ['svelte', '$app/', 'virtual:']
	},
	{
		name: 'ui',
		path: 'src/lib/ui',
		mayImport: ['core', 'i18n', 'content', 'state'],
		platform: ['svelte', '$app/']
	},
	{
		name: 'routes',
		path: 'src/routes',
		mayImport: ['core', 'i18n', 'content', 'state', 'ui'],
		platform: ['svelte', '$app/', '@sveltejs/kit', 'virtual:']
	}
];

/** Each package that the app ships, and the one file or folder that may import it. */
export const packageOwners = [
	{ package: 'date-fns', owner: 'src/lib/core/calendar' },
	{ package: 'tweetnacl', owner: 'src/lib/crypto' },
	{ package: 'hash-wasm', owner: 'src/lib/crypto' },
	{ package: '@noble/hashes', owner: 'src/lib/crypto' },
	{ package: 'fflate', owner: 'src/lib/crypto' },
	{ package: 'localforage', owner: 'src/lib/storage' },
	{ package: 'i18next', owner: 'src/lib/i18n' },
	{ package: 'minisearch', owner: 'src/lib/content' },
	{ package: '@lucide/svelte', owner: 'src/lib/ui' },
	{ package: 'qr', owner: 'src/lib/ui' }
];

/** Files outside every layer, which no layer may import. */
export const standalone = ['src/service-worker.ts'];

/** Folders outside `src` that a layer may read, as JSON or as text. */
export const dataFolders = [
	{ path: 'locales', layers: ['i18n', 'content'] },
	{ path: 'countries', layers: ['content'] }
];

/** @param {string} file path from the top of the repository */
export function layerOf(file) {
	return layers.find((layer) => file === layer.path || file.startsWith(`${layer.path}/`));
}

/** @param {string} file */
export function isTest(file) {
	return /\.test\.(ts|js)$/.test(file);
}
