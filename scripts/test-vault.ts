/**
 * `npm run test:vault [-- --full] [-- --short] [-- G3 G5] [-- --json FILE]`: measures what docs/security.md promises of
 * the vault, goal by goal, against the built app, and prints a table. `--full` takes the long way (an hour), `--short`
 * leaves out what `npm test` shows by other tests. Each file of goals runs in a process of its own.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GoalOutcome } from '../tests/vault/goal';
import { commands } from './packages.mjs';
import { runNode } from './steps.mjs';

const top = resolve(import.meta.dirname, '..');
const folder = join(top, 'tests/vault');
const GOALS = 26;

/** Goals that one machine cannot show: without a tracer, without leave to mount a disk, without minutes for two builds. */
const mayBeAbsent = new Set(['G4', 'G6', 'G23']);

/** Shown by the browser and unit tests in another way, or a matter of time, which a busy machine cannot judge. */
const notInShort = new Set([
	'durable',
	'equal-time',
	'fields',
	'full-disk',
	'history',
	'packages',
	'plaintext',
	'policies',
	'reproducible',
	'requests',
	'unlock-time',
	'wipe'
]);

interface Wanted {
	readonly full: boolean;
	readonly short: boolean;
	readonly json: string | undefined;
	/** `G3`, or none for all. */
	readonly goals: readonly string[];
}

const wanted = wantedFrom(process.argv.slice(2));
const rows = await measured(filesFor(wanted));
const shown = withAbsent(rows.filter(({ goal }) => wanted.goals.length === 0 || wanted.goals.includes(goal)));
process.stdout.write(table(shown));
if (wanted.json !== undefined) writeFileSync(wanted.json, `${JSON.stringify(shown, null, '\t')}\n`);
const failed = shown.filter(({ passed }) => !passed).length;
process.stdout.write(`${shown.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function wantedFrom(args: readonly string[]): Wanted {
	const json = args.indexOf('--json');
	return {
		full: args.includes('--full'),
		short: args.includes('--short'),
		json: json < 0 ? undefined : args[json + 1],
		goals: args.filter((arg) => /^G\d+$/.test(arg))
	};
}

function filesFor({ goals, short }: Wanted): readonly string[] {
	const files = readdirSync(folder).filter((name) => name.endsWith('.goal.ts')).sort();
	return files.filter((file) => {
		if (goals.length > 0) return goalsIn(file).some((goal) => goals.includes(goal));
		return !short || !notInShort.has(file.replace('.goal.ts', ''));
	});
}

/** The goals of a file stand in it by name. */
function goalsIn(file: string): readonly string[] {
	const names: readonly string[] = readFileSync(join(folder, file), 'utf8').match(/\bG\d+\b/g) ?? [];
	return [...new Set(names)];
}

async function measured(files: readonly string[]): Promise<readonly GoalOutcome[]> {
	await expectBuild();
	const scratch = mkdtempSync(join(tmpdir(), 'nuri-goals-'));
	const rows: GoalOutcome[] = [];
	for (const file of files) {
		const began = Date.now();
		const outcomes = await outcomesOf(file, join(scratch, `${file}.json`));
		rows.push(...outcomes);
		const verdict = outcomes.every(({ passed }) => passed) ? '✓' : '✗';
		process.stderr.write(`${verdict} ${file} (${((Date.now() - began) / 1000).toFixed(0)} s)\n`);
	}
	rmSync(scratch, { recursive: true, force: true });
	return rows;
}

/** A file that ends without its figures is a failed row and does not keep the others from running. */
async function outcomesOf(file: string, out: string): Promise<readonly GoalOutcome[]> {
	const args = [commands.tsx, join(folder, 'run-goal.ts'), file, out, ...(wanted.full ? ['--full'] : [])];
	const { code, output } = await runNode(args, { minutes: wanted.full ? 60 : 10 });
	if (code === 0 && existsSync(out)) return JSON.parse(readFileSync(out, 'utf8')) as GoalOutcome[];
	const figure = `did not end: ${output.trim().split('\n').slice(-3).join(' | ')}`;
	return goalsIn(file).map((goal) => ({ goal, title: file, figure, passed: false }));
}

async function expectBuild(): Promise<void> {
	if (process.env.NURI_OUT !== undefined || existsSync(join(top, 'build/build.json'))) return;
	for (const args of [[commands.vite, 'build'], [commands.tsx, 'scripts/finish-build.ts']]) {
		const { code, output } = await runNode(args);
		if (code !== 0) throw new Error(`the app does not build:\n${output}`);
	}
}

/** In the order of their numbers; where all were wanted, a goal that nothing measured is a failed row. */
function withAbsent(rows: readonly GoalOutcome[]): readonly GoalOutcome[] {
	const numbers = Array.from({ length: GOALS }, (_, index) => `G${index + 1}`);
	const isWhole = wanted.goals.length === 0 && !wanted.short;
	const absent = numbers
		.filter((goal) => isWhole && !rows.some((row) => row.goal === goal) && (wanted.full || !mayBeAbsent.has(goal)))
		.map((goal) => ({ goal, title: 'nothing measured it', figure: '–', passed: false }));
	const order = ({ goal }: GoalOutcome) => Number(goal.slice(1));
	return [...rows, ...absent].sort((a, b) => order(a) - order(b));
}

function table(rows: readonly GoalOutcome[]): string {
	const width = Math.max(...rows.map(({ title }) => title.length), 0);
	const line = ({ goal, title, figure, passed }: GoalOutcome) => `${goal.padEnd(4)} ${title.padEnd(width)}  ${passed ? 'pass' : 'FAIL'}  ${figure}`;
	return `\n${rows.map(line).join('\n')}\n\n`;
}
