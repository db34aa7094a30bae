import { crc32 } from '../crypto/checksum';
import { readUint32, writeUint32 } from '../crypto/encoding';
import { costFromFields, fieldsFromCost, type KdfCost } from '../crypto/key-derivation';
import type { Result } from '../core/result';

/*
 * What the headers of a vault and of a backup have in common: 128 bytes, the first 56 of which every key binds.
 * Integers are little-endian.
 *
 *   0  7  magic
 *   7  1  format (zero where keys bind it: a later format must still open what this one sealed)
 *   8  1  key derivation, then three zero bytes
 *  12 12  its three costs
 *  24 32  salt
 * 124  4  CRC-32 of the 124 bytes before it, in this place in every format
 */

export const HEADER_LENGTH = 128;
export const CHECKED_LENGTH = 124;
export const FIXED_LENGTH = 56;
export const SALT_LENGTH = 32;

const SALT_START = 24;

/** The fields that keys bind. */
export function fixedHeaderOf(magic: Uint8Array, cost: KdfCost, salt: Uint8Array): Uint8Array {
	const fields = fieldsFromCost(cost);
	const fixed = new Uint8Array(FIXED_LENGTH);
	fixed.set(magic);
	fixed[8] = fields.id;
	fields.costs.forEach((value, index) => writeUint32(fixed, 12 + 4 * index, value));
	fixed.set(salt, SALT_START);
	return fixed;
}

/** The salt of a header, as a copy. */
export function saltOf(header: Uint8Array): Uint8Array {
	return header.slice(SALT_START, FIXED_LENGTH);
}

/** The key derivation that a header states, judged but not run. */
export function costOf(header: Uint8Array): Result<KdfCost, 'unknown' | 'refused'> {
	return costFromFields({
		id: header[8] as number,
		costs: [readUint32(header, 12), readUint32(header, 16), readUint32(header, 20)]
	});
}

/** Whether these bytes begin with the magic. */
export function hasMagic(bytes: Uint8Array, magic: Uint8Array): boolean {
	return magic.every((byte, index) => bytes[index] === byte);
}

/** Whether a header is as long as it must be and as it was written. */
export function isWholeHeader(header: Uint8Array): boolean {
	return header.length === HEADER_LENGTH && readUint32(header, CHECKED_LENGTH) === crc32(header.subarray(0, CHECKED_LENGTH));
}

/** Writes the checksum that ends a header. */
export function closeHeader(header: Uint8Array): void {
	writeUint32(header, CHECKED_LENGTH, crc32(header.subarray(0, CHECKED_LENGTH)));
}

/** Whether bytes that no format has used yet are zero. */
export function areZero(...fields: readonly Uint8Array[]): boolean {
	return fields.every((field) => field.every((byte) => byte === 0));
}
