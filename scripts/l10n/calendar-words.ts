/**
 * The calendar words of a language as CLDR has them, in the shape of `locales/<tag>/calendar.json`. What people say
 * otherwise than CLDR stands in `locales/<tag>/calendar-corrections.json`, each with its reason.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The country whose week and weekend a language takes where its own tag names none. */
const countryOf: Readonly<Record<string, string>> = {
	en: 'KE', es: 'ES', fr: 'SN', pt: 'MZ', ru: 'KG', uk: 'UA', id: 'ID', vi: 'VN', sw: 'KE', ar: 'EG',
	fil: 'PH', hi: 'IN', bn: 'BD', ne: 'NP', ur: 'PK', mn: 'MN', th: 'TH', am: 'ET'
};
/** The form of a language that CLDR keeps under a tag with a country. */
const cldrTag: Readonly<Record<string, string>> = { en: 'en-GB', ar: 'ar-EG', pt: 'pt-PT' };
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const digitSets: Readonly<Record<string, string>> = { latn: '0123456789', arab: '٠١٢٣٤٥٦٧٨٩', arabext: '۰۱۲۳۴۵۶۷۸۹', deva: '०१२३४५६७८९', beng: '০১২৩৪৫৬৭৮৯' };

type Json = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, string>>;
interface CldrCalendar {
	readonly months: Readonly<Record<'format' | 'stand-alone', Readonly<Record<'wide' | 'abbreviated', Names>>>>;
	readonly days: Readonly<Record<'stand-alone', Readonly<Record<'wide' | 'abbreviated' | 'narrow', Names>>>>;
	readonly dateFormats: Readonly<Record<'full' | 'long', unknown>>;
	readonly dateTimeFormats: { readonly availableFormats: Names };
}

/** One thing that is said otherwise than in CLDR: the path in `calendar.json`, what stands there, and why. */
export interface Correction {
	readonly value: unknown;
	readonly why: string;
}

/** Reads CLDR's JSON packages from a folder of packages; throws where one lacks the language. */
export function calendarWordsFromCldr(tag: string, packages: string): Json {
	const read = (path: string): Json => JSON.parse(readFileSync(join(packages, path), 'utf8')) as Json;
	const main = (pack: string, file: string, cldr = cldrTag[tag] ?? tag): Json =>
		(read(`${pack}/main/${cldr}/${file}.json`).main as Readonly<Record<string, Json>>)[cldr] as Json;
	const calendar = (pack: string, id: string, cldr?: string) => at(main(pack, `ca-${id}`, cldr), ['dates', 'calendars', id]) as CldrCalendar;
	const gregorian = calendar('cldr-dates-full', 'gregorian');
	const digits = at(main('cldr-numbers-full', 'numbers'), ['numbers', 'defaultNumberingSystem']) as string;
	const supplemental = (file: string) => read(`cldr-core/supplemental/${file}.json`).supplemental as Json;
	const rules = at(supplemental('plurals'), ['plurals-type-cardinal', tag]) as Names;
	const list = at(main('cldr-misc-full', 'listPatterns'), ['listPatterns', 'listPattern-type-standard', 'middle']) as string;
	const direction = at(main('cldr-misc-full', 'layout'), ['layout', 'orientation', 'characterOrder']);
	return {
		direction: direction === 'right-to-left' ? 'rtl' : 'ltr',
		digits: digitSets[digits],
		plural: pluralRules(rules),
		listSeparator: list.replace(/\{\d\}/g, ''),
		...week(supplemental('weekData').weekData as Json, countryOf[tag] ?? '001'),
		months: {
			alone: names(gregorian.months['stand-alone'].wide),
			inDate: names(gregorian.months.format.wide),
			short: names(gregorian.months.format.abbreviated)
		},
		otherMonths: {
			ethiopic: names(calendar('cldr-cal-ethiopic-full', 'ethiopic', tag).months['stand-alone'].wide),
			persian: names(calendar('cldr-cal-persian-full', 'persian', tag).months['stand-alone'].wide)
		},
		days: {
			wide: weekdays(gregorian.days['stand-alone'].wide),
			short: weekdays(gregorian.days['stand-alone'].abbreviated),
			narrow: weekdays(gregorian.days['stand-alone'].narrow)
		},
		patterns: patterns(gregorian)
	};
}

