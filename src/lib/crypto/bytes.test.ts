import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from './checksum';
import { deflateText, inflateText, LONGEST_TEXT } from './compression';
import { bytesFromText, joined, readUint32, sameBytes, textFromBytes, wipe, writeUint32 } from './encoding';
import { doublingSize, paddedTo } from './padding';
import { systemRandom } from './random';

describe('text', () => {
	it('survives UTF-8 and deflating, whatever the script', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
				expect(textFromBytes(bytesFromText(text))).toBe(text);
				expect(inflateText(deflateText(text) as Uint8Array)).toBe(text);
			})
		);
	});

	it('is null, and nothing throws, for bytes that are no text and no deflated text', () => {
		expect(textFromBytes(Uint8Array.of(0xff))).toBeNull();
		expect(inflateText(Uint8Array.of(0xff, 0xff, 0xff))).toBeNull();
	});

	it('is null when the deflated text was cut short anywhere', () => {
		const deflated = deflateText('A day of June. '.repeat(3_000) + 'The last one.') as Uint8Array;
		for (let length = 0; length < deflated.length; length += 1) expect(inflateText(deflated.subarray(0, length))).toBeNull();
	});

	it('is deflated up to the longest text, and neither deflated nor inflated beyond', () => {
		const longest = 'a'.repeat(LONGEST_TEXT);
		expect(inflateText(deflateText(longest) as Uint8Array)).toBe(longest);
		expect(deflateText(`${longest}a`)).toBeNull();
		expect(inflateText(deflateSync(new Uint8Array(LONGEST_TEXT + 1)))).toBeNull();
	});

	it('keeps a byte order mark', () => {
		expect(textFromBytes(bytesFromText('\ufeffa'))).toBe('\ufeffa');
	});
});

describe('bytes', () => {
	it('keep every unsigned 32-bit integer', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
				const bytes = new Uint8Array(6);
				writeUint32(bytes.subarray(1), 1, value);
				expect(readUint32(bytes, 2)).toBe(value);
			})
		);
	});

	it('are joined, compared and wiped', () => {
		const both = joined(Uint8Array.of(1, 2), Uint8Array.of(3));
		expect(sameBytes(both, Uint8Array.of(1, 2, 3))).toBe(true);
		expect(sameBytes(both, Uint8Array.of(1, 2))).toBe(false);
		expect(sameBytes(both, Uint8Array.of(1, 2, 4))).toBe(false);
		wipe(both);
		expect(both).toEqual(new Uint8Array(3));
	});

	it('are padded with zeros, and never cut', () => {
		expect(paddedTo(Uint8Array.of(1), 3)).toEqual(Uint8Array.of(1, 0, 0));
		expect(() => paddedTo(new Uint8Array(4), 3)).toThrow(RangeError);
	});

	it('double their room until they fit', () => {
		expect([1, 64, 65, 128, 129].map((length) => doublingSize(length, 64))).toEqual([64, 64, 128, 128, 256]);
	});
});

describe('CRC-32', () => {
	it('gives the published check value', () => {
		expect(crc32(bytesFromText('123456789'))).toBe(0xcbf43926);
	});

	it('notices every single flipped bit', () => {
		const bytes = systemRandom(64);
		const before = crc32(bytes);
		for (let bit = 0; bit < 512; bit += 1) {
			bytes[bit >> 3]! ^= 1 << (bit & 7);
			expect(crc32(bytes)).not.toBe(before);
			bytes[bit >> 3]! ^= 1 << (bit & 7);
		}
	});
});

describe('random bytes', () => {
	it('come in any amount, also above what the browser gives at once', () => {
		const bytes = systemRandom(200_000);
		expect(bytes.length).toBe(200_000);
		expect(new Set(bytes.subarray(199_000)).size).toBeGreaterThan(200);
	});
});
