/**
 * Bytes as a row of short texts, each for one QR code, and the bytes again from enough of them in any order.
 *
 * Message: length of the bytes (4), CRC-32 of the bytes (4), the bytes, zeros up to a whole number of blocks.
 * The message is cut into `count` blocks of `size` bytes, B(0) … B(count - 1).
 *
 * Frame, before Base45 (RFC 9285). Numbers are unsigned and little-endian:
 *
 *     offset  bytes
 *     0       2     0x4e 0x01: the mark, and the version of this layout
 *     2       4     id of the transfer, drawn anew each time that a message is shown
 *     6       2     index
 *     8       2     count, 1 to 4096
 *     10      size  the block of this index, 1 to 1024 bytes, as many in every frame of a transfer
 *     10+size 4     CRC-32 of all that stands before it in this frame
 *
 * An index below `count` carries the block B(index). From `count` on a frame is a repair: the XOR of several blocks, so
 * that it makes good whichever frame was missed. Block b takes part where bit (b mod 32) of word(index, floor(b / 32))
 * is 1; bit 0 is the lowest. word(index, w) is the 32-bit finalizer of MurmurHash3 (A. Appleby, public domain) over
 * index · 65536 + w. A repair in which no block takes part is not sent and not read.
 *
 * A reader solves these equations over GF(2); any `count` independent frames are enough, and of random ones about two
 * more than `count` are needed. Readers of another version than 1 ignore the frame.
 */
import { base45FromBytes, bytesFromBase45 } from './base45';
import { crc32 } from './crc32';

const MARK = 0x4e;
const VERSION = 1;
const ID_SIZE = 4;
const HEADER_SIZE = 10;
const CHECKSUM_SIZE = 4;
const PREFIX_SIZE = 8;
const MAXIMUM_COUNT = 4096;
const MAXIMUM_BLOCK = 1024;
/** That many frames of another transfer in a row are no stray ones: she was shown a new one. */
const STRANGERS_TO_SWITCH = 3;

/** Bytes of a block that fill a QR code of version 12 at error correction L, which holds 535 alphanumeric characters. */
export const FRAME_PAYLOAD = Math.floor((535 * 2) / 3) - HEADER_SIZE - CHECKSUM_SIZE;

/** The most bytes that frames with blocks of this size can carry. */
export function transferLimit(payload: number): number {
	return MAXIMUM_COUNT * payload - PREFIX_SIZE;
}

export interface FrameOptions {
	/** 4 bytes; random, and new for each showing. */
	readonly transferId: Uint8Array;
	/** Bytes of a block: 1 to 1024. */
	readonly payload: number;
}

/** One block, or the XOR of those whose bits are set. */
interface Equation {
	readonly blocks: Uint32Array;
	readonly sum: Uint8Array;
}

/** What was read so far. A value of its own after each frame; the same one again after a text that brought nothing new. */
export interface CollectedState {
	/** Independent frames; the bytes are there once it equals `total`. */
	readonly received: number;
	/** 0 as long as no frame was read. */
	readonly total: number;
	readonly missing: number;
	/** All that was sent, after its checksum was verified; null until then. */
	readonly bytes: Uint8Array | null;
	readonly transfer: string;
	readonly strangers: number;
	/** By the lowest block that takes part. */
	readonly equations: ReadonlyMap<number, Equation>;
}

interface Frame {
	readonly transfer: string;
	readonly index: number;
	readonly count: number;
	readonly block: Uint8Array;
}

export const nothingCollected: CollectedState = {
	received: 0,
	total: 0,
	missing: 0,
	bytes: null,
	transfer: '',
	strangers: 0,
	equations: new Map()
};

/**
 * The texts to show one after the other, again and again: every block once, then as many repairs.
 * Throws a RangeError for options out of range and for more bytes than `transferLimit`.
 */
export function framesOf(bytes: Uint8Array, { transferId, payload }: FrameOptions): string[] {
	if (transferId.length !== ID_SIZE) throw new RangeError('the id of a transfer has 4 bytes');
	if (!(payload >= 1 && payload <= MAXIMUM_BLOCK)) throw new RangeError('a block has 1 to 1024 bytes');
	if (bytes.length > transferLimit(payload)) throw new RangeError('more bytes than the frames can carry');
	const blocks = blocksOf(bytes, payload);
	const frames = blocks.map((block, index) => frameText(transferId, { index, count: blocks.length, block }));
	if (blocks.length === 1) return frames;
	for (let index = blocks.length; index < 2 * blocks.length; index += 1) {
		const members = membersOf(index, blocks.length);
		if (lowestIn(members) < 0) continue;
		frames.push(frameText(transferId, { index, count: blocks.length, block: sumOf(members, blocks, payload) }));
	}
	return frames;
}

/**
 * What is known after one more text was read. Takes any text: what is no frame changes nothing, and a frame of another
 * transfer only when it is the third in a row, which begins anew. A whole that fails its checksum begins anew, too.
 */
export function collected(state: CollectedState, text: string): CollectedState {
	if (state.bytes) return state;
	const frame = frameFrom(text);
	if (!frame) return state;
	if (frame.transfer === state.transfer) return withFrame(state, frame);
	const strangers = state.strangers + 1;
	if (state.total > 0 && strangers < STRANGERS_TO_SWITCH) return { ...state, strangers };
	return withFrame({ ...nothingCollected, total: frame.count, missing: frame.count, transfer: frame.transfer }, frame);
}

