/** One forecast to be made and judged: what was logged before an onset, and the true length of the cycle it began. */
export interface EvaluationCase {
	readonly person: string;
	/** Logged gaps before the onset in days, oldest first; unlogged periods merge two of them. */
	readonly past: readonly number[];
	/** Ages in years at the onset. */
	readonly age?: number | undefined;
	readonly gynaecologicalAge?: number | undefined;
	readonly next: number;
}

interface Row {
	readonly person: string;
	readonly age: number | undefined;
	readonly gynaecologicalAge: number | undefined;
	readonly cycle: number;
	readonly length: number;
}

interface FixtureRow {
	readonly girl: number;
	readonly hist: readonly number[];
	readonly age: number | null;
	readonly g: number | null;
	readonly next: number;
}

/** Every onset of every woman in a CSV with the columns id, age, cycle, length and perhaps gyn_age. */
export function casesFromCsv(text: string, drop: number, random: () => number): EvaluationCase[] {
	return runsOf(rowsOf(text)).flatMap((run) => casesOf(run, drop, random));
}

/** The forecasts listed in a JSON fixture. */
export function casesFromJson(text: string): EvaluationCase[] {
	return (JSON.parse(text) as FixtureRow[]).map(({ girl, hist, age, g, next }) => ({
		person: String(girl),
		past: hist,
		age: age ?? undefined,
		gynaecologicalAge: g ?? undefined,
		next
	}));
}

/** Reproducible random numbers in [0, 1): the mulberry32 generator. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function rowsOf(text: string): Row[] {
	const lines = text.split(/\r?\n/);
	const header = fieldsOf(lines[0] ?? '').map((name) => name.toLowerCase());
	for (const name of ['id', 'cycle', 'length']) if (!header.includes(name)) throw new Error(`column "${name}" is missing`);
	return lines.flatMap((line, index) => (index === 0 || line.trim() === '' ? [] : [rowOf(line, header, index + 1)]));
}

function rowOf(line: string, header: readonly string[], lineNumber: number): Row {
	const fields = fieldsOf(line);
	const field = (name: string): string => fields[header.indexOf(name)] ?? '';
	const years = (name: string): number | undefined => (field(name) === '' ? undefined : Number(field(name)));
	const row = {
		person: field('id'),
		age: years('age'),
		gynaecologicalAge: years('gyn_age'),
		cycle: Number(field('cycle')),
		length: Number(field('length'))
	};
	const numbers = [row.cycle, row.age ?? 0, row.gynaecologicalAge ?? 0];
	if (!Number.isInteger(row.length) || row.length < 1) throw new Error(`line ${lineNumber}: length is not whole days`);
	if (numbers.some(Number.isNaN)) throw new Error(`line ${lineNumber}: not a number`);
	return row;
}

function fieldsOf(line: string): string[] {
	return line.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
}

/** Unbroken runs of cycles; a missing cycle number ends a run. */
function runsOf(rows: readonly Row[]): Row[][] {
	const byPerson = new Map<string, Row[]>();
	for (const row of rows) byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), row]);
	return [...byPerson.values()].flatMap((own) => {
		const runs: Row[][] = [];
		for (const row of own.sort((a, b) => a.cycle - b.cycle)) {
			const run = runs[runs.length - 1];
			if (run && run[run.length - 1]!.cycle === row.cycle - 1) run.push(row);
			else runs.push([row]);
		}
		return runs;
	});
}

/** Each onset that was logged, with the gaps logged before it; all but the first are dropped with probability `drop`. */
function casesOf(run: readonly Row[], drop: number, random: () => number): EvaluationCase[] {
	const cases: EvaluationCase[] = [];
	const past: number[] = [];
	let sinceLogged = 0;
	run.forEach(({ person, age, gynaecologicalAge, length }, index) => {
		const logged = index === 0 || drop === 0 || random() >= drop;
		if (logged) {
			if (index > 0) past.push(sinceLogged);
			cases.push({ person, past: [...past], age, gynaecologicalAge, next: length });
			sinceLogged = 0;
		}
		sinceLogged += length;
	});
	return cases;
}
