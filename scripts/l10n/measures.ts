/** The measures of a language pack that need nothing but its files. Each says what it found, and whether that passes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pluralCategory, type PluralRules } from '../../src/lib/i18n/plural-rules.ts';
import { reviewStatuses, type ReviewStatus } from '../../src/lib/i18n/review-status.ts';
import { parseGlossary } from './glossary.ts';
import { factsOf } from './languages.ts';
import { messagesOf, modelText, numbersOf, placeholdersOf, readJson, referenceLanguage, sourceHash, withoutPlaceholders, type Message, type Messages } from './messages.ts';

/** One figure of one pack. A soft measure never fails: people look at it. */
export interface Measure {
	readonly id: string;
	readonly figure: string;
	readonly gate: 'hard' | 'soft';
	readonly passed: boolean;
	readonly findings: readonly string[];
}

/** A pack with all that the measures compare it with. */
export interface CheckedPack {
	readonly tag: string;
	readonly root: string;
	readonly source: Messages;
	readonly messages: Messages;
	readonly plural: PluralRules;
	readonly script: string;
	/** Key → measure → why that finding is right as it is. */
	readonly exceptions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface StatusEntry {
	readonly status: ReviewStatus;
	readonly source_hash: string;
}

export type StatusFile = Readonly<Record<string, StatusEntry>>;

/** Words that stay in Latin letters in every language: names of apps and organisations, and what stands on a key or a file. */
const latinWords = new Set(
	'Nuri PDF CSV JSON QR Wi Fi JavaScript iOS Safari Clue Flo drip Mensinator Menstrudel Periodical Peri Mooneva Ovumcy Apple Health ACOG NHS HSE WHO PCOS ASH AAP FIGO UNICEF UNESCO WaterAid ITGSE Committee Opinion zip ics XML OK Escape UTF txt csv json xml Android Chrome Lancet MSD AASM CRC KB Esc'
		.split(' ')
		.map((word) => word.toLowerCase())
);
/** Namespaces whose wrong or stale text could harm her. */
const safetyNamespaces = new Set(['care', 'safety', 'protect', 'lock']);

export function readCheckedPack(root: string, tag: string): CheckedPack {
	const messages = messagesOf(root, tag);
	const sample = [...messages.values()].map(modelText).join(' ');
	const calendar = readJson(join(root, tag, 'calendar.json')) as { plural: PluralRules };
	const path = join(root, tag, 'exceptions.json');
	return {
		tag,
		root,
		source: messagesOf(root, referenceLanguage),
		messages,
		plural: calendar.plural,
		script: factsOf(tag, sample).script,
		exceptions: existsSync(path) ? (readJson(path) as CheckedPack['exceptions']) : {}
	};
}

export function measuresOf(pack: CheckedPack): Measure[] {
	const own = [coverage, placeholders, pluralForms, scriptPurity, cleanText, untranslated, lengths, staleness, reviewed, numbers, shape, consistency];
	return [...own.map((measure) => measure(pack)), glossary(pack)].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}

function coverage({ source, messages }: CheckedPack): Measure {
	const missing = [...source.keys()].filter((key) => !messages.has(key)).map((key) => `${key} is missing`);
	const surplus = [...messages.keys()].filter((key) => !source.has(key)).map((key) => `${key} is not in ${referenceLanguage}`);
	const share = 100 * (1 - missing.length / source.size);
	return hard('Q1', `${share.toFixed(share === 100 ? 0 : 1)} %`, [...missing, ...surplus]);
}

function placeholders(pack: CheckedPack): Measure {
	const findings = eachForm(pack).flatMap(({ key, category, text, source }) => {
		const wanted = placeholdersOf(source);
		const found = placeholdersOf(text);
		const differ = (leftOut: string): boolean => found.filter((name) => name !== leftOut).join() !== wanted.filter((name) => name !== leftOut).join();
		const isWrong = differ(isSingle(pack.plural, category) ? 'count' : '');
		return isWrong ? [`${key}: has ${listed(found)} where ${referenceLanguage} has ${listed(wanted)}`] : [];
	});
	return hard('Q2', String(findings.length), findings);
}

function pluralForms(pack: CheckedPack): Measure {
	const findings = shared(pack).flatMap(([key, message, source]) => {
		if (message.isPlural !== source.isPlural) return [`${key}: ${message.isPlural ? 'has' : 'lacks'} plural forms, unlike ${referenceLanguage}`];
		if (!message.isPlural) return [];
		const { categories } = pack.plural;
		const lacking = categories.filter((category) => !message.forms.has(category)).map((category) => `${key}: lacks the plural form ${category}`);
		const surplus = [...message.forms.keys()].filter((form) => !categories.some((category) => category === form)).map((form) => `${key}: has the plural form ${form}, which this language does not use`);
		return [...lacking, ...surplus];
	});
	return hard('Q3', String(findings.length), findings);
}

function scriptPurity(pack: CheckedPack): Measure {
	const own = new RegExp(`^[\\p{Script=${pack.script}}\\p{Script=Common}\\p{Script=Inherited}]+$`, 'u');
	const [hasOwn, hasLatin] = [new RegExp(`\\p{Script=${pack.script}}`, 'u'), /\p{Script=Latin}/u];
	let pure = 0;
	let all = 0;
	const findings = eachForm(pack).flatMap(({ key, text }) => {
		const words = withoutPlaceholders(text).match(/[\p{L}\p{M}\u200c\u200d]+/gu) ?? [];
		const strange = words.filter((word) => !own.test(word));
		all += words.length;
		pure += words.length - strange.length;
		return strange.filter((word) => (hasOwn.test(word) && hasLatin.test(word) && pack.script !== 'Latin') || !latinWords.has(word.toLowerCase())).map((word) => `${key}: "${word}" is not in the script of the language`);
	});
	return hard('Q4', `${((100 * pure) / Math.max(1, all)).toFixed(1)} %`, excepted(pack, 'Q4', findings));
}

function cleanText(pack: CheckedPack): Measure {
	const findings = eachForm(pack).flatMap(({ key, text }) => [
		...(text.trim() === '' ? [`${key}: is empty`] : []),
		...(text !== text.trim() ? [`${key}: begins or ends with white space`] : []),
		...(text.normalize('NFC') !== text ? [`${key}: is not in normal form C`] : []),
		...(/[\u0000-\u0008\u000b-\u001f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2065\ufeff\ufffd]/.test(text) ? [`${key}: has a stray invisible character`] : []),
		...(/[\u2066-\u2068]/.test(text) && (text.match(/[\u2066-\u2068]/g)?.length !== text.match(/\u2069/g)?.length) ? [`${key}: opens a direction and does not close it`] : []),
		...(/[\u200c\u200d]/.test(text) && ['Latin', 'Cyrillic', 'Ethiopic', 'Thai'].includes(pack.script) ? [`${key}: has a joiner that its script does not use`] : []),
		...(pack.tag === 'ur' && /[\u064a\u0643\u0649]/.test(text) ? [`${key}: has an Arabic letter where Urdu has its own`] : []),
		...(pack.tag === 'ar' && /[\u06cc\u06a9\u06c1]/.test(text) ? [`${key}: has a Persian or Urdu letter`] : [])
	]);
	return hard('Q5', String(findings.length), findings);
}

function untranslated(pack: CheckedPack): Measure {
	if (pack.tag === referenceLanguage) return soft('Q6', '–', []);
	const same = eachForm(pack).filter(({ key, text, source }) => text === source && !isName(key) && /\p{L}{4}/u.test(withoutPlaceholders(text)) && !latinWords.has(text.toLowerCase()));
	const left = excepted(pack, 'Q6', same.map(({ key, text }) => `${key}: is as in ${referenceLanguage}: ${text}`));
	const share = (100 * left.length) / Math.max(1, eachForm(pack).length);
	return { id: 'Q6', figure: `${share.toFixed(1)} %`, gate: 'hard', passed: share <= 2, findings: left };
}

/** Names of companions are the same in every language that writes in Latin letters. */
function isName(key: string): boolean {
	return /^look\.companion\.\w+\.name$/.test(key);
}

function lengths(pack: CheckedPack): Measure {
	const notes = notesOf(pack.root);
	const [short, middle, long] = factsOf(pack.tag, '').longest;
	const findings = eachForm(pack).flatMap(({ key, base, text, source }) => {
		const [own, other] = [lengthOf(text), lengthOf(source)];
		if (other < 5) return [];
		const usual = other <= 15 ? short : other <= 40 ? middle : long;
		const room = Math.max(1.5 * usual * other, notes.get(base)?.maxLength ?? 0);
		return own > room ? [`${key}: ${own} characters where about ${Math.floor(room)} fit: ${text}`] : [];
	});
	const all = eachForm(pack).reduce((sum, { text }) => sum + lengthOf(text), 0);
	const theirs = eachForm(pack).reduce((sum, { source }) => sum + lengthOf(source), 0);
	return hard('Q7', `${(all / Math.max(1, theirs)).toFixed(2)}`, excepted(pack, 'Q7', findings));
}

function staleness(pack: CheckedPack): Measure {
	if (pack.tag === referenceLanguage) return soft('Q11', '–', []);
	const status = statusOf(pack.root, pack.tag);
	const stale = [...pack.source].filter(([key, message]) => status[key]?.source_hash !== sourceHash(message)).map(([key]) => key);
	const inSafety = stale.filter((key) => safetyNamespaces.has(key.split('.')[0] ?? ''));
	const share = 100 * (1 - stale.length / pack.source.size);
	const findings = stale.map((key) => `${key}: ${status[key] ? 'was translated from an older English text' : 'has no status'}`);
	return { id: 'Q11', figure: `${share.toFixed(share === 100 ? 0 : 1)} %`, gate: 'hard', passed: share >= 95 && inSafety.length === 0, findings };
}

function reviewed(pack: CheckedPack): Measure {
	if (pack.tag === referenceLanguage) return soft('Q12', '–', []);
	const entries = Object.values(statusOf(pack.root, pack.tag));
	const done = entries.filter(({ status }) => reviewStatuses.indexOf(status) >= reviewStatuses.indexOf('reviewed'));
	return soft('Q12', `${((100 * done.length) / Math.max(1, entries.length)).toFixed(0)} %`, []);
}

function numbers(pack: CheckedPack): Measure {
	const findings = eachForm(pack).flatMap(({ key, category, text, source }) => {
		const [found, wanted] = [numbersOf(text), numbersOf(source)];
		// "One day" and "two days" may spell the number out.
		return found === wanted || isSingle(pack.plural, category) ? [] : [`${key}: has the numbers ${found || '–'} where ${referenceLanguage} has ${wanted || '–'}`];
	});
	return hard('Q13', String(findings.length), excepted(pack, 'Q13', findings));
}

function shape(pack: CheckedPack): Measure {
	const segmenter = new Intl.Segmenter(pack.tag, { granularity: 'word' });
	const words = (text: string): number => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
	const sentences = eachForm(pack).flatMap(({ key, text }) => withoutPlaceholders(text).split(/(?<=[.!?。።؟۔।…])\s+/).map((sentence) => ({ key, count: words(sentence) })));
	const longest = sentences.filter(({ count }) => count > 28).map(({ key, count }) => `${key}: a sentence of ${count} words`);
	const parts = eachForm(pack).filter(({ text, source }) => text.split('\n').length !== source.split('\n').length).map(({ key }) => `${key}: other paragraphs than in ${referenceLanguage}`);
	const real = sentences.filter(({ count }) => count > 3);
	const mean = real.reduce((sum, { count }) => sum + count, 0) / Math.max(1, real.length);
	return soft('Q14', `${mean.toFixed(1)} / ${Math.max(0, ...sentences.map(({ count }) => count))}`, [...longest, ...parts]);
}

function consistency(pack: CheckedPack): Measure {
	const groups = new Map<string, Map<string, string>>();
	for (const [key, message, source] of shared(pack)) {
		const group = `${key.split('.')[0]}\n${modelText(source)}`;
		const texts = groups.get(group) ?? new Map<string, string>();
		groups.set(group, texts.set(modelText(message), key));
	}
	const findings = [...groups].filter(([, texts]) => texts.size > 1).map(([group, texts]) => `"${group.split('\n')[1]}" is said in ${texts.size} ways: ${[...texts.values()].join(', ')}`);
	return soft('Q18', String(findings.length), findings);
}

function glossary(pack: CheckedPack): Measure {
	const path = join(pack.root, pack.tag, 'glossary.csv');
	if (!existsSync(path)) return pack.tag === referenceLanguage ? soft('Q10', '–', []) : hard('Q10', 'none', ['there is no glossary.csv']);
	const rows = parseGlossary(readFileSync(path, 'utf8'));
	const forms = eachForm(pack);
	const forbidden = rows.flatMap(({ term_en, forbidden: words }) =>
		words.flatMap((word) => {
			const whole = new RegExp(`(?<![\\p{L}\\p{M}])${escaped(word)}(?![\\p{L}\\p{M}])`, 'iu');
			return forms.filter(({ text }) => whole.test(text)).map(({ key }) => `${key}: says "${word}", which the glossary forbids (${term_en})`);
		})
	);
	const due = rows.flatMap(({ term_en, terms }) => {
		const asked = new RegExp(`\\b${escaped(term_en)}s?\\b`, 'i');
		return forms.filter(({ source }) => asked.test(source)).map(({ key, text }) => ({ key, term_en, kept: terms.some((term) => folded(text).includes(folded(term))) }));
	});
	const kept = (100 * due.filter((each) => each.kept).length) / Math.max(1, due.length);
	const left = excepted(pack, 'Q10', forbidden);
	const others = due.filter((each) => !each.kept).map(({ key, term_en }) => `${key}: says "${term_en}" in other words than the glossary`);
	return { id: 'Q10', figure: `${left.length} / ${kept.toFixed(0)} %`, gate: 'hard', passed: left.length === 0, findings: left.length > 0 ? left : others };
}

/** Lower case, without the vowel marks that Arabic script may leave out. */
function folded(text: string): string {
	return text.toLowerCase().replace(/[\u064b-\u0652\u0670\u0640]/g, '');
}

interface Form {
	readonly key: string;
	readonly base: string;
	readonly category: string;
	readonly text: string;
	readonly source: string;
}

function eachForm(pack: CheckedPack): Form[] {
	return shared(pack).flatMap(([base, message, source]) =>
		[...message.forms].map(([category, text]) => ({ key: category ? `${base}_${category}` : base, base, category, text, source: modelText(source) }))
	);
}

function shared({ source, messages }: CheckedPack): [key: string, message: Message, source: Message][] {
	return [...source].flatMap(([key, from]): [string, Message, Message][] => {
		const message = messages.get(key);
		return message ? [[key, message, from]] : [];
	});
}

const covered = new WeakMap<PluralRules, ReadonlyMap<string, number>>();

/** Whether a plural category stands for one number alone, so that a text may spell it out. */
export function isSingle(rules: PluralRules, category: string): boolean {
	let counts = covered.get(rules);
	if (!counts) {
		const counting = new Map<string, number>();
		for (let number = 0; number <= 200; number++) {
			const found = pluralCategory(rules, number);
			counting.set(found, (counting.get(found) ?? 0) + 1);
		}
		covered.set(rules, (counts = counting));
	}
	return category !== '' && counts.get(category) === 1;
}

/** Characters as a reader counts them, a placeholder as five. */
function lengthOf(text: string): number {
	return Array.from(text.replace(/\{\{[^}]*\}\}/g, 'xxxxx').replace(/\p{M}/gu, '')).length;
}

