const POLYNOMIAL = 0xedb88320;

/** What one byte does to the rest, and what it does when one, two and three more bytes follow it. */
const [last, third, second, first] = tables();

/**
 * CRC-32 (ISO 3309, the checksum of zip and PNG), four bytes at a time ("slicing", Kounavis and Berry 2005). It tells
 * accidental damage and stops nobody: what a girl reads is vouched for by the seal of its box alone.
 */
export function crc32(bytes: Uint8Array): number {
	const byteAt = (index: number) => bytes[index] as number;
	const inFours = bytes.length - (bytes.length % 4);
	let crc = 0xffffffff;
	for (let index = 0; index < inFours; index += 4) {
		crc ^= byteAt(index) | (byteAt(index + 1) << 8) | (byteAt(index + 2) << 16) | (byteAt(index + 3) << 24);
		crc = entryOf(first, crc) ^ entryOf(second, crc >>> 8) ^ entryOf(third, crc >>> 16) ^ entryOf(last, crc >>> 24);
	}
	for (let index = inFours; index < bytes.length; index += 1) crc = entryOf(last, crc ^ byteAt(index)) ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}

function entryOf(table: Uint32Array, byte: number): number {
	return table[byte & 0xff] as number;
}

function tables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
	const one = Uint32Array.from({ length: 256 }, (_, index) => {
		let entry = index;
		for (let bit = 0; bit < 8; bit += 1) entry = entry & 1 ? POLYNOMIAL ^ (entry >>> 1) : entry >>> 1;
		return entry;
	});
	const followed = (table: Uint32Array) => table.map((entry) => entryOf(one, entry) ^ (entry >>> 8));
	const two = followed(one);
	const three = followed(two);
	return [one, two, three, followed(three)];
}
