import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnWords, foldedWord, suggestedWords, unknownWords, wordsOf } from './word-lock';

const locales = ['en', 'es', 'ar'] as const;
type Tag = (typeof locales)[number];

function textOf(tag: Tag): string {
	return readFileSync(resolve(import.meta.dirname, '../../../../locales', tag, 'words.txt'), 'utf8');
}

function listOf(tag: Tag): string[] {
	return textOf(tag).split('\n').slice(0, -1);
}

const bytes = (...values: number[]) => () => Uint8Array.from(values);

describe('a folded word', () => {
	it.each([
		['  Águila ', 'aguila'],
		['ÑANDÚ', 'nandu'],
		['cigüeña', 'ciguena'],
		['أَرْنَب', 'ارنب'],
		['إبريق', 'ابريق'],
		['آلة', 'اله'],
		['ٱسم', 'اسم'],
		['مقهى', 'مقهي'],
		['لؤلؤة', 'لولوه'],
		['مائدة', 'مايده'],
		['كـــتاب', 'كتاب'],
		['ﻛﺘﺎﺏ', 'كتاب'],
		['کتابی', 'كتابي'],
		['İ', 'i'],
		['\u200fقمر\u200e', 'قمر']
	])('has no accents, no vowel marks and one shape of each letter: %j', (typed, folded) => {
		expect(foldedWord(typed)).toBe(folded);
	});
	it('is the same however its accents were encoded', () => {
		for (const tag of locales) {
			for (const word of listOf(tag)) expect(foldedWord(word.normalize('NFD'))).toBe(foldedWord(word));
		}
	});
	it('stays as it is when folded again', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldedWord(foldedWord(text)) === foldedWord(text)));
	});
});

describe('what she typed', () => {
	it('is split on anything that is no letter, and folded', () => {
		expect(wordsOf(' Teapot, otter-RIVER\n4 lemon.')).toEqual(['teapot', 'otter', 'river', 'lemon']);
		expect(wordsOf('قَمَر، أرنب؛ مائدة')).toEqual(['قمر', 'ارنب', 'مايده']);
		expect(wordsOf(' … 12 ')).toEqual([]);
	});
	it('keeps a word whole whose accents are marks of their own', () => {
		expect(wordsOf('a\u0301guila nin\u0303o')).toEqual(['aguila', 'nino']);
	});
	it('gives back the words of a list in any language, whatever parts them', () => {
		const some = fc.constantFrom(...locales).chain((tag) => fc.array(fc.constantFrom(...listOf(tag)), { minLength: 1, maxLength: 6 }));
		fc.assert(
			fc.property(some, fc.constantFrom(' ', ', ', '\n', ' - ', '،'), (words, gap) => {
				expect(wordsOf(words.join(gap).toUpperCase())).toEqual(words.map(foldedWord));
			})
		);
	});
});

describe('drawn words', () => {
	const list = listOf('en');

	it('come from the bytes drawn, two a word, the list being cut to its own length', () => {
		expect(drawnWords(list, 3, bytes(0, 0, 0x07, 0xff, 0xf8, 0x01))).toEqual([list[0], list[2047], list[1]]);
	});
	it('may repeat', () => {
		expect(drawnWords(list, 2, bytes(1, 1, 1, 1))).toEqual([list[257], list[257]]);
	});
	it('are each as likely as any other: over every pair of bytes once, for lists of any power of two', () => {
		const every = Uint8Array.from({ length: 2 * 65_536 }, (_, at) => (at % 2 === 0 ? at >> 9 : (at >> 1) & 255));
		for (let size = 2; size <= 65_536; size *= 2) {
			const times = new Map<string, number>();
			for (const word of drawnWords(Array.from({ length: size }, (_, index) => String(index)), 65_536, () => every)) {
				times.set(word, (times.get(word) ?? 0) + 1);
			}
			expect(times.size).toBe(size);
			expect(new Set(times.values())).toEqual(new Set([65_536 / size]));
		}
	});
	it('are always words of the list, as many as asked for', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.integer({ min: 1, max: 8 }), (pool, count) => {
				const words = drawnWords(list, count, (length) => pool.subarray(0, length));
				expect(words).toHaveLength(count);
				expect(words.filter((word) => !list.includes(word))).toEqual([]);
			})
		);
	});
	it('are refused where some words would be likelier than others', () => {
		for (const length of [0, 1, 3, 2047, 2049, 131_072]) {
			expect(() => drawnWords(Array.from({ length }, String), 4, (size) => new Uint8Array(size))).toThrow(RangeError);
		}
	});
	it('are refused where the source gives too few bytes, or none are wanted', () => {
		expect(() => drawnWords(list, 4, bytes(1, 2, 3))).toThrow(RangeError);
		expect(() => drawnWords(list, 0, bytes())).toThrow(RangeError);
		expect(() => drawnWords(list, 1.5, bytes(1, 2, 3))).toThrow(RangeError);
	});
});

