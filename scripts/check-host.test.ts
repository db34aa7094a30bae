import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkHost } from './check-host';
import { headerRules, headersFile } from './headers';
import { filesOf } from './precache';
import { startStaticServer, type StaticServer } from './static-server';

let folder: string;
let server: StaticServer;

function writeBuild(name: string): string {
	const root = join(folder, name);
	mkdirSync(join(root, '_app/immutable/workers'), { recursive: true });
	writeFileSync(join(root, '_app/immutable/workers/vault.worker-1.js'), '// the worker');
	writeFileSync(join(root, 'index.html'), '<!doctype html><title>Nuri</title>');
	writeFileSync(join(root, '404.html'), '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'" />');
	writeFileSync(join(root, '_headers'), headersFile(headerRules({ base: '', files: filesOf(root), styleAttributes: [] })));
	return root;
}

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'nuri-host-'));
	writeBuild('release');
	server = await startStaticServer({ root: writeBuild('host'), port: 0 });
});
afterEach(async () => {
	await server.close();
	rmSync(folder, { recursive: true });
});

const problems = async (): Promise<string[]> =>
	(await checkHost(server.origin, join(folder, 'release'))).flatMap(({ what, problems: found }) => found.map((problem) => `${what} ${problem}`));

test('a host that serves the build as it is has nothing wrong', async () => {
	expect(await problems()).toEqual([]);
});

test('an altered file and a lost file are named', async () => {
	writeFileSync(join(folder, 'host/index.html'), '<!doctype html><title>Nuri</title><script src="counter.js"></script>');
	rmSync(join(folder, 'host/_app/immutable/workers/vault.worker-1.js'));
	expect(await problems()).toEqual(['/_app/immutable/workers/vault.worker-1.js answers 404', '/ is another file than in this build']);
});

test('a policy that the host joined, changed or lost is named', async () => {
	const path = join(folder, 'host/_headers');
	const rules = readFileSync(path, 'utf8');
	writeFileSync(path, `${rules}\n/*\n  Referrer-Policy: unsafe-url\n`);
	expect((await problems()).every((problem) => problem.includes('has Referrer-Policy: no-referrer, unsafe-url'))).toBe(true);
	writeFileSync(path, rules.replace(/ {2}Content-Security-Policy: .*\n/g, ''));
	expect(await problems()).toContain('/ lacks Content-Security-Policy');
});

test('a mark that the host leaves in the browser is named', async () => {
	const path = join(folder, 'host/_headers');
	writeFileSync(path, readFileSync(path, 'utf8').replace('/*\n', '/*\n  Set-Cookie: visitor=1\n'));
	expect(await problems()).toContain('/ carries set-cookie, which nobody may set here');
});

test('a folder is not an address of its own', async () => {
	const [address] = await checkHost(`${server.origin}/nuri/`, join(folder, 'release'));
	expect(address?.problems).toHaveLength(2);
});
