const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Base45 of RFC 9285: two bytes become three characters of the QR code's alphanumeric mode, a last single byte two. */
export function base45FromBytes(bytes: Uint8Array): string {
	let text = '';
	for (let index = 0; index < bytes.length; index += 2) {
		const [first, second] = [bytes[index] as number, bytes[index + 1]];
		text += second === undefined ? charactersOf(first, 2) : charactersOf(first * 256 + second, 3);
	}
	return text;
}

/** The bytes of a Base45 text, or null where it is none: a foreign character, a length or a value that cannot be. */
export function bytesFromBase45(text: string): Uint8Array | null {
	if (text.length % 3 === 1) return null;
	const bytes = new Uint8Array(Math.floor((text.length * 2) / 3));
	for (let index = 0, offset = 0; index < text.length; index += 3, offset += 2) {
		const group = text.slice(index, index + 3);
		const value = valueOf(group);
		if (value < 0 || value > (group.length === 3 ? 0xffff : 0xff)) return null;
		if (group.length === 3) bytes[offset] = value >> 8;
		bytes[offset + group.length - 2] = value & 0xff;
	}
	return bytes;
}

function charactersOf(value: number, count: 2 | 3): string {
	let text = '';
	for (let rest = value, left: number = count; left > 0; rest = Math.floor(rest / 45), left -= 1) text += ALPHABET.charAt(rest % 45);
	return text;
}

/** The least significant character comes first; -1 where one does not belong to the alphabet. */
function valueOf(group: string): number {
	let value = 0;
	for (let index = group.length - 1; index >= 0; index -= 1) {
		const digit = ALPHABET.indexOf(group.charAt(index));
		if (digit < 0) return -1;
		value = value * 45 + digit;
	}
	return value;
}
