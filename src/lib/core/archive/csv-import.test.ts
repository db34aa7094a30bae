import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, eachDay, type CalendarDate } from '../calendar/calendar-date';
import { readCsv, type CsvOptions, type CsvPreview } from './csv-import';

const date = (text: string) => text as CalendarDate;
const today = date('2024-12-31');

function read(text: string, options: Partial<CsvOptions> = {}): CsvPreview {
	const result = readCsv(text, { today, ...options });
	if (!result.ok) throw new Error(result.failure);
	return result.value;
}

const flowsOf = (preview: CsvPreview) => preview.entries.map((entry) => [entry.date, entry.flow]);
const problemsOf = (preview: CsvPreview) => preview.problems.map(({ line, kind }) => [line, kind]);

describe('a list of first days', () => {
	const starts = ['2024-01-03', '2024-01-31', '2024-03-01'];

	it.each([
		['with no header', starts.join('\n')],
		['under start', `start\n${starts.join('\n')}`],
		['under Date', `Date\n${starts.join('\n')}`],
		['under Period_Start', `id,Period_Start,note\n${starts.map((start, index) => `${index},${start},x`).join('\n')}`],
		['under onset, newest first', `onset\n${[...starts].reverse().join('\n')}`],
		['under Fecha de inicio', 'Fecha de inicio\n03/01/2024\n31/01/2024\n01/03/2024'],
		['under تاريخ البداية', 'تاريخ البداية\n٠٣/٠١/٢٠٢٤\n٣١/٠١/٢٠٢٤\n٠١/٠٣/٢٠٢٤'],
		['under a title and an unknown name', `Mein Kalender;\n;\nBeginn;Nr\n${starts.map((start) => `${start};1`).join('\n')}`],
		['beside lengths', `Date,Cycle length,Days\n${starts.map((start) => `${start},28,4`).join('\n')}`],
		['beside lengths without a header', starts.map((start) => `${start},28,4`).join('\n')],
		['beside a flag', `Date,Paused\n${starts.map((start) => `${start},false`).join('\n')}`],
		['beside a cycle end', `cycle_start,cycle_end\n2024-01-03,2024-01-30\n2024-01-31,2024-02-29\n2024-03-01,2024-03-28`]
	])('%s gives one day each, of no stated amount', (_, text) => {
		const preview = read(text);
		expect(preview.kind).toBe('starts');
		expect(flowsOf(preview)).toEqual(starts.map((start) => [start, 'unspecified']));
		expect(preview).toMatchObject({ onsets: starts, rows: 3, from: '2024-01-03', to: '2024-03-01' });
		expect(preview.problems).toEqual([]);
	});
});

describe('a list of first and last days', () => {
	it.each([
		['named', 'start,end\n2024-01-03,2024-01-06\n2024-01-31,2024-02-01'],
		['named in Spanish', 'Inicio;Fin\n03/01/2024;06/01/2024\n31/01/2024;01/02/2024'],
		['named in Arabic', 'البداية,النهاية\n2024-01-03,2024-01-06\n2024-01-31,2024-02-01'],
		['named from and to, the other way round', 'to,from\n2024-01-06,2024-01-03\n2024-02-01,2024-01-31'],
		[
			'as another app names them',
			'period_start_date,period_end_date\n2024-01-03 00:00:00.0,2024-01-06 00:00:00.0\n2024-01-31,2024-02-01'
		],
		['without a header', '2024-01-03,2024-01-06\n2024-01-31,2024-02-01'],
		['under names that nobody knows', 'Beginn,Ende\n2024-01-03,2024-01-06\n2024-01-31,2024-02-01']
	])('%s gives every day between', (_, text) => {
		const preview = read(text);
		expect(preview.kind).toBe('ranges');
		expect(flowsOf(preview)).toEqual(
			['2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-31', '2024-02-01'].map((day) => [day, 'unspecified'])
		);
		expect(preview.onsets).toEqual(['2024-01-03', '2024-01-31']);
	});

	it('takes the first day alone where the last is missing or wrong', () => {
		const preview = read(
			[
				'start,end',
				'2024-01-03,',
				'2024-02-01,2024-01-28',
				'2024-03-01,2024-03-15',
				'2024-04-01,2024-04-16',
				'2024-06-01,soon',
				'2024-12-30,2025-01-03'
			].join('\n')
		);
		expect(preview.entries).toHaveLength(5 + 15);
		expect(problemsOf(preview)).toEqual([
			[3, 'end-before-start'],
			[5, 'too-long'],
			[6, 'not-a-date'],
			[7, 'in-the-future']
		]);
	});
});

