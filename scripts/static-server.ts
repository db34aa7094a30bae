/** Serves a finished build as a static host would: its `_headers`, compression, 304, its 404, and nothing else. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { headersFor, isServed, notFoundPage, parseHeadersFile, type HeaderRule } from './headers';
import { compressible, mediaTypes } from './media-types';

export interface StaticServerOptions {
	readonly root: string;
	/** Folder of the host under which the app lies: empty, or `/folder`. */
	readonly base?: string;
	/** 0 takes any free port. */
	readonly port?: number;
	/** Whether a taken port is an error or the next free one is used. */
	readonly ifTaken?: 'next' | 'fail';
	readonly host?: string;
	/** Hears of every request, by its path. */
	readonly onRequest?: (path: string) => void;
}

export interface StaticServer {
	readonly origin: string;
	readonly port: number;
	/** Serves another build from now on. */
	use(root: string): void;
	close(): Promise<void>;
}

interface Served {
	readonly stamp: string;
	readonly etag: string;
	readonly body: Buffer;
	readonly encoded: Map<string, Buffer>;
}

export async function startStaticServer(options: StaticServerOptions): Promise<StaticServer> {
	const host = options.host ?? '127.0.0.1';
	const site = new Site(resolve(options.root), options.base ?? '');
	const server = createServer((request, response) => {
		options.onRequest?.(request.url ?? '');
		site.answer(request, response);
	});
	const port = await listen(server, host, options.port ?? 4173, options.ifTaken ?? 'next');
	return {
		origin: `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`,
		port,
		use: (root) => site.use(resolve(root)),
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	};
}

function listen(server: Server, host: string, first: number, ifTaken: 'next' | 'fail'): Promise<number> {
	return new Promise((done, failed) => {
		let port = first;
		server.on('error', (error: NodeJS.ErrnoException) => {
			const mayTryNext = error.code === 'EADDRINUSE' && ifTaken === 'next' && port < first + 100;
			if (!mayTryNext) return failed(error);
			port += 1;
			server.listen(port, host);
		});
		server.once('listening', () => done((server.address() as AddressInfo).port));
		server.listen(port, host);
	});
}

class Site {
	#root: string;
	readonly #base: string;
	#files = new Map<string, Served>();
	#rules: { stamp: string; rules: HeaderRule[] } = { stamp: '', rules: [] };

	constructor(root: string, base: string) {
		this.#root = root;
		this.#base = base;
	}

	use(root: string): void {
		this.#root = root;
		this.#files.clear();
	}

	answer(request: IncomingMessage, response: ServerResponse): void {
		const path = decoded(request.url ?? '/');
		for (const [name, value] of Object.entries(headersFor(this.#currentRules(), path ?? '/'))) response.setHeader(name, value);
		if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Method not allowed');
		if (path === null) return end(response, 400, 'Bad request');
		if (this.#base !== '' && path === this.#base) return redirect(response, `${this.#base}/`);
		const file = this.#fileAt(path);
		if (file === 'folder') return redirect(response, `${path}/`);
		if (file === null) return this.#sendNotFound(response);
		this.#send(file, request, response);
	}

	/** With the headers of `404.html`, as the generated rules of servers do: a gap must not be stored for a year. */
	#sendNotFound(response: ServerResponse): void {
		const headers = Object.entries(headersFor(this.#currentRules(), `${this.#base}/${notFoundPage}`));
		for (const [name, value] of headers) response.setHeader(name, value);
		const page = join(this.#root, notFoundPage);
		if (!statSync(page, { throwIfNoEntry: false })?.isFile()) return end(response, 404, 'Not found');
		response.statusCode = 404;
		response.setHeader('Content-Type', mediaTypes['.html'] ?? '');
		response.end(this.#read(page).body);
	}

	#fileAt(path: string): string | 'folder' | null {
		if (!path.startsWith(`${this.#base}/`)) return null;
		const inside = path.slice(this.#base.length);
		const file = join(this.#root, inside.endsWith('/') ? `${inside}index.html` : inside);
		if (!file.startsWith(this.#root + sep) || !isServed(inside.slice(1))) return null;
		const found = statSync(file, { throwIfNoEntry: false });
		if (found?.isDirectory()) return statSync(join(file, 'index.html'), { throwIfNoEntry: false }) ? 'folder' : null;
		return found?.isFile() ? file : null;
	}

	#send(file: string, request: IncomingMessage, response: ServerResponse): void {
		const served = this.#read(file);
		const extension = extname(file);
		const encoding = compressible.has(extension) ? chosenEncoding(request.headers['accept-encoding']) : 'identity';
		response.setHeader('Content-Type', mediaTypes[extension] ?? 'application/octet-stream');
		response.setHeader('Vary', 'Accept-Encoding');
		response.setHeader('ETag', served.etag);
		if (request.headers['if-none-match']?.includes(served.etag)) {
			response.statusCode = 304;
			response.end();
			return;
		}
		const body = encodedBody(served, encoding);
		if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
		response.setHeader('Content-Length', body.length);
		response.end(request.method === 'HEAD' ? undefined : body);
	}

	#read(file: string): Served {
		const { mtimeMs, size } = statSync(file);
		const stamp = `${mtimeMs} ${size}`;
		const known = this.#files.get(file);
		if (known?.stamp === stamp) return known;
		const body = readFileSync(file);
		const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
		const served = { stamp, etag, body, encoded: new Map<string, Buffer>() };
		this.#files.set(file, served);
		return served;
	}

	#currentRules(): readonly HeaderRule[] {
		const path = join(this.#root, '_headers');
		const found = statSync(path, { throwIfNoEntry: false });
		const stamp = found === undefined ? '' : `${path} ${found.mtimeMs} ${found.size}`;
		if (stamp !== this.#rules.stamp) this.#rules = { stamp, rules: parseHeadersFile(readFileSync(path, 'utf8')) };
		return this.#rules.rules;
	}
}

function decoded(url: string): string | null {
	try {
		const path = decodeURIComponent(url.split(/[?#]/)[0] ?? '/');
		return path.includes('\0') ? null : path;
	} catch {
		return null;
	}
}

function chosenEncoding(accepted: string | string[] | undefined): 'br' | 'gzip' | 'identity' {
	const list = String(accepted ?? '');
	if (/\bbr\b/.test(list)) return 'br';
	return /\bgzip\b/.test(list) ? 'gzip' : 'identity';
}

function encodedBody(served: Served, encoding: 'br' | 'gzip' | 'identity'): Buffer {
	if (encoding === 'identity') return served.body;
	const known = served.encoded.get(encoding);
	if (known !== undefined) return known;
	const body =
		encoding === 'br'
			? brotliCompressSync(served.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
			: gzipSync(served.body, { level: 9 });
	served.encoded.set(encoding, body);
	return body;
}

function redirect(response: ServerResponse, to: string): void {
	response.setHeader('Location', encodeURI(to));
	end(response, 308, 'Moved');
}

function end(response: ServerResponse, status: number, text: string): void {
	response.statusCode = status;
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.end(`${text}\n`);
}