export interface TranslatorNote {
	readonly note: string;
	readonly maxLength: number;
	readonly placeholders?: Readonly<Record<string, string>>;
}

const notes = new Map<string, ReadonlyMap<string, TranslatorNote>>();

/** The notes for translators, by key; empty where there are none. */
export function notesOf(root: string): ReadonlyMap<string, TranslatorNote> {
	const known = notes.get(root);
	if (known) return known;
	const found = new Map<string, TranslatorNote>();
	const gather = (value: unknown, path: string): void => {
		if (typeof value !== 'object' || value === null) return;
		if (typeof (value as TranslatorNote).note === 'string') found.set(path, value as TranslatorNote);
		else for (const [key, child] of Object.entries(value)) gather(child, `${path}.${key}`);
	};
	for (const key of new Set([...messagesOf(root, referenceLanguage).keys()].map((each) => each.split('.')[0] as string))) {
		const path = join(root, 'qqq', `${key}.json`);
		if (existsSync(path)) gather(readJson(path), key);
	}
	notes.set(root, found);
	return found;
}

export function statusOf(root: string, tag: string): StatusFile {
	const path = join(root, tag, 'status.json');
	return existsSync(path) ? (readJson(path) as StatusFile) : {};
}

function excepted({ exceptions }: CheckedPack, id: string, findings: readonly string[]): string[] {
	return findings.filter((finding) => exceptions[finding.split(':')[0] ?? '']?.[id] === undefined);
}

function hard(id: string, figure: string, findings: readonly string[]): Measure {
	return { id, figure, gate: 'hard', passed: findings.length === 0, findings };
}

function soft(id: string, figure: string, findings: readonly string[]): Measure {
	return { id, figure, gate: 'soft', passed: true, findings };
}

function listed(names: readonly string[]): string {
	return names.length > 0 ? names.map((name) => `{{${name}}}`).join(' ') : 'no placeholder';
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
