/** The static checks, each of which counts as one test. `npm run check` runs these alone, `npm test` these first. */
import { spawn } from 'node:child_process';
import { commands, top } from './packages.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} args of Node
 */

/** @type {Step} */
const sync = { name: 'SvelteKit writes its types', args: [commands.svelteKit, 'sync'] };

/** @type {readonly Step[]} */
export const staticChecks = [
	sync,
	{
		name: 'TypeScript and Svelte find no error and no warning',
		args: [commands.svelteCheck, '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']
	},
	{ name: 'core compiles without the DOM', args: [commands.tsc, '-p', 'src/lib/core'] },
	{
		name: 'the service worker compiles without the page',
		args: [commands.tsc, '-p', 'tests/architecture/service-worker.tsconfig.json']
	},
	{ name: 'ESLint finds nothing', args: [commands.eslint, '.', '--max-warnings', '0'] },
	{ name: 'every import keeps the layers', args: [commands.depcruise, 'src', '--config', '.dependency-cruiser.js'] },
	{ name: 'every text stands in the language packs', args: [commands.tsx, 'scripts/check-text.ts'] },
	{ name: 'every language pack keeps its measures', args: [commands.tsx, 'scripts/l10n-check.ts'] }
];

/**
 * Runs one step to its end, or stops it after `minutes`; never throws.
 * @param {readonly string[]} args
 * @param {{ readonly minutes?: number, readonly env?: Record<string, string> }} [options]
 * @returns {Promise<{ readonly code: number, readonly output: string, readonly seconds: number }>}
 */
export function runNode(args, { minutes = 5, env = {} } = {}) {
	return new Promise((done) => {
		const began = Date.now();
		const child = spawn(process.execPath, args, { cwd: top, env: { ...process.env, FORCE_COLOR: '0', ...env } });
		let output = '';
		let code = 1;
		child.stdout.on('data', (data) => (output += data));
		child.stderr.on('data', (data) => (output += data));
		const timer = setTimeout(() => {
			output += `\nstopped after ${minutes} minutes\n`;
			child.kill('SIGKILL');
		}, minutes * 60_000);
		child.on('error', (error) => (output += error.message));
		child.on('exit', (status) => (code = status ?? 1));
		child.on('close', () => {
			clearTimeout(timer);
			done({ code, output, seconds: (Date.now() - began) / 1000 });
		});
	});
}

/**
 * Runs one step and prints how it went; the whole output only where it failed.
 * @param {Step} step
 * @returns {Promise<boolean>} whether it passed
 */
export async function check({ name, args }) {
	const { code, output, seconds } = await runNode(args);
	report(code === 0, `${name} (${seconds.toFixed(0)} s)`, output);
	return code === 0;
}

/** @param {boolean} passed @param {string} name @param {string} output */
export function report(passed, name, output) {
	process.stdout.write(`${passed ? '✓' : '✗'} ${name}\n`);
	if (!passed) process.stdout.write(`${indented(output)}\n`);
}

/** @param {string} text */
function indented(text) {
	return text.trimEnd().replace(/^/gm, '    ');
}
