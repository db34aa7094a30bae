/** What the service worker stores: every file of the build with its hash, in groups, written into the worker itself. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Addresses relative to the app's start, each with its integrity. */
export type FileGroup = Readonly<Record<string, string>>;

export interface Precache {
	readonly version: string;
	readonly groups: Readonly<Record<string, FileGroup>>;
}

const workerFile = 'service-worker.js';
const stampStart = 'self.nuriPrecache=';

/** Never needed without a network: for the host, for the installer, for people who check a release; recordings are too large. */
const neverStored = [/^service-worker\.js$/, /^_headers$/, /^404\.html$/, /^build\.json$/, /^_app\/version\.json$/, /^robots\.txt$/, /\.png$/, /\.(?:mp3|m4a|ogg|opus)$/, /\.map$/, /(^|\/)\.[^/]+$/];

export function filesOf(root: string): string[] {
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll('\\', '/'))
		.sort();
}

/** The stored files of a build in the groups that `groupsOf` names; what two languages share stands in both. */
export function precacheOf(root: string, groupsOf: (file: string) => readonly string[]): Precache {
	const groups: Record<string, Record<string, string>> = {};
	for (const file of filesOf(root).filter(isStored)) {
		for (const group of groupsOf(file)) (groups[group] ??= {})[addressOf(file)] = integrityOf(join(root, file));
	}
	const sorted = Object.fromEntries(Object.entries(groups).sort(([a], [b]) => (a < b ? -1 : 1)));
	const worker = unstamped(readFileSync(join(root, workerFile), 'utf8'));
	const version = createHash('sha256').update(JSON.stringify(sorted)).update(worker).digest('hex').slice(0, 16);
	return { version, groups: sorted };
}

export function stamp(root: string, precache: Precache): void {
	const path = join(root, workerFile);
	const worker = unstamped(readFileSync(path, 'utf8'));
	if (!worker.includes('nuriPrecache')) throw new Error('the built service worker does not read its list of files');
	writeFileSync(path, `${stampStart}${JSON.stringify(precache)};\n${worker}`);
}

/** The list of a finished build. */
export function readStamp(root: string): Precache {
	const [first = ''] = readFileSync(join(root, workerFile), 'utf8').split('\n');
	if (!first.startsWith(stampStart)) throw new Error('the service worker carries no list of files');
	return JSON.parse(first.slice(stampStart.length, -1)) as Precache;
}

/** A page is asked for by its folder, as hosts serve it. */
export function addressOf(file: string): string {
	return file.replace(/(^|\/)index\.html$/, '$1');
}

export function fileOf(address: string): string {
	return address === '' || address.endsWith('/') ? `${address}index.html` : address;
}

export function isStored(file: string): boolean {
	return !neverStored.some((pattern) => pattern.test(file));
}

function integrityOf(path: string): string {
	return `sha256-${createHash('sha256').update(readFileSync(path)).digest('base64')}`;
}

function unstamped(code: string): string {
	return code.startsWith(stampStart) ? code.slice(code.indexOf('\n') + 1) : code;
}
