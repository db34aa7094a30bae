import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { aheadTable, scoresAhead } from './evaluation/ahead';
import { casesFromCsv, casesFromJson, randomFrom, type EvaluationCase } from './evaluation/cases';
import { reportOn, tablesOf } from './evaluation/report';

const usage = `Replays every person of a file walk-forward and scores the forecasts.

  npm run evaluate -- FILE.csv [--drop 0.1] [--seed 1] [--unknown-gyn-age] [--ahead] [--json]

FILE.csv has the columns id, age, cycle, length (days) and perhaps gyn_age; age and gyn_age are years at the first day of
that cycle and may be empty. FILE.json is a fixture such as tests/vectors/forecast-teen-fixture.json.
--drop leaves out that share of the logged starts at random (not for a fixture), --unknown-gyn-age withholds gyn_age,
--ahead scores the engine's windows for the next six periods instead.
`;

try {
	run();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
	process.exitCode = 1;
}

function run(): void {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			drop: { type: 'string', default: '0' },
			seed: { type: 'string', default: '1' },
			json: { type: 'boolean', default: false },
			'unknown-gyn-age': { type: 'boolean', default: false },
			ahead: { type: 'boolean', default: false }
		}
	});
	const [file] = positionals;
	if (file === undefined || positionals.length > 1) throw new Error('one file is needed');
	const drop = shareFrom(values.drop);
	const seed = Number(values.seed);
	if (!Number.isInteger(seed)) throw new Error('--seed is a whole number');
	const read = casesIn(file, drop, seed);
	const cases = values['unknown-gyn-age'] ? read.map(withoutGynaecologicalAge) : read;
	const people = new Set(cases.map(({ person }) => person)).size;
	const dropped = drop > 0 ? `, ${100 * drop} % of starts dropped (seed ${seed})` : '';
	const summary = `${file}: ${cases.length} forecasts for ${people} people${dropped}`;
	const about = { file, forecasts: cases.length, people, drop, seed };
	if (values.ahead) {
		const ahead = scoresAhead(cases);
		print(values.json ? json({ ...about, ahead }) : `${summary}\n\n${aheadTable(ahead)}`);
	} else {
		const methods = reportOn(cases);
		print(values.json ? json({ ...about, methods }) : `${summary}\n\n${tablesOf(methods)}`);
	}
}

function print(text: string): void {
	process.stdout.write(text);
}

function json(value: object): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}

function casesIn(file: string, drop: number, seed: number): EvaluationCase[] {
	const text = readFileSync(file, 'utf8');
	if (!file.endsWith('.json')) return casesFromCsv(text, drop, randomFrom(seed));
	if (drop > 0) throw new Error('--drop needs a CSV: a fixture lists its forecasts');
	return casesFromJson(text);
}

function withoutGynaecologicalAge(item: EvaluationCase): EvaluationCase {
	return { ...item, gynaecologicalAge: undefined };
}

function shareFrom(text: string): number {
	const share = Number(text);
	if (!(share >= 0 && share < 1)) throw new Error('--drop is a share from 0 to below 1');
	return share;
}
