/** ESLint rules that read `layers.js`. Each message says how to mend what it found. */
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolders, isTest, layerOf, packageOwners, standalone } from './layers.js';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @typedef {import('eslint').Rule.RuleModule} RuleModule */
/** @typedef {import('eslint').Rule.RuleContext} RuleContext */

/**
 * Listeners for every way in which a module names another one.
 * @param {(specifier: string, node: any) => void} visit
 */
function onImports(visit) {
	/** @param {any} node */
	const listener = (node) => {
		if (typeof node.source?.value === 'string') visit(node.source.value, node.source);
	};
	return {
		ImportDeclaration: listener,
		ExportNamedDeclaration: listener,
		ExportAllDeclaration: listener,
		ImportExpression: listener,
		/** @param {any} node */
		TSImportType: (node) => listener({ source: node.source ?? node.argument?.literal })
	};
}

/** @param {RuleContext} context */
function pathOf(context) {
	return relative(top, context.filename).replaceAll('\\', '/');
}

/**
 * The imported file's path from the top, or null for a package.
 * @param {string} specifier @param {string} importer
 */
function targetOf(specifier, importer) {
	const bare = specifier.replace(/\?.*$/, '');
	if (bare === '$lib' || bare.startsWith('$lib/')) return `src/lib${bare.slice(4)}`;
	if (!bare.startsWith('.')) return null;
	return relative(top, resolve(top, dirname(importer), bare)).replaceAll('\\', '/');
}

/** @param {string} specifier */
function packageOf(specifier) {
	return specifier
		.split('/')
		.slice(0, specifier.startsWith('@') ? 2 : 1)
		.join('/');
}

/** @type {RuleModule} */
const layerImports = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			upwards:
				'{{from}} may import only {{allowed}}, not {{to}}. Pass what is needed as an argument, or move this code to the layer that may know both (tests/architecture/layers.js).',
			outside:
				'{{from}} may not import {{to}}, which stands outside the layers. Move the shared part into a layer below both.'
		}
	},
	create(context) {
		const file = pathOf(context);
		const from = layerOf(file);
		if (from === undefined) return {};
		return onImports((specifier, node) => {
			const target = targetOf(specifier, file);
			if (target === null) return;
			const to = layerOf(target);
			if (to === from) return;
			if (to === undefined) {
				const isData = dataFolders.some(
					({ path, layers }) => target.startsWith(`${path}/`) && layers.includes(from.name)
				);
				const isOutside = target.startsWith('src/') && (standalone.includes(target) || target.startsWith('src/lib/'));
				const isForeign = !target.startsWith('src/');
				if (!isData && !isTest(file) && (isOutside || isForeign)) {
					context.report({ node, messageId: 'outside', data: { from: from.name, to: target } });
				}
				return;
			}
			if (!from.mayImport.includes(to.name)) {
				const allowed = from.mayImport.length === 0 ? 'itself' : from.mayImport.join(', ');
				context.report({ node, messageId: 'upwards', data: { from: from.name, to: to.name, allowed } });
			}
		});
	}
};

/** @type {RuleModule} */
const packageOwner = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			owned: '{{name}} belongs to {{owner}}: import the module there that wraps it.',
			platform: '{{layer}} does not know {{name}}: keep it plain TypeScript and let a layer above connect it.',
			unlisted: '{{name}} has no owner yet: name one in packageOwners of tests/architecture/layers.js.'
		}
	},
	create(context) {
		const file = pathOf(context);
		const layer = layerOf(file);
		if (layer === undefined) return {};
		return onImports((specifier, node) => {
			if (targetOf(specifier, file) !== null) return;
			const name = packageOf(specifier);
			const owners = packageOwners.filter((entry) => entry.package === name);
			if (owners.length > 0) {
				const mayImport = owners.some(({ owner }) => file === owner || file.startsWith(`${owner}/`));
				if (!mayImport) {
					context.report({ node, messageId: 'owned', data: { name, owner: owners.map((o) => o.owner).join(' or ') } });
				}
				return;
			}
			if (isTest(file)) return;
			if (layer.platform.some((prefix) => specifier === prefix || specifier.startsWith(withSlash(prefix)))) return;
			const isPlatform = /^(svelte|@sveltejs\/kit|\$|virtual:|node:)/.test(specifier);
			context.report({ node, messageId: isPlatform ? 'platform' : 'unlisted', data: { name: specifier, layer: layer.name } });
		});
	}
};

/** @param {string} prefix */
function withSlash(prefix) {
	return /[/:]$/.test(prefix) ? prefix : `${prefix}/`;
}

/** @type {RuleModule} */
const noBarrel = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			index: 'No barrel files: name this module after what it holds, and import it by that name.',
			star: 'No `export *`: import each name from the module that defines it.'
		}
	},
	create(context) {
		const isIndex = /(^|\/)index\.[jt]s$/.test(pathOf(context));
		return {
			Program(node) {
				if (isIndex) context.report({ node, messageId: 'index' });
			},
			ExportAllDeclaration(node) {
				context.report({ node, messageId: 'star' });
			}
		};
	}
};

/** @type {RuleModule} */
const noClock = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			clock: 'core has no clock: take today (a CalendarDate) or a time as an argument.',
			random: 'core has no randomness: take the numbers or bytes as an argument.'
		}
	},
	create(context) {
		/** @param {any} node */
		const isGlobal = (node) => {
			for (let scope = context.sourceCode.getScope(node); scope !== null; scope = /** @type {any} */ (scope.upper)) {
				const variable = scope.set.get(node.name);
				if (variable !== undefined) return variable.defs.length === 0;
			}
			return true;
		};
		return {
			NewExpression(node) {
				if (node.arguments.length === 0 && node.callee.type === 'Identifier' && node.callee.name === 'Date') {
					context.report({ node, messageId: 'clock' });
				}
			},
			CallExpression(node) {
				if (node.callee.type === 'Identifier' && node.callee.name === 'Date') context.report({ node, messageId: 'clock' });
			},
			MemberExpression(node) {
				if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
				const name = `${node.object.name}.${node.property.name}`;
				if (name === 'Date.now' || name === 'performance.now') context.report({ node, messageId: 'clock' });
				if (name === 'Math.random') context.report({ node, messageId: 'random' });
			},
			Identifier(node) {
				const parent = /** @type {any} */ (node).parent;
				const isProperty =
					(parent.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
					(parent.type === 'Property' && parent.key === node && !parent.shorthand) ||
					parent.type.startsWith('TS');
				if (node.name === 'crypto' && !isProperty && isGlobal(node)) context.report({ node, messageId: 'random' });
			}
		};
	}
};

/** @type {Record<string, RuleModule>} */
export const rules = {
	'layer-imports': layerImports,
	'package-owner': packageOwner,
	'no-barrel': noBarrel,
	'no-clock': noClock
};
