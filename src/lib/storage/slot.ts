import { deflateText, inflateText } from '../crypto/compression';
import { joined, readUint32, sameBytes, wipe, writeUint32 } from '../crypto/encoding';
import {
	KEY_BOX_LENGTH,
	newDataKey,
	openBody,
	sealBody,
	unusedRecoveryBox,
	unwrapDataKey,
	wrapDataKey,
	type SlotContext
} from '../crypto/keyring';
import { doublingSize, paddedTo } from '../crypto/padding';
import type { RandomSource } from '../crypto/random';
import { BOX_OVERHEAD, KEY_LENGTH, NONCE_LENGTH, sha512 } from '../crypto/secretbox';
import { failed, success, type Result } from '../core/result';
import { LARGEST_SLOT, SMALLEST_SLOT } from './container';

/*
 * A slot: code box (72 bytes), recovery box (72), body box (the rest; random bytes may follow after the vault grew).
 *
 * The body, inside its box:
 *   0  4  version, 1
 *   4  8  generation
 *  12  4  length of the deflated text
 *  16 32  first half of SHA-512 of the recovery box
 *  48 32  the key that seals the recovery box, or zeros where there is none
 *  80  …  the text, deflated; then zeros
 */

/** What a slot holds once it is open. */
export interface SlotContents {
	readonly text: string;
	/** One more with every save of this slot. */
	readonly generation: number;
	/** The key behind a recovery code, kept so that a new data key can be sealed under it too; zeros without one. */
	readonly recoveryKey: Uint8Array;
}

/** An open slot, with the nonce of its body: whoever saves again draws another, so it names this very save. */
export interface OpenedSlot extends SlotContents {
	readonly seal: Uint8Array;
}

/** No recovery code. */
export function noRecoveryKey(): Uint8Array {
	return new Uint8Array(KEY_LENGTH);
}

/** A slot sealed under a code for the first time, or under another code: always with a new data key. Null as below. */
export function sealedAnew(
	context: SlotContext,
	codeKey: Uint8Array,
	contents: SlotContents,
	smallest: number,
	random: RandomSource
): { readonly bytes: Uint8Array; readonly dataKey: Uint8Array } | null {
	const dataKey = newDataKey(random);
	const recoveryBox = contents.recoveryKey.some((byte) => byte !== 0)
		? wrapDataKey('recovery', context, contents.recoveryKey, dataKey, random)
		: unusedRecoveryBox(random);
	const keyBoxes = joined(wrapDataKey('code', context, codeKey, dataKey, random), recoveryBox);
	const bytes = withBody(context, keyBoxes, dataKey, contents, smallest, random);
	return bytes === null ? null : { bytes, dataKey };
}

/**
 * A slot with another body under the same keys, at least `smallest` long and a power of two. Null when it would outgrow
 * the largest slot.
 */
export function resealed(
	context: SlotContext,
	slot: Uint8Array,
	dataKey: Uint8Array,
	contents: SlotContents,
	smallest: number,
	random: RandomSource
): Uint8Array | null {
	return withBody(context, slot.subarray(0, BODY_START), dataKey, contents, smallest, random);
}

/** The data key of a slot, or null when the code's key is not this slot's. */
export function dataKeyOf(context: SlotContext, slot: Uint8Array, codeKey: Uint8Array): Uint8Array | null {
	return unwrapDataKey('code', context, codeKey, slot.subarray(0, KEY_BOX_LENGTH));
}

/** The data key of a slot from its recovery box, or null. */
export function dataKeyByRecovery(context: SlotContext, slot: Uint8Array, key: Uint8Array): Uint8Array | null {
	return unwrapDataKey('recovery', context, key, slot.subarray(KEY_BOX_LENGTH, BODY_START));
}

/**
 * What a slot holds. `damaged`: not sealed under this data key, or altered since. `newer-version`: of a later release.
 * The vault may have grown since the body was sealed, so every size from `smallest` up to today's is tried.
 */
export function openedSlot(
	context: SlotContext,
	slot: Uint8Array,
	dataKey: Uint8Array,
	smallest: number = SMALLEST_SLOT
): Result<OpenedSlot, 'damaged' | 'newer-version'> {
	const box = slot.subarray(BODY_START);
	const body = openBody(context, dataKey, box, bodyBoxLengths(smallest, slot.length));
	if (body === null) return failed('damaged');
	const contents = contentsOf(body, slot.subarray(KEY_BOX_LENGTH, BODY_START));
	wipe(body);
	return contents.ok ? success({ ...contents.value, seal: sealOf(slot) }) : contents;
}

/** The nonce of a slot's body. */
export function sealOf(slot: Uint8Array): Uint8Array {
	return slot.slice(BODY_START, BODY_START + NONCE_LENGTH);
}

const BODY_START = 2 * KEY_BOX_LENGTH;
const BODY_VERSION = 1;
const TEXT_START = 80;
const HASH_LENGTH = 32;

function withBody(
	context: SlotContext,
	keyBoxes: Uint8Array,
	dataKey: Uint8Array,
	contents: SlotContents,
	smallest: number,
	random: RandomSource
): Uint8Array | null {
	const deflated = deflateText(contents.text);
	if (deflated === null) return null;
	const size = doublingSize(BODY_START + BOX_OVERHEAD + TEXT_START + deflated.length, smallest);
	if (size > LARGEST_SLOT) return null;
	const body = paddedTo(
		joined(bodyHead(contents, deflated.length, keyBoxes.subarray(KEY_BOX_LENGTH)), deflated),
		size - BODY_START - BOX_OVERHEAD
	);
	const bytes = joined(keyBoxes, sealBody(context, dataKey, body, random));
	wipe(body, deflated);
	return bytes;
}

function bodyHead(contents: SlotContents, length: number, recoveryBox: Uint8Array): Uint8Array {
	const head = new Uint8Array(TEXT_START);
	writeUint32(head, 0, BODY_VERSION);
	writeUint32(head, 4, contents.generation % 2 ** 32);
	writeUint32(head, 8, Math.floor(contents.generation / 2 ** 32));
	writeUint32(head, 12, length);
	head.set(sha512(recoveryBox).subarray(0, HASH_LENGTH), 16);
	head.set(contents.recoveryKey, 48);
	return head;
}

function contentsOf(body: Uint8Array, recoveryBox: Uint8Array): Result<SlotContents, 'damaged' | 'newer-version'> {
	const version = readUint32(body, 0);
	if (version > BODY_VERSION) return failed('newer-version');
	const hash = sha512(recoveryBox).subarray(0, HASH_LENGTH);
	if (version !== BODY_VERSION || !sameBytes(hash, body.subarray(16, 16 + HASH_LENGTH))) return failed('damaged');
	const text = inflateText(body.subarray(TEXT_START, TEXT_START + readUint32(body, 12)));
	if (text === null) return failed('damaged');
	return success({
		text,
		generation: readUint32(body, 4) + 2 ** 32 * readUint32(body, 8),
		recoveryKey: body.slice(48, 48 + KEY_LENGTH)
	});
}

function bodyBoxLengths(smallest: number, slotSize: number): readonly number[] {
	const lengths: number[] = [];
	for (let size = smallest; size <= slotSize; size *= 2) lengths.push(size - BODY_START);
	return lengths;
}
