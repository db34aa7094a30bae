import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { base45FromBytes, bytesFromBase45 } from './base45';
import { crc32 } from './crc32';
import { collected, framesOf, FRAME_PAYLOAD, nothingCollected, transferLimit, type CollectedState } from './qr-frames';

const id = Uint8Array.of(1, 2, 3, 4);
const otherId = Uint8Array.of(9, 8, 7, 6);
const after = (texts: readonly string[], from: CollectedState = nothingCollected) => texts.reduce(collected, from);
const counted = (length: number, seed = 1) => Uint8Array.from({ length }, (_, index) => (index * 31 + seed * 97 + (index >> 8)) & 0xff);

/** A repeatable coin that falls on `true` in so many cases. */
function chance(seed: number, part: number): () => boolean {
	let value = seed;
	return () => (value = (Math.imul(value, 1664525) + 1013904223) >>> 0) / 2 ** 32 < part;
}

/** How many codes are shown until all is there, when a part of them is missed. */
function shownUntilDone(frames: readonly string[], missed: () => boolean): number {
	let state = nothingCollected;
	let shown = 0;
	for (; !state.bytes; shown += 1) if (!missed()) state = collected(state, frames[shown % frames.length]!);
	return shown;
}

/** A frame with other contents and a checksum that is right again, as a hostile code could have. */
function forged(text: string, change: (bytes: Uint8Array) => unknown): string {
	const content = bytesFromBase45(text)!.slice(0, -4);
	const result = change(content);
	const changed = result instanceof Uint8Array ? result : content;
	const whole = new Uint8Array(changed.length + 4);
	whole.set(changed);
	new DataView(whole.buffer).setUint32(changed.length, crc32(changed), true);
	return base45FromBytes(whole);
}

const transfer = fc.record({ bytes: fc.uint8Array({ maxLength: 400 }), payload: fc.integer({ min: 1, max: 60 }) });

describe('a transfer', () => {
	it('is there once every block was read, in order', () => {
		const bytes = counted(2048);
		const frames = framesOf(bytes, { transferId: id, payload: FRAME_PAYLOAD });
		const state = after(frames.slice(0, 7));
		expect(state).toMatchObject({ received: 7, total: 7, missing: 0 });
		expect(state.bytes).toEqual(bytes);
	});

	it('tells how much is still missing on the way', () => {
		const frames = framesOf(counted(2048), { transferId: id, payload: FRAME_PAYLOAD });
		expect(nothingCollected).toMatchObject({ received: 0, total: 0, missing: 0, bytes: null });
		expect(after(frames.slice(2, 5))).toMatchObject({ received: 3, total: 7, missing: 4, bytes: null });
	});

	it('arrives whatever the bytes, the size of a block and the order are, with duplicates', () => {
		fc.assert(
			fc.property(transfer, fc.infiniteStream(fc.nat()), ({ bytes, payload }, choices) => {
				const frames = framesOf(bytes, { transferId: id, payload });
				const shuffled = frames.map((frame) => ({ frame, key: choices.next().value as number }));
				const order = shuffled.sort((a, b) => a.key - b.key).flatMap(({ frame }) => [frame, frame]);
				expect(after(order).bytes).toEqual(bytes);
			})
		);
	});

	it('arrives when any blocks are missed, as long as every one is shown again', () => {
		fc.assert(
			fc.property(transfer, fc.nat(), fc.double({ min: 0, max: 0.8, noNaN: true }), ({ bytes, payload }, seed, part) => {
				const frames = framesOf(bytes, { transferId: id, payload });
				expect(shownUntilDone(frames, chance(seed, part))).toBeGreaterThan(0);
			}),
			{ numRuns: 50 }
		);
	});

	it('needs hardly more frames than it has blocks, whichever are missed', () => {
		const frames = framesOf(counted(16 * 1024), { transferId: id, payload: FRAME_PAYLOAD });
		const blocks = 48;
		expect(frames).toHaveLength(2 * blocks);
		for (let seed = 1; seed <= 40; seed += 1) {
			expect(shownUntilDone(frames, chance(seed, 0.3)), `seed ${seed}`).toBeLessThan(2 * blocks);
		}
	});

	it('is made good by repairs alone', () => {
		const bytes = counted(16 * 1024);
		const frames = framesOf(bytes, { transferId: id, payload: FRAME_PAYLOAD });
		const repairs = frames.slice(48);
		expect(after([...repairs, ...frames.slice(0, 6)]).bytes).toEqual(bytes);
	});

	it('of no bytes arrives too', () => {
		expect(after(framesOf(new Uint8Array(), { transferId: id, payload: FRAME_PAYLOAD })).bytes).toEqual(new Uint8Array());
	});

	it('stays as it is after its end', () => {
		const frames = framesOf(counted(1000), { transferId: id, payload: 100 });
		const state = after(frames);
		expect(after(framesOf(counted(1000), { transferId: otherId, payload: 100 }), state)).toBe(state);
	});

	it('fits the QR code of version 12: 535 characters of its alphanumeric mode', () => {
		const texts = framesOf(counted(5000), { transferId: id, payload: FRAME_PAYLOAD });
		for (const text of texts) expect(text).toMatch(/^[0-9A-Z $%*+\-./:]{400,535}$/);
	});

	it('refuses options out of range and more than it can carry', () => {
		const options = { transferId: id, payload: 10 };
		expect(() => framesOf(new Uint8Array(1), { ...options, transferId: new Uint8Array(3) })).toThrow(RangeError);
		for (const payload of [0, 1025, Number.NaN]) expect(() => framesOf(new Uint8Array(1), { ...options, payload })).toThrow(RangeError);
		expect(transferLimit(10)).toBe(40_952);
		expect(() => framesOf(new Uint8Array(40_953), options)).toThrow(RangeError);
		expect(transferLimit(FRAME_PAYLOAD)).toBeGreaterThan(1_000_000);
	});
});

