import { describe, expect, it } from 'vitest';
import { readPack } from '../../../scripts/language-packs-plugin.ts';
import type { CalendarDate } from '../core/calendar/calendar-date';
import { formatDate, formatNumber, weekdaysInOrder } from './format';
import type { LanguagePack } from './language-pack';
import { createTranslate } from './messages';
import { pluralCategory } from './plural-rules';
import { languages } from './languages';

const pack = (tag: string) => readPack(tag) as unknown as LanguagePack;
const date = '2026-05-12' as CalendarDate;

describe('translating', () => {
	it('chooses the plural form by the rules of the pack', () => {
		const t = createTranslate(pack('en'));
		expect(t('forecast.fromYours', { count: 1 })).toContain('1 of your cycles');
		expect(t('calendar.markDone', { count: 1 })).toBe('Save 1 day');
		expect(t('calendar.markDone', { count: 3 })).toBe('Save 3 days');
	});

	it('writes numbers in the digits of the language', () => {
		const t = createTranslate(pack('ar'));
		expect(t('start.steps', { step: 2, count: 4 })).toMatch(/٢.*٤|٤.*٢/s);
		expect(formatNumber(2026, pack('ar').calendar)).toBe('٢٠٢٦');
	});

	it('keeps inserted text apart from text of the other direction', () => {
		const t = createTranslate(pack('en'));
		expect(t('import.line', { line: 3, reason: 'نعم' })).toBe('Line 3: \u2068نعم\u2069');
		expect(t('import.line', { line: 3, reason: 'yes' })).toBe('Line 3: yes');
	});

	it('knows all six Arabic forms', () => {
		const { plural } = pack('ar').calendar;
		const forms = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map((count) => pluralCategory(plural, count));
		expect(forms).toEqual(['zero', 'one', 'two', 'few', 'few', 'many', 'many', 'other', 'other', 'few']);
	});
});

describe('plural rules of the packs', () => {
	it.each(languages.map(({ tag }) => tag))('%s agrees with CLDR for every number up to 2,000 and for a million', (tag) => {
		const { plural } = pack(tag).calendar;
		const cldr = new Intl.PluralRules(tag);
		const numbers = [...Array.from({ length: 2001 }, (_, number) => number), 1_000_000, 2_000_000];
		for (const number of numbers) expect(pluralCategory(plural, number)).toBe(cldr.select(number));
		expect([...plural.categories].sort()).toEqual([...cldr.resolvedOptions().pluralCategories].sort());
	});

	it('refuses a rule it cannot read', () => {
		expect(() => pluralCategory({ categories: ['one', 'other'], rules: { one: 'n is 1' } }, 1)).toThrow(SyntaxError);
	});
});

describe('dates', () => {
	it.each([
		['en', 'Tuesday 12 May 2026', 'Tue 12 May', 'May 2026'],
		['es', 'martes, 12 de mayo de 2026', 'mar 12 may', 'mayo de 2026'],
		['ar', 'الثلاثاء، ١٢ مايو ٢٠٢٦', 'الثلاثاء ١٢ مايو', 'مايو ٢٠٢٦']
	])('are written in the words of %s', (tag, full, short, month) => {
		const words = pack(tag).calendar;
		expect(formatDate(date, 'full', words)).toBe(full);
		expect(formatDate(date, 'short', words)).toBe(short);
		expect(formatDate(date, 'month', words)).toBe(month);
	});

	it.each([
		['en', 0],
		['es', 1],
		['ar', 6]
	])('begin the week in %s as people there do', (tag, first) => {
		expect(weekdaysInOrder(pack(tag).calendar)[0]?.index).toBe(first);
	});

	it.each(languages.map(({ tag }) => tag))('name the months and days of %s as CLDR does', (tag) => {
		const words = pack(tag).calendar;
		const locale = tag === 'ar' ? 'ar-EG' : tag;
		const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
		const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
		expect(words.months.alone).toEqual(Array.from({ length: 12 }, (_, index) => month.format(Date.UTC(2026, index, 15))));
		expect(words.days.wide).toEqual(Array.from({ length: 7 }, (_, index) => day.format(Date.UTC(2026, 1, 1 + index))));
	});
});
