/**
 * `npm test`: everything, from a fresh clone. Installs packages and a browser, then checks, tests, builds and drives
 * the built app. Every check counts as a test; the last line is `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.mjs';
import { commands, installPackages, requireNode, run } from './packages.mjs';
import { check, report, runNode, staticChecks } from './steps.mjs';

requireNode();
const reports = mkdtempSync(join(tmpdir(), 'nuri-test-'));
const count = { passed: 0, failed: 0 };

try {
	await everything();
} catch (error) {
	note(false, 'the tests run to their end', error instanceof Error ? (error.stack ?? error.message) : String(error));
}
rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`);
process.exitCode = count.failed === 0 ? 0 : 1;

async function everything() {
	if (!installPackages()) return note(false, 'packages are installed', 'npm ci failed');
	const browser = await withBrowser();
	withFonts();
	await allStaticChecks();
	await unitTests();
	const isBuilt = await build();
	if (isBuilt) await vaultGoals(browser ?? '');
	if (isBuilt && browser !== null) await browserTests(browser);
	else note(false, 'the built app runs in a browser', isBuilt ? 'no browser' : 'no build');
}

/** The types that SvelteKit writes come first; then two checks at a time, as the smallest machines have two cores. */
async function allStaticChecks() {
	const [types, ...waiting] = staticChecks;
	note(await check(types));
	const worker = async () => {
		for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) note(await check(step));
	};
	await Promise.all([worker(), worker()]);
}

/** @param {boolean} passed @param {string} [name] printed unless it was already @param {string} [output] */
function note(passed, name, output = '') {
	count[passed ? 'passed' : 'failed'] += 1;
	if (name !== undefined) report(passed, name, output);
}

/** The browser's path, '' for Playwright's own, null where none can be had. @returns {Promise<string | null>} */
async function withBrowser() {
	const found = findBrowser() ?? fromDebian();
	if (found !== undefined) return found;
	return run(process.execPath, [commands.playwright, 'install', 'chromium']) === 0 ? '' : null;
}

/** Room for words is only measured in the letters of their script; where no font can be had, boxes stand in their place. */
function withFonts() {
	const isHere = spawnSync('fc-list', [':lang=am'], { encoding: 'utf8' });
	if (isHere.status !== 0 || isHere.stdout.trim() !== '') return;
	if (!installed('fonts-noto-core')) process.stdout.write('No fonts for every script: going on without them.\n');
}

function fromDebian() {
	return installed('chromium') ? findBrowser() : undefined;
}

/** Whether a package of Debian's could be installed. @param {string} name */
function installed(name) {
	const apt = debianInstaller();
	if (apt === undefined) return false;
	process.stdout.write(`Installing ${name} …\n`);
	const install = () => apt('install', '-y', '--no-install-recommends', name) === 0;
	return install() || (apt('update') === 0 && install());
}

/** Debian's installer where it may be used, else undefined. @returns {((...args: string[]) => number | null) | undefined} */
function debianInstaller() {
	const isHere = (/** @type {string} */ program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
	if (process.platform !== 'linux' || !isHere('apt-get')) return undefined;
	const isRoot = process.getuid?.() === 0;
	// Without a password at hand, sudo would wait for one for ever.
	if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return undefined;
	return (...args) => (isRoot ? run('apt-get', args) : run('sudo', ['-n', 'apt-get', ...args]));
}

async function unitTests() {
	const file = join(reports, 'vitest.json');
	const { output, seconds } = await runNode([commands.vitest, 'run', '--reporter=json', `--outputFile=${file}`], { minutes: 6 });
	const results = readReport(file, output, 'unit tests');
	if (results === null) return;
	let passed = 0;
	for (const { name, status, message, assertionResults } of results.testResults) {
		const failures = assertionResults.filter((/** @type {any} */ result) => result.status === 'failed');
		for (const { fullName, failureMessages } of failures) note(false, `${name}: ${fullName}`, failureMessages.join('\n'));
		if (status === 'failed' && failures.length === 0) note(false, name, message);
		passed += assertionResults.filter((/** @type {any} */ result) => result.status === 'passed').length;
	}
	count.passed += passed;
	report(true, `${passed} unit tests pass (${seconds.toFixed(0)} s)`, '');
}

async function build() {
	const built = await runNode([commands.vite, 'build']);
	const finished = built.code === 0 ? await runNode([commands.tsx, 'scripts/finish-build.ts']) : built;
	note(finished.code === 0, 'the app builds', built.output + (finished === built ? '' : finished.output));
	return finished.code === 0;
}

/** The goals of the sealed diary, in their short form. @param {string} browser */
async function vaultGoals(browser) {
	const file = join(reports, 'goals.json');
	const { output, seconds } = await runNode([commands.tsx, 'scripts/test-vault.ts', '--short', '--json', file], {
		minutes: 8,
		env: browser === '' ? {} : { CHROME_PATH: browser }
	});
	let rows = [];
	try {
		rows = JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		// Reported below: no row, no goal.
	}
	if (rows.length === 0) return note(false, 'the goals of the vault are measured', output);
	const missed = rows.filter((/** @type {any} */ row) => !row.passed);
	for (const { goal, title, figure } of missed) note(false, `${goal}: ${title}`, figure);
	count.passed += rows.length - missed.length;
	report(true, `${rows.length - missed.length} goals of the vault are reached (${seconds.toFixed(0)} s)`, '');
}

/** @param {string} browser */
async function browserTests(browser) {
	const file = join(reports, 'playwright.json');
	const { output, seconds } = await runNode([commands.playwright, 'test', '--reporter=json'], {
		minutes: 25,
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, NURI_IS_BUILT: 'yes', ...(browser !== '' && { CHROME_PATH: browser }) }
	});
	const results = readReport(file, output, 'browser tests');
	if (results === null) return;
	for (const error of results.errors ?? []) note(false, 'browser tests', error.message);
	let passed = 0;
	for (const { title, file: where, tests } of results.suites.flatMap(specsOf)) {
		for (const { status, results: runs } of tests) {
			if (status === 'expected') passed += 1;
			else if (status !== 'skipped') note(false, `${where}: ${title}`, runs.flatMap(errorsOf).join('\n'));
		}
	}
	count.passed += passed;
	report(true, `${passed} browser tests pass (${seconds.toFixed(0)} s)`, '');
}

/** @param {any} suite @returns {any[]} */
function specsOf(suite) {
	return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** @param {any} result @returns {string[]} */
function errorsOf(result) {
	const errors = (result.errors ?? []).map((/** @type {any} */ error) => error.message ?? String(error));
	return errors.length > 0 ? errors : [result.status];
}

/** @param {string} file @param {string} output @param {string} what @returns {any} */
function readReport(file, output, what) {
	try {
		const results = JSON.parse(readFileSync(file, 'utf8'));
		const isEmpty = (results.testResults ?? results.suites ?? []).length === 0;
		if (!isEmpty || (results.errors ?? []).length > 0) return results;
		note(false, `${what} are found`, output);
	} catch {
		note(false, `${what} run to their end`, output);
	}
	return null;
}