describe('a list of days', () => {
	const five = eachDay(date('2024-01-03'), date('2024-01-07'));

	it.each([
		['words', ['light', 'heavy', 'medium', 'none', 'spotting']],
		['numbers', ['2', '4', '3', '0', '1']],
		['Spanish words', ['ligero', 'abundante', 'medio', 'nada', 'manchado']],
		['Arabic words', ['خفيف', 'غزير', 'متوسط', 'لا', 'تنقيط']]
	])('takes amounts as %s, with a header and without', (_, words) => {
		const lines = five.map((day, index) => `${day},${words[index]}`).join('\n');
		for (const header of ['', 'date,flow\n', 'fecha,sangrado\n', 'التاريخ,التدفق\n']) {
			const preview = read(header + lines);
			expect(preview.kind).toBe('days');
			expect(preview.entries.map((entry) => entry.flow)).toEqual(['light', 'heavy', 'medium', 'none', 'spotting']);
			expect(preview.onsets).toEqual(['2024-01-03']);
		}
	});

	it('without amounts is one of days because days follow each other', () => {
		const days = [...five, ...eachDay(date('2024-02-01'), date('2024-02-04'))];
		const preview = read(days.join('\n'));
		expect(preview.kind).toBe('days');
		expect(preview.entries.every((entry) => entry.flow === 'unspecified')).toBe(true);
		expect(preview.onsets).toEqual(['2024-01-03', '2024-02-01']);
	});

	it('passes over rows that say nothing about bleeding', () => {
		const preview = read('date,temperature,flow\n2024-01-03,36.5,light\n2024-01-04,36.6,\n2024-01-05,,heavy');
		expect(flowsOf(preview)).toEqual([
			['2024-01-03', 'light'],
			['2024-01-05', 'heavy']
		]);
		expect(preview.problemCount).toBe(0);
	});

	it('reports amounts that it does not know and makes up none', () => {
		const preview = read('date,flow\n2024-01-03,light\n2024-01-04,purple');
		expect(preview.entries).toHaveLength(1);
		expect(preview.problems).toEqual([{ line: 3, kind: 'unknown-flow', text: 'purple' }]);
	});

	it('of yes and no has no spotting in it', () => {
		const preview = read('date,period\n2024-01-03,1\n2024-01-04,1\n2024-01-05,0');
		expect(preview.entries.map((entry) => entry.flow)).toEqual(['unspecified', 'unspecified', 'none']);
	});

	it('reads the scale of an exporter that counts from spotting', () => {
		const header = 'date,temperature.value,bleeding.value,bleeding.exclude';
		const preview = read(`${header}\n2024-02-15,,0,false\n2024-01-04,36.5,3,false\n2024-01-03,,1,false`);
		expect(flowsOf(preview)).toEqual([
			['2024-01-03', 'light'],
			['2024-01-04', 'heavy'],
			['2024-02-15', 'spotting']
		]);
		expect(preview.onsets).toEqual(['2024-01-03']);
	});

	it('makes bleeding neither of an unnamed yes nor of pain', () => {
		const preview = read('date,sport,pain\n2024-01-03,yes,heavy\n2024-01-31,no,light');
		expect(preview.kind).toBe('starts');
		expect(preview.entries.map((entry) => entry.flow)).toEqual(['unspecified', 'unspecified']);
	});

	it('leaves out columns of dates that are no periods', () => {
		const first = '2024-05-01,2024-01-17,2024-01-18,2024-01-31,2024-01-03';
		const second = '2024-05-01,2024-02-14,2024-02-15,2024-02-28,2024-01-31';
		const preview = read(`created,ovulation_start,fertile_end,next_start,period_start\n${first}\n${second}`);
		expect(preview.onsets).toEqual(['2024-01-03', '2024-01-31']);
	});
});