describe('the layout', () => {
	it('is the one of the documented table', () => {
		const [text] = framesOf(Uint8Array.of(0xaa, 0xbb), { transferId: id, payload: 12 });
		const bytes = bytesFromBase45(text!)!;
		const checksum = crc32(Uint8Array.of(0xaa, 0xbb));
		expect([...bytes.slice(0, 14)]).toEqual([0x4e, 1, 1, 2, 3, 4, 0, 0, 1, 0, 2, 0, 0, 0]);
		expect(new DataView(bytes.buffer).getUint32(14, true)).toBe(checksum);
		expect([...bytes.slice(18, 22)]).toEqual([0xaa, 0xbb, 0, 0]);
		expect(new DataView(bytes.buffer).getUint32(22, true)).toBe(crc32(bytes.slice(0, 22)));
		expect(bytes).toHaveLength(26);
	});

	it('mixes the blocks of a repair as MurmurHash3 says', () => {
		const fmix = (value: bigint) => {
			const mask = 0xffffffffn;
			let hash = value & mask;
			hash = ((hash ^ (hash >> 16n)) * 0x85ebca6bn) & mask;
			hash = ((hash ^ (hash >> 13n)) * 0xc2b2ae35n) & mask;
			return hash ^ (hash >> 16n);
		};
		const payload = 16;
		const count = 40;
		const frames = framesOf(counted(count * payload - 8), { transferId: id, payload }).map((text) => bytesFromBase45(text)!);
		const blockOf = (frame: Uint8Array) => frame.slice(10, 10 + payload);
		for (const repair of frames.slice(count)) {
			const index = new DataView(repair.buffer).getUint16(6, true);
			const expected = new Uint8Array(payload);
			for (let block = 0; block < count; block += 1) {
				const word = fmix(BigInt(index) * 65536n + BigInt(block >> 5));
				if ((word >> BigInt(block & 31)) & 1n) blockOf(frames[block]!).forEach((byte, at) => (expected[at]! ^= byte));
			}
			expect(blockOf(repair)).toEqual(expected);
		}
	});

	it('gives vectors that another reader can be tested with', () => {
		expect(framesOf(new TextEncoder().encode('from phone to phone'), { transferId: id, payload: 10 })).toEqual([
			'Y%9X507H00003H04I2000+$4.ZL .CE FBR4',
			'Y%9X507H0V503H0+3EO4459D1/DS44BD6$:D',
			'Y%9X507H0HB03H082EL9E-3EQYC0008AIFEA',
			'Y%9X507H03H03H04I2000+$4.ZL .CF0L.W8',
			'Y%9X507H0YM03H0W10T5A%*0$J1S44/MG FG',
			'Y%9X507H0KS03H0 J2T5AJ94D5LG%8ULDXNR'
		]);
	});
});

