/**
 * Builds the working tree twice, in two folders of different names, and compares every file: `npm run reproduce`. Who
 * gets the same hash from the same source knows that a release holds that source and nothing else.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commands } from './packages.mjs';
import { filesOf } from './precache';

const top = resolve(import.meta.dirname, '..');
const notSource = new Set(['node_modules', '.git', '.svelte-kit', 'build', 'build-hosting', 'test-results', 'playwright-report']);
/** Of different lengths, so that a path that slips into the build moves what follows it. */
const folderNames = ['one', 'a-second-folder-with-a-longer-name'];

export interface BuildComparison {
	/** One hash over the names and contents of all files of the first build. */
	readonly hash: string;
	readonly files: number;
	/** Files that differ or that one build lacks. */
	readonly differing: readonly string[];
}

export function compareBuilds(): BuildComparison {
	const folder = mkdtempSync(join(tmpdir(), 'nuri-reproduce-'));
	try {
		const folders = folderNames.map((name) => join(folder, name));
		copySource(folders);
		const [first = new Map<string, string>(), second = new Map<string, string>()] = folders.map((path) => hashesOf(built(path)));
		const names = [...new Set([...first.keys(), ...second.keys()])].sort();
		return { hash: hashOfAll(first), files: first.size, differing: names.filter((name) => first.get(name) !== second.get(name)) };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Names of the files in which two builds of this source differ; none, if all is well. */
export function buildsDiffer(): readonly string[] {
	return compareBuilds().differing;
}

/** The second is a copy of the first, so that work going on in the tree cannot come between them. */
function copySource([first = '', second = '']: readonly string[]): void {
	mkdirSync(first);
	cpSync(top, first, { recursive: true, filter: (path) => !notSource.has(relative(top, path)) });
	cpSync(first, second, { recursive: true });
	// A junction needs no rights on Windows; elsewhere the type is not looked at.
	for (const folder of [first, second]) symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

function built(folder: string): string {
	const { NURI_OUT: _out, ...env } = process.env;
	for (const args of [[commands.vite, 'build'], [commands.tsx, 'scripts/finish-build.ts']]) {
		execFileSync(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
	}
	return folder;
}

function hashesOf(folder: string): Map<string, string> {
	const files = ['build', 'build-hosting'].flatMap((part) => filesOf(join(folder, part)).map((file) => `${part}/${file}`));
	return new Map(files.map((file) => [file, createHash('sha256').update(readFileSync(join(folder, file))).digest('hex')]));
}

/** The hash of the lines that `sha256sum` would print for the sorted files. */
function hashOfAll(hashes: ReadonlyMap<string, string>): string {
	const lines = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, hash]) => `${hash}  ${name}\n`);
	return createHash('sha256').update(lines.join('')).digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { hash, files, differing } = compareBuilds();
	process.stdout.write(`sha256 ${hash} over ${files} files\n`);
	process.stdout.write(differing.length === 0 ? 'identical\n' : `different: ${differing.length}\n${differing.join('\n')}\n`);
	process.exitCode = differing.length === 0 ? 0 : 1;
}
