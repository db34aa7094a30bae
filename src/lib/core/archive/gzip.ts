/** What lies in a gzip file (RFC 1952): the deflated bytes, and the length of what they stand for as the file tells it. */
export interface GzipContent {
	readonly deflated: Uint8Array;
	/** In bytes. What a stranger's file claims: a hint and no proof. */
	readonly length: number;
}

const HEADER = 10;
const TRAILER = 8;
const [HAS_CHECKSUM, HAS_EXTRA, HAS_NAME, HAS_COMMENT] = [2, 4, 8, 16] as const;

/** Whether bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The content of a gzip file of one member; null where its frame is damaged. Nothing is inflated or verified here. */
export function gzipContent(bytes: Uint8Array): GzipContent | null {
	const flags = bytes[3] ?? 0;
	if (!isGzip(bytes) || bytes[2] !== 8 || bytes.length < HEADER + TRAILER) return null;
	let start = HEADER;
	if (flags & HAS_EXTRA) start += 2 + (bytes[start] ?? 0) + (bytes[start + 1] ?? 0) * 256;
	for (const flag of [HAS_NAME, HAS_COMMENT]) if (flags & flag) start = bytes.indexOf(0, start) + 1 || bytes.length;
	if (flags & HAS_CHECKSUM) start += 2;
	const end = bytes.length - TRAILER;
	if (start >= end) return null;
	const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - 4, true);
	return { deflated: bytes.subarray(start, end), length };
}
