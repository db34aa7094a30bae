/** Reads all guidance of one language from `locales/<tag>/`, and checks what its parts say of one another. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { careRules } from '../../src/lib/core/wellbeing/care-rules.ts';
import type { DistressWords } from '../../src/lib/content/guidance.ts';
import { fold, wordsOf, type TermRules } from '../../src/lib/content/terms.ts';
import { readArticles, sourceHash, type Article } from './article.ts';
import { isFields, readMyths, readPictures, readQuizzes, readTips, readYaml, type MythEntry, type PictureEntry, type QuizEntry, type TipEntry } from './entries.ts';
import { fieldProblems } from './fields.ts';
import { nearest } from './nearest.ts';
import { distressKinds } from './vocabulary.ts';

export interface GuidanceSource {
	readonly tag: string;
	readonly articles: readonly Article[];
	readonly myths: readonly MythEntry[];
	readonly quizzes: readonly QuizEntry[];
	readonly tips: readonly TipEntry[];
	readonly pictures: Readonly<Record<string, PictureEntry>>;
	readonly rules: TermRules;
	/** Files of recordings by people, by the answer that they read. */
	readonly recordings: Readonly<Record<string, string>>;
	/** Answers whose original has changed since they were translated. */
	readonly stale: readonly string[];
}

export interface GuidanceReport {
	readonly source: GuidanceSource;
	readonly problems: readonly string[];
}

/** The language in which guidance is written first. */
export const guidanceOrigin = 'en';
const localesRoot = resolve(import.meta.dirname, '../../locales');

/** Languages that have answers of their own. */
export function guidanceTags(root = localesRoot): string[] {
	return readdirSync(root).filter((tag) => existsSync(join(root, tag, 'articles'))).sort();
}

/** Languages that know words of distress, with answers of their own or without. */
export function distressTags(root = localesRoot): string[] {
	return readdirSync(root).filter((tag) => existsSync(join(root, tag, 'distress.yaml'))).sort();
}

export function readGuidance(tag: string, root = localesRoot): GuidanceReport {
	const folder = join(root, tag);
	const { articles, problems } = readArticles(join(folder, 'articles'), tag === guidanceOrigin ? 'english' : 'other');
	const myths = readMyths(join(folder, 'myths.yaml'));
	const quizzes = readQuizzes(join(folder, 'quizzes.yaml'));
	const tips = readTips(join(folder, 'tips.yaml'));
	const pictures = readPictures(join(folder, 'pictures.yaml'));
	const rules = readTermRules(join(folder, 'search.yaml'));
	const recordings = readRecordings(join(folder, 'audio'), articles);
	const source = {
		tag,
		articles,
		myths: myths.value,
		quizzes: quizzes.value,
		tips: tips.value,
		pictures: pictures.value,
		rules: rules.value,
		recordings: recordings.value,
		stale: tag === guidanceOrigin ? [] : staleOf(articles, readArticles(join(root, guidanceOrigin, 'articles')).articles)
	};
	return {
		source,
		problems: [
			...problems,
			...[myths, quizzes, tips, pictures, rules, recordings].flatMap((report) => report.problems),
			...lostAnswers(source),
			...(tag === guidanceOrigin ? unexplainedSignals(articles) : [])
		]
	};
}

function staleOf(articles: readonly Article[], originals: readonly Article[]): string[] {
	const hashes = new Map(originals.map((article) => [article.id, sourceHash(article)]));
	return articles.filter(({ id, sourceHash: hash }) => hashes.get(id) !== hash).map(({ id }) => id);
}

function lostAnswers({ articles, myths, quizzes, tips }: GuidanceSource): string[] {
	const ids = articles.map(({ id }) => id);
	const lists = { 'myths.yaml': myths, 'quizzes.yaml': quizzes, 'tips.yaml': tips };
	return Object.entries(lists).flatMap(([file, entries]) =>
		entries.flatMap(({ id, article }) =>
			article === undefined || ids.includes(article) ? [] : [`${file}: ${id}: article: there is no answer "${article}"${nearest(article, ids)}`]
		)
	);
}

/** Every signal of the diary must lead to an answer. */
function unexplainedSignals(articles: readonly Article[]): string[] {
	const explained = new Set(articles.flatMap(({ care = [] }) => care));
	return careRules.filter(({ id }) => !explained.has(id)).map(({ id }) => `articles: no answer explains the care signal "${id}" (care: [${id}])`);
}