/** The words with each correction put in its place; a path that leads nowhere throws. */
export function withCorrections(words: Json, corrections: Readonly<Record<string, Correction>>): Json {
	return Object.entries(corrections).reduce((corrected, [path, { value }]) => withValue(corrected, path.split('.'), value), words);
}

/** JSON as people read it: short lists on one line. */
export function calendarText(words: Json): string {
	const text = JSON.stringify(words, null, '\t');
	return `${text.replace(/\[\n[^[\]]*\]/g, (list) => list.replace(/\s*\n\s*/g, ' ').replace('[ ', '[').replace(' ]', ']'))}\n`;
}

function at(value: unknown, path: readonly string[]): unknown {
	const found = path.reduce<unknown>((inner, key) => (inner as Json | undefined)?.[key], value);
	if (found === undefined) throw new Error(`CLDR has no ${path.join('.')}`);
	return found;
}

function withValue(words: Json, [key = '', ...rest]: readonly string[], value: unknown): Json {
	if (rest.length === 0) return { ...words, [key]: value };
	const inner = words[key];
	if (typeof inner !== 'object' || inner === null) throw new Error(`no place "${key}" to correct`);
	return { ...words, [key]: withValue(inner as Json, rest, value) };
}

function pluralRules(cldr: Names): Json {
	const rules = Object.entries(cldr).map(([name, rule]) => [name.replace('pluralRule-count-', ''), rule.split('@')[0]?.trim() ?? ''] as const);
	return { categories: rules.map(([category]) => category), rules: Object.fromEntries(rules.filter(([, rule]) => rule !== '')) };
}

function week(data: Json, country: string): { firstDay: number; weekend: number[] } {
	const day = (field: string): number => {
		const days = data[field] as Names;
		return dayNames.indexOf((days[country] ?? days['001']) as (typeof dayNames)[number]);
	};
	const [first, start, end] = [day('firstDay'), day('weekendStart'), day('weekendEnd')];
	return { firstDay: first, weekend: [...new Set([start, end])].sort() };
}

function names(months: Names): string[] {
	return Object.keys(months)
		.filter((key) => /^\d+$/.test(key))
		.sort((a, b) => Number(a) - Number(b))
		.map((key) => months[key] as string);
}

function weekdays(days: Names): string[] {
	return dayNames.map((day) => days[day] as string);
}

function patterns({ dateFormats, dateTimeFormats: { availableFormats: formats } }: CldrCalendar): Json {
	const format = (name: 'full' | 'long'): string => {
		const found = dateFormats[name];
		return typeof found === 'string' ? found : ((found as { _value: string })._value);
	};
	const full = pattern(format('full'));
	return {
		full,
		long: inSentence(formats.MMMMEd ? pattern(formats.MMMMEd) : full.replace(/[^}]*\{year\}[^{]*$|^\{year\}[^{]*/, '')),
		short: inSentence(pattern(formats.MMMEd ?? '')),
		dayMonth: pattern(formats.MMMMd ?? ''),
		brief: pattern(formats.MMMd ?? ''),
		dated: pattern(format('long')),
		month: pattern(formats.yMMMM ?? '')
	};
}

/** Without the comma behind the weekday: the date stands inside sentences, where the comma would part them. */
function inSentence(datePattern: string): string {
	return datePattern.replace(/^\{weekday\}[,،፣]\s*/, '{weekday} ');
}

/** A CLDR date pattern with our own names for its fields; the era is left out. */
function pattern(cldr: string): string {
	const named = cldr.replace(/'([^']*)'|G\s?|[Ec]+|[ML]+|d+|y+/g, (part, literal: string | undefined) => {
		if (literal !== undefined) return literal;
		const field = part[0] as string;
		if (field === 'G') return '';
		return { E: '{weekday}', c: '{weekday}', M: '{month}', L: '{month}', d: '{day}', y: '{year}' }[field] ?? part;
	});
	return named.normalize('NFC').trim();
}
