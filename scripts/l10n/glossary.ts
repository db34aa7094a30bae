/** One term of a language's glossary. */
export interface GlossaryRow {
	readonly term_en: string;
	/** Words, or stems of words, one of which a text uses. */
	readonly terms: readonly string[];
	/** Words that a text never uses. */
	readonly forbidden: readonly string[];
	readonly note: string;
}

/** Reads `term_en,term,forbidden,note`; several words in a field are parted by `|`. Throws where a line has other fields. */
export function parseGlossary(text: string): GlossaryRow[] {
	const [, ...rows] = csvRows(text);
	return rows.map((fields, index) => {
		if (fields.length !== 4) throw new Error(`line ${index + 2} of the glossary has ${fields.length} fields instead of 4: ${fields.join(',').slice(0, 60)}`);
		const [term_en = '', term = '', forbidden = '', note = ''] = fields;
		return { term_en, terms: words(term), forbidden: words(forbidden), note };
	});
}

function words(field: string): string[] {
	return field.split('|').map((word) => word.trim().normalize('NFC')).filter((word) => word !== '');
}

function csvRows(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let field = '';
	let isQuoted = false;
	for (const letter of `${text.trimEnd()}\n`) {
		if (isQuoted && letter !== '"') field += letter;
		else if (letter === '"') {
			// Two in a row inside quotes are one: the second opens again.
			if (!isQuoted && field !== '') field += '"';
			isQuoted = !isQuoted;
		} else if (letter === ',' || letter === '\n') {
			row.push(field);
			field = '';
			if (letter === '\n') {
				rows.push(row);
				row = [];
			}
		} else field += letter;
	}
	return rows;
}
