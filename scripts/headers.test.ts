import { describe, expect, test } from 'vitest';
import { headerRules, headersFile, headersFor, metaPolicyText, pagePolicy, parseHeadersFile, policyText } from './headers';

const rules = headerRules({ base: '/nuri', pageFolders: ['/en/'], styleAttributes: ['sha256-abc='] });
const worker = '/nuri/_app/immutable/workers/vault.worker-CdzzWm94.js';

describe('the headers file', () => {
	test('reads back as it was written', () => {
		expect(parseHeadersFile(headersFile(rules))).toEqual(rules);
	});

	test('gives every path under the base one and the same policy, also one that does not exist', () => {
		const paths = ['/nuri/', '/nuri/en/', '/nuri/_app/immutable/entry/start.js', '/nuri/service-worker.js', '/nuri/no/such/thing'];
		const policies = paths.map((path) => headersFor(rules, path)['Content-Security-Policy']);
		expect(new Set(policies).size).toBe(1);
		expect(policies[0]).toContain("default-src 'none'");
		expect(policies[0]).not.toContain('wasm');
	});

	test('lets the vault worker alone compile WebAssembly, and reach nothing', () => {
		const policy = headersFor(rules, worker)['Content-Security-Policy'];
		expect(policy).toContain("'wasm-unsafe-eval'");
		expect(policy).not.toContain('connect-src');
		expect(policy).not.toContain(',');
		expect(headersFor(rules, worker)['Cross-Origin-Embedder-Policy']).toBe('require-corp');
	});

	test('keeps hashed files for good, pages not at all, and the service worker for a day', () => {
		expect(headersFor(rules, worker)['Cache-Control']).toBe('public, max-age=31536000, immutable');
		expect(headersFor(rules, '/nuri/en/')['Cache-Control']).toBe('no-cache');
		expect(headersFor(rules, '/nuri/en/calm/')['Cache-Control']).toBe('no-cache');
		expect(headersFor(rules, '/nuri/')['Cache-Control']).toBe('no-cache');
		expect(headersFor(rules, '/nuri/service-worker.js')['Cache-Control']).toBe('public, max-age=86400');
		expect(headersFor(rules, '/nuri/icon.svg')['Cache-Control']).toBeUndefined();
	});

	test('joins the values of all rules that match, as hosts do', () => {
		const parsed = parseHeadersFile('/*\n  X-A: one\n\n# a remark\n/a/*\n  X-A: two\n/a/b\n  ! X-A\n  X-A: three\n');
		expect(headersFor(parsed, '/a/x')).toEqual({ 'X-A': 'one, two' });
		expect(headersFor(parsed, '/a/b')).toEqual({ 'X-A': 'three' });
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
});
