export interface CsvRow {
	/** Line of the text on which the row begins, from 1. */
	readonly line: number;
	/** Trimmed. Cells past the first 100 are left out. */
	readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const MOST_CELLS = 100;
const LINES_LOOKED_AT = 20;

/**
 * The rows of a CSV text that hold anything, up to so many, whatever its delimiter where none is known, quotes (RFC 4180) and line ends.
 * Total, and linear in the length of the text: a quote that never closes is a letter (there is one at most).
 */
export function csvRows(text: string, most: number, known?: Delimiter): readonly CsvRow[] {
	const [found, start] = delimiterOf(text);
	const delimiter = known ?? found;
	const rows: CsvRow[] = [];
	for (const row of cellsByRow(text, delimiter, start)) {
		if (row.cells.some((cell) => cell !== '')) rows.push(row);
		if (rows.length === most) break;
	}
	return rows;
}

// The delimiter, and where the rows begin: after a byte order mark, and after a first line `sep=;` as Excel writes it.
function delimiterOf(text: string): readonly [Delimiter, number] {
	const declared = /^\uFEFF?sep=([,;\t])(?=[\r\n])/i.exec(text);
	if (declared) return [declared[1] as Delimiter, declared[0].length];
	const lines = text.slice(0, 20_000).split(/\r\n?|\n/, LINES_LOOKED_AT);
	const counts = DELIMITERS.map((each) => lines.reduce((sum, line) => sum + line.split(each).length - 1, 0));
	return [DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',', text.startsWith('\uFEFF') ? 1 : 0];
}

function* cellsByRow(text: string, delimiter: Delimiter, start: number): Generator<CsvRow> {
	const reader = new CellReader(text, delimiter, start);
	reader.takeLineEnds();
	while (!reader.atEnd) {
		const { line } = reader;
		const cells: string[] = [];
		do {
			const cell = reader.cell();
			if (cells.length < MOST_CELLS) cells.push(cell.trim());
		} while (reader.tookDelimiter());
		reader.takeLineEnds();
		yield { line, cells };
	}
}

class CellReader {
	line = 1;
	private position: number;
	private readonly text: string;
	private readonly delimiter: Delimiter;
	private readonly plain: RegExp;

	constructor(text: string, delimiter: Delimiter, start: number) {
		this.text = text;
		this.delimiter = delimiter;
		this.position = start;
		this.plain = new RegExp(`[^${delimiter}\\r\\n]*`, 'y');
	}

	get atEnd(): boolean {
		return this.position >= this.text.length;
	}

	cell(): string {
		const quoted = this.text[this.position] === '"' ? this.quotedCell() : '';
		return quoted + this.plainCell();
	}

	tookDelimiter(): boolean {
		if (this.text[this.position] !== this.delimiter) return false;
		this.position += 1;
		return true;
	}

	takeLineEnds(): void {
		for (let end = this.text[this.position]; end === '\r' || end === '\n'; end = this.text[this.position]) {
			this.position += end === '\r' && this.text[this.position + 1] === '\n' ? 2 : 1;
			this.line += 1;
		}
	}

	private plainCell(): string {
		this.plain.lastIndex = this.position;
		const cell = this.plain.exec(this.text)?.[0] ?? '';
		this.position += cell.length;
		return cell;
	}

	private quotedCell(): string {
		let close = this.text.indexOf('"', this.position + 1);
		while (close !== -1 && this.text[close + 1] === '"') close = this.text.indexOf('"', close + 2);
		if (close === -1) return '';
		const inside = this.text.slice(this.position + 1, close);
		this.position = close + 1;
		this.line += inside.split(/\r\n?|\n/).length - 1;
		return inside.replace(/""/g, '"');
	}
}
