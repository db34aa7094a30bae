import { crc32 } from '../../src/lib/crypto/checksum';
import { readUint32, writeUint32 } from '../../src/lib/crypto/encoding';
import type { KdfCost, KeyDerivation } from '../../src/lib/crypto/key-derivation';
import type { RandomSource } from '../../src/lib/crypto/random';
import { cheapKeys, memoryDevice } from '../../src/lib/storage/copies-in-memory';
import { newContainer, withSlot, type Container } from '../../src/lib/storage/container';
import { noRecoveryKey, sealedAnew } from '../../src/lib/storage/slot';

/** Length of the header in bytes. */
export const HEADER_LENGTH = 128;

/** Code box and recovery box together; the body box follows. */
export const BODY_BOX_START = 144;

/** What a new vault on a slow phone states. */
export const FIRST_COST: KdfCost = { id: 'argon2id', memoryKiB: 19_456, passes: 2 };

/** One diary to seal into a slot. */
export interface Tenant {
	readonly slot: number;
	readonly code: string;
	readonly text: string;
}

/** A vault in which the given diaries are sealed, each under its code. */
export async function sealedVault(
	tenants: readonly Tenant[],
	random: RandomSource,
	keys: KeyDerivation = cheapKeys(),
	cost: KdfCost = FIRST_COST
): Promise<Container> {
	let container = newContainer(cost, random);
	for (const { slot, code, text } of tenants) {
		const key = await keys.derive(code, container.salt, cost);
		const context = { fixedHeader: container.fixedHeader, slot };
		const contents = { text, generation: 1, recoveryKey: noRecoveryKey() };
		const sealed = sealedAnew(context, key, contents, container.slotSize, random);
		if (sealed === null) throw new RangeError('the diary does not fit');
		container = withSlot(container, slot, sealed.bytes);
	}
	return container;
}

/** A device whose only stored copy is these bytes: what is wrong with them is wrong with every copy. */
export function deviceHolding(bytes: Uint8Array) {
	const device = memoryDevice();
	device.primary.copies[0] = { kind: 'bytes', bytes };
	return device;
}

/** Makes the checksum of one slot and of the header right again, as a forger would. */
export function recheck(bytes: Uint8Array, slot: number): void {
	const size = 2 ** bytes[56]!;
	const start = HEADER_LENGTH + slot * size;
	writeUint32(bytes, 64 + 4 * slot, crc32(bytes.subarray(start, start + size)));
	recheckHeader(bytes);
}

/** Makes the header's own checksum right again. */
export function recheckHeader(bytes: Uint8Array): void {
	writeUint32(bytes, 124, crc32(bytes.subarray(0, 124)));
}

/** Whether the header's own checksum is right. */
export function isHeaderWhole(bytes: Uint8Array): boolean {
	return readUint32(bytes, 124) === crc32(bytes.subarray(0, 124));
}
