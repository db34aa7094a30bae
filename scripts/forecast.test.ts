import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

interface Answer {
	readonly id?: unknown;
	readonly error?: string;
	readonly from?: string;
	readonly probabilities?: readonly number[];
	readonly median?: string | null;
	readonly window80?: { readonly earliest: string; readonly latest: string; readonly mass: number } | null;
	readonly forgotten?: number | null;
	readonly message?: string;
}

const lines = [
	'{"id":"teen","onsets":["2026-02-28","2026-01-03","2026-01-31","2026-01-31"],"today":"2026-03-20","age":13.4,"gynAge":0.8}',
	'not json',
	'',
	'{"id":"none","onsets":[],"today":"2026-03-20"}',
	'{"id":"long-ago","onsets":["2026-01-03"],"today":"2026-06-02"}',
	'{"id":"last-day","onsets":["2026-01-03"],"today":"2026-06-01"}',
	'{"id":"no-such-date","onsets":["2026-02-30"],"today":"2026-06-02"}',
	'{"id":"no-such-age","onsets":["2026-02-20"],"today":"2026-03-02","age":"13"}',
	'{"id":"ahead","onsets":["2026-03-10"],"today":"2026-03-02","age":15}'
];

describe('the scriptable forecast', () => {
	const answers = answersTo(lines.join('\n'));
	const answer = (id: string): Answer => answers.find((candidate) => candidate.id === id)!;

	it('answers every line but the empty one, and goes on after an invalid one', () => {
		expect(answers.map(({ id }) => id)).toEqual(['teen', undefined, 'none', 'long-ago', 'last-day', 'no-such-date', 'no-such-age', 'ahead']);
		expect(answers[1]!.error).toBe('not JSON');
		expect(answer('no-such-date').error).toContain('onsets');
		expect(answer('no-such-age').error).toContain('age');
	});

	it('starts the probabilities on the day after today', () => {
		const { from, probabilities, window80, median, message } = answer('teen');
		expect(from).toBe('2026-03-21');
		expect(probabilities!.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
		expect(probabilities).toHaveLength(180 - 20);
		expect(window80!.mass).toBeGreaterThanOrEqual(0.8);
		expect(median! >= window80!.earliest && median! <= window80!.latest).toBe(true);
		expect(message).toMatch(/^forecast\./);
	});

	it('starts after the last onset where that lies ahead of today', () => {
		expect(answer('ahead').from).toBe('2026-03-11');
	});

	it('says nothing without an onset and turns to care from day 150 on', () => {
		expect(answer('none')).toMatchObject({ probabilities: [], message: 'forecast.no-onset' });
		expect(answer('long-ago')).toMatchObject({ probabilities: [], message: 'forecast.care' });
		expect(answer('last-day').probabilities!.length).toBeGreaterThan(0);
	});
});

function answersTo(input: string): Answer[] {
	const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/forecast.ts'], { input, encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	return stdout.trim().split('\n').map((line) => JSON.parse(line) as Answer);
}
