import { describe, expect, it, test } from 'vitest';
import { fold, termsOf, wordsOf } from './terms';

describe('folding', () => {
	test.each([
		['Período', 'periodo'],
		['DON’T', 'dont'],
		['sooooo', 'soo'],
		['مُدَّة', 'مده'],
		['إلى', 'الي'],
		['ک ی', 'ك ي'],
		['١٢', '12'],
		['१२', '12'],
		['๑๒', '12'],
		['১২', '12'],
		['Ｐａｄ', 'pad']
	])('%s becomes %s', (text, folded) => expect(fold(text)).toBe(folded));

	it('keeps the vowel signs of Indic scripts, which make other words', () => {
		expect(fold('दिन')).toBe('दिन');
		expect(fold('দিন')).not.toBe(fold('দন'));
	});
	it('is the same when it is done twice', () => {
		for (const text of ['Épée', 'أحمر', 'कितने दिन', 'ผ้าอนามัย', 'የወር አበባ']) expect(fold(fold(text))).toBe(fold(text));
	});
});

describe('words', () => {
	it('are split where letters end', () => expect(wordsOf('pad/cloth, or-not?')).toEqual(['pad', 'cloth', 'or', 'not']));
	it('are pairs of letters in scripts without spaces', () => expect(wordsOf('ปวดท้อง')).toContain('ปว'));
	it('are none in an empty text', () => expect(wordsOf(' … ')).toEqual([]));
});

describe('terms', () => {
	const rules = { ignored: ['my', 'is'], same: { tummy: 'belly', cramps: 'pain' }, endings: ['ing', 's'] };
	it('leave out what says nothing and put one word for several', () => expect(termsOf('My tummy is cramps', rules)).toEqual(['belly', 'pain']));
	it('lose an ending only while three letters stay', () => expect(termsOf('swims sing', rules)).toEqual(['swim', 'sing']));
});
