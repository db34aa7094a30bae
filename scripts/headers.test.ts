import { describe, expect, test } from 'vitest';
import { clashesIn, headerRules, headersFile, headersFor, metaPolicyText, pagePolicy, parseHeadersFile, pathsOf, policyText, type Host } from './headers';

const workerFile = '_app/immutable/workers/vault.worker-CdzzWm94.js';
const files = [
	'.htaccess',
	'404.html',
	'_app/immutable/assets/shell.css',
	'_app/immutable/chunks/start.js',
	workerFile,
	'_app/version.json',
	'_headers',
	'calm/index.html',
	'en/calm/index.html',
	'en/index.html',
	'icon.svg',
	'index.html',
	'service-worker.js'
];
const rules = headerRules({ base: '/nuri', files, styleAttributes: ['sha256-abc='] });
const hosts: readonly Host[] = ['Cloudflare Pages', 'Netlify'];
const served = files.filter((file) => !['.htaccess', '_headers'].includes(file));
const policyOf = (path: string, host: Host): string | undefined => headersFor(rules, `/nuri${path}`, host)['Content-Security-Policy'];

describe('the headers file', () => {
	test('reads back as it was written', () => {
		expect(parseHeadersFile(headersFile(rules))).toEqual(rules);
	});

	test.each(hosts)('gives every path of every file one policy and one length of storage on %s', (host) => {
		for (const path of served.flatMap(pathsOf)) {
			const isWorker = path === `/${workerFile}`;
			const { 'Content-Security-Policy': policy, 'Cache-Control': storage, ...others } = headersFor(rules, `/nuri${path}`, host);
			expect(policy?.match(/default-src/g), path).toHaveLength(1);
			expect(policy?.includes("'wasm-unsafe-eval'"), path).toBe(isWorker);
			expect(policy?.includes('connect-src'), path).toBe(!isWorker);
			expect(storage, path).toMatch(/^(public, max-age=31536000, immutable|public, max-age=86400|no-cache)$/);
			expect(others['Cross-Origin-Embedder-Policy'], path).toBe('require-corp');
			expect(others['X-Frame-Options'], path).toBe('DENY');
		}
	});

	test.each(hosts)('sends %s the headers that are the same everywhere for a path that does not exist too', (host) => {
		expect(headersFor(rules, '/nuri/no/such/thing', host)).toMatchObject({ 'X-Frame-Options': 'DENY', 'Referrer-Policy': 'no-referrer' });
		expect(policyOf('/en/no/such/thing', host)).toBe(policyOf('/en/', host));
	});

	test('keeps hashed files for good, pages not at all, and the service worker for a day', () => {
		const storage = (path: string): string | undefined => headersFor(rules, `/nuri${path}`)['Cache-Control'];
		expect(storage(`/${workerFile}`)).toBe('public, max-age=31536000, immutable');
		expect(storage('/_app/immutable/chunks/start.js')).toBe('public, max-age=31536000, immutable');
		for (const path of ['/', '/en/', '/en/calm/', '/icon.svg', '/_app/version.json', '/404.html']) expect(storage(path), path).toBe('no-cache');
		expect(storage('/service-worker.js')).toBe('public, max-age=86400');
	});

	test('names each file where Netlify would take a neighbour for a part of the folder', () => {
		const catalan = headerRules({ base: '', files: ['404.html', 'CA/index.html', 'calm/index.html', 'index.html'], styleAttributes: [] });
		const paths = catalan.map(({ path }) => path);
		expect(paths).toContain('/calm/*');
		expect(paths).not.toContain('/CA/*');
		for (const host of hosts) expect(headersFor(catalan, '/calm/', host)['Cache-Control']).toBe('no-cache');
	});

	test('is refused by the build when a host would join two policies or send none', () => {
		const policy = { 'Content-Security-Policy': "default-src 'none'" };
		const joined = [{ path: '/*', headers: policy }, { path: '/a/*', headers: policy }];
		expect(clashesIn(joined, '', ['a/b.js'])).toHaveLength(2);
		expect(clashesIn([{ path: '/a/*', headers: policy }], '', ['b.js'])).toHaveLength(2);
		expect(clashesIn([{ path: '/a/*', headers: policy }, { path: '/ab/*', headers: policy }], '', ['ab/c.js'])).toEqual([
			'Netlify would send two values of Content-Security-Policy for /ab/c.js'
		]);
	});

	test('is refused by the build beyond what Cloudflare Pages reads', () => {
		const many = Array.from({ length: 120 }, (_, index) => `file-${index}.js`);
		expect(() => headerRules({ base: '', files: many, styleAttributes: [] })).toThrow('reads 100');
		const hashes = Array.from({ length: 60 }, () => `sha256-${'a'.repeat(43)}=`);
		expect(() => headerRules({ base: '', files: ['index.html'], styleAttributes: hashes })).toThrow('reads 2000');
	});

	test('joins the values of rules written by hand as Cloudflare Pages does, and takes none away', () => {
		const parsed = parseHeadersFile('/*\n  X-A: one\n\n# a remark\n/a/*\n  X-A: two\n');
		expect(headersFor(parsed, '/a/x')).toEqual({ 'X-A': 'one, two' });
		expect(() => parseHeadersFile('/*\n  ! X-A\n')).toThrow('Netlify');
	});
});

describe('the policy', () => {
	test('says in <meta> everything that a <meta> can say', () => {
		const full = pagePolicy({ styleAttributes: [] });
		expect(policyText(full)).toContain("frame-ancestors 'none'");
		expect(metaPolicyText(full)).toBe(policyText(full).replace("frame-ancestors 'none'; ", ''));
	});

	test('names no other origin and no inline script', () => {
		const text = policyText(pagePolicy({ styleAttributes: ['sha256-abc='] }));
		expect(text).not.toMatch(/https?:|\*|'unsafe-inline'|'unsafe-eval'|data:|blob:/);
	});

	test('leaves the app the camera and a screen that stays awake, and denies it every other feature', () => {
		const features = headersFor(rules, '/nuri/')['Permissions-Policy']?.split(', ') ?? [];
		expect(features).toContain('camera=(self)');
		expect(features.filter((feature) => !feature.endsWith('=()'))).toEqual(['camera=(self)', 'screen-wake-lock=(self)']);
		expect(features).toContain('microphone=()');
	});
});
