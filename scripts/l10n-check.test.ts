import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { calendarWordsFromCldr, withCorrections } from './l10n/calendar-words';
import { languageIdentity } from './l10n/dictionaries';
import { parseGlossary } from './l10n/glossary';
import { isSingle, measuresOf, readCheckedPack, type Measure } from './l10n/measures';
import { messagesOf, numbersOf, sourceHash } from './l10n/messages';
import { pseudoPack, pseudoText } from './l10n/pseudo';
import { isOverlay, packTags, readPack } from './language-packs-plugin';

const locales = resolve(import.meta.dirname, '../locales');

/** A small tree of packs with a source language, to plant faults in. */
class Packs {
	readonly root = mkdtempSync(join(tmpdir(), 'nuri-packs-'));

	constructor() {
		this.write('en', { 'ui/day.json': source, 'calendar.json': { plural: { categories: ['one', 'other'], rules: { one: 'i = 1 and v = 0' } } } });
	}

	write(tag: string, files: Readonly<Record<string, unknown>>): this {
		for (const [path, content] of Object.entries(files)) {
			const file = join(this.root, tag, path);
			mkdirSync(join(file, '..'), { recursive: true });
			writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
		}
		return this;
	}

	measure(tag: string): ReadonlyMap<string, Measure> {
		return new Map(measuresOf(readCheckedPack(this.root, tag)).map((measure) => [measure.id, measure]));
	}
}

const source = {
	title: 'Bleeding',
	limit: 'Change it within 8 hours, never later.',
	on: 'Noted on {{day}}',
	days_one: '{{count}} day',
	days_other: '{{count}} days'
};
const russian = {
	title: 'Кровотечение',
	limit: 'Меняй его за 8 часов, не позже.',
	on: 'Отмечено: {{day}}',
	days_one: '{{count}} день',
	days_few: '{{count}} дня',
	days_many: '{{count}} дней',
	days_other: '{{count}} дня'
};
const russianRules = {
	categories: ['one', 'few', 'many', 'other'],
	rules: {
		one: 'v = 0 and i % 10 = 1 and i % 100 != 11',
		few: 'v = 0 and i % 10 = 2..4 and i % 100 != 12..14',
		many: 'v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14'
	}
};
const glossary = 'term_en,term,forbidden,note\nbleeding,кровотечение,грязь|нечистая,"everyday, not clinical"\n';

