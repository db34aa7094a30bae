/** Reads the answers of `locales/<tag>/articles/` and says, for people who write them, what is wrong and where. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { reviewStatuses } from '../../src/lib/i18n/review-status.ts';
import { gradeOf, sentencesOf, wordsOf } from './readability.ts';
import { ageGates, categories, illustrations, sources, topics } from './vocabulary.ts';

/** One question and its answer. */
export interface Article {
	readonly id: string;
	readonly topic: string;
	readonly title: string;
	readonly summary: string;
	readonly category: string;
	readonly tags: readonly string[];
	readonly ageGate: number;
	readonly sources: readonly string[];
	readonly illustration: string;
	readonly status: string;
	readonly related: readonly string[];
	/** How girls ask it, for the question box. */
	readonly asks: readonly string[];
	/** Paragraphs, `- ` lists, `**strong**`, `*emphasis*`, `## heading`, `[text](id)`; nothing else. */
	readonly body: string;
}

export interface ArticleReport {
	readonly articles: readonly Article[];
	/** One a line: `file: place: what is wrong`. All of them, so that one run mends everything. */
	readonly problems: readonly string[];
}

/** Lengths and grades that an answer must keep: docs/content.md. */
const limits = { summary: 110, words: [60, 130], sentence: 20, grade: 7, asks: 5 } as const;

/** Every answer of a folder; what cannot be read at all is a problem and no article. */
export function readArticles(folder: string): ArticleReport {
	const read = readdirSync(folder)
		.filter((file) => file.endsWith('.md'))
		.sort()
		.map((file) => readArticle(file, readFileSync(join(folder, file), 'utf8')));
	const articles = read.flatMap(({ article }) => (article ? [article] : []));
	const ids = new Set(articles.map(({ id }) => id));
	return { articles, problems: [...read.flatMap(({ problems }) => problems), ...articles.flatMap((article) => lostLinks(article, ids))] };
}

function readArticle(file: string, text: string): { article?: Article; problems: string[] } {
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
	const problems = [...headProblems(file, head as Record<string, unknown>), ...(typeof article.title === 'string' ? bodyProblems(article) : [])];
	return { article, problems: problems.map((problem) => `${file}: ${problem}`) };
}

function headProblems(file: string, head: Record<string, unknown>): string[] {
	const known = ['id', 'topic', 'title', 'summary', 'category', 'tags', 'ageGate', 'sources', 'illustration', 'status', 'related', 'asks'];
	const problems = [
		...known.filter((field) => head[field] === undefined).map((field) => `${field}: is missing`),
		...Object.keys(head).filter((field) => !known.includes(field)).map((field) => `${field}: is no field of an answer${nearest(field, known)}`)
	];
	const oneOf = (field: string, allowed: readonly (string | number)[]): void => {
		const value = head[field];
		if (value !== undefined && !allowed.includes(value as string)) problems.push(`${field}: "${String(value)}" is not known${nearest(String(value), allowed.map(String))}`);
	};
	const listOf = (field: string, least: number): readonly unknown[] => {
		const value = head[field];
		if (value === undefined) return [];
		if (!Array.isArray(value)) problems.push(`${field}: must be a list`);
		else if (value.length < least) problems.push(`${field}: has ${value.length} entries and needs ${least}`);
		return Array.isArray(value) ? value : [];
	};
	if (head.id !== undefined && head.id !== basename(file, '.md')) problems.push(`id: "${String(head.id)}" differs from the name of the file`);
	oneOf('topic', topics);
	oneOf('category', categories);
	oneOf('illustration', illustrations);
	oneOf('status', reviewStatuses);
	oneOf('ageGate', ageGates);
	listOf('tags', 1);
	listOf('related', 1);
	const asks = listOf('asks', limits.asks);
	if (new Set(asks).size !== asks.length) problems.push('asks: one stands there twice');
	for (const source of listOf('sources', 1)) if (!(String(source) in sources)) problems.push(`sources: "${String(source)}" is not known${nearest(String(source), Object.keys(sources))}`);
	for (const field of ['title', 'summary']) if (head[field] !== undefined && typeof head[field] !== 'string') problems.push(`${field}: must be a text; put it in quotation marks`);
	if (typeof head.summary === 'string' && head.summary.length > limits.summary) problems.push(`summary: has ${head.summary.length} characters and may have ${limits.summary}`);
	return problems;
}

function bodyProblems({ body }: Article): string[] {
	const text = plainText(body);
	const count = wordsOf(text).length;
	const [least, most] = limits.words;
	const grade = gradeOf(text);
	return [
		...(count < least || count > most ? [`body: has ${count} words and must have ${least} to ${most}`] : []),
		...sentencesOf(text)
			.filter((sentence) => wordsOf(sentence).length > limits.sentence)
			.map((sentence) => `body: a sentence of ${wordsOf(sentence).length} words, of at most ${limits.sentence}: "${sentence.slice(0, 60)}…"`),
		...(grade > limits.grade ? [`body: reads like grade ${grade.toFixed(1)}, of at most ${limits.grade}: shorter words and sentences help`] : []),
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

function nearest(value: string, allowed: readonly string[]): string {
	const [best, distance] = allowed.map((word) => [word, distanceOf(value, word)] as const).sort((a, b) => a[1] - b[1])[0] ?? ['', Infinity];
	return distance <= Math.max(2, value.length / 3) ? `; did you mean "${best}"?` : '';
}

/** How many letters must be put in, taken out or changed to make one word of another (Levenshtein). */
function distanceOf(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let at = 1; at <= from.length; at++) {
		const next = [at];
		for (let index = 1; index <= to.length; index++) {
			const change = (row[index - 1] as number) + (from[at - 1] === to[index - 1] ? 0 : 1);
			next.push(Math.min((row[index] as number) + 1, (next[index - 1] as number) + 1, change));
		}
		row = next;
	}
	return row[to.length] as number;
}
