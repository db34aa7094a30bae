/**
 * Compares a host with the build on this machine, file by file: `npm run check-host -- https://nuri.example.org`. It asks
 * that address alone. The app itself never asks anybody anything; this is a tool for the people who publish it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { headersFor, isServed, notFoundPage, parseHeadersFile, type HeaderRule } from './headers';
import { compressible, mediaTypes } from './media-types';
import { addressOf, filesOf } from './precache';

/** What was looked at, and what is wrong with it; nothing where all is well. */
export interface HostFinding {
	readonly what: string;
	readonly problems: readonly string[];
}

interface Expected {
	readonly root: string;
	readonly rules: readonly HeaderRule[];
	readonly base: string;
}

const absentPath = '/no-such-page-3f9c1d';
const policyName = 'content-security-policy';
/** Headers with which a host makes the browser keep a mark of its own or report to others. */
const unwanted = ['set-cookie', 'nel', 'report-to', 'reporting-endpoints'];
const atOnce = 4;

/** `address` is where the app opens: an origin, and the folder if the build was made for one. */
export async function checkHost(address: string, root: string): Promise<HostFinding[]> {
	const rules = parseHeadersFile(readFileSync(join(root, '_headers'), 'utf8'));
	const base = (rules[0]?.path ?? '/*').replace(/\/\*$/, '');
	const url = new URL(address);
	const site = checkAddress(url, base);
	if (url.pathname.replace(/\/$/, '') !== base) return [site];
	const files = filesOf(root).filter((file) => isServed(file) && file !== notFoundPage);
	const expected = { root, rules, base };
	const tasks = [
		() => checkPlain(url),
		() => checkAbsent(url.origin, expected),
		...files.map((file) => () => checkFile(url.origin, file, expected))
	];
	return [site, ...(await inTurns(tasks))];
}

function checkAddress({ protocol, hostname, pathname }: URL, base: string): HostFinding {
	const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
	const folder = pathname.replace(/\/$/, '');
	return {
		what: 'the address',
		problems: [
			...(protocol === 'https:' || isHere ? [] : ['is not https: browsers give the app no way to lock a diary there']),
			...(folder === base ? [] : [`opens in ${folder || '/'}, and this build was made for ${base || '/'}`]),
			...(folder === '' ? [] : ['is a folder: every other page of this host could read or erase the diaries'])
		]
	};
}

async function checkPlain({ protocol, hostname, pathname }: URL): Promise<HostFinding> {
	const what = 'the address without https';
	if (protocol !== 'https:') return { what, problems: [] };
	try {
		const { status, headers } = await fetch(`http://${hostname}${pathname}`, { redirect: 'manual' });
		const leads = status >= 300 && status < 400 && (headers.get('location') ?? '').startsWith('https://');
		return { what, problems: leads ? [] : [`answers ${status} instead of leading to https`] };
	} catch {
		return { what, problems: [] };
	}
}

async function checkAbsent(origin: string, { rules, base }: Expected): Promise<HostFinding> {
	const what = 'a page that does not exist';
	return answered(what, `${origin}${base}${absentPath}`, async (response) => {
		const wanted = headersFor(rules, `${base}${absentPath}`);
		const saysPolicy = response.headers.has(policyName) || (await response.text()).includes('http-equiv="Content-Security-Policy"');
		return [
			...(response.status === 404 ? [] : [`answers ${response.status} instead of 404`]),
			...headerProblems(response.headers, wanted),
			...(saysPolicy ? [] : ['has no Content-Security-Policy, neither as a header nor in the page'])
		];
	});
}

async function checkFile(origin: string, file: string, { root, rules, base }: Expected): Promise<HostFinding> {
	const path = `${base}/${addressOf(file)}`;
	return answered(path, `${origin}${path}`, async (response) => {
		if (response.status !== 200) return [`answers ${response.status}`];
		const content = readFileSync(join(root, file));
		const isSame = hashOf(Buffer.from(await response.arrayBuffer())) === hashOf(content);
		const wanted = { 'Content-Type': mediaTypes[extname(file)] ?? '', ...headersFor(rules, path) };
		const isPacked = response.headers.has('content-encoding') || content.length < 1400 || !compressible.has(extname(file));
		return [
			...(isSame ? [] : ['is another file than in this build']),
			...headerProblems(response.headers, wanted),
			...(isPacked ? [] : ['is not compressed'])
		];
	});
}

function headerProblems(headers: Headers, wanted: Readonly<Record<string, string>>): string[] {
	const differing = Object.entries(wanted).flatMap(([name, value]) => {
		const found = headers.get(name);
		if (found === null) return [`lacks ${name}`];
		return simplified(name, found) === simplified(name, value) ? [] : [`has ${name}: ${found}, and should have ${value}`];
	});
	return [...differing, ...unwanted.filter((name) => headers.has(name)).map((name) => `carries ${name}, which nobody may set here`)];
}

/** Spaces mean nothing in a header. Of a media type counts its name: every text of the app says itself that it is UTF-8. */
function simplified(name: string, value: string): string {
	if (name !== 'Content-Type') return value.replace(/\s+/g, '');
	return (value.toLowerCase().split(';')[0] ?? '').trim().replace('application/javascript', 'text/javascript');
}

async function answered(what: string, url: string, judge: (response: Response) => Promise<string[]>): Promise<HostFinding> {
	try {
		return { what, problems: await judge(await fetch(url, { redirect: 'manual' })) };
	} catch (failure) {
		const { cause, message } = failure as Error;
		return { what, problems: [`gave no answer: ${cause instanceof Error ? cause.message : message}`] };
	}
}

async function inTurns<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
	const results: T[] = [];
	for (let index = 0; index < tasks.length; index += atOnce) {
		results.push(...(await Promise.all(tasks.slice(index, index + atOnce).map((task) => task()))));
	}
	return results;
}

function hashOf(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

async function main(address: string | undefined): Promise<number> {
	const root = resolve(import.meta.dirname, '..', process.env.NURI_OUT ?? 'build');
	if (address === undefined || !URL.canParse(address)) {
		process.stderr.write('Which address? npm run check-host -- https://nuri.example.org\n');
		return 2;
	}
	if (!existsSync(join(root, '_headers'))) {
		process.stderr.write('Nothing to compare with: run `npm run build` first.\n');
		return 2;
	}
	const findings = await checkHost(address, root);
	for (const { what, problems } of findings) {
		process.stdout.write(problems.length === 0 ? `ok     ${what}\n` : problems.map((problem) => `WRONG  ${what} ${problem}\n`).join(''));
	}
	const wrong = findings.filter(({ problems }) => problems.length > 0).length;
	process.stdout.write(`${findings.length} checked, ${wrong === 0 ? 'all as in this build' : `${wrong} wrong`}\n`);
	return wrong === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv[2]);
