import type { RandomSource } from './random';
import { bytesFromText, joined, wipe } from './encoding';
import { BOX_OVERHEAD, KEY_LENGTH, open, seal, sha512 } from './secretbox';

/** What a sub-key is for; a box sealed for one purpose never opens for another. */
export type KeyPurpose = 'code' | 'recovery' | 'body';

/**
 * Where a box stands: the header's fields that never change (magic, key derivation and its cost, salt) and the slot's
 * number. It stands in for the associated data that secretbox lacks, so a moved box or a cheapened header opens nothing.
 */
export interface SlotContext {
	readonly fixedHeader: Uint8Array;
	readonly slot: number;
}

/** Length of a code box or a recovery box: one sealed data key. */
export const KEY_BOX_LENGTH = BOX_OVERHEAD + KEY_LENGTH;

/** Labels of one length, so that no two inputs of the derivation can read the same. */
const LABELS: Readonly<Record<KeyPurpose, string>> = {
	code: 'vault-1-code-key',
	recovery: 'vault-1-save-key',
	body: 'vault-1-body-key'
};

/** The key for one purpose in one slot: the first half of SHA-512 over label, fixed header, slot number and `key`. */
export function subKey(purpose: KeyPurpose, context: SlotContext, key: Uint8Array): Uint8Array {
	const input = joined(bytesFromText(LABELS[purpose]), context.fixedHeader, Uint8Array.of(context.slot), key);
	const digest = sha512(input);
	const derived = digest.slice(0, KEY_LENGTH);
	wipe(input, digest);
	return derived;
}

/** A new random data key. */
export function newDataKey(random: RandomSource): Uint8Array {
	return random(KEY_LENGTH);
}

/** The data key, sealed under the key that a code or a recovery code gave. */
export function wrapDataKey(
	purpose: 'code' | 'recovery',
	context: SlotContext,
	key: Uint8Array,
	dataKey: Uint8Array,
	random: RandomSource
): Uint8Array {
	return withSubKey(purpose, context, key, (derived) => seal(dataKey, derived, random));
}

/** The data key, or null: another code, another slot, another header, or a damaged box. */
export function unwrapDataKey(
	purpose: 'code' | 'recovery',
	context: SlotContext,
	key: Uint8Array,
	box: Uint8Array
): Uint8Array | null {
	return withSubKey(purpose, context, key, (derived) => open(box, derived));
}

/** Random bytes where a slot without a recovery code keeps its recovery box; nobody can tell them from one. */
export function unusedRecoveryBox(random: RandomSource): Uint8Array {
	return random(KEY_BOX_LENGTH);
}

/** A slot's body, sealed under its data key. */
export function sealBody(
	context: SlotContext,
	dataKey: Uint8Array,
	body: Uint8Array,
	random: RandomSource
): Uint8Array {
	return withSubKey('body', context, dataKey, (derived) => seal(body, derived, random));
}

/** A slot's body at the first of the lengths that opens, or null. */
export function openBody(
	context: SlotContext,
	dataKey: Uint8Array,
	bytes: Uint8Array,
	lengths: readonly number[]
): Uint8Array | null {
	return withSubKey('body', context, dataKey, (derived) => {
		for (const length of lengths) {
			const body = open(bytes.subarray(0, length), derived);
			if (body !== null) return body;
		}
		return null;
	});
}

function withSubKey<T>(
	purpose: KeyPurpose,
	context: SlotContext,
	key: Uint8Array,
	use: (derived: Uint8Array) => T
): T {
	const derived = subKey(purpose, context, key);
	const outcome = use(derived);
	wipe(derived);
	return outcome;
}
