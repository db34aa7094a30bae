import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows';

const cells = (text: string) => csvRows(text, 1_000).map((row) => row.cells);

describe('rows of a CSV text', () => {
	it.each([
		['commas', 'a,b\n1,2'],
		['semicolons', 'a;b\n1;2'],
		['tabs', 'a\tb\n1\t2'],
		['a byte order mark', '\uFEFFa,b\n1,2'],
		['line ends of Windows', 'a,b\r\n1,2\r\n'],
		['line ends of old Macs', 'a,b\r1,2\r'],
		['quotes', '"a","b"\n"1","2"'],
		['spaces around cells', ' a , b \n 1 , 2 '],
		['blank lines', '\n\na,b\n,\n1,2\n\n'],
		['a declared delimiter', 'sep=;\r\na;b\r\n1;2']
	])('are the same with %s', (_, text) => {
		expect(cells(text)).toEqual([
			['a', 'b'],
			['1', '2']
		]);
	});

	it('keep delimiters, line ends and doubled quotes inside quotes', () => {
		expect(cells('"a, ""b""\nc",d\n""')).toEqual([['a, "b"\nc', 'd']]);
	});

	it('know the line on which they begin', () => {
		const rows = csvRows('\na\r\n"b\nb\n",c\r\n\r\nd', 1_000);
		expect(rows.map((row) => row.line)).toEqual([2, 3, 7]);
	});

	it('are no more than asked for', () => {
		expect(csvRows('a\n\nb\nc\nd', 3).map((row) => row.cells[0])).toEqual(['a', 'b', 'c']);
	});

	it('survive a quote that never closes', () => {
		expect(cells('a,"b\n1,2')).toEqual([
			['a', '"b'],
			['1', '2']
		]);
	});

	it('are read back as they were written', () => {
		const cell = fc.string({ unit: 'binary', maxLength: 6 }).map((text) => `x${text.trim()}x`);
		const row = (width: number) => fc.array(cell, { minLength: width, maxLength: width });
		const rows = fc.integer({ min: 2, max: 4 }).chain((width) => fc.array(row(width), { minLength: 1 }));
		fc.assert(
			fc.property(rows, fc.constantFrom('\n', '\r\n'), (written, end) => {
				const text = written.map((row) => row.map((each) => `"${each.replace(/"/g, '""')}"`).join(';')).join(end);
				expect(cells(`sep=;${end}${text}`)).toEqual(written);
			})
		);
	});

	it('take time in proportion to the length, whatever the garbage', () => {
		for (const piece of ['"', '",', '""",', ',', '\n', 'a"\n', '"\n', ';', 'é🌧️"']) {
			expect(csvRows(piece.repeat(Math.floor(1_000_000 / piece.length)), 1_000_000).length).toBeGreaterThanOrEqual(0);
		}
	});
});
