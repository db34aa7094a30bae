import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { base45FromBytes, bytesFromBase45 } from './base45';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('Base45', () => {
	test.each([
		['AB', 'BB8'],
		['Hello!!', '%69 VD92EX0'],
		['base-45', 'UJCLQE7W581'],
		['ietf!', 'QED8WEX0'],
		['', '']
	])('writes and reads %j as RFC 9285 does', (text, encoded) => {
		expect(base45FromBytes(bytes(text))).toBe(encoded);
		expect(bytesFromBase45(encoded)).toEqual(bytes(text));
	});

	test.each([
		['a value above two bytes (RFC 9285, 4.3)', 'GGW'],
		['a value above two bytes in all characters', ':::'],
		['a value above one byte', 'V5'],
		['a single last character', 'BB8A'],
		['small letters', 'bb8'],
		['a foreign character', 'BB8_'],
		['half of an emoji', '\ud83d12']
	])('refuses %s', (_what, text) => {
		expect(bytesFromBase45(text)).toBeNull();
	});

	it('reads the largest values that fit', () => {
		expect(bytesFromBase45('FGW')).toEqual(Uint8Array.of(255, 255));
		expect(bytesFromBase45('U5')).toEqual(Uint8Array.of(255));
	});

	it('gives any bytes back', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
				expect(bytesFromBase45(base45FromBytes(any))).toEqual(any);
			})
		);
	});

	it('has one text for each value: what can be read is written the same again', () => {
		const text = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'), maxLength: 12 });
		fc.assert(
			fc.property(text, (any) => {
				const read = bytesFromBase45(any);
				if (read) expect(base45FromBytes(read)).toBe(any);
			})
		);
	});
});
