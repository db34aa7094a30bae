/** Reads the answers of `locales/<tag>/articles/` and says, for people who write them, what is wrong and where. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { dayGroups, type DayGroup } from '../../src/lib/core/diary/day-groups.ts';
import { careRules } from '../../src/lib/core/wellbeing/care-rules.ts';
import type { AgeGate, Category, Moment } from '../../src/lib/content/vocabulary.ts';
import { reviewStatuses, type ReviewStatus } from '../../src/lib/i18n/review-status.ts';
import { fieldProblems, type Fields } from './fields.ts';
import { nearest } from './nearest.ts';
import { gradeOf, sentencesOf, wordsOf } from './readability.ts';
import { ageGates, categories, illustrations, moments, sources, topics } from './vocabulary.ts';

/** One question and its answer. */
export interface Article {
	readonly id: string;
	readonly topic: (typeof topics)[number];
	readonly title: string;
	readonly summary: string;
	readonly category: Category;
	readonly tags: readonly string[];
	readonly ageGate: AgeGate;
	readonly sources: readonly string[];
	readonly illustration: string;
	readonly status: ReviewStatus;
	readonly related: readonly string[];
	/** How girls ask it, for the question box. */
	readonly asks: readonly string[];
	/** Moments in which it is offered of itself. */
	readonly when?: readonly Moment[];
	/** Care signals that it explains. */
	readonly care?: readonly string[];
	/** Where she can note what it is about. */
	readonly diary?: DayGroup | 'bleeding';
	/** In a translation: what `sourceHash` gave for the English text when it was translated. */
	readonly sourceHash?: string;
	/** Paragraphs, `- ` lists, `**strong**`, `*emphasis*`, `## heading`, `[text](id)`; nothing else. */
	readonly body: string;
}

export interface ArticleReport {
	readonly articles: readonly Article[];
	/** One a line: `file: place: what is wrong`. All of them, so that one run mends everything. */
	readonly problems: readonly string[];
}

/** Lengths and grades that an answer must keep: docs/content.md. A grade is one of English; other languages have none. */
const limits = { words: [60, 130], sentence: 20, grade: 7 } as const;

const fields: Fields = {
	id: { is: 'text' },
	topic: { is: 'one-of', of: topics },
	title: { is: 'text', most: 70 },
	summary: { is: 'text', most: 110 },
	category: { is: 'one-of', of: categories },
	tags: { is: 'list', least: 1 },
	ageGate: { is: 'one-of', of: ageGates },
	sources: { is: 'list', least: 1, of: Object.keys(sources) },
	illustration: { is: 'one-of', of: illustrations },
	status: { is: 'one-of', of: reviewStatuses },
	related: { is: 'list', least: 1, most: 3 },
	asks: { is: 'list', least: 5 },
	when: { is: 'list', of: moments, optional: true },
	care: { is: 'list', of: careRules.map(({ id }) => id), optional: true },
	diary: { is: 'one-of', of: ['bleeding', ...dayGroups], optional: true },
	sourceHash: { is: 'text', optional: true }
};

/**
 * Every answer of a folder; what cannot be read at all is a problem and no article. Words, sentences and grades are
 * counted in English alone: elsewhere a number for them would mean nothing.
 */
export function readArticles(folder: string, language: 'english' | 'other' = 'english'): ArticleReport {
	const read = readdirSync(folder)
		.filter((file) => file.endsWith('.md'))
		.sort()
		.map((file) => readArticle(file, readFileSync(join(folder, file), 'utf8'), language));
	const articles = read.flatMap(({ article }) => (article ? [article] : []));
	const ids = new Set(articles.map(({ id }) => id));
	return { articles, problems: [...read.flatMap(({ problems }) => problems), ...articles.flatMap((article) => lostLinks(article, ids))] };
}

/** What a translation notes of the English text that it was made from: it differs as soon as title, summary or body do. */
export function sourceHash({ title, summary, body }: Pick<Article, 'title' | 'summary' | 'body'>): string {
	const text = [title, summary, body].join(' ').replace(/\s+/g, ' ').trim();
	return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function readArticle(file: string, text: string, language: 'english' | 'other'): { article?: Article; problems: string[] } {
	const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
	if (!parts) return { problems: [`${file}: top: it must begin with a head between two lines of ---`] };
	let head: unknown;
	try {
		head = parse(parts[1] as string);
	} catch (error) {
		return { problems: [`${file}: head: ${(error as Error).message.split('\n')[0]}`] };
	}
	if (typeof head !== 'object' || head === null) return { problems: [`${file}: head: it is empty`] };
	const article = { ...(head as Omit<Article, 'body'>), body: (parts[2] as string).trim() };
	const isNamed = article.id === undefined || article.id === basename(file, '.md');
	const problems = [
		...fieldProblems(head as Record<string, unknown>, fields, 'an answer'),
		...(isNamed ? [] : [`id: "${String(article.id)}" differs from the name of the file`]),
		...(language === 'english' ? readingProblems(article) : sourceHashProblems(article)),
		...bodyProblems(article)
	];
	return { article, problems: problems.map((problem) => `${file}: ${problem}`) };
}

function sourceHashProblems({ sourceHash: hash }: Article): string[] {
	return hash === undefined ? ['sourceHash: is missing; "npm run content" prints it'] : [];
}

function readingProblems({ body }: Article): string[] {
	const text = plainText(body);
	const count = wordsOf(text).length;
	const [least, most] = limits.words;
	const grade = gradeOf(text);
	return [
		...(count < least || count > most ? [`body: has ${count} words and must have ${least} to ${most}`] : []),
		...sentencesOf(text)
			.filter((sentence) => wordsOf(sentence).length > limits.sentence)
			.map((sentence) => `body: a sentence of ${wordsOf(sentence).length} words, of at most ${limits.sentence}: "${sentence.slice(0, 60)}…"`),
		...(grade > limits.grade ? [`body: reads like grade ${grade.toFixed(1)}, of at most ${limits.grade}: shorter words and sentences help`] : [])
	];
}

function bodyProblems({ body }: Article): string[] {
	return [
		...(/<\/?[a-z!]/i.test(body) ? ['body: has HTML, which is not allowed'] : []),
		...(/!\[|^\s{0,3}#\s|^\s{0,3}###|^>|^\d+\.\s|`/m.test(body) ? ['body: has a mark that is not allowed; there are paragraphs, lists with a dash, ** **, * *, ## and links'] : []),
		...[...body.matchAll(/\]\(([^)]*)\)/g)].filter(([, to = '']) => !/^(?:[a-z0-9-]+|tel:[+\d]+)$/.test(to)).map(([, to]) => `body: the link to "${to}" leads out of Nuri`)
	];
}

function lostLinks({ id, related, body }: Article, ids: ReadonlySet<string>): string[] {
	const linked = [...body.matchAll(/\]\(([a-z0-9-]+)\)/g)].map(([, to = '']) => ['body', to] as const);
	const named = (Array.isArray(related) ? related : []).map((to) => ['related', String(to)] as const);
	return [...named, ...linked].filter(([, to]) => !ids.has(to)).map(([place, to]) => `${id}.md: ${place}: there is no answer "${to}"${nearest(to, [...ids])}`);
}

/** The text of a body as it is read, without its marks. */
export function plainText(body: string): string {
	return body.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*#]/g, '').replace(/^- /gm, '');
}
