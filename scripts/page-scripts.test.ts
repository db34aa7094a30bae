import { describe, expect, test } from 'vitest';
import { frameworkStyles, refusedIn, withOneStylesheet, withPolicy, withPreload, withScriptsAsFiles } from './page-scripts';

const start = (up: string) => `<!doctype html><html><head><meta charset="utf-8" /></head><body><div>
			<script>
				{
					__sveltekit_1 = { base: new URL("${up}", location).pathname.slice(0, -1) };
					const element = document.currentScript.parentElement;
					Promise.all([import("${up}/_app/immutable/entry/start.A.js"), import("${up}/_app/immutable/nodes/app.B.js")]);
				}
			</script></div></body></html>`;

describe('a start script becomes a file', () => {
	const { html, scripts } = withScriptsAsFiles(start('..'), 'en/index.html');
	const [script] = scripts;

	test('at its place in the page, so that document.currentScript finds the same parent', () => {
		expect(html).toContain(`<script src="../${script?.path}"></script></div>`);
		expect(html).not.toContain('__sveltekit_');
	});

	test('whose imports lead to the same files from there', () => {
		expect(script?.path).toMatch(/^_app\/immutable\/entry\/page\.[0-9a-f]{10}\.js$/);
		expect(script?.code).toContain('import("./start.A.js")');
		expect(script?.code).toContain('import("../nodes/app.B.js")');
	});

	test('that still asks the page, not itself, where the app lies', () => {
		expect(script?.code).toContain('new URL("..", location)');
	});

	test('with a name that changes with its content', () => {
		expect(withScriptsAsFiles(start('../..'), 'en/calm/index.html').scripts[0]?.path).not.toBe(script?.path);
	});
});

describe('the build stops at a page', () => {
	test('without a start script', () => {
		expect(() => withScriptsAsFiles('<html></html>', 'x/index.html')).toThrow('0 start scripts');
	});

	test('with a module script inside, which currentScript would not know', () => {
		const page = start('..').replace('<script>', '<script type="module">');
		expect(() => withScriptsAsFiles(page, 'x/index.html')).toThrow('cannot be moved');
	});

	test('without a place for the policy', () => {
		expect(() => withPolicy('<html><head></head></html>', 'x/index.html', "default-src 'none'")).toThrow('charset');
	});

	test('with a style attribute that is not the framework’s own', () => {
		expect(() => frameworkStyles('`<p style="color: red">`', 'chunk.js')).toThrow('refuses the style attribute');
	});
});

test('the policy stands before every script', () => {
	const html = withPolicy(start('..'), 'en/index.html', "default-src 'none'");
	expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
});

test('what the policy refuses is named', () => {
	const refused = refusedIn('<p style="a">x</p><b onclick="y">z</b><style></style><img src="https://example.org/a.png"><p data-style="ok">');
	expect(refused).toEqual(['<p style="a">', '<b onclick="y">', '<style>', '<img src="https://example.org/a.png">']);
});

describe('many stylesheets become one', () => {
	const styles: Record<string, string> = { '_app/immutable/assets/a.css': 'a{}', '_app/immutable/assets/b.css': 'b{}' };
	const read = (path: string): string => styles[path] ?? '';
	const page = `<head>
		<script src="../early.js"></script>
		<link href="../_app/m.js" rel="modulepreload">
		<link href="../_app/n.js" rel="modulepreload">
		<link href="../_app/immutable/assets/a.css" rel="stylesheet">
		<link href="../_app/immutable/assets/b.css" rel="stylesheet"></head>`;

	test('in their order, ahead of all scripts', () => {
		const { html, style } = withOneStylesheet(page, 'en/index.html', read);
		expect(style.code).toBe('a{}\nb{}');
		expect(style.path).toMatch(/^_app\/immutable\/assets\/page\.[0-9a-f]{10}\.css$/);
		expect(html.indexOf(`<link href="../${style.path}" rel="stylesheet">`)).toBeLessThan(html.indexOf('early.js'));
		expect(html.match(/modulepreload/g)).toHaveLength(2);
	});

	test('which Vite still finds under their own names, switched off', () => {
		const { html } = withOneStylesheet(page, 'en/index.html', read);
		expect(html.match(/rel="stylesheet" disabled media="\(max-width: 0\)"/g)).toHaveLength(2);
		expect(html.match(/rel="stylesheet">/g)).toHaveLength(1);
	});

	test('unless one lies elsewhere, where its own relative addresses would break', () => {
		const elsewhere = page.replace('immutable/assets/b.css', 'b.css');
		expect(() => withOneStylesheet(elsewhere, 'en/index.html', read)).toThrow('_app/b.css stylesheet to join');
	});
});

test('the language pack is asked for together with the modules that import it', () => {
	const page = '<head><link href="../_app/a.js" rel="modulepreload"></head>';
	const html = withPreload(page, 'en/index.html', '_app/en.js');
	expect(html).toContain('<link href="../_app/en.js" rel="modulepreload">');
	expect(withPreload(html, 'en/index.html', '_app/en.js')).toBe(html);
});

test('the announcer’s style is hashed as the browser hashes it', () => {
	const code = 'var a=x(`<div id="svelte-announcer" aria-live="assertive" style="color: red"><!></div>`)';
	// printf 'color: red' | openssl dgst -sha256 -binary | base64
	expect(frameworkStyles(code, 'chunk.js')).toEqual(['sha256-NerDAUWfwD31YdZHveMrq0GLjsNFMwxLpZl0dPUeCcw=']);
});
