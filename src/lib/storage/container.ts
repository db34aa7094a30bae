import { crc32 } from '../crypto/checksum';
import { joined, readUint32, sameBytes, writeUint32 } from '../crypto/encoding';
import type { KdfCost } from '../crypto/key-derivation';
import type { RandomSource } from '../crypto/random';
import { failed, success, type Result } from '../core/result';
import {
	CHECKED_LENGTH,
	HEADER_LENGTH,
	SALT_LENGTH,
	areZero,
	closeHeader,
	costOf,
	fixedHeaderOf,
	hasMagic,
	isWholeHeader,
	saltOf
} from './fixed-header';

/*
 * One value holds everything: a header of 128 bytes and eight slots of equal size. Integers are little-endian.
 *
 *   0  7  magic                                   ┐
 *   7  1  format, 1                               │ (the format alone may change, so keys do not bind it)
 *   8  1  key derivation, then three zero bytes   │ bound by every key
 *  12 12  its three costs                         │
 *  24 32  salt                                    ┘
 *  56  1  slot size as a power of two
 *  57  1  in-use marks of slots 0 to 3
 *  58  2  zero
 *  60  4  sequence: one more with every write, from a random start
 *  64 32  CRC-32 of each slot
 *  96 28  zero
 * 124  4  CRC-32 of the 124 bytes before it, in this place in every format
 */

/** A slot's bytes, and whether they are as they were written. */
export interface Slot {
	readonly bytes: Uint8Array;
	readonly whole: boolean;
}

/** A parsed vault. Slots 4 to 7 are the twins of 0 to 3; used or not, they look alike. */
export interface Container {
	/** The header's fields that never change; keys bind them. */
	readonly fixedHeader: Uint8Array;
	readonly cost: KdfCost;
	readonly salt: Uint8Array;
	/** Orders copies of one vault (modulo 2^32). It starts at random, so one copy does not tell how often was written. */
	readonly sequence: number;
	/** Bit i: slot i holds a profile, behind which slot i + 4 may hold another. */
	readonly inUse: number;
	readonly slotSize: number;
	readonly slots: readonly Slot[];
}

/** Four profiles, each with its twin. */
export const SLOT_COUNT = 8;

/** Slots that may hold a profile; a twin lies this many slots further on. */
export const PROFILES = SLOT_COUNT / 2;

/** Smallest slot: the whole then goes to a file of its own in the browser's store, which is unlinked when replaced. */
export const SMALLEST_SLOT = 2 ** 16;

/** Largest slot: more than a thousand years of diary; beyond it a save is refused as no room. */
export const LARGEST_SLOT = 2 ** 22;

const MAGIC = Uint8Array.of(0x93, 0x76, 0x61, 0x75, 0x6c, 0x74, 0x0a);
const FORMAT = 1;
const MARKS = 0x0f;

/** A new vault: every slot random, nothing in use. */
export function newContainer(cost: KdfCost, random: RandomSource): Container {
	const salt = random(SALT_LENGTH);
	return {
		fixedHeader: fixedHeaderOf(MAGIC, cost, salt),
		cost,
		salt,
		sequence: readUint32(random(4), 0),
		inUse: 0,
		slotSize: SMALLEST_SLOT,
		slots: Array.from({ length: SLOT_COUNT }, () => ({ bytes: random(SMALLEST_SLOT), whole: true }))
	};
}

/**
 * Reads a stored vault. `damaged`: cut, torn or altered in the header; damage to a slot shows on that slot.
 * `newer-version`: a whole header of a format, or with a key derivation, that this release does not know.
 */
export function parseContainer(bytes: Uint8Array): Result<Container, 'damaged' | 'newer-version'> {
	const header = bytes.subarray(0, HEADER_LENGTH);
	if (!hasMagic(header, MAGIC) || !isWholeHeader(header)) return failed('damaged');
	if (header[7] !== FORMAT || hasUnknownFields(header)) return failed('newer-version');
	const cost = costOf(header);
	const salt = saltOf(header);
	if (!cost.ok) return failed(cost.failure === 'unknown' ? 'newer-version' : 'damaged');
	const slotSize = 2 ** (header[56] as number);
	if (slotSize < SMALLEST_SLOT || slotSize > LARGEST_SLOT) return failed('damaged');
	if (bytes.length !== HEADER_LENGTH + SLOT_COUNT * slotSize) return failed('damaged');
	const marks = header[57] as number;
	return success({
		fixedHeader: fixedHeaderOf(MAGIC, cost.value, salt),
		cost: cost.value,
		salt,
		sequence: readUint32(header, 60),
		inUse: marks,
		slotSize,
		slots: slotIndexes().map((index) => slotAt(bytes, index, slotSize))
	});
}

