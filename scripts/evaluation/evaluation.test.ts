import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { casesFromCsv, randomFrom } from './cases';
import { distributionOf, fitErrors } from './error-distribution';
import { minimise, logStudentT } from './numerics';
import type { MethodReport } from './report';
import { scoresOf, type Scores } from './scores';

const fixture = 'tests/vectors/forecast-teen-fixture.json';
const csv = 'id,age,cycle,length\na,14,1,30\na,14,2,28\na,14,3,33\nb,,1,27\nb,,3,29\n';

describe('the engine on the synthetic girls', () => {
	it('stays within its limits with the years since the first period known', { timeout: 120_000 }, () => {
		const scores = engineScores();
		expect(scores.n).toBe(2153);
		expect(scores.mae).toBeLessThanOrEqual(6.91);
		expect(scores.crps).toBeLessThanOrEqual(5.32);
		expect(scores.logScore).toBeLessThanOrEqual(3.4);
		expect(scores.coverage80).toBeGreaterThanOrEqual(0.8);
		expect(scores.coverage80).toBeLessThanOrEqual(0.86);
		expect(scores.coverage95).toBeGreaterThanOrEqual(0.94);
		expect(scores.coverage95).toBeLessThanOrEqual(0.97);
	});

	it('stays within its limits with the years since the first period unknown', { timeout: 120_000 }, () => {
		const scores = engineScores('--unknown-gyn-age');
		expect(scores.mae).toBeLessThanOrEqual(6.943);
		expect(scores.crps).toBeLessThanOrEqual(5.358);
		expect(scores.logScore).toBeLessThanOrEqual(3.412);
		expect(scores.coverage80).toBeGreaterThanOrEqual(0.8);
		expect(scores.coverage95).toBeGreaterThanOrEqual(0.94);
	});
});

describe('reading cycles', () => {
	it('makes a case of every onset, with the gaps before it', () => {
		const cases = casesFromCsv(csv, 0, randomFrom(1));
		expect(cases.map(({ past, next }) => [past, next])).toEqual([
			[[], 30],
			[[30], 28],
			[[30, 28], 33],
			[[], 27],
			[[], 29]
		]);
		expect(cases[0]!.age).toBe(14);
		expect(cases[3]!.age).toBeUndefined();
	});

	it('merges the gaps around a dropped start and keeps the true next length', () => {
		const dropSecond = [0, 0.9][Symbol.iterator]();
		const cases = casesFromCsv(csv, 0.5, () => dropSecond.next().value ?? 0.9);
		expect(cases.slice(0, 2).map(({ past, next }) => [past, next])).toEqual([
			[[], 30],
			[[58], 33]
		]);
	});

	it('drops the same starts for the same seed', () => {
		const draws = (seed: number): number[] => Array.from({ length: 5 }, randomFrom(seed));
		expect(draws(7)).toEqual(draws(7));
		expect(draws(7)).not.toEqual(draws(8));
	});

	it('names the line that cannot be read', () => {
		expect(() => casesFromCsv('id,age,cycle,length\na,14,1,long\n', 0, randomFrom(1))).toThrow('line 2');
		expect(() => casesFromCsv('id,age,cycle\n', 0, randomFrom(1))).toThrow('length');
	});
});

describe('the scores', () => {
	it('are perfect for a certain and right forecast', () => {
		const distribution = new Float64Array(180);
		distribution[27] = 1;
		const scores = scoresOf([{ person: 'a', past: [], next: 28 }], [{ point: 28, distribution }])!;
		expect(scores).toMatchObject({ mae: 0, crps: 0, coverage80: 1, width80: 1 });
		expect(scores.logScore).toBeCloseTo(0, 12);
	});

	it('count the days between a certain forecast and the truth as its CRPS', () => {
		const distribution = new Float64Array(180);
		distribution[27] = 1;
		expect(scoresOf([{ person: 'a', past: [], next: 31 }], [{ point: 28, distribution }])!.crps).toBe(3);
	});
});

describe('the numerics behind the baselines', () => {
	it('find the minimum of a bent valley', () => {
		const [x, y] = minimise(([a, b]) => (a! - 2) ** 2 + 10 * (b! - a! * a!) ** 2, [0, 0]);
		expect(x).toBeCloseTo(2, 2);
		expect(y).toBeCloseTo(4, 2);
	});

	it('know the Cauchy distribution as Student-t with one degree of freedom', () => {
		expect(Math.exp(logStudentT(1, 1))).toBeCloseTo(1 / (2 * Math.PI), 12);
	});

	it('recover how errors spread to the left and to the right', () => {
		const errors = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 6].flatMap((error) => Array<number>(20).fill(error));
		const fit = fitErrors(errors.map((error) => ({ cycles: 2, error })))(2);
		expect(fit.right).toBeGreaterThan(fit.left);
		const total = distributionOf(28, fit, 180).reduce((sum, mass) => sum + mass, 0);
		expect(total).toBeCloseTo(1, 12);
	});
});

/** The engine's scores as the command prints them; in a process of its own, where it runs at its real speed. */
function engineScores(...options: readonly string[]): Scores {
	const script = ['--import', 'tsx', 'scripts/evaluate.ts', fixture, '--json', ...options];
	const { stdout, stderr, status } = spawnSync(process.execPath, script, { encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	const { methods } = JSON.parse(stdout) as { readonly methods: readonly MethodReport[] };
	const engine = methods.find(({ method }) => method === 'Nuri');
	if (!engine?.overall) throw new Error('the engine was not scored');
	return engine.overall;
}
