const POLYNOMIAL = 0xedb88320;

const table = Uint32Array.from({ length: 256 }, (_, index) => {
	let entry = index;
	for (let bit = 0; bit < 8; bit += 1) entry = entry & 1 ? POLYNOMIAL ^ (entry >>> 1) : entry >>> 1;
	return entry;
});

/**
 * CRC-32 (ISO 3309, the checksum of zip and PNG). It tells accidental damage and stops nobody: what a girl reads is
 * vouched for by the seal of its box alone.
 */
export function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (let index = 0; index < bytes.length; index += 1) {
		crc = (table[(crc ^ (bytes[index] as number)) & 0xff] as number) ^ (crc >>> 8);
	}
	return (crc ^ 0xffffffff) >>> 0;
}
