/** Few packages reach a phone, each pinned by its hash, as the lock file says, and none with a script of its own. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageProblems, shippedPackages } from '../../scripts/check-packages';
import type { Goal, GoalOutcome } from './goal';

const top = resolve(import.meta.dirname, '../..');
/** As many as are shipped today; one more needs a reason, and this line. */
const MOST_SHIPPED = 10;
/** What npm would run when a package is installed. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

export const goal: Goal = async ({ full }) => (full ? [listed(), installed(), signatures()] : [listed(), installed()]);

function listed(): GoalOutcome {
	const problems = packageProblems();
	const shipped = Object.keys(shippedPackages).length;
	return {
		goal: 'G25',
		title: 'few packages, each pinned to one version and one hash',
		figure: `${shipped} packages of code for phones, at most ${MOST_SHIPPED}; ${problems.length} problems in the lock file${named(problems)}`,
		passed: problems.length === 0 && shipped <= MOST_SHIPPED
	};
}

/** What lies in the folder of packages is what the lock file names, and runs nothing when it is installed. */
function installed(): GoalOutcome {
	const wanted = lockIn('package-lock.json');
	const present = lockIn('node_modules/.package-lock.json');
	const problems = Object.keys(shippedPackages).flatMap((name) => {
		const path = `node_modules/${name}`;
		const manifest = JSON.parse(readFileSync(join(top, path, 'package.json'), 'utf8')) as Manifest;
		const scripts = INSTALL_SCRIPTS.filter((script) => manifest.scripts?.[script] !== undefined);
		return [
			...scripts.map((script) => `${name} has a script ${script}`),
			...(manifest.version === wanted[path]?.version ? [] : [`${name} is ${manifest.version}, not ${wanted[path]?.version}`]),
			...(present[path]?.integrity === wanted[path]?.integrity ? [] : [`${name} was installed with another hash`])
		];
	});
	return {
		goal: 'G25',
		title: 'what is installed is what the lock file says, and runs no script',
		figure: `${Object.keys(shippedPackages).length} packages, ${problems.length} problems${named(problems)}`,
		passed: problems.length === 0
	};
}

/** The registry's signatures of every package, as npm checks them. */
function signatures(): GoalOutcome {
	const title = 'the registry signed every package that is installed';
	const { stdout, status, error } = spawnSync('npm', ['audit', 'signatures', '--json'], {
		cwd: top,
		encoding: 'utf8',
		timeout: 120_000,
		shell: process.platform === 'win32'
	});
	const report = read(stdout);
	if (report === null || report.error !== undefined) {
		const reason = report?.error?.summary ?? report?.error?.code ?? error?.message ?? `npm ended with ${status}`;
		return { goal: 'G25', title, figure: `not run: ${String(reason).split('\n')[0]}`, passed: false };
	}
	const bad = [...(report.invalid ?? []), ...(report.missing ?? [])].map(({ name }) => name);
	return { goal: 'G25', title, figure: `${bad.length} packages without a good signature${named(bad)}`, passed: bad.length === 0 && status === 0 };
}

interface Manifest {
	readonly version: string;
	readonly scripts?: Readonly<Record<string, string>>;
}

interface SignatureReport {
	readonly error?: { readonly code?: string; readonly summary?: string };
	readonly invalid?: readonly { readonly name: string }[];
	readonly missing?: readonly { readonly name: string }[];
}

function read(stdout: string): SignatureReport | null {
	try {
		return JSON.parse(stdout) as SignatureReport;
	} catch {
		return null;
	}
}

function lockIn(path: string): Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>> {
	const lock = JSON.parse(readFileSync(join(top, path), 'utf8')) as { readonly packages: ReturnType<typeof lockIn> };
	return lock.packages;
}

function named(what: readonly string[]): string {
	return what.length === 0 ? '' : ` (${what.slice(0, 4).join('; ')})`;
}
