import { deflateSync, Inflate, inflateSync } from 'fflate';
import { bytesFromText, textFromBytes, wipe } from './encoding';

/** The longest text in bytes of UTF-8: two hundred diaries of ten years. A few kilobytes of deflate could hold more. */
export const LONGEST_TEXT = 2 ** 25;

/** Nearly as small as the densest, in half the time. */
const LEVEL = 4;

/** No deflated byte stands for more (RFC 1951: 258 bytes for two bits, and a little over). */
const MOST_FOR_A_BYTE = 1032;

/** A text as UTF-8, deflated (RFC 1951) by the same code on every browser; null when it is over the longest text. */
export function deflateText(text: string): Uint8Array | null {
	const plain = bytesFromText(text);
	const deflated = plain.length <= LONGEST_TEXT ? deflateSync(plain, { level: LEVEL }) : null;
	wipe(plain);
	return deflated;
}

/** The text that was deflated, or null when the bytes are none, or are of more than the longest text. */
export function inflateText(deflated: Uint8Array): string | null {
	if (deflated.length === 0) return null;
	try {
		if (deflated.length * MOST_FOR_A_BYTE > LONGEST_TEXT) expectBearable(deflated);
		const plain = inflateSync(deflated);
		const text = textFromBytes(plain);
		wipe(plain);
		return text;
	} catch {
		return null;
	}
}

/** After each piece, which stands for four megabytes at most, the limit is looked at again. */
const PIECE = 2 ** 12;

// Piece by piece, the library does not notice a cut end; all at once, it knows no limit. So both are asked.
function expectBearable(deflated: Uint8Array): void {
	let length = 0;
	const stream = new Inflate((part) => {
		length += part.length;
		wipe(part);
		if (length > LONGEST_TEXT) throw new RangeError('more than the longest text');
	});
	for (let start = 0; start < deflated.length; start += PIECE) {
		stream.push(deflated.subarray(start, start + PIECE), start + PIECE >= deflated.length);
	}
}
