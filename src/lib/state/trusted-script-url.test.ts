import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
	vi.resetModules();
	vi.stubEnv('DEV', false);
	vi.stubGlobal('location', new URL('https://nuri.example/folder/en/'));
});
afterEach(() => {
	vi.unstubAllEnvs();
	vi.unstubAllGlobals();
});

const own = [
	'/folder/service-worker.js',
	'https://nuri.example/folder/_app/immutable/workers/vault.worker-CdzzWm94.js',
	'../_app/immutable/workers/vault.worker-a_b-c.js'
];
const foreign = [
	'https://elsewhere.example/service-worker.js',
	'//elsewhere.example/service-worker.js',
	'data:text/javascript,1',
	'blob:https://nuri.example/1234',
	'/folder/_app/immutable/chunks/a.js',
	'/folder/service-worker.js?import=x',
	'/folder/_app/immutable/workers/vault.worker-../../evil.js'
];

test.each(own)('%s may be started', async (url) => {
	const { scriptUrl } = await import('./trusted-script-url');
	expect(scriptUrl(url)).toBe(url);
});

test.each(foreign)('%s may not', async (url) => {
	const { scriptUrl } = await import('./trusted-script-url');
	expect(() => scriptUrl(url)).toThrow(TypeError);
});

test('where the browser has Trusted Types, one policy is made, and it refuses the same addresses', async () => {
	const createPolicy = vi.fn((_name: string, rules: { createScriptURL: (url: string) => string }) => rules);
	vi.stubGlobal('trustedTypes', { createPolicy });
	const { scriptUrl } = await import('./trusted-script-url');
	expect(scriptUrl('/service-worker.js')).toBe('/service-worker.js');
	expect(scriptUrl('/service-worker.js')).toBe('/service-worker.js');
	expect(() => scriptUrl('https://elsewhere.example/service-worker.js')).toThrow(TypeError);
	expect(createPolicy).toHaveBeenCalledTimes(1);
	expect(createPolicy.mock.calls[0]?.[0]).toBe('app-worker');
});
