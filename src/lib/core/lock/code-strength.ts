import { parseCalendarDate } from '../calendar/calendar-date';

export type CodeWeakness = 'too-short' | 'too-common' | 'looks-like-date';

/** Shortest code allowed: six digits are a million codes, enough against guessing by hand. */
export const SHORTEST_CODE = 6;

// Six-digit codes that head published lists of leaked PINs and are no run or repetition.
const COMMON = new Set(['112233', '123321', '159753', '147258', '258456', '102030', '101010', '131313', '696969', '520520', '789456', '456789', '147852', '159357', '100200', '010203', '314159', '271828']);

/** Why a code of digits is too easy to guess, or null when it will do. A relative guesses birthdays first. */
export function codeWeakness(code: string): CodeWeakness | null {
	if (!/^\d+$/.test(code) || code.length < SHORTEST_CODE) return 'too-short';
	if (COMMON.has(code) || isRun(code) || isRepetition(code)) return 'too-common';
	return looksLikeDate(code) ? 'looks-like-date' : null;
}

function isRun(code: string): boolean {
	const steps = Array.from(code.slice(1), (digit, index) => (Number(digit) - Number(code.charAt(index)) + 10) % 10);
	return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

function isRepetition(code: string): boolean {
	return [1, 2, 3, 4].some((period) => code.length > period && code === code.slice(0, period).repeat(code.length).slice(0, code.length));
}

// Day, month and year in any order, the year with two digits or four (1930 to 2035).
function looksLikeDate(code: string): boolean {
	const [a, b, c] = [code.slice(0, 2), code.slice(2, 4), code.slice(4)];
	const [y, m, d] = [code.slice(0, -4), code.slice(-4, -2), code.slice(-2)];
	if (code.length !== 6 && code.length !== 8) return false;
	return isDate(c, b, a) || isDate(c, a, b) || isDate(y, m, d) || isDate(y, d, m);
}

function isDate(year: string, month: string, day: string): boolean {
	const years = year.length === 4 ? [year] : [`19${year}`, `20${year}`];
	return years.some((each) => Number(each) >= 1930 && Number(each) <= 2035 && parseCalendarDate(`${each}-${month}-${day}`) !== null);
}
