import nacl from 'tweetnacl';
import type { RandomSource } from './random';
import { joined, wipe } from './encoding';

/** A 32-byte key of XSalsa20-Poly1305. */
export const KEY_LENGTH = nacl.secretbox.keyLength;

/** What a box is longer than its message: a nonce of 24 bytes and a Poly1305 tag of 16. */
export const BOX_OVERHEAD = nacl.secretbox.nonceLength + nacl.secretbox.overheadLength;

/** Length of the nonce that a box begins with. It is drawn anew for every seal, so it also names that seal. */
export const NONCE_LENGTH = nacl.secretbox.nonceLength;

/** Seals a message (NaCl secretbox) under a fresh random nonce; the box is the nonce, then the sealed bytes. */
export function seal(message: Uint8Array, key: Uint8Array, random: RandomSource): Uint8Array {
	const nonce = random(NONCE_LENGTH);
	return joined(nonce, nacl.secretbox(message, nonce, key));
}

/** The message of a box, in a buffer of its own; null when key or box are not the right ones, or the box is too short. */
export function open(box: Uint8Array, key: Uint8Array): Uint8Array | null {
	// tweetnacl throws on lengths it does not like, and only answers null for a wrong tag.
	if (box.length < BOX_OVERHEAD || key.length !== KEY_LENGTH) return null;
	const opened = nacl.secretbox.open(box.subarray(NONCE_LENGTH), box.subarray(0, NONCE_LENGTH), key);
	if (opened === null) return null;
	// tweetnacl answers with a window on a longer buffer: copy the message out and clear the rest.
	const message = opened.slice();
	wipe(opened);
	return message;
}

/** SHA-512, 64 bytes. */
export function sha512(bytes: Uint8Array): Uint8Array {
	return nacl.hash(bytes);
}
