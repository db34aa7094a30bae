/** Looks for texts and bytes in every file of a browser's profile. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Something that must not be found, under a name that may be shown. */
export interface Needle {
	readonly name: string;
	readonly forms: readonly Buffer[];
}

export interface Hit {
	readonly name: string;
	/** Inside the profile. */
	readonly file: string;
}

export interface SearchResult {
	readonly files: number;
	readonly bytes: number;
	readonly hits: readonly Hit[];
}

/** A text as UTF-8 and as UTF-16 in both byte orders. */
export function textNeedle(text: string): Needle {
	const utf16 = Buffer.from(text, 'utf16le');
	return { name: text, forms: [Buffer.from(text, 'utf8'), utf16, Buffer.from(utf16).swap16()] };
}

/** Bytes as a whole and in parts of 16, since a file may hold only a part. */
export function bytesNeedle(name: string, bytes: Uint8Array): Needle {
	const parts = Array.from({ length: Math.floor(bytes.length / 16) }, (_, part) => Buffer.from(bytes.subarray(16 * part, 16 * part + 16)));
	return { name, forms: parts };
}

/** Reads every file below a folder as it lies there and gives each needle's files. */
export function search(profile: string, needles: readonly Needle[]): SearchResult {
	const hits: Hit[] = [];
	let bytes = 0;
	const files = filesBelow(profile);
	for (const path of files) {
		const content = readFileSync(path);
		bytes += content.length;
		for (const { name, forms } of needles) {
			if (forms.some((form) => content.includes(form))) hits.push({ name, file: relative(profile, path) });
		}
	}
	return { files: files.length, bytes, hits };
}

/** Every plain file below a folder. Sockets and links of a running browser are left out. */
export function filesBelow(folder: string): readonly string[] {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return names.map((name) => join(folder, name)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** `3 in Default/Cookies, Default/History`, or an empty text. */
export function whereabouts({ hits }: SearchResult): string {
	const files = [...new Set(hits.map(({ file }) => file))];
	return hits.length === 0 ? '' : ` (${[...new Set(hits.map(({ name }) => name))].slice(0, 4).join(', ')} in ${files.slice(0, 4).join(', ')})`;
}
