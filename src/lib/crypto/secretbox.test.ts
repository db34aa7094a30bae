import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemRandom } from './random';
import { BOX_OVERHEAD, KEY_LENGTH, open, seal, sha512 } from './secretbox';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));

// D. J. Bernstein, "Cryptography in NaCl" (2009), section 10: the secretbox example.
const KEY = bytes('1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389');
const NONCE = bytes('69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37');
const MESSAGE = bytes(`be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffc
	e5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb31
	0e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde
	048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f93776384864
	5e0705`);
const BOX = bytes(`f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce
	48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c972
	71d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae
	90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b3
	7973f622a43d14a6599b1f654cb45a74e355a5`);

describe('secretbox', () => {
	it('seals the published NaCl example to the published bytes', () => {
		expect(seal(MESSAGE, KEY, () => NONCE).subarray(NONCE.length)).toEqual(BOX);
	});

	it('opens the published NaCl example', () => {
		expect(open(new Uint8Array([...NONCE, ...BOX]), KEY)).toEqual(MESSAGE);
	});

	it('opens what it sealed, into a buffer that holds nothing else', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (message, key) => {
				const opened = open(seal(message, key, systemRandom), key);
				expect(opened).toEqual(message);
				expect(opened?.buffer.byteLength).toBe(message.length);
			})
		);
	});

	it('answers null, and does not throw, for boxes and keys of any length', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 40 }), (box, key) => {
				expect(open(box, key)).toBeNull();
			})
		);
	});

	it('answers null when any byte of the box is altered', () => {
		const box = seal(MESSAGE, KEY, systemRandom);
		for (let index = 0; index < box.length; index += 1) {
			const altered = box.slice();
			altered[index]! ^= 1 << index % 8;
			expect(open(altered, KEY)).toBeNull();
		}
	});

	it('draws another nonce for every seal', () => {
		const boxes = Array.from({ length: 50 }, () => Buffer.from(seal(MESSAGE, KEY, systemRandom)).toString('hex'));
		expect(new Set(boxes).size).toBe(50);
		expect(new Set(boxes.map((box) => box.slice(0, 48))).size).toBe(50);
	});

	it('is longer than its message by nonce and tag', () => {
		expect(seal(MESSAGE, KEY, systemRandom).length).toBe(MESSAGE.length + BOX_OVERHEAD);
		expect([BOX_OVERHEAD, KEY_LENGTH]).toEqual([40, 32]);
	});
});

describe('SHA-512', () => {
	it('gives the published digest of "abc" (FIPS 180-2, C.1)', () => {
		expect(Buffer.from(sha512(Buffer.from('abc'))).toString('hex')).toBe(
			'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
				'2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f'
		);
	});
});
