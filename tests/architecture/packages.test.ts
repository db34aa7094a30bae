import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { packageProblems, type PackageSources } from '../../scripts/check-packages';

const top = resolve(import.meta.dirname, '../..');

/** The project's own two files, to be spoilt. */
function sources(): { manifest: { dependencies: Record<string, string> }; lock: { lockfileVersion: number; packages: Record<string, object> } } {
	const read = (name: string) => JSON.parse(readFileSync(join(top, name), 'utf8'));
	return { manifest: read('package.json'), lock: read('package-lock.json') };
}

function problemsAfter(spoil: (sources_: ReturnType<typeof sources>) => void): string[] {
	const spoilt = sources();
	spoil(spoilt);
	return packageProblems(spoilt as PackageSources);
}

test('few packages reach a phone, each with a reason, a hash, a fitting licence and no script of its own', () => {
	expect(packageProblems()).toEqual([]);
});

test('a new package, and what it brings along, is noticed', () => {
	const problems = problemsAfter(({ manifest, lock }) => {
		manifest.dependencies.counter = '1.0.0';
		lock.packages['node_modules/counter'] = { integrity: 'sha512-x', license: 'MIT', dependencies: { beacon: '^2.0.0' } };
	});
	expect(problems).toEqual(['counter would be shipped without a stated reason', 'beacon would be shipped without a stated reason']);
});

test('a range instead of a version is noticed', () => {
	expect(problemsAfter(({ manifest }) => (manifest.dependencies.i18next = '^26.0.0'))).toEqual([
		'i18next is asked for as ^26.0.0 instead of one version'
	]);
});

test.each([
	[{ integrity: undefined }, 'fflate has no SHA-512 in the lock file'],
	[{ resolved: 'https://elsewhere.example/fflate.tgz' }, 'fflate names an address in the lock file'],
	[{ hasInstallScript: true }, 'fflate is shipped and runs a script when it is installed'],
	[{ license: 'GPL-3.0' }, 'fflate is shipped under GPL-3.0']
])('a locked package with %j is noticed', (change, problem) => {
	expect(problemsAfter(({ lock }) => Object.assign(lock.packages['node_modules/fflate'] ?? {}, change))).toContain(problem);
});
