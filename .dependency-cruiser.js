/** The rules of `tests/architecture/layers.js` over the resolved import graph: `npx depcruise src`. */
import { dataFolders, layers, packageOwners, standalone } from './tests/architecture/layers.js';

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const tests = '\\.test\\.ts$';

/**
 * What a layer may not reach: every other layer that it does not name, and files outside all layers.
 * @type {import('dependency-cruiser').IForbiddenRuleType[]}
 */
const layerRules = layers.map((layer) => {
	const allowed = layers.filter(({ name }) => name === layer.name || layer.mayImport.includes(name));
	const data = dataFolders.filter((folder) => folder.layers.includes(layer.name));
	return {
		name: `layer-${layer.name}`,
		comment: `${layer.name} may import only ${layer.mayImport.join(', ') || 'itself'}.`,
		severity: 'error',
		from: { path: `^${escaped(layer.path)}/`, pathNot: tests },
		to: {
			path: '^(src|locales|countries|scripts|tests)/',
			// The one style sheet of the page is no code.
			pathNot: [...[...allowed, ...data].map(({ path }) => `^${escaped(path)}/`), '^src/app\\.css$']
		}
	};
});

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const ownerRules = [...new Set(packageOwners.map((entry) => entry.package))].map((name) => {
	const owners = packageOwners.filter((entry) => entry.package === name).map(({ owner }) => owner);
	return {
		name: `owner-${name.replace(/^@/, '').replace('/', '-')}`,
		comment: `${name} belongs to ${owners.join(' or ')}: import the module there that wraps it.`,
		severity: 'error',
		from: { path: '^src/', pathNot: owners.map((owner) => `^${escaped(owner)}(/|$)`) },
		to: { path: `(^|/)node_modules/${escaped(name)}/` }
	};
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		...layerRules,
		...ownerRules,
		{
			name: 'no-cycles',
			comment: 'Two modules that need each other share a third thing: move it into a module of its own.',
			severity: 'error',
			from: { path: '^src/' },
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
		},
		{
			name: 'no-barrel',
			comment: 'Name a module after what it holds, and import it by that name.',
			severity: 'error',
			from: { path: '^src/.*/index\\.[jt]s$' },
			to: {}
		},
		{
			name: 'standalone',
			comment: 'These files are entries of their own and import nothing of the app.',
			severity: 'error',
			from: { path: standalone.map((file) => `^${escaped(file)}$`) },
			to: { path: '^src/' }
		},
		{
			name: 'shipped-packages-have-owners',
			comment: 'Name an owner in packageOwners of tests/architecture/layers.js: every package is weight on a cheap phone.',
			severity: 'error',
			from: { path: '^src/', pathNot: tests },
			to: { path: 'node_modules/', pathNot: [...packageOwners.map((entry) => `node_modules/${escaped(entry.package)}/`), 'node_modules/(svelte|@sveltejs/kit)/'] }
		},
		{
			name: 'resolves',
			comment: 'This import leads nowhere.',
			severity: 'error',
			from: { path: '^src/' },
			to: { couldNotResolve: true, pathNot: '^(virtual:|\\$app/|\\$env/|\\$service-worker|\\./\\$types)|[?]worker' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		webpackConfig: { fileName: 'tests/architecture/resolve.cjs' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['svelte', 'import', 'types', 'default'] }
	}
};
