import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { framesOf, FRAME_PAYLOAD } from '$lib/core/transfer/qr-frames';
import { modulesOf, symbolOf } from './qr-symbol';

const bytes = Uint8Array.from({ length: 4000 }, (_, index) => (index * 151) & 0xff);
const frames = framesOf(bytes, { transferId: Uint8Array.of(1, 2, 3, 4), payload: FRAME_PAYLOAD });
const version12 = 17 + 4 * 12;

describe('the code of a frame', () => {
	it('is of version 12 with a quiet zone of 4 modules, the same for every frame', () => {
		for (const frame of frames) expect(symbolOf(frame).size).toBe(version12 + 2 * 4);
	});

	it('draws exactly the dark modules', () => {
		const modules = modulesOf(frames[0]!);
		const drawn = modules.map((row) => row.map(() => false));
		for (const [, x, y, width] of symbolOf(frames[0]!).path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
			for (let column = 0; column < Number(width); column += 1) drawn[Number(y)]![Number(x) + column] = true;
		}
		expect(drawn).toEqual(modules);
	});

	it('is read again as the same text', () => {
		const scale = 4;
		const modules = modulesOf(frames[5]!);
		const side = modules.length * scale;
		const data = new Uint8ClampedArray(side * side * 4).fill(255);
		for (let pixel = 0; pixel < side * side; pixel += 1) {
			const dark = modules[Math.floor(pixel / side / scale)]![Math.floor((pixel % side) / scale)];
			if (dark) data.fill(0, pixel * 4, pixel * 4 + 3);
		}
		expect(decodeQR({ width: side, height: side, data })).toBe(frames[5]);
	});
});