function withFrame(state: CollectedState, frame: Frame): CollectedState {
	const known = state.strangers === 0 ? state : { ...state, strangers: 0 };
	const equation = reduced({ blocks: membersOf(frame.index, frame.count), sum: frame.block }, state.equations);
	const pivot = lowestIn(equation.blocks);
	if (pivot < 0) return known;
	const equations = new Map(state.equations).set(pivot, equation);
	const received = equations.size;
	if (received < state.total) return { ...known, received, missing: state.total - received, equations };
	const bytes = bytesOf(solved(equations, state.total, frame.block.length));
	return bytes ? { ...known, received, missing: 0, bytes, equations: new Map() } : nothingCollected;
}

/** Takes away what other equations say already, from the lowest block up. */
function reduced(equation: Equation, equations: ReadonlyMap<number, Equation>): Equation {
	const [blocks, sum] = [equation.blocks.slice(), equation.sum.slice()];
	for (const index of membersIn(blocks)) {
		const other = hasBlock(blocks, index) ? equations.get(index) : undefined;
		if (!other) continue;
		for (let word = 0; word < blocks.length; word += 1) blocks[word] = (blocks[word] as number) ^ (other.blocks[word] as number);
		addTo(sum, other.sum);
	}
	return { blocks, sum };
}

/** Every equation begins with a block of its own, so the last one names a block, the one before it another, and so on. */
function solved(equations: ReadonlyMap<number, Equation>, count: number, size: number): Uint8Array {
	const message = new Uint8Array(count * size);
	const block = (index: number) => message.subarray(index * size, (index + 1) * size);
	for (let index = count - 1; index >= 0; index -= 1) {
		const { blocks, sum } = equations.get(index) as Equation;
		block(index).set(sum);
		for (const member of membersIn(blocks)) if (member !== index) addTo(block(index), block(member));
	}
	return message;
}

function bytesOf(message: Uint8Array): Uint8Array | null {
	if (message.length < PREFIX_SIZE) return null;
	const view = viewOf(message);
	const length = view.getUint32(0, true);
	if (length > message.length - PREFIX_SIZE) return null;
	const bytes = message.slice(PREFIX_SIZE, PREFIX_SIZE + length);
	return crc32(bytes) === view.getUint32(4, true) ? bytes : null;
}

function blocksOf(bytes: Uint8Array, size: number): Uint8Array[] {
	const count = Math.ceil((PREFIX_SIZE + bytes.length) / size);
	const message = new Uint8Array(count * size);
	viewOf(message).setUint32(0, bytes.length, true);
	viewOf(message).setUint32(4, crc32(bytes), true);
	message.set(bytes, PREFIX_SIZE);
	return Array.from({ length: count }, (_, index) => message.subarray(index * size, (index + 1) * size));
}

function frameText(transferId: Uint8Array, { index, count, block }: Omit<Frame, 'transfer'>): string {
	const bytes = new Uint8Array(HEADER_SIZE + block.length + CHECKSUM_SIZE);
	const view = viewOf(bytes);
	bytes.set([MARK, VERSION]);
	bytes.set(transferId, 2);
	view.setUint16(6, index, true);
	view.setUint16(8, count, true);
	bytes.set(block, HEADER_SIZE);
	const end = HEADER_SIZE + block.length;
	view.setUint32(end, crc32(bytes.subarray(0, end)), true);
	return base45FromBytes(bytes);
}

function frameFrom(text: string): Frame | null {
	if (text.length > 2 * (HEADER_SIZE + MAXIMUM_BLOCK + CHECKSUM_SIZE)) return null;
	const bytes = bytesFromBase45(text);
	if (!bytes || bytes.length <= HEADER_SIZE + CHECKSUM_SIZE || bytes[0] !== MARK || bytes[1] !== VERSION) return null;
	const view = viewOf(bytes);
	const end = bytes.length - CHECKSUM_SIZE;
	const [index, count] = [view.getUint16(6, true), view.getUint16(8, true)];
	const block = bytes.subarray(HEADER_SIZE, end);
	if (count === 0 || count > MAXIMUM_COUNT || block.length > MAXIMUM_BLOCK) return null;
	if (crc32(bytes.subarray(0, end)) !== view.getUint32(end, true)) return null;
	return { transfer: [...bytes.subarray(2, 6), count, block.length].join(' '), index, count, block };
}

/** Which blocks take part in the frame of an index, as bits. */
function membersOf(index: number, count: number): Uint32Array {
	const blocks = new Uint32Array(Math.ceil(count / 32));
	if (index < count) blocks[index >>> 5] = 1 << (index & 31);
	else for (let word = 0; word < blocks.length; word += 1) blocks[word] = finalizer(index * 0x10000 + word);
	const beyond = count & 31;
	if (beyond > 0) blocks[blocks.length - 1] = (blocks[blocks.length - 1] as number) & (2 ** beyond - 1);
	return blocks;
}

/** MurmurHash3's: every bit of the number changes every bit of the result half of the time. */
function finalizer(number: number): number {
	let hash = number | 0;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

function sumOf(members: Uint32Array, blocks: readonly Uint8Array[], size: number): Uint8Array {
	const sum = new Uint8Array(size);
	for (const member of membersIn(members)) addTo(sum, blocks[member] as Uint8Array);
	return sum;
}

/** XOR in place. */
function addTo(sum: Uint8Array, other: Uint8Array): void {
	for (let index = 0; index < sum.length; index += 1) sum[index] = (sum[index] as number) ^ (other[index] as number);
}

function hasBlock(blocks: Uint32Array, index: number): boolean {
	return (((blocks[index >>> 5] as number) >>> (index & 31)) & 1) === 1;
}

/** The blocks that take part, from the lowest up, also while they change. */
function* membersIn(blocks: Uint32Array): Generator<number> {
	for (let index = 0; index < blocks.length * 32; index += 1) if (hasBlock(blocks, index)) yield index;
}

function lowestIn(blocks: Uint32Array): number {
	for (const index of membersIn(blocks)) return index;
	return -1;
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
