import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkTexts } from '../../scripts/check-text';

const top = resolve(import.meta.dirname, '../..');
const planted = join(import.meta.dirname, 'planted');

/** Lints a planted file as though it stood in the app's own tree. */
async function rulesBrokenBy(path: string): Promise<string[]> {
	const eslint = new ESLint({ cwd: top, overrideConfig: typesUnknown });
	const [result] = await eslint.lintText(readFileSync(join(planted, path), 'utf8'), { filePath: join(top, path) });
	return result?.messages.map((message) => message.ruleId ?? message.message) ?? [];
}

/** A planted file belongs to no TypeScript project, so rules that ask for types stay out. */
const typesUnknown = {
	languageOptions: { parserOptions: { projectService: false } },
	rules: {
		'@typescript-eslint/no-floating-promises': 'off',
		'@typescript-eslint/no-misused-promises': 'off',
		'@typescript-eslint/switch-exhaustiveness-check': 'off'
	}
} as const;

describe('ESLint notices', () => {
	test.each([
		['a core module that imports state', 'src/lib/core/imports-state.ts', 'nuri/layer-imports'],
		['a component that imports crypto', 'src/lib/ui/imports-crypto.ts', 'nuri/layer-imports'],
		['date-fns outside the calendar', 'src/lib/core/wellbeing/imports-date-fns.ts', 'nuri/package-owner'],
		['localforage outside storage', 'src/lib/ui/imports-localforage.ts', 'nuri/package-owner'],
		['a package that nobody owns', 'src/lib/ui/unlisted-package.ts', 'nuri/package-owner'],
		['Svelte in core', 'src/lib/core/imports-svelte.ts', 'nuri/package-owner'],
		['the clock in core', 'src/lib/core/reads-the-clock.ts', 'nuri/no-clock'],
		['randomness in core', 'src/lib/core/draws-lots.ts', 'nuri/no-clock'],
		['a barrel file', 'src/lib/core/index.ts', 'nuri/no-barrel'],
		['the console', 'src/lib/ui/talks.ts', 'no-console'],
		['what old phones lack', 'src/lib/ui/too-new.ts', 'no-restricted-syntax'],
		['HTML from a string', 'src/lib/ui/writes-html.ts', 'no-restricted-syntax'],
		['{@html}', 'src/lib/ui/WritesHtml.svelte', 'svelte/no-at-html-tags'],
		['a style attribute', 'src/lib/ui/WritesHtml.svelte', 'no-restricted-syntax']
	])('%s', async (_what, path, rule) => {
		expect(await rulesBrokenBy(path)).toContain(rule);
	});

	test('every reading of the clock and every drawing of lots, one by one', async () => {
		expect(await rulesBrokenBy('src/lib/core/reads-the-clock.ts')).toHaveLength(3);
		expect(await rulesBrokenBy('src/lib/core/draws-lots.ts')).toHaveLength(2);
		expect(await rulesBrokenBy('src/lib/ui/too-new.ts')).toHaveLength(2);
	});

	test('nothing in a module that keeps the rules', async () => {
		expect(await rulesBrokenBy('src/lib/crypto/secretbox.ts')).toEqual([]);
	});
});

describe('dependency-cruiser notices', () => {
	let broken: { rule: string; from: string }[] = [];

	beforeAll(async () => {
		const { default: config } = (await import('../../.dependency-cruiser.js')) as { default: IConfiguration };
		const { output } = await cruise(['src'], { ...config.options, baseDir: planted, validate: true, ruleSet: config });
		broken = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
	});

	test.each([
		['a core module that imports state', 'layer-core', 'src/lib/core/imports-state.ts'],
		['a component that imports crypto', 'layer-ui', 'src/lib/ui/imports-crypto.ts'],
		['date-fns outside the calendar', 'owner-date-fns', 'src/lib/core/wellbeing/imports-date-fns.ts'],
		['localforage outside storage', 'owner-localforage', 'src/lib/ui/imports-localforage.ts'],
		['a cycle', 'no-cycles', 'src/lib/core/first-of-two.ts'],
		['a barrel file', 'no-barrel', 'src/lib/core/index.ts'],
		['a package that nobody owns', 'shipped-packages-have-owners', 'src/lib/ui/unlisted-package.ts'],
		['an import that leads nowhere', 'resolves', 'src/lib/ui/leads-nowhere.ts']
	])('%s', (_what, rule, from) => {
		expect(broken).toContainEqual({ rule, from });
	});

	test('nothing in a module that keeps the rules', () => {
		expect(broken.filter(({ from }) => from === 'src/lib/crypto/secretbox.ts')).toEqual([]);
	});
});

describe('the compiler without the DOM notices', () => {
	test('the browser in core', () => {
		const said = outputOf(['node_modules/typescript/bin/tsc', '-p', join(planted, 'src/lib/core')]);
		expect(said).toContain("Cannot find name 'document'");
		expect(said).toContain("Cannot find name 'localStorage'");
	});
});

function outputOf(args: readonly string[]): string {
	try {
		return execFileSync(process.execPath, args, { cwd: top, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
	} catch (error) {
		return String((error as { stdout?: unknown }).stdout);
	}
}

describe('the text check notices', () => {
	let findings: string[] = [];

	beforeAll(() => {
		findings = checkTexts({ source: join(planted, 'src'), locales: join(planted, 'locales'), dynamicPrefixes: ['planted.days'] });
	});

	test.each([
		['text in a component', 'HardCoded.svelte:6: "Written here"'],
		['a string shown by a component', 'HardCoded.svelte:8: "Also written here"'],
		['a label written by hand', 'HardCoded.svelte:5: aria-label="Close the sheet"'],
		['a key that no pack has', 'HardCoded.svelte:7: no message "planted.missing"'],
		['a message that nobody shows', 'nothing shows "planted.unused"']
	])('%s', (_what, finding) => {
		expect(findings.some((found) => found.includes(finding)), findings.join('\n')).toBe(true);
	});

	test('nothing more than was planted', () => {
		expect(findings).toHaveLength(5);
	});
});
