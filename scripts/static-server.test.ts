import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStaticServer, type StaticServer } from './static-server';

const outside = mkdtempSync(join(tmpdir(), 'nuri-server-'));
const root = join(outside, 'build');
let server: StaticServer;

beforeAll(async () => {
	mkdirSync(join(root, 'en'), { recursive: true });
	writeFileSync(join(outside, 'secret.txt'), 'outside');
	writeFileSync(join(root, 'en/index.html'), '<p>English</p>'.repeat(50));
	writeFileSync(join(root, '_headers'), '/nuri/*\n  X-Policy: whole\n/nuri/en/\n  Cache-Control: no-cache\n');
	server = await startStaticServer({ root, base: '/nuri', port: 0 });
});
afterAll(async () => {
	await server.close();
	rmSync(outside, { recursive: true });
});

interface Answer {
	readonly status: number | undefined;
	readonly headers: IncomingMessage['headers'];
	readonly body: Buffer;
}

/** Sends the path as it is, which `fetch` would tidy first. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
	return new Promise((done, failed) => {
		get({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
		}).on('error', failed);
	});
}

test('a folder is served by its page, with the headers of the file', async () => {
	const { status, headers, body } = await ask('/nuri/en/');
	expect([status, headers['x-policy'], headers['cache-control']]).toEqual([200, 'whole', 'no-cache']);
	expect(body.toString()).toContain('English');
});

test('a folder without its slash leads to the folder', async () => {
	const { status, headers } = await ask('/nuri/en');
	expect([status, headers.location]).toEqual([308, '/nuri/en/']);
});

test('what is not there is 404, with the headers, and never another page', async () => {
	const { status, headers, body } = await ask('/nuri/en/none');
	expect([status, headers['x-policy'], body.toString()]).toEqual([404, 'whole', 'Not found\n']);
});

test.each(['/nuri/../secret.txt', '/nuri/..%2fsecret.txt', '/nuri/%2e%2e/secret.txt', '/nuri/_headers', '/en/', '/nuri/en/index.html%00'])(
	'%s leads nowhere',
	async (path) => {
		expect((await ask(path)).body.toString()).not.toMatch(/outside|X-Policy|English/);
	}
);

test('text comes packed for a browser that can unpack it', async () => {
	const { headers, body } = await ask('/nuri/en/', { 'accept-encoding': 'gzip, br' });
	expect(headers['content-encoding']).toBe('br');
	expect(brotliDecompressSync(body).toString()).toContain('English');
	expect((await ask('/nuri/en/', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
});

test('an unchanged file is not sent twice', async () => {
	const { headers } = await ask('/nuri/en/');
	const again = await ask('/nuri/en/', { 'if-none-match': String(headers.etag) });
	expect([again.status, again.body.length]).toEqual([304, 0]);
});

test('a taken port gives way to the next one', async () => {
	const second = await startStaticServer({ root, port: server.port });
	expect(second.port).toBeGreaterThan(server.port);
	await second.close();
});
