import { deflateSync, inflateSync } from 'fflate';
import { bytesFromText, textFromBytes, wipe } from './encoding';

/** A text as UTF-8, deflated (RFC 1951) by the same code on every browser. */
export function deflateText(text: string): Uint8Array {
	const plain = bytesFromText(text);
	const deflated = deflateSync(plain);
	wipe(plain);
	return deflated;
}

/** The text that was deflated, or null when the bytes are none. */
export function inflateText(deflated: Uint8Array): string | null {
	try {
		const plain = inflateSync(deflated);
		const text = textFromBytes(plain);
		wipe(plain);
		return text;
	} catch {
		return null;
	}
}
