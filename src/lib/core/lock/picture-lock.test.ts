import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnPictures, numbersOfPictures, PICTURE_COUNT, pictureIds } from './picture-lock';

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe('the pictures', () => {
	it('are 64, all different', () => {
		expect(new Set(pictureIds).size).toBe(PICTURE_COUNT);
		expect(pictureIds).toHaveLength(PICTURE_COUNT);
	});
	it('keep their order, because a lock made with them is lost when it changes', () => {
		expect(createHash('sha256').update(pictureIds.join(' ')).digest('hex')).toBe('041a5d8aa4aa951968acd0feb37cef5f9ea342f93f7393a24ee6e08408fab55c');
	});
});

describe('drawn pictures', () => {
	it('come evenly: of all bytes, four name each picture', () => {
		const drawn = drawnPictures(256, () => everyByte);
		for (const id of pictureIds) expect(drawn.filter((each) => each === id)).toHaveLength(4);
	});
	it('are the low six bits of each byte', () => {
		const drawn = drawnPictures(4, () => Uint8Array.of(0, 63, 64, 255));
		expect(numbersOfPictures(drawn)).toEqual([0, 63, 0, 63]);
	});
	it('may come twice, because no place knows of another', () => {
		expect(new Set(drawnPictures(6, () => new Uint8Array(6).fill(7))).size).toBe(1);
	});
	it('ask for exactly one byte each', () => {
		const asked: number[] = [];
		drawnPictures(6, (length) => {
			asked.push(length);
			return new Uint8Array(length);
		});
		expect(asked).toEqual([6]);
	});
	it('are refused when randomness runs short', () => {
		expect(() => drawnPictures(6, () => new Uint8Array(5))).toThrow(RangeError);
	});
});

describe('the numbers of pictures', () => {
	it('keep order and repetitions, and name the same pictures again', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...pictureIds)), (ids) => {
				const numbers = numbersOfPictures(ids);
				expect(numbers.map((number) => pictureIds[number])).toEqual(ids);
			})
		);
	});
});
