import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { drawnRecoveryCode, groupedRecoveryCode, parseRecoveryCode } from './recovery-code';
import { secretOfCode, secretOfPictures, secretOfRecovery, secretOfWords } from './lock-secret';

describe('a recovery code', () => {
	it('is 16 symbols and reads back as it was written, in groups or not, in any case', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
				const code = drawnRecoveryCode(() => bytes);
				expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
				expect(parseRecoveryCode(code)).toBe(code);
				expect(parseRecoveryCode(` ${groupedRecoveryCode(code).toLowerCase().replace(/ /g, '-')} `)).toBe(code);
			})
		);
	});

	it('draws every symbol equally often', () => {
		const all = drawnRecoveryCode(() => Uint8Array.from({ length: 256 }, (_, index) => index));
		const counts = new Map(Array.from(all, (symbol) => [symbol, all.split(symbol).length - 1]));
		expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
	});

	it('forgives O for 0, I and L for 1, and the digits of other scripts', () => {
		expect(parseRecoveryCode('OIL0 AAAA AAAA AAAA')).toBe('0110AAAAAAAAAAAA');
		expect(parseRecoveryCode('١٢٣٤ ۱۲۳۴ १२३४ AAAA')).toBe('123412341234AAAA');
	});

	it('is refused when a symbol is missing, too many or unknown', () => {
		for (const text of ['', 'AAAA AAAA AAAA AAA', 'AAAA AAAA AAAA AAAAA', 'UAAA AAAA AAAA AAAA', '!AAA AAAA AAAA AAAA']) {
			expect(parseRecoveryCode(text)).toBeNull();
		}
	});
});

describe('the text of a lock', () => {
	it('never reads as one of another kind', () => {
		const texts = [secretOfCode('123456'), secretOfPictures([1, 2, 3]), secretOfWords(['one', 'two']), secretOfRecovery('0110AAAAAAAAAAAA')];
		expect(texts).toEqual(['123456', 'pictures 1 2 3', 'words one two', 'recovery 0110AAAAAAAAAAAA']);
	});

	it('is empty where nothing was entered', () => {
		expect([secretOfCode(''), secretOfPictures([]), secretOfWords([])]).toEqual(['', '', '']);
	});
});
