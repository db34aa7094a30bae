import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { rules as architecture } from './tests/architecture/eslint-rules.js';

/** What browsers of 2018 to 2021 lack: the app runs on phones that were never updated. */
const missingOnOldPhones = [
	...['at', 'findLast', 'findLastIndex', 'replaceAll', 'toSorted', 'toReversed', 'toSpliced'].map((name) => ({
		selector: `CallExpression > MemberExpression.callee[computed=false][property.name='${name}']`,
		message: `.${name}() is missing on old phones: use an index, a loop or a copy instead.`
	})),
	...[
		['Object', 'hasOwn', 'Object.prototype.hasOwnProperty.call'],
		['Object', 'groupBy', 'a loop over a Map'],
		['Promise', 'any', 'Promise.race or a loop'],
		['crypto', 'randomUUID', 'crypto.getRandomValues'],
		['AbortSignal', 'timeout', 'an AbortController and a timer']
	].map(([object, property, instead]) => ({
		selector: `MemberExpression[object.name='${object}'][property.name='${property}']`,
		message: `${object}.${property} is missing on old phones: use ${instead}.`
	})),
	{
		selector: "CallExpression[callee.name='structuredClone']",
		message: 'structuredClone is missing on old phones: copy the fields.'
	},
	{ selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]', message: 'Lookbehind does not parse on old phones: match the context too.' }
];

/** What the header policy refuses in the browser is refused here first. */
const refusedByPolicy = [
	{
		selector: "SvelteAttribute[key.name='style']",
		message: 'The content security policy refuses style attributes: use a class, or a style: directive on what is not prerendered.'
	},
	{
		selector: "AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]",
		message: 'Trusted Types refuse HTML from strings: build nodes with a component.'
	},
	{
		selector: "NewExpression[callee.name='Worker'] > NewExpression.arguments[callee.name='URL']",
		message: 'Import the worker as `…?worker&url` and pass scriptUrl(url): Trusted Types refuse a plain URL.'
	}
];

export default tseslint.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'test-results/', 'playwright-report/', 'tests/architecture/planted/'] },
	...tseslint.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: { ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		plugins: { nuri: { rules: architecture } },
		rules: {
			eqeqeq: 'error',
			'no-var': 'error',
			'object-shorthand': 'error',
			'prefer-const': 'error',
			'nuri/no-barrel': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['src/**'],
		languageOptions: { globals: { ...globals.browser } },
		rules: {
			'no-console': 'error',
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-new-func': 'error',
			'nuri/layer-imports': 'error',
			'nuri/package-owner': 'error',
			'no-restricted-syntax': ['error', ...missingOnOldPhones, ...refusedByPolicy]
		}
	},
	{
		files: ['src/**/*.ts'],
		// The service worker has a compiler configuration of its own (tests/architecture), without the page's types.
		ignores: ['src/**/*.test.ts', 'src/service-worker.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
			'@typescript-eslint/switch-exhaustiveness-check': 'error'
		}
	},
	{
		// A test that assumes too much fails, which is what it is for.
		files: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.ts'],
		rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-non-null-assertion': 'off' }
	},
	{
		// Number and byte loops: the bound of the loop is the proof that the element is there.
		files: ['src/lib/core/prediction/**/*.ts', 'src/lib/crypto/**/*.ts', 'scripts/evaluation/**/*.ts'],
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
	},
	{
		files: ['src/lib/core/**/*.ts'],
		ignores: ['src/lib/core/**/*.test.ts'],
		rules: { 'nuri/no-clock': 'error' }
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig: {} } },
		rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-at-debug-tags': 'error', 'prefer-const': 'off', 'svelte/prefer-const': 'error' }
	},
	{
		// State is replaced as a whole ($state.raw), so Date, Map and Set are values here and never mutated.
		files: ['src/**'],
		rules: { 'svelte/prefer-svelte-reactivity': 'off' }
	},
	{ files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
	{
		files: ['static/**/*.js'],
		languageOptions: { sourceType: 'script', ecmaVersion: 5, globals: { ...globals.browser } },
		rules: { 'no-var': 'off', 'prefer-const': 'off', 'object-shorthand': 'off', '@typescript-eslint/no-unused-vars': 'off' }
	},
	{
		// Runes are globals of the compiler, and TypeScript itself finds names that do not exist.
		files: ['**/*.ts', '**/*.svelte'],
		rules: { 'no-undef': 'off', 'svelte/no-unused-svelte-ignore': 'error' }
	}
);