describe('rows with problems', () => {
	it('are named by line and kind, and the others are taken', () => {
		const preview = read('start\n2024-01-03\nsoon\n2025-01-01\n2024-01-03\n1905-01-01\n2024-02-30\n2024-01-31');
		expect(preview.onsets).toEqual(['2024-01-03', '2024-01-31']);
		expect(problemsOf(preview)).toEqual([
			[3, 'not-a-date'],
			[4, 'in-the-future'],
			[5, 'duplicate'],
			[6, 'too-long-ago'],
			[7, 'not-a-date']
		]);
	});

	it('may be most of a column that is named', () => {
		expect(read('start\n2024-01-03\n?\n?\n?')).toMatchObject({ onsets: ['2024-01-03'], problemCount: 3 });
	});

	it('may be all of them', () => {
		expect(read('start\n2030-01-01')).toMatchObject({ entries: [], onsets: [], from: null, to: null, problemCount: 1 });
	});

	it('are listed up to a hundred and counted in full', () => {
		const preview = read(`start\n2024-01-03\n${'2024-01-03\n'.repeat(300)}`);
		expect(preview.problems).toHaveLength(100);
		expect(preview.problemCount).toBe(300);
	});

	it('take the cell along, cut short', () => {
		expect(read(`start\n2024-01-03\n2024-01-31\n${'x'.repeat(99)}`).problems[0]?.text).toBe('x'.repeat(40));
	});

	it('today itself is no future', () => {
		expect(read('start\n2024-12-31').onsets).toEqual([today]);
	});
});

describe('dates that can be read in two ways', () => {
	const text = 'start\n03/01/2024\n02/02/2024\n03/03/2024';

	it('are said to be ambiguous, and follow her answer', () => {
		expect(read(text)).toMatchObject({ dateOrder: 'day-first', ambiguousDateOrder: true, from: '2024-01-03' });
		const answered = read(text, { dateOrder: 'month-first' });
		expect(answered).toMatchObject({ dateOrder: 'month-first', from: '2024-02-02', to: '2024-03-03' });
	});

	it('are settled by any other date of the file', () => {
		expect(read(`${text}\n31/03/2024`)).toMatchObject({ dateOrder: 'day-first', ambiguousDateOrder: false });
		const american = read('start\n01/03/2024\n01/31/2024');
		expect(american).toMatchObject({ dateOrder: 'month-first', onsets: ['2024-01-03', '2024-01-31'] });
	});

	it('never ask about ISO dates', () => {
		const answered = read('start\n2024-01-03', { dateOrder: 'month-first' });
		expect(answered).toMatchObject({ dateOrder: 'iso', ambiguousDateOrder: false });
	});
});

describe('a file that cannot be read', () => {
	it.each([
		['', 'empty'],
		['\uFEFF \r\n ,, \n', 'empty'],
		['hello\nworld', 'no-dates'],
		['start,end\n', 'no-dates'],
		['{"version":1,"cycles":[]}', 'no-dates'],
		['PK\u0003\u0004\u0000\u0000', 'not-text'],
		['s\u0000t\u0000a\u0000r\u0000t\u0000', 'not-text'],
		['2024-01-03\n'.repeat(400_000), 'too-large'],
		['2024-01-03\n'.repeat(20_001), 'too-large']
	])('fails with a reason (%#)', (text, failure) => {
		expect(readCsv(text, { today })).toEqual({ ok: false, failure });
	});

	it('never throws, and takes no day after today', () => {
		const piece = fc.oneof(
			fc.constantFrom(',', ';', '\t', '\n', '\r\n', '"', '\uFEFF'),
			fc.constantFrom('start', 'end', 'date', 'flow', 'light', '4', '٠', '__proto__', 'constructor'),
			fc.integer({ min: -200, max: 20 }).map((days) => addDays(today, days)),
			fc.constantFrom('01/02/2024', '31/12/2024', '12/31/2024', '3.1.24', '20240103', '9999-12-31'),
			fc.string({ unit: 'binary', maxLength: 4 })
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const result = readCsv(pieces.join(''), { today });
				if (!result.ok) return;
				const { entries, problems, problemCount } = result.value;
				const dates = entries.map((entry) => entry.date);
				expect(dates).toEqual([...new Set(dates)].sort());
				expect(dates.filter((each) => each > today)).toEqual([]);
				expect(problems.length).toBe(Math.min(problemCount, 100));
			}),
			{ numRuns: 2000 }
		);
	});

	it('takes no longer than its length warrants', () => {
		const marks = ['"', '",', '"a,', ',', '\n', 'a,b\n', 'a,a,a,a,a,a,a,a\n', '٠'];
		const dates = ['1/', '2024-', '2024-01-03,', '2024-01-03 ', '01/02/2024,"', 'de enero de '];
		for (const piece of [...marks, ...dates]) {
			readCsv(piece.repeat(Math.floor(1_000_000 / piece.length)), { today });
			readCsv(`start\n2024-01-03\n${piece.repeat(Math.floor(1_000_000 / piece.length))}`, { today });
		}
	});
});