describe('suggested words', () => {
	const list = ['águila', 'agua', 'ñandú', 'أرنب', 'أرجوحة'];

	it('begin with what was typed, with or without accents, in the order of the list', () => {
		expect(suggestedWords(list, 'agu', 5)).toEqual(['águila', 'agua']);
		expect(suggestedWords(list, 'ÁGUI', 5)).toEqual(['águila']);
		expect(suggestedWords(list, 'na', 5)).toEqual(['ñandú']);
		expect(suggestedWords(list, 'ار', 5)).toEqual(['أرنب', 'أرجوحة']);
	});
	it('are no more than asked for', () => {
		expect(suggestedWords(list, 'a', 1)).toEqual(['águila']);
		expect(suggestedWords(list, 'a', 0)).toEqual([]);
	});
	it('are none before she has typed a letter, and none for a stranger', () => {
		expect(suggestedWords(list, '  ', 5)).toEqual([]);
		expect(suggestedWords(list, 'x', 5)).toEqual([]);
	});
	it.each(['en', 'es'] as const)('come down to the one meant after four letters: %s', (tag) => {
		const words = listOf(tag);
		for (const word of words) expect(suggestedWords(words, foldedWord(word).slice(0, 4), 9)).toEqual([word]);
	});
});

describe('unknown words', () => {
	it('are those that the list does not hold, folded', () => {
		expect(unknownWords(['águila', 'agua'], ['AGUILA', 'Agüita', 'agua', 'xyz'])).toEqual(['aguita', 'xyz']);
	});
});

/** Nothing a diary's lock should ever say; one such word in a list is a mistake. */
const unfit: Readonly<Record<Tag, string>> = {
	en: 'gun knife kill dead war blood period cramp pad tampon leak stain sex naked bra breast fat thin skinny ugly wine beer smoke drug pill god church mosque angel devil vote president fever cough sick pain kiss',
	es: 'arma cuchillo matar guerra sangre regla ciclo toalla compresa mancha sexo desnudo gorda gordo flaca feo vino cerveza fumar droga pastilla dios iglesia santo diablo voto fiebre tos beso coger concha bicho papaya polla pito chucha cola pico pija panocha',
	ar: 'سلاح سكين قتل حرب دم دورة حيض فوطة نزيف جنس عار سمين نحيل قبيح خمر بيرة دخان سيجارة الله مسجد كنيسة صلاة شيطان رئيس حمى مرض ألم قبلة موت سرطان'
};

describe.each(locales)('the list of words: %s', (tag) => {
	const words = listOf(tag);
	const folded = words.map(foldedWord);

	it('holds 2,048 words, eleven bits each, one a line', () => {
		expect(words).toHaveLength(2048);
		expect(textOf(tag).endsWith('\n')).toBe(true);
	});
	it('holds words of letters alone, composed and in lower case', () => {
		const script = tag === 'ar' ? /^[\u0621-\u063a\u0641-\u064a]+$/ : /^[a-záéíóúüñ]+$/;
		expect(words.filter((word) => word.normalize('NFC') !== word || word.toLowerCase() !== word || !script.test(word))).toEqual([]);
	});
	it('is in order of the folded words, no two of which are the same', () => {
		expect(folded.filter((word, index) => index > 0 && word <= (folded[index - 1] as string))).toEqual([]);
	});
	it('holds short words only', () => {
		const longest = tag === 'ar' ? 6 : 8;
		expect(folded.filter((word) => word.length < 3 || word.length > longest)).toEqual([]);
	});
	it('holds no word that a diary should not say', () => {
		const stops = new Set(unfit[tag].split(' ').map(foldedWord));
		expect(folded.filter((word) => stops.has(word))).toEqual([]);
	});
});

describe.each(['en', 'es'] as const)('mistyping: %s', (tag) => {
	it('by one letter never makes another word of the list', () => {
		expect(neighbours(listOf(tag).map(foldedWord))).toEqual([]);
	});
	it('no word begins with another', () => {
		const starts = new Set(listOf(tag).map(foldedWord));
		const longer = (word: string) => Array.from({ length: word.length - 1 }, (_, end) => word.slice(0, end + 1)).some((start) => starts.has(start));
		expect([...starts].filter(longer)).toEqual([]);
	});
});

describe('mistyping: ar', () => {
	const folded = listOf('ar').map(foldedWord);

	it('by the dots of a letter never makes another word of the list', () => {
		const dotless = folded.map(withoutDots);
		expect(folded.filter((_, index) => dotless.indexOf(dotless[index] as string) !== index)).toEqual([]);
	});
	it('no word is another with the article, as a feminine or as a regular plural', () => {
		const all = new Set(folded);
		const made = (word: string) => [`ال${word}`, ...['ه', 'ات', 'ون', 'ين', 'ي', 'يه'].map((end) => word + end), word.replace(/ه$/, 'ات')];
		expect(folded.flatMap((word) => made(word).filter((form) => form !== word && all.has(form)))).toEqual([]);
	});
});

/** Pairs that one letter more, less or other tells apart, by the forms with one letter left out. */
function neighbours(words: readonly string[]): string[] {
	const byGap = new Map<string, string>();
	const pairs: string[] = [];
	for (const word of words) {
		const gaps = Array.from(word, (_, at) => `${word.slice(0, at)}_${word.slice(at + 1)}`);
		const inserted = Array.from({ length: word.length + 1 }, (_, at) => `${word.slice(0, at)}_${word.slice(at)}`);
		for (const form of new Set([...gaps, ...inserted])) {
			const other = byGap.get(form);
			if (other !== undefined && other !== word) pairs.push(`${other} ${word}`);
			byGap.set(form, word);
		}
	}
	return pairs;
}

const shapes: Readonly<Record<string, string>> = { ت: 'ب', ث: 'ب', ن: 'ب', ي: 'ب', خ: 'ح', ج: 'ح', ذ: 'د', ز: 'ر', ش: 'س', ض: 'ص', ظ: 'ط', غ: 'ع', ق: 'ف' };

function withoutDots(word: string): string {
	return Array.from(word, (letter) => shapes[letter] ?? letter).join('');
}
