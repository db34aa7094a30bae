/** Symbols in a recovery code: 16 of 32, 80 bits. */
export const RECOVERY_LENGTH = 16;

/** Crockford's base 32: no I, L, O or U, so that nothing is misread on paper. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MISREAD: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
// Digits of the scripts in which phones type numbers: Arabic, Persian, Devanagari, Bengali, Thai, Myanmar, Khmer.
const ZEROS: readonly number[] = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x1040, 0x17e0];

/** A new recovery code, 16 symbols without spaces. `random` gives that many random bytes. */
export function drawnRecoveryCode(random: (length: number) => Uint8Array): string {
	return Array.from(random(RECOVERY_LENGTH), (byte) => SYMBOLS.charAt(byte & 31)).join('');
}

/** In groups of four, for paper. */
export function groupedRecoveryCode(code: string): string {
	return (code.match(/.{1,4}/g) ?? []).join(' ');
}

/** Reads a code as somebody types it: any case, spaces and dashes, O for 0, I and L for 1; null when it is none. */
export function parseRecoveryCode(text: string): string | null {
	const symbols = Array.from(text.normalize('NFKC').toUpperCase(), (each) => MISREAD[each] ?? asciiDigit(each))
		.filter((each) => !/[\s\-–—_.]/.test(each))
		.join('');
	return symbols.length === RECOVERY_LENGTH && Array.from(symbols).every((each) => SYMBOLS.includes(each)) ? symbols : null;
}

function asciiDigit(symbol: string): string {
	const point = symbol.charCodeAt(0);
	const zero = ZEROS.find((first) => point >= first && point < first + 10);
	return zero === undefined ? symbol : String(point - zero);
}
