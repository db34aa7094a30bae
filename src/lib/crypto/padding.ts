/** Bytes followed by zeros up to `length`; throws when they do not fit. For use inside a box, where nobody sees zeros. */
export function paddedTo(bytes: Uint8Array, length: number): Uint8Array {
	if (bytes.length > length) throw new RangeError('the bytes do not fit');
	const padded = new Uint8Array(length);
	padded.set(bytes);
	return padded;
}

/** The smallest of `smallest`, twice that, four times that and so on that holds `length` bytes. */
export function doublingSize(length: number, smallest: number): number {
	let size = smallest;
	while (size < length) size *= 2;
	return size;
}