describe('what is not of this transfer', () => {
	const bytes = counted(900);
	const frames = framesOf(bytes, { transferId: id, payload: 100 });
	const others = framesOf(counted(900, 2), { transferId: otherId, payload: 100 });

	it('is ignored where it is no frame at all', () => {
		const state = after(frames.slice(0, 3));
		const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webUrl());
		fc.assert(
			fc.property(anyText, (text) => {
				expect(collected(state, text)).toBe(state);
			})
		);
		expect(collected(state, 'A'.repeat(1_000_000))).toBe(state);
		expect(collected(state, frames[0]!)).toBe(state);
	});

	it('is ignored where a stray frame comes between', () => {
		const mixed = frames.flatMap((frame, index) => [frame, others[index]!]);
		expect(after(mixed).bytes).toEqual(bytes);
	});

	it('begins anew where three frames of another transfer come in a row', () => {
		const state = after(frames.slice(0, 5));
		expect(after(others.slice(0, 2), state)).toMatchObject({ received: 5 });
		expect(after(others.slice(0, 3), state)).toMatchObject({ received: 1 });
		expect(after([...others, ...others], state).bytes).toEqual(counted(900, 2));
	});

	it('is told apart when it has the same id but another size', () => {
		const larger = framesOf(counted(900, 3), { transferId: id, payload: 90 });
		expect(after([frames[0]!, larger[1]!, frames[1]!])).toMatchObject({ received: 2, total: 10 });
	});

	it('never becomes wrong bytes when its text is changed anywhere', () => {
		const change = fc.record({ frame: fc.nat(), at: fc.nat(), character: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:') });
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
				const texts = [...frames];
				for (const { frame, at, character } of changes) {
					const text = texts[frame % texts.length]!;
					texts[frame % texts.length] = text.slice(0, at % text.length) + character + text.slice((at % text.length) + 1);
				}
				const state = after(texts);
				if (state.bytes) expect(state.bytes).toEqual(bytes);
				expect(after(frames, state).bytes).toEqual(bytes);
			})
		);
	});

	it('is noticed at the end when a frame was forged, and everything begins anew', () => {
		const poisoned = forged(frames[0]!, (content) => void (content[50]! ^= 1));
		const state = after([poisoned, ...frames.slice(1, 10)]);
		expect(state).toBe(nothingCollected);
		expect(after(frames, state).bytes).toEqual(bytes);
	});

	test.each([
		['of another version', (content: Uint8Array) => void (content[1] = 2)],
		['without blocks', (content: Uint8Array) => void content.set([0, 0], 8)],
		['with more blocks than a phone should keep', (content: Uint8Array) => void content.set([1, 16], 8)],
		['with a block of no bytes', (content: Uint8Array) => content.slice(0, 10)],
		['with a block of 1025 bytes', (content: Uint8Array) => Uint8Array.from({ length: 10 + 1025 }, (_, index) => content[index] ?? 0)]
	])('is ignored when it is a frame %s', (_what, change) => {
		expect(collected(nothingCollected, forged(frames[0]!, change))).toBe(nothingCollected);
		expect(collected(nothingCollected, forged(frames[0]!, () => undefined)).received).toBe(1);
	});

	it('is not believed when it tells a length that is not there', () => {
		const [only] = framesOf(Uint8Array.of(1, 2), { transferId: id, payload: 12 });
		const lie = forged(only!, (content) => void content.set([255, 255, 255, 255], 10));
		expect(collected(nothingCollected, lie)).toBe(nothingCollected);
	});
});