/** The bytes to store. A slot that is not whole keeps a checksum that says so. */
export function formatContainer(container: Container): Uint8Array {
	const header = new Uint8Array(HEADER_LENGTH);
	header.set(container.fixedHeader);
	header[7] = FORMAT;
	header[56] = Math.log2(container.slotSize);
	header[57] = container.inUse;
	writeUint32(header, 60, container.sequence);
	container.slots.forEach((slot, index) => {
		const checksum = crc32(slot.bytes);
		writeUint32(header, 64 + 4 * index, slot.whole ? checksum : ~checksum >>> 0);
	});
	closeHeader(header);
	return joined(header, ...container.slots.map((slot) => slot.bytes));
}

/** The same vault with one slot replaced and, for a first profile slot, marked as in use. */
export function withSlot(container: Container, index: number, bytes: Uint8Array): Container {
	const mark = index < PROFILES ? 1 << index : 0;
	return {
		...container,
		inUse: container.inUse | mark,
		slots: container.slots.map((slot, at) => (at === index ? { bytes, whole: true } : slot))
	};
}

/** The same vault with random bytes in one slot: nothing is in it, and nothing shows whether anything ever was. */
export function withEmptySlot(container: Container, index: number, random: RandomSource): Container {
	const emptied = withSlot(container, index, random(container.slotSize));
	return index < PROFILES ? { ...emptied, inUse: emptied.inUse & ~(1 << index) } : emptied;
}

/** The first slot for a profile that holds none, or null. */
export function freeSlot(container: Container): number | null {
	const free = slotIndexes().find((index) => index < PROFILES && (container.inUse & (1 << index)) === 0);
	return free ?? null;
}

/** How many profiles the marks tell of, 0 to 4. */
export function profileCount(container: Container): number {
	return slotIndexes().filter((index) => (container.inUse & (1 << index)) !== 0).length;
}

/** The same vault with every slot at least `slotSize` long, filled up with random bytes. */
export function grownTo(container: Container, slotSize: number, random: RandomSource): Container {
	if (slotSize <= container.slotSize) return container;
	return { ...container, slotSize, slots: container.slots.map((slot) => grownSlot(slot, slotSize, random)) };
}

/** The same vault as the write after this one. */
export function nextInSequence(container: Container): Container {
	return { ...container, sequence: (container.sequence + 1) >>> 0 };
}

/** Positive when `a` was written after `b`, also where the counter has wrapped around. */
export function sequenceOrder(a: Container, b: Container): number {
	return (a.sequence - b.sequence) | 0;
}

/** Whether two copies are of one vault: same key derivation, same salt. */
export function isSameVault(a: Container, b: Container): boolean {
	return sameBytes(a.fixedHeader, b.fixedHeader);
}

/** One slot, lengthened with random bytes. */
export function grownSlot(slot: Slot, slotSize: number, random: RandomSource): Slot {
	if (slot.bytes.length >= slotSize) return slot;
	return { ...slot, bytes: joined(slot.bytes, random(slotSize - slot.bytes.length)) };
}

/** 0 to 7. */
export function slotIndexes(): readonly number[] {
	return Array.from({ length: SLOT_COUNT }, (_, index) => index);
}

function hasUnknownFields(header: Uint8Array): boolean {
	const isKnown = areZero(header.subarray(9, 12), header.subarray(58, 60), header.subarray(96, CHECKED_LENGTH));
	return !isKnown || ((header[57] as number) & ~MARKS) !== 0;
}

function slotAt(bytes: Uint8Array, index: number, slotSize: number): Slot {
	const start = HEADER_LENGTH + index * slotSize;
	const slot = bytes.subarray(start, start + slotSize);
	return { bytes: slot, whole: crc32(slot) === readUint32(bytes, 64 + 4 * index) };
}