function readRecordings(folder: string, articles: readonly Article[]): { value: Record<string, string>; problems: string[] } {
	const ids = articles.map(({ id }) => id);
	const files = existsSync(folder) ? readdirSync(folder).sort() : [];
	const named = files.map((file) => ({ file, id: file.replace(/\.(?:mp3|m4a|ogg|opus)$/, '') }));
	const lost = named.filter(({ file, id }) => file === id || !ids.includes(id));
	return {
		value: Object.fromEntries(named.filter((each) => !lost.includes(each)).map(({ file, id }) => [id, join(folder, file)])),
		problems: lost.map(({ file, id }) => `audio/${file}: there is no answer of that name${nearest(id, ids)}`)
	};
}

const noRules: TermRules = { ignored: [], same: {}, endings: [] };

export function readTermRules(path: string): { readonly value: TermRules; readonly problems: readonly string[] } {
	const { value, problem } = readYaml(path, { ignored: [], endings: [], same: [] });
	if (problem !== undefined) return { value: noRules, problems: [problem] };
	const fields = isFields(value) ? value : {};
	const problems = fieldProblems(fields, { ignored: { is: 'list' }, endings: { is: 'list' }, same: { is: 'list' } }, 'the search words');
	const groups = Array.isArray(fields.same) ? (fields.same as unknown[]) : [];
	const words = groups.flatMap((group) => (Array.isArray(group) ? group.map(String) : []));
	const twice = words.filter((word, index) => words.indexOf(word) !== index);
	const all = [
		...problems,
		...groups.filter((group) => !Array.isArray(group) || group.length < 2).map((group) => `same: "${String(group)}" must be a list of two words or more`),
		...[...new Set(twice)].map((word) => `same: "${word}" stands in two groups`)
	].map((one) => `search.yaml: ${one}`);
	if (all.length > 0) return { value: noRules, problems: all };
	const pairs = (groups as string[][]).flatMap(([first = '', ...others]) => others.map((word) => [word, first]));
	return { value: { ignored: (fields.ignored as unknown[]).map(String), endings: (fields.endings as unknown[]).map(String), same: Object.fromEntries(pairs) as TermRules['same'] }, problems: [] };
}

/** A phrase as the app compares it with a question; `*` at the end of a word stays. */
function compared(phrase: string): string {
	return phrase
		.split(/\s+/)
		.flatMap((word) => (word.endsWith('*') ? [`${fold(word.slice(0, -1))}*`] : wordsOf(word)))
		.join(' ');
}

/** The words of distress of one language; empty where it has none. */
export function readDistress(path: string): { readonly value: DistressWords; readonly problems: readonly string[] } {
	const empty: DistressWords = { spellings: {}, groups: {}, rules: [] };
	const { value, problem } = readYaml(path, { status: 'draft', ...empty });
	if (problem !== undefined) return { value: empty, problems: [problem] };
	const fields = isFields(value) ? value : {};
	const { groups, rules, spellings } = fields as { groups?: unknown; rules?: unknown; spellings?: unknown };
	if (!isFields(groups) || !Array.isArray(rules) || !isFields(spellings)) return { value: empty, problems: ['distress.yaml: top: needs spellings, groups and rules'] };
	const names = Object.keys(groups);
	const problems = [
		...Object.entries(groups).filter(([, words]) => !Array.isArray(words) || words.length === 0).map(([name]) => `groups: ${name}: must be a list of words`),
		...rules.flatMap((rule: unknown, index) =>
			fieldProblems(isFields(rule) ? rule : {}, { kind: { is: 'one-of', of: distressKinds }, all: { is: 'list', least: 1, of: names }, not: { is: 'list', of: names, optional: true } }, 'a rule').map(
				(one) => `rules: number ${index + 1}: ${one}`
			)
		),
		...distressKinds.filter((kind) => !rules.some((rule: unknown) => isFields(rule) && rule.kind === kind)).map((kind) => `rules: none is of the kind "${kind}"`)
	];
	if (problems.length > 0) return { value: empty, problems: problems.map((one) => `distress.yaml: ${one}`) };
	// YAML takes `10` for a number; here everything is a word.
	const words = Object.entries(groups).map(([name, list]) => [name, (list as unknown[]).map((each) => compared(String(each)))] as const);
	const spelled = Object.entries(spellings).map(([written, meant]) => [written, String(meant)] as const);
	return { value: { spellings: Object.fromEntries(spelled), groups: Object.fromEntries(words), rules: rules as DistressWords['rules'] }, problems: [] };
}
