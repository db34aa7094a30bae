/** Brings node_modules in line with package-lock.json. Plain Node: it runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const top = join(dirname(fileURLToPath(import.meta.url)), '..');

const oldestNode = [20, 19];

/** Ends the process with a plain sentence where Node is too old. */
export function requireNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
	process.stderr.write(
		`Nuri needs Node ${oldestNode.join('.')} or newer, and this is Node ${process.versions.node}. Get a newer one at nodejs.org and try again.\n`
	);
	process.exit(1);
}

/** Installs exactly what the lock file says, if it changed since the last time. @returns {boolean} whether all is there */
export function installPackages() {
	const done = join(top, 'node_modules/.package-lock.json');
	const lock = join(top, 'package-lock.json');
	if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return true;
	process.stdout.write('Installing packages …\n');
	return run('npm', ['ci', '--no-audit', '--no-fund']) === 0;
}

/**
 * Runs a program in this window and waits. @returns {number} its exit code
 * @param {string} program @param {readonly string[]} args
 */
export function run(program, args) {
	// Windows starts npm through its shell alone.
	const { status } = spawnSync(program, args, { cwd: top, stdio: 'inherit', shell: process.platform === 'win32' });
	return status ?? 1;
}

/** The file that starts a package's command with Node, without npx. @param {string} path below node_modules */
export function command(path) {
	return join(top, 'node_modules', path);
}

export const commands = {
	vite: command('vite/bin/vite.js'),
	tsx: command('tsx/dist/cli.mjs'),
	tsc: command('typescript/bin/tsc'),
	eslint: command('eslint/bin/eslint.js'),
	depcruise: command('dependency-cruiser/bin/dependency-cruise.mjs'),
	svelteKit: command('@sveltejs/kit/svelte-kit.js'),
	svelteCheck: command('svelte-check/bin/svelte-check'),
	vitest: command('vitest/vitest.mjs'),
	playwright: command('@playwright/test/cli.js')
};
