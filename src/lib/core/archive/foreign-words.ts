/** Zeros of the digit rows that dates are written with: Arabic-Indic, Persian, Devanagari, Bengali. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6] as const;

/** Text with ASCII digits, and without the invisible marks that right-to-left programs put around them. */
export function withPlainDigits(text: string): string {
	return text
		.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g, plainDigit);
}

/** A word for comparing: letters and digits only, in lower case, without accents or vowel marks. */
export function plainWord(text: string): string {
	return withPlainDigits(text)
		.normalize('NFD')
		.toLowerCase()
		.replace(/\u0629/g, '\u0647')
		.replace(/\u0649/g, '\u064a')
		.replace(/\u0640|[^\p{L}\p{N}]/gu, '');
}

function plainDigit(digit: string): string {
	const code = digit.charCodeAt(0);
	const zero = ZEROS.find((each) => code >= each && code <= each + 9) ?? code;
	return String(code - zero);
}
