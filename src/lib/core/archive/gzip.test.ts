import { gzipSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipContent, isGzip } from './gzip';

const text = 'days and notes '.repeat(20);
const packed = new Uint8Array(gzipSync(text));

/** The same file with optional fields in its header. */
function withHeader(flags: number, ...fields: number[]): Uint8Array {
	const bytes = new Uint8Array([...packed.slice(0, 10), ...fields, ...packed.slice(10)]);
	bytes[3] = flags;
	return bytes;
}

describe('a gzip file', () => {
	it.each([
		['with no field', packed],
		['with a name', withHeader(8, 97, 98, 0)],
		['with all fields', withHeader(2 + 4 + 8 + 16, 2, 0, 7, 7, 97, 0, 98, 0, 1, 2)]
	])('%s is taken out of its frame', (_, bytes) => {
		const content = gzipContent(bytes);
		expect(inflateRawSync(content!.deflated).toString()).toBe(text);
		expect(content!.length).toBe(text.length);
	});

	it('that is cut or of another kind is none', () => {
		for (let end = 0; end < 18; end++) expect(gzipContent(packed.slice(0, end))).toBeNull();
		expect(gzipContent(withHeader(8, ...Array.from({ length: 9 }, () => 1)).slice(0, 20))).toBeNull();
		expect(gzipContent(withHeader(4, 255, 255))).toBeNull();
		expect(isGzip(new Uint8Array([80, 75, 3, 4]))).toBe(false);
	});
});