describe('a language pack', () => {
	const made: Packs[] = [];
	afterAll(() => made.forEach(({ root }) => rmSync(root, { recursive: true })));
	function packs(messages: object, more: Readonly<Record<string, unknown>> = {}): Packs {
		const packs = new Packs().write('ru', { 'ui/day.json': messages, 'calendar.json': { plural: russianRules }, 'glossary.csv': glossary, ...more });
		made.push(packs);
		const from = messagesOf(packs.root, 'en');
		const status = Object.fromEntries([...from].map(([key, message]) => [key, { status: 'draft_machine', source_hash: sourceHash(message) }]));
		return 'status.json' in more ? packs : packs.write('ru', { 'status.json': status });
	}

	it('without a fault passes every measure', () => {
		const measures = packs(russian).measure('ru');
		expect([...measures.values()].filter(({ passed }) => !passed)).toEqual([]);
		expect(measures.get('Q1')?.figure).toBe('100 %');
	});

	const without = (key: keyof typeof russian) => Object.fromEntries(Object.entries(russian).filter(([name]) => name !== key));
	test.each([
		['a message that is missing', 'Q1', without('title'), 'day.title is missing'],
		['a message of its own', 'Q1', { ...russian, extra: 'Лишнее' }, 'day.extra is not in en'],
		['a placeholder that changed', 'Q2', { ...russian, on: 'Отмечено: {{date}}' }, 'has {{date}} where en has {{day}}'],
		['a count left out of a form for many numbers', 'Q2', { ...russian, days_one: 'один день' }, 'day.days_one: has no placeholder'],
		['a plural form that is missing', 'Q3', without('days_few'), 'lacks the plural form few'],
		['a plural form that the language does not have', 'Q3', { ...russian, days_two: '{{count}} дня' }, 'has the plural form two'],
		['a Latin letter within a word', 'Q4', { ...russian, title: 'Кpовотечение' }, '"Кpовотечение" is not in the script'],
		['a word of another script', 'Q4', { ...russian, title: 'Bleeding сегодня' }, '"Bleeding" is not in the script'],
		['a text that is not in normal form', 'Q5', { ...russian, title: 'Кровотечении\u0306' }, 'is not in normal form C'],
		['an invisible mark', 'Q5', { ...russian, title: 'Крово\u200bтечение' }, 'a stray invisible character'],
		['an empty text', 'Q5', { ...russian, title: ' ' }, 'is empty'],
		['a text left in English', 'Q6', { ...russian, title: 'Bleeding' }, 'is as in en'],
		['a text far too long', 'Q7', { ...russian, title: 'Кровотечение '.repeat(4).trim() }, 'characters where about'],
		['a word that the glossary forbids', 'Q10', { ...russian, title: 'Нечистая кровь' }, 'says "нечистая", which the glossary forbids'],
		['a number that changed', 'Q13', { ...russian, limit: 'Меняй его за 6 часов, не позже.' }, 'has the numbers 6 where en has 8']
	])('with %s misses %s', (_what, id, messages, finding) => {
		const measure = packs(messages).measure('ru').get(id);
		expect(measure?.passed).toBe(false);
		expect(measure?.findings.join('\n')).toContain(finding);
	});

	it('that was translated from an older text is stale', () => {
		const status = { 'day.title': { status: 'reviewed', source_hash: '00000000' } };
		const measures = packs(russian, { 'status.json': status }).measure('ru');
		expect(measures.get('Q11')?.passed).toBe(false);
		expect(measures.get('Q11')?.findings).toContain('day.title: was translated from an older English text');
		expect(measures.get('Q12')?.figure).toBe('100 %');
	});

	it('may say why a finding is right as it is', () => {
		const odd = { ...russian, title: 'Bleeding' };
		const exceptions = { 'day.title': { Q4: 'A name.', Q6: 'A name.' } };
		const measures = packs(odd, { 'exceptions.json': exceptions }).measure('ru');
		expect([measures.get('Q4')?.passed, measures.get('Q6')?.passed]).toEqual([true, true]);
	});

	it('says the same English in two ways: that is listed and passes', () => {
		const packs_ = packs({ ...russian, again: 'Кровь' });
		packs_.write('en', { 'ui/day.json': { ...source, again: 'Bleeding' } });
		expect(packs_.measure('ru').get('Q18')).toMatchObject({ passed: true, figure: '1' });
	});
});

/** Dotted keys as the nested groups of a file. */
function inGroups(texts: Readonly<Record<string, string>>): Record<string, unknown> {
	const groups: Record<string, unknown> = {};
	for (const [key, text] of Object.entries(texts)) {
		const path = key.split('.');
		const last = path.pop() as string;
		const group = path.reduce((inner, name) => (inner[name] ??= {}) as Record<string, unknown>, groups);
		group[last] = text;
	}
	return groups;
}

