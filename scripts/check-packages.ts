/**
 * What the app is made of besides its own code: few packages, pinned, with a hash each, without scripts of their own.
 * `tsx scripts/check-packages.ts` prints what does not hold.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Manifest {
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
}

interface LockedPackage {
	readonly version?: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly license?: string;
	readonly hasInstallScript?: boolean;
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly peer?: boolean;
	readonly dependencies?: Readonly<Record<string, string>>;
}

interface LockFile {
	readonly lockfileVersion: number;
	readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface PackageSources {
	readonly manifest: Manifest;
	readonly lock: LockFile;
}

/** Every package whose code reaches a phone, and why the app does not do without it. */
export const shippedPackages: Readonly<Record<string, string>> = {
	'@noble/hashes': 'SHA-512, scrypt and argon2id in plain JavaScript, where a browser refuses WebAssembly',
	'date-fns': 'exact arithmetic of civil dates, inside core/calendar alone',
	fflate: 'deflate that writes the same bytes in every browser',
	'hash-wasm': 'argon2id as fast as the phone can, so that a code costs an intruder most',
	i18next: 'plural forms and interpolation of every language',
	localforage: 'the store, through a driver of our own',
	minisearch: 'the question box: spelling, prefixes and ranking over a prepared index',
	qr: 'codes by which a diary moves from phone to phone without a network',
	tweetnacl: 'secretbox, audited and small',
	immediate: 'part of localforage',
	lie: 'part of localforage'
};

/** Compiled into the app by the build, so they stand with the tools. */
export const compiledIn: Readonly<Record<string, string>> = {
	svelte: 'the components and their small runtime',
	'@sveltejs/kit': 'prerendering, the router that starts the app',
	'@lucide/svelte': 'icons of one hand, each imported singly'
};

/** Tools that run a script when they are installed. */
const installScripts: Readonly<Record<string, string>> = {
	esbuild: 'checks that the program for this machine is there; part of tsx',
	fsevents: 'watches files on macOS; never installed elsewhere'
};

/** For what reaches a phone: no duty but to name the author. */
const allowedLicences: readonly string[] = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense', 'CC0-1.0'];
const exactVersion = /^\d+\.\d+\.\d+$/;

export function packageProblems(sources: PackageSources = readSources()): string[] {
	return [...listProblems(sources), ...pinProblems(sources.manifest), ...lockProblems(sources.lock), ...shippedProblems(sources.lock)];
}

function readSources(): PackageSources {
	const top = resolve(import.meta.dirname, '..');
	const read = (name: string): unknown => JSON.parse(readFileSync(join(top, name), 'utf8'));
	return { manifest: read('package.json') as Manifest, lock: read('package-lock.json') as LockFile };
}

/** The packages of a fresh installation without tools, and what they bring along, are the listed ones. */
function listProblems({ manifest, lock }: PackageSources): string[] {
	const found = [...reachedFrom(Object.keys(manifest.dependencies ?? {}), lock)];
	const unlisted = found.filter((name) => !(name in shippedPackages)).map((name) => `${name} would be shipped without a stated reason`);
	const gone = Object.keys(shippedPackages).filter((name) => !found.includes(name)).map((name) => `${name} is listed and no longer used`);
	const missing = Object.keys(compiledIn).filter((name) => !(name in (manifest.devDependencies ?? {})));
	return [...unlisted, ...gone, ...missing.map((name) => `${name} is listed as compiled in and no longer used`)];
}

/** Peers are not followed: the one of i18next is the compiler. */
function reachedFrom(names: readonly string[], lock: LockFile): Set<string> {
	const reached = new Set<string>();
	const visit = (name: string): void => {
		if (reached.has(name)) return;
		reached.add(name);
		Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {}).forEach(visit);
	};
	names.forEach(visit);
	return reached;
}

function pinProblems({ dependencies = {}, devDependencies = {} }: Manifest): string[] {
	return Object.entries({ ...dependencies, ...devDependencies })
		.filter(([, version]) => !exactVersion.test(version))
		.map(([name, version]) => `${name} is asked for as ${version} instead of one version`);
}

function lockProblems({ lockfileVersion, packages }: LockFile): string[] {
	const locked = Object.entries(packages).filter(([path]) => path !== '');
	return [
		...(lockfileVersion === 3 ? [] : [`the lock file has version ${lockfileVersion}`]),
		...locked.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => `${nameOf(path)} has no SHA-512 in the lock file`),
		...locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => `${nameOf(path)} names an address in the lock file`),
		...locked
			.filter(([path, { hasInstallScript }]) => hasInstallScript === true && !(nameOf(path) in installScripts))
			.map(([path]) => `${nameOf(path)} runs a script when it is installed`)
	];
}

function shippedProblems({ packages }: LockFile): string[] {
	return Object.keys({ ...shippedPackages, ...compiledIn }).flatMap((name) => {
		const locked = packages[`node_modules/${name}`];
		if (locked === undefined) return [`${name} is not in the lock file`];
		return [
			...(locked.hasInstallScript === true ? [`${name} is shipped and runs a script when it is installed`] : []),
			...(isAllowed(locked.license ?? '') ? [] : [`${name} is shipped under ${locked.license ?? 'no stated licence'}`])
		];
	});
}

/** An expression of alternatives is fine if one of them is. */
function isAllowed(licence: string): boolean {
	return licence.replace(/^\(|\)$/g, '').split(' OR ').some((choice) => allowedLicences.includes(choice));
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const problems = packageProblems();
	for (const problem of problems) process.stdout.write(`${problem}\n`);
	process.exitCode = problems.length === 0 ? 0 : 1;
}
