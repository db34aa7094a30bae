import { crc32 } from '../crypto/checksum';
import { joined, readUint32, wipe, writeUint32 } from '../crypto/encoding';
import type { KdfCost, KeyDerivation } from '../crypto/key-derivation';
import type { RandomSource } from '../crypto/random';
import { failed, success, type Result } from '../core/result';
import { LARGEST_SLOT } from './container';
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
import { dataKeyOf, noRecoveryKey, openedSlot, sealedAnew } from './slot';
import type { BackupFailure } from './vault-types';

/*
 * A backup file: a header of 128 bytes and one slot like the vault's, with a salt of its own. Integers are little-endian.
 *
 *   0  7  magic                                   ┐
 *   7  1  format, 1 (zero where keys bind it)     │ bound by every key, with slot number 0
 *   8  1  key derivation, then three zero bytes   │
 *  12 12  its three costs                         │
 *  24 32  salt                                    ┘
 *  56  1  slot size as a power of two, 10 to 22
 *  57  7  zero
 *  64  4  CRC-32 of the slot
 *  68 56  zero
 * 124  4  CRC-32 of the 124 bytes before it
 */

const MAGIC = Uint8Array.of(0x93, 0x62, 0x61, 0x63, 0x6b, 0x75, 0x70);
const FORMAT = 1;

/** Smallest slot of a backup: a young diary then fits into a few QR codes. */
const SMALLEST_BACKUP = 2 ** 10;

/** A diary's text, sealed under a secret of its own. Throws on an empty secret, and on more than a slot can hold. */
export async function sealedBackup(
	text: string,
	phrase: string,
	keys: KeyDerivation,
	cost: KdfCost,
	random: RandomSource
): Promise<Uint8Array> {
	const fixedHeader = fixedHeaderOf(MAGIC, cost, random(SALT_LENGTH));
	const key = await keys.derive(phrase, saltOf(fixedHeader), cost);
	const contents = { text, generation: 1, recoveryKey: noRecoveryKey() };
	const sealed = sealedAnew({ fixedHeader, slot: 0 }, key, contents, SMALLEST_BACKUP, random);
	wipe(key);
	if (sealed === null) throw new RangeError('more than a backup can hold');
	wipe(sealed.dataKey);
	return joined(headerOf(fixedHeader, sealed.bytes), sealed.bytes);
}

/** Opens a backup. Any bytes may be given; nothing is derived before the checksums hold and the cost is bearable. */
export async function openBackup(
	bytes: Uint8Array,
	phrase: string,
	keys: KeyDerivation
): Promise<Result<{ readonly text: string }, BackupFailure>> {
	const parsed = parseBackup(bytes);
	if (!parsed.ok) return parsed;
	if (phrase === '') return failed('wrong-words');
	const { fixedHeader, cost, slot } = parsed.value;
	const context = { fixedHeader, slot: 0 };
	const key = await keys.derive(phrase, saltOf(fixedHeader), cost);
	const dataKey = dataKeyOf(context, slot, key);
	wipe(key);
	if (dataKey === null) return failed('wrong-words');
	const opened = openedSlot(context, slot, dataKey, slot.length);
	wipe(dataKey);
	return opened.ok ? success({ text: opened.value.text }) : opened;
}

interface ParsedBackup {
	readonly fixedHeader: Uint8Array;
	readonly cost: KdfCost;
	readonly slot: Uint8Array;
}

function parseBackup(bytes: Uint8Array): Result<ParsedBackup, BackupFailure> {
	if (bytes.length < MAGIC.length || !hasMagic(bytes, MAGIC)) return failed('not-a-backup');
	const header = bytes.subarray(0, HEADER_LENGTH);
	if (!isWholeHeader(header)) return failed('damaged');
	const isKnown = areZero(header.subarray(9, 12), header.subarray(57, 64), header.subarray(68, CHECKED_LENGTH));
	if (header[7] !== FORMAT || !isKnown) return failed('newer-version');
	const cost = costOf(header);
	if (!cost.ok) return failed(cost.failure === 'unknown' ? 'newer-version' : 'damaged');
	const size = 2 ** (header[56] as number);
	const slot = bytes.subarray(HEADER_LENGTH);
	const isSized = size >= SMALLEST_BACKUP && size <= LARGEST_SLOT && slot.length === size;
	if (!isSized || crc32(slot) !== readUint32(header, 64)) return failed('damaged');
	return success({ fixedHeader: fixedHeaderOf(MAGIC, cost.value, saltOf(header)), cost: cost.value, slot });
}

function headerOf(fixedHeader: Uint8Array, slot: Uint8Array): Uint8Array {
	const header = new Uint8Array(HEADER_LENGTH);
	header.set(fixedHeader);
	header[7] = FORMAT;
	header[56] = Math.log2(slot.length);
	writeUint32(header, 64, crc32(slot));
	closeHeader(header);
	return header;
}