/** The steps of docs/add-a-language.md, with a language that nobody speaks. */
describe('adding a language', () => {
	const root = mkdtempSync(join(tmpdir(), 'nuri-invented-'));
	afterAll(() => rmSync(root, { recursive: true }));
	beforeAll(() => {
		cpSync(join(locales, 'en'), join(root, 'en'), { recursive: true });
		cpSync(join(locales, 'en'), join(root, 'art'), { recursive: true });
		const pack = pseudoPack(readPack('en'), 'en-XA');
		for (const [namespace, messages] of Object.entries(inGroups(pack.ui))) writeFileSync(join(root, 'art/ui', `${namespace}.json`), JSON.stringify(messages));
		writeFileSync(join(root, 'art/glossary.csv'), 'term_en,term,forbidden,note\n');
	});

	it('is a folder that is found and read', () => {
		expect(packTags(root)).toEqual(['art', 'en']);
		expect(readPack('art', root)).toMatchObject({ tag: 'art', status: 'draft', calendar: { direction: 'ltr' } });
	});
	it('is checked by the same command: complete, and its only faults are those of an invention', () => {
		const measures = new Map(measuresOf(readCheckedPack(root, 'art')).map((measure) => [measure.id, measure]));
		for (const id of ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q10', 'Q13']) expect([id, measures.get(id)?.passed]).toEqual([id, true]);
		expect(measures.get('Q11')?.findings[0]).toContain('has no status');
	});
	it('fails where a message is forgotten', () => {
		const path = join(root, 'art/ui/calm.json');
		const whole = readFileSync(path, 'utf8');
		writeFileSync(path, '{}');
		expect(measuresOf(readCheckedPack(root, 'art')).find(({ id }) => id === 'Q1')?.passed).toBe(false);
		writeFileSync(path, whole);
	});
	it('can be laid over for one country, message by message', () => {
		mkdirSync(join(root, 'art-ZZ/ui'), { recursive: true });
		writeFileSync(join(root, 'art-ZZ/ui/common.json'), JSON.stringify({ back: '[Ŗéţûŕñ]', update: { later: '[Ñôţ ñôŵ]' } }));
		writeFileSync(join(root, 'art-ZZ/calendar.json'), JSON.stringify({ firstDay: 6 }));
		const [base, laid] = [readPack('art', root), readPack('art-ZZ', root)];
		expect(isOverlay('art-ZZ', root)).toBe(true);
		expect(laid.ui).toEqual({ ...base.ui, 'common.back': '[Ŗéţûŕñ]', 'common.update.later': '[Ñôţ ñôŵ]' });
		expect(laid.calendar).toEqual({ ...base.calendar, firstDay: 6 });
	});
	it('says which key of an overlay replaces nothing', () => {
		writeFileSync(join(root, 'art-ZZ/ui/common.json'), JSON.stringify({ bakc: 'x' }));
		expect(() => readPack('art-ZZ', root)).toThrow('art-ZZ.common.bakc');
	});
});

describe('the packs that ship', () => {
	it('are each taken for their own language', async () => {
		const packs = ['es', 'hi', 'sw', 'uk'].map((tag) => readCheckedPack(locales, tag));
		for (const [, { passed }] of await languageIdentity(packs)) expect(passed).toBe(true);
	});
	it('would not be taken for another', async () => {
		const spanish = readCheckedPack(locales, 'es');
		expect((await languageIdentity([{ ...spanish, tag: 'pt' }])).get('pt')?.passed).toBe(false);
	});
});

describe('reading', () => {
	it('tells which plural categories stand for one number alone', () => {
		const arabic = (readPack('ar').calendar as { plural: Parameters<typeof isSingle>[0] }).plural;
		expect(['zero', 'one', 'two', 'few', 'many', 'other'].filter((category) => isSingle(arabic, category))).toEqual(['zero', 'one', 'two']);
		const hindi = (readPack('hi').calendar as { plural: Parameters<typeof isSingle>[0] }).plural;
		expect(isSingle(hindi, 'one')).toBe(false);
	});
	it('finds numbers in any digits, and none in placeholders', () => {
		expect(numbersOf('٧ و 21, {{day8}} १२')).toBe('12 21 7');
	});
	it('reads a glossary with quotes, and says which line is broken', () => {
		expect(parseGlossary('term_en,term,forbidden,note\npad,"a|b",c,"say ""pad"", not"\n')[0]).toEqual({ term_en: 'pad', terms: ['a', 'b'], forbidden: ['c'], note: 'say "pad", not' });
		expect(() => parseGlossary('term_en,term,forbidden,note\npad,a\n')).toThrow('line 2');
	});
	it('disguises a text and keeps its placeholders', () => {
		expect(pseudoText('Day {{day}}', 'en-XA')).toBe('[Ḑàý {{day}} ~]');
		expect(pseudoText('Day {{day}}', 'ar-XB')).toBe('\u202eDay {{day}}\u202c');
	});
	it('puts corrections in their place, and refuses one that has none', () => {
		expect(withCorrections({ days: { short: ['a'] } }, { 'days.short': { value: ['b'], why: 'shorter' } })).toEqual({ days: { short: ['b'] } });
		expect(() => withCorrections({}, { 'days.short': { value: [], why: '' } })).toThrow('no place "days"');
		expect(() => calendarWordsFromCldr('xx', '/nowhere')).toThrow();
	});
});
