/** Fresh random bytes, from a source that is handed in so that a test can repeat itself. */
export type RandomSource = (length: number) => Uint8Array;

/** The most bytes that `getRandomValues` gives at once (W3C Web Cryptography API, 10.1.1). */
const QUOTA = 65_536;

/** Random bytes of the browser's own generator, in any amount. */
export function systemRandom(length: number): Uint8Array {
	const bytes = new Uint8Array(length);
	for (let offset = 0; offset < length; offset += QUOTA) {
		crypto.getRandomValues(bytes.subarray(offset, Math.min(offset + QUOTA, length)));
	}
	return bytes;
}
