import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../calendar/calendar-date';
import { readImport, type ImportFailure } from './import-file';
import type { ImportOptions } from './import-gathering';
import { withSpotting, type ImportPreview } from './import-preview';

const folder = join(import.meta.dirname, '../../../../tests/vectors/import');
const date = (text: string) => text as CalendarDate;
const today = date('2025-02-15');

function vector(name: string): string {
	const bytes = readFileSync(join(folder, name));
	return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
function read(text: string, options: Partial<ImportOptions> = {}): ImportPreview {
	const result = readImport(text, { today, ...options });
	if (!result.ok) throw new Error(result.failure);
	return result.value;
}
function failureOf(text: string): ImportFailure | null {
	const result = readImport(text, { today });
	return result.ok ? null : result.failure;
}
const json = (value: unknown) => read(JSON.stringify(value));
const flowsOf = (preview: ImportPreview) => preview.entries.flatMap(({ date, flow }) => (flow ? [[date, flow]] : []));
const entryOf = (preview: ImportPreview, day: string) => preview.entries.find((entry) => entry.date === day);

const truth = JSON.parse(vector('truth.json')) as {
	starts: CalendarDate[];
	days: Record<string, { flow: number; symptoms: string[]; mood: string[]; note: string }>;
};
const single = '2024-02-15';
const names: Record<string, string> = { fatigue: 'tired', bloating: 'bloated', acne: 'pimples', anxious: 'worried' };

interface Known {
	readonly app: ImportPreview['app'];
	readonly file: string;
	/** What the format can say. */
	readonly says: readonly ('amounts' | 'spotting' | 'dry' | 'symptoms' | 'notes')[];
}
const known: readonly Known[] = [
	{ app: 'clue', file: 'clue-measurements.json', says: ['amounts', 'spotting', 'dry'] },
	{ app: 'clue', file: 'clue-backup.cluedata', says: ['amounts', 'spotting', 'dry', 'symptoms', 'notes'] },
	{ app: 'flo', file: 'flo.json', says: [] },
	{ app: 'drip', file: 'drip.csv', says: ['amounts', 'spotting', 'dry', 'symptoms'] },
	{ app: 'mensinator', file: 'mensinator.json', says: ['dry', 'symptoms'] },
	{ app: 'menstrudel', file: 'menstrudel.json', says: ['dry'] },
	{ app: 'periodical', file: 'periodical.json.gz', says: ['spotting', 'dry', 'symptoms', 'notes'] },
	{ app: 'peri', file: 'peri.json', says: [] },
	{ app: 'peri', file: 'peri-tostring-dates.json', says: [] },
	{ app: 'mooneva', file: 'mooneva.json', says: ['amounts', 'spotting', 'dry', 'symptoms', 'notes'] },
	{ app: 'ovumcy', file: 'ovumcy.json', says: ['amounts', 'spotting', 'dry', 'symptoms', 'notes'] },
	{ app: 'ovumcy', file: 'ovumcy.csv', says: ['amounts', 'spotting', 'dry', 'symptoms', 'notes'] },
	{ app: 'apple-health', file: 'apple-health.xml', says: ['amounts', 'dry'] }
];

describe.each(known)('$file of $app', ({ app, file, says }) => {
	const preview = withSpotting(read(vector(file)), new Set([date(single)]));
	const can = (what: Known['says'][number]) => says.includes(what);

	it('is recognised and gives back the periods', () => {
		expect(preview).toMatchObject({ app, problemCount: 0, openDay: null, to: '2025-01-31' });
		expect(preview.onsets).toEqual(truth.starts);
	});

	it('brings no day of bleeding that is not in the history', () => {
		const bleeding = Object.keys(truth.days).filter((day) => truth.days[day]!.flow > 0);
		const found = preview.entries.filter(({ flow }) => flow && flow !== 'none').map((entry) => entry.date);
		const dryDay = can('dry') ? [] : ['2024-02-02'];
		expect(found.filter((day) => !bleeding.includes(day))).toEqual(dryDay);
		const bled = Object.keys(truth.days).filter((day) => truth.days[day]!.flow > 1);
		expect(bled.filter((day) => !found.includes(date(day)))).toEqual([]);
	});

	if (can('amounts'))
		it('brings the amounts as they are', () => {
			for (const [day, flow] of flowsOf(preview)) {
				const amount = ['none', 'spotting', 'light', 'medium', 'heavy'][truth.days[day!]!.flow];
				// Spotting outside periods has a record of its own there; within one that app knows no less than light.
				const isLeast = app === 'apple-health' && amount === 'spotting' && day !== single;
				expect([day, flow]).toEqual([day, isLeast ? 'light' : amount]);
			}
		});
	if (can('spotting'))
		it('brings spotting and asks nothing', () => {
			expect(entryOf(preview, single)?.flow).toBe('spotting');
			expect(preview.singles).toEqual([]);
		});
	if (can('symptoms'))
		it('brings symptoms under the names that they have here', () => {
			for (const [day, { symptoms }] of Object.entries(truth.days)) {
				const expected = symptoms.map((name) => names[name] ?? name).sort();
				expect([day, ...[...(entryOf(preview, day)?.symptoms ?? [])].sort()]).toEqual([day, ...expected]);
			}
		});
	if (can('notes'))
		it('brings notes letter by letter', () => {
			for (const [day, { note }] of Object.entries(truth.days)) expect(entryOf(preview, day)?.note ?? '').toBe(note);
		});

	it('brings neither settings nor codes', () => {
		expect(JSON.stringify(preview)).not.toMatch(/4821|1234|period_length|period_history/);
	});
});

describe('a period of one day', () => {
	it.each(['peri.json', 'mensinator.json', 'menstrudel.json'])('of %s is asked about and left as it is', (file) => {
		const preview = read(vector(file));
		expect(preview.singles).toEqual([single]);
		expect(preview.onsets).toContain(single);
		expect(['unspecified', 'light']).toContain(entryOf(preview, single)?.flow);
	});

	it('becomes spotting by her word, and no other day does', () => {
		const preview = read(vector('peri.json'));
		const told = withSpotting(preview, new Set([date(single), date('2024-01-03')]));
		expect(told.onsets).not.toContain(single);
		expect(told.entries.filter((entry) => entry.flow === 'spotting').map((entry) => entry.date)).toEqual([single]);
	});

	it('that began today, or has no length, is not asked about', () => {
		const cycles = [
			{ startDate: '2025-02-15', periodLength: 1 },
			{ startDate: '2025-01-10', periodLength: 0 }
		];
		expect(json({ version: 1, cycles })).toMatchObject({ singles: [], entries: [{}, {}] });
	});
});

describe('what a diary cannot hold', () => {
	it.each([
		['clue-measurements.json', 2, 0],
		['clue-backup.cluedata', 2, 1],
		['flo.json', 2, 0],
		['mensinator.json', 2, 0],
		['mooneva.json', 2, 0],
		['ovumcy.json', 1, 1],
		['ovumcy.csv', 1, 1],
		['periodical.json.gz', 1, 0],
		['drip.csv', 1, 0],
		['peri.json', 0, 0]
	])('%s is counted with its reason', (file, notAsked, noPlace) => {
		expect(read(vector(file))).toMatchObject({ notAsked, noPlace });
	});

	it('of a broken entry is named, and the others are taken', () => {
		const entries = [
			{ type: 'period', date: '2024-01-03', value: { option: 'purple' } },
			{ type: 'period', date: 'soon', value: { option: 'light' } },
			'nonsense',
			{ type: 'period', date: '2025-03-01', value: { option: 'light' } },
			{ type: 'period', date: '03/04/2024', value: { option: 'light' } },
			{ type: 'period', date: '2024-01-04', value: { option: 'super_heavy' } }
		];
		const preview = json(entries);
		expect(preview.problems.map(({ line, kind }) => [line, kind])).toEqual([
			[1, 'unknown-flow'],
			[2, 'not-a-date'],
			[3, 'not-a-date'],
			[4, 'in-the-future'],
			[5, 'not-a-date']
		]);
		expect(flowsOf(preview)).toEqual([['2024-01-04', 'heavy']]);
	});

	it('never includes an end that is missing, wrong or still to come', () => {
		const cycles = [
			{ period_start_date: '2024-01-03', period_end_date: null },
			{ period_start_date: '2024-02-03', period_end_date: '2024-02-01' },
			{ period_start_date: '2024-03-03', period_end_date: '2024-04-01' },
			{ period_start_date: '2025-02-14', period_end_date: '2025-02-18' }
		];
		const preview = json({ operationalData: { cycles } });
		expect(preview.entries).toHaveLength(4);
		expect(preview.problems.map(({ kind }) => kind)).toEqual(['end-before-start', 'too-long', 'in-the-future']);
	});
});

describe('Flo', () => {
	it('says the amounts of days counted from the first, in a text of JSON', () => {
		const cycle = { period_start_date: '2024-01-03', period_end_date: '2024-01-06', period_intensity: '{"0":1,"1":3,"2":0}' };
		const flows = flowsOf(json({ operationalData: { cycles: [cycle] } })).map(([, flow]) => flow);
		expect(flows).toEqual(['light', 'heavy', 'unspecified', 'unspecified']);
	});
	it('says the local day beside the instant, and what was taken back', () => {
		const events = [
			{ category: 'Symptom', subcategory: 'Headache', date: '2024-01-03 21:00:00', local_date: '2024-01-04' },
			{ category: 'Mood', subcategory: 'Sad', date: '2024-01-05', deleted: true }
		];
		const preview = json({ operationalData: { cycles: [], point_events_manual_v2: events } });
		expect(preview.entries).toEqual([{ date: '2024-01-04', symptoms: ['headache'], moods: [], note: '' }]);
	});
});

describe('Apple Health', () => {
	const record = (type: string, value: string, rest = '') =>
		`<Record type="HKCategoryTypeIdentifier${type}" ${rest} startDate="2024-01-03 23:50:00 -0500" value="HKCategoryValue${value}"/>`;
	const export_ = (...records: string[]) => `<?xml version="1.0"?><HealthData>${records.join('')}</HealthData>`;

	it('means the local day, and names of sources say nothing', () => {
		const trap = 'sourceName="a &gt; startDate=\'2020-01-01\' value=None"';
		expect(flowsOf(read(export_(record('MenstrualFlow', 'MenstrualFlowHeavy', trap))))).toEqual([['2024-01-03', 'heavy']]);
		expect(flowsOf(read(export_(record('MenstrualFlow', 'VaginalBleedingUnspecified'))))).toEqual([
			['2024-01-03', 'unspecified']
		]);
	});
	it('says symptoms that were not there', () => {
		const cramps = (value: string) => record('AbdominalCramps', value);
		expect(read(export_(cramps('SeverityMild'))).entries[0]?.symptoms).toEqual(['cramps']);
		expect(failureOf(export_(cramps('SeverityNotPresent')))).toBe('no-days');
	});
	it('counts what Nuri does not ask about, and passes over sleep', () => {
		const others = [record('SexualActivity', 'NotApplicable'), record('SleepAnalysis', 'SleepAnalysisAsleep')];
		expect(read(export_(record('MenstrualFlow', 'MenstrualFlowLight'), ...others))).toMatchObject({ notAsked: 1, noPlace: 0 });
	});
	it('of 40 megabytes takes no longer than a few seconds', () => {
		const filler = record('SleepAnalysis', 'SleepAnalysisAsleep');
		const text = export_(filler.repeat(Math.floor(40_000_000 / filler.length)), record('MenstrualFlow', 'MenstrualFlowLight'));
		const started = performance.now();
		expect(read(text).entries).toHaveLength(1);
		expect(performance.now() - started).toBeLessThan(8000);
	});
});

describe('a file that brings nothing', () => {
	const peri = (version: number) => ({ version, cycles: [{ startDate: '2024-01-03', periodLength: 4 }] });
	it.each<[string, string, ImportFailure]>([
		['nothing', '', 'empty'],
		['blanks', '\uFEFF \n', 'empty'],
		['a zip', 'PK\u0003\u0004\u0014\u0000', 'zipped'],
		['a picture', '\uFFFDPNG\r\n\u001a\n\u0000', 'not-text'],
		['a web page', '<!doctype html><p>2024-01-03</p>', 'unknown-file'],
		['other JSON', '{"name":"x","version":"1.0.0"}', 'unknown-file'],
		['an empty list', '[]', 'unknown-file'],
		['a newer Peri', JSON.stringify(peri(2)), 'newer-file'],
		['a newer Clue', '{"data":[{"day":"2024-01-03T00:00:00Z"}],"version":7}', 'newer-file'],
		['a newer Periodical', '[{"version":7},{"data":[]}]', 'newer-file'],
		['a newer Menstrudel', '{"period_logs":[{"date":"2024-01-03"}],"db_version":12}', 'newer-file'],
		['sealed JSON', '{"salt":"AAAA","iv":"BBBB","data":"CCCC"}', 'locked'],
		['a sealed word', 'U2FsdGVkX1'.repeat(20) + '==', 'locked'],
		['no days', '{"operationalData":{"cycles":[]}}', 'no-days'],
		['too much', `{"a":"${'x'.repeat(10 * 2 ** 20)}"}`, 'too-large'],
		['too much XML', `<HealthData>${' '.repeat(50 * 2 ** 20)}</HealthData>`, 'too-large']
	])('%s says why', (_, text, failure) => {
		expect(failureOf(text)).toBe(failure);
	});

	it.each(known.filter(({ file }) => !file.endsWith('.csv')))('$file cut anywhere says so', ({ file }) => {
		const text = vector(file).trimEnd();
		for (let part = 1; part < 20; part++) expect(failureOf(text.slice(0, Math.floor((text.length * part) / 20)))).toBe('broken');
	});
});

describe('any file', () => {
	const samples = readdirSync(folder).filter((name) => name !== 'truth.json').map(vector);
	const expectSound = (text: string) => {
		const result = readImport(text, { today });
		if (!result.ok) return expect(typeof result.failure).toBe('string');
		const { entries, onsets, singles, problems, problemCount } = result.value;
		const dates = entries.map((entry) => entry.date);
		expect(dates).toEqual([...new Set(dates)].sort());
		expect(dates.filter((each) => each > today || !/^\d{4}-\d\d-\d\d$/.test(each))).toEqual([]);
		expect([...onsets, ...singles].filter((each) => !dates.includes(each))).toEqual([]);
		expect(entries.every(({ symptoms, moods, note }) => [...symptoms, ...moods, note].every((each) => typeof each === 'string'))).toBe(true);
		expect(entries.length + problemCount).toBeGreaterThan(0);
		expect(problems.length).toBe(Math.min(problemCount, 100));
	};

	it('with letters changed is a sound preview or a failure', () => {
		const edit = fc.record({ at: fc.nat(), length: fc.nat(30), by: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('"', '{}', '-', '1e99', 'null', '9999-99-99')) });
		fc.assert(
			fc.property(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 4 }), (sample, edits) => {
				expectSound(edits.reduce((text, { at, length, by }) => text.slice(0, at % text.length) + by + text.slice((at % text.length) + length), sample));
			}),
			{ numRuns: 1000 }
		);
	});

	it('with values changed is a sound preview or a failure', () => {
		const trees = samples.filter((text) => /^[[{]/.test(text));
		const strange = fc.oneof(
			fc.jsonValue({ maxDepth: 2 }),
			fc.constantFrom<unknown>({ toString: 1, valueOf: 1 }, [[[]]], '1736899200000', 1e15, -1, 1.5, '20240103', { option: { option: 1 } })
		);
		fc.assert(
			fc.property(fc.constantFrom(...trees), fc.array(fc.tuple(fc.nat(400), strange), { minLength: 1, maxLength: 12 }), (sample, changes) => {
				let count = 0;
				const by = new Map(changes);
				expectSound(JSON.stringify(JSON.parse(sample, (_, value: unknown) => (by.has(++count) ? by.get(count) : value)) ?? null));
			}),
			{ numRuns: 1000 }
		);
	});

	it('read twice says the same', () => {
		for (const sample of samples) expect(readImport(sample, { today })).toEqual(readImport(sample, { today }));
	});
});

it('the five steps of pain in Menstrudel become scores of our faces, and its 0 says nothing', () => {
	const pains = read(vector('menstrudel.json')).entries.flatMap(({ date: day, pain }) => (pain === undefined ? [] : [[day, pain]]));
	expect(pains).toEqual([['2024-01-04', 8], ['2024-02-01', 4], ['2024-09-02', 10]]);
});

it('discharge is brought along where its name says so, and mucus is not', () => {
	const text = JSON.stringify({ data: { '2025-01-10': { symptoms: ['white discharge', 'egg white', 'cervical mucus'] } } });
	const { entries, notAsked } = read(text);
	expect(entries.map(({ discharge }) => discharge)).toEqual([['white']]);
	expect(notAsked).toBe(2);
});
