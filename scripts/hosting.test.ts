import { describe, expect, test } from 'vitest';
import { headerRules, headersFor, pathsOf } from './headers';
import { apacheFile, caddyFile, nginxSite } from './hosting';

const files = [
	'404.html',
	'_app/immutable/chunks/start.js',
	'_app/immutable/workers/vault.worker-CdzzWm94.js',
	'en/index.html',
	'index.html',
	'manifest.webmanifest',
	'service-worker.js'
];
const base = '/nuri';
const rules = headerRules({ base, files, styleAttributes: ['sha256-abc='] });
const hosting = { rules, base };

type Tables = Map<string, (path: string) => string>;

/** nginx and Caddy alike: named tables of quoted lines, and headers that name a table or a value. */
function readTables(text: string, start: RegExp, header: RegExp): Tables {
	const tables = new Map<string, (path: string) => string>();
	for (const [, name = '', body = ''] of text.matchAll(start)) {
		const lines = [...body.matchAll(/"~(.*?)" "(.*?)"/g)].map(([, expression = '', value = '']) => ({ expression: new RegExp(expression), value }));
		const fallback = /default "(.*?)"/.exec(body)?.[1] ?? 'no default';
		tables.set(name, (path) => lines.find(({ expression }) => expression.test(path))?.value ?? fallback);
	}
	return new Map(
		[...text.matchAll(header)].map(([, name = '', value = '']) => [name, tables.get(value.replace(/"/g, '')) ?? (() => value.replace(/"/g, ''))])
	);
}

function readApache(text: string): Tables {
	const lines = [...text.matchAll(/^Header always set (\S+) "(.*?)"(?: "expr=%\{REQUEST_URI\} =~ m#(.*?)#")?$/gm)];
	const names = new Set(lines.map(([, name = '']) => name));
	return new Map(
		[...names].map((wanted) => [
			wanted,
			(path) => lines.filter(([, name, , expression]) => name === wanted && (expression === undefined || new RegExp(expression).test(path))).pop()?.[2] ?? ''
		])
	);
}

const servers: readonly (readonly [string, Tables])[] = [
	['nginx', readTables(nginxSite(hosting), /^map \$uri (\S+) \{\n(.*?)\n\}/gms, /^\tadd_header (\S+) (.*) always;$/gm)],
	['Apache', readApache(apacheFile(hosting))],
	['Caddy', readTables(caddyFile(hosting), /^\tmap \{path\} (\S+) \{\n(.*?)\n\t\}/gms, /^\t\t([A-Z][\w-]+) (".*")$/gm)]
];

describe.each(servers)('the rules for %s', (_name, tables) => {
	test('say for every file what the headers file says', () => {
		for (const path of files.flatMap(pathsOf).map((path) => `${base}${path}`)) {
			const wanted = headersFor(rules, path);
			for (const [name, value] of Object.entries(wanted)) expect(tables.get(name)?.(path), `${path} ${name}`).toBe(value);
		}
	});

	test('give what does not exist the policy of the pages, and no lasting storage', () => {
		const wanted = headersFor(rules, `${base}/en/`);
		expect(tables.get('Content-Security-Policy')?.(`${base}/no/such/thing`)).toBe(wanted['Content-Security-Policy']);
		expect(tables.get('Cache-Control')?.(`${base}/no/such/thing`)).toBe('no-cache');
	});
});

describe('each server', () => {
	const texts = [nginxSite(hosting), apacheFile(hosting), caddyFile(hosting)];

	test('answers with the page for what does not exist, under the folder of the app', () => {
		for (const text of texts) expect(text).toContain(`${base}/404.html`);
	});

	test('knows the media type of the manifest, keeps no record of visits and never shows the rules themselves', () => {
		for (const text of texts) expect(text).toContain('application/manifest+json');
		for (const text of texts) expect(text).toContain('/(_headers$|\\.');
		expect(texts[0]).toContain('access_log off;');
	});

	test('of nginx adds headers in one place alone, where no location can drop them', () => {
		const [site = ''] = texts;
		for (const [, body = ''] of site.matchAll(/location [^{]*\{(.*?)\}/gs)) expect(body).not.toContain('add_header');
	});
});
