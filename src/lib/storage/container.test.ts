import { describe, expect, it } from 'vitest';
import { crc32 } from '../crypto/checksum';
import { sameBytes, writeUint32 } from '../crypto/encoding';
import { ARGON2ID_STEPS, SCRYPT_FALLBACK } from '../crypto/key-derivation';
import { systemRandom } from '../crypto/random';
import {
	SLOT_COUNT,
	SMALLEST_SLOT,
	formatContainer,
	grownTo,
	newContainer,
	nextInSequence,
	parseContainer,
	sequenceOrder,
	withSlot,
	type Container
} from './container';

const HEADER = 128;
const fresh = () => newContainer(ARGON2ID_STEPS[0], systemRandom);

function parsed(bytes: Uint8Array): Container {
	const container = parseContainer(bytes);
	if (!container.ok) throw new Error(container.failure);
	return container.value;
}

/** Alters the header and makes its checksum right again, as a later release or a forger would. */
function withHeader(bytes: Uint8Array, change: (header: Uint8Array) => void): Uint8Array {
	const changed = bytes.slice();
	change(changed);
	writeUint32(changed, 124, crc32(changed.subarray(0, 124)));
	return changed;
}

describe('a stored vault', () => {
	it('reads as it was written', () => {
		for (const cost of [...ARGON2ID_STEPS, SCRYPT_FALLBACK]) {
			const container = withSlot(newContainer(cost, systemRandom), 1, systemRandom(SMALLEST_SLOT));
			expect(sameBytes(formatContainer(parsed(formatContainer(container))), formatContainer(container))).toBe(true);
			expect(parsed(formatContainer(container))).toMatchObject({ cost, inUse: 0b10, sequence: container.sequence });
		}
	});

	it('is a value of more than 64 KiB, so that browsers keep it in a file of its own', () => {
		expect(formatContainer(fresh()).length).toBe(HEADER + SLOT_COUNT * SMALLEST_SLOT);
	});

	it('notices one flipped bit in any byte of the header', () => {
		const bytes = formatContainer(fresh());
		for (let index = 0; index < HEADER; index += 1) {
			const flipped = bytes.slice();
			flipped[index]! ^= 1 << index % 8;
			expect(parseContainer(flipped)).toEqual({ ok: false, failure: 'damaged' });
		}
	});

	it('notices damage to a slot, on that slot alone', () => {
		const bytes = formatContainer(fresh());
		for (let slot = 0; slot < SLOT_COUNT; slot += 1) {
			const flipped = bytes.slice();
			flipped[HEADER + slot * SMALLEST_SLOT + 1_000 * slot]! ^= 0x10;
			expect(parsed(flipped).slots.map((each) => each.whole)).toEqual(Array.from({ length: 8 }, (_, at) => at !== slot));
		}
	});

	it('is damaged when cut or lengthened anywhere', () => {
		const bytes = formatContainer(fresh());
		for (const length of [0, 1, 127, 128, 129, 65_664, bytes.length - 1]) {
			expect(parseContainer(bytes.subarray(0, length))).toEqual({ ok: false, failure: 'damaged' });
		}
		expect(parseContainer(new Uint8Array([...bytes, 0]))).toEqual({ ok: false, failure: 'damaged' });
	});

	it('keeps saying that a slot is damaged when it is written again', () => {
		const flipped = formatContainer(fresh());
		flipped[HEADER + 5]! ^= 1;
		const again = parsed(formatContainer(grownTo(parsed(flipped), 2 * SMALLEST_SLOT, systemRandom)));
		expect(again.slots.map((slot) => slot.whole)).toEqual([false, true, true, true, true, true, true, true]);
	});

	it('of a later format, or with fields that this release does not know, is newer and not damaged', () => {
		const bytes = formatContainer(fresh());
		for (const [offset, value] of [[7, 2], [8, 3], [9, 1], [57, 0x10], [58, 1], [100, 1]] as const) {
			const newer = withHeader(bytes, (header) => (header[offset] = value));
			expect(parseContainer(newer)).toEqual({ ok: false, failure: 'newer-version' });
		}
	});

	it('with a cheap or huge key derivation is refused', () => {
		const bytes = formatContainer(fresh());
		for (const [offset, value] of [[12, 8_191], [12, 131_073], [16, 0], [16, 1_000], [20, 2]] as const) {
			const forged = withHeader(bytes, (header) => writeUint32(header, offset, value));
			expect(parseContainer(forged)).toEqual({ ok: false, failure: 'damaged' });
		}
	});

	it('with slots of an impossible size is damaged', () => {
		const bytes = formatContainer(fresh());
		for (const exponent of [0, 15, 17, 23, 255]) {
			const forged = withHeader(bytes, (header) => (header[56] = exponent));
			expect(parseContainer(forged)).toEqual({ ok: false, failure: 'damaged' });
		}
	});
});

describe('growing', () => {
	it('keeps every slot and appends to it', () => {
		const before = fresh();
		const after = grownTo(before, 4 * SMALLEST_SLOT, systemRandom);
		expect(after.slots.every((slot) => slot.bytes.length === 4 * SMALLEST_SLOT)).toBe(true);
		after.slots.forEach((slot, index) => {
			expect(sameBytes(slot.bytes.subarray(0, SMALLEST_SLOT), before.slots[index]!.bytes)).toBe(true);
		});
	});
});

describe('the sequence', () => {
	it('orders two copies, also where the counter wraps around', () => {
		for (const sequence of [0, 41, 2 ** 31 - 1, 2 ** 32 - 1]) {
			const older = { ...fresh(), sequence };
			expect(sequenceOrder(nextInSequence(older), older)).toBe(1);
			expect(sequenceOrder(older, nextInSequence(older))).toBe(-1);
		}
	});

	it('starts at random, so that one copy does not tell how often was written', () => {
		expect(new Set(Array.from({ length: 20 }, () => fresh().sequence)).size).toBe(20);
	});
});

describe('a used slot and an unused one', () => {
	it('look alike: every byte value about equally often', () => {
		const container = withSlot(fresh(), 0, systemRandom(SMALLEST_SLOT));
		for (const slot of parsed(formatContainer(container)).slots) {
			const counts = new Array<number>(256).fill(0);
			for (const byte of slot.bytes) counts[byte]! += 1;
			const chiSquare = counts.reduce((sum, count) => sum + (count - 256) ** 2 / 256, 0);
			// 255 degrees of freedom: outside 130 to 420 about once in ten million slots.
			expect(chiSquare).toBeGreaterThan(130);
			expect(chiSquare).toBeLessThan(420);
		}
	});
});
