/** UTF-8 bytes of a text; lone surrogates become U+FFFD. */
export function bytesFromText(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

/** The text of UTF-8 bytes, or null when they are not valid UTF-8. */
export function textFromBytes(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** All parts in one new array. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
}

/** Whether two arrays hold the same bytes. Not constant in time: for stored, public bytes only. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false;
	for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
	return true;
}

/** Writes an unsigned 32-bit integer, little-endian. */
export function writeUint32(bytes: Uint8Array, offset: number, value: number): void {
	viewOf(bytes).setUint32(offset, value, true);
}

/** Reads an unsigned 32-bit integer, little-endian. */
export function readUint32(bytes: Uint8Array, offset: number): number {
	return viewOf(bytes).getUint32(offset, true);
}

/** Overwrites bytes that are no longer needed. The engine may have copied them elsewhere: a habit, not a promise. */
export function wipe(...buffers: readonly Uint8Array[]): void {
	for (const buffer of buffers) buffer.fill(0);
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
