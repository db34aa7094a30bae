/**
 * `npm run content`: measures all guidance and prints what is wrong with it, one line a fault. `npm run content -- hash ID`
 * prints what a translation notes of an English answer, `npm run content -- levels` how hard each is to read.
 */
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { plainText, sourceHash } from './content/article';
import { compiledGuidance, compiledSearch } from './content/compile';
import { distressTags, guidanceOrigin, guidanceTags, readDistress, readGuidance } from './content/guidance-source';
import { readPictureFiles } from './content/pictures';
import { gradeOf, sentencesOf, wordsOf } from './content/readability';
import { readServices } from './content/services';
import { illustrations, topics } from './content/vocabulary';

const top = resolve(import.meta.dirname, '..');
const [command, id] = process.argv.slice(2);
const print = (line: string) => process.stdout.write(`${line}\n`);
const kilobytes = (text: string) => (gzipSync(text, { level: 9 }).length / 1000).toFixed(1);
const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

if (command === 'hash') printHash(id ?? '');
else if (command === 'levels') printLevels();
else measureAll();

function printHash(wanted: string): void {
	const article = readGuidance(guidanceOrigin).source.articles.find((each) => each.id === wanted);
	if (!article) throw new Error(`there is no English answer "${wanted}"`);
	print(sourceHash(article));
}

function printLevels(): void {
	const levels = readGuidance(guidanceOrigin).source.articles.map((article) => [gradeOf(plainText(article.body)), article.id] as const);
	for (const [grade, answer] of [...levels].sort(([a], [b]) => b - a)) print(`${grade.toFixed(1)}  ${answer}`);
}

function measureAll(): void {
	const problems = [...guidanceTags().flatMap(measure), ...distressTags().flatMap((tag) => readDistress(resolve(top, 'locales', tag, 'distress.yaml')).problems.map((each) => `${tag}: ${each}`)), ...measurePictures(), ...measureServices()];
	problems.forEach(print);
	print(problems.length === 0 ? 'nothing is wrong' : `${problems.length} things are wrong`);
	process.exitCode = problems.length === 0 ? 0 : 1;
}

function measure(tag: string): string[] {
	const { source, problems } = readGuidance(tag);
	const { articles, myths, quizzes, tips, stale } = source;
	const covered = new Set(articles.map(({ topic }) => topic));
	print(`${tag}: ${articles.length} answers on ${covered.size} of ${topics.length} topics, ${myths.length} myths, ${quizzes.length} questions, ${tips.length} tips; ${stale.length} answers are stale`);
	if (tag === guidanceOrigin) {
		const grades = articles.map(({ body }) => gradeOf(plainText(body)));
		const sentences = articles.flatMap(({ body }) => sentencesOf(plainText(body)).map((sentence) => wordsOf(sentence).length));
		print(`${tag}: grade ${middle(grades).toFixed(1)} in the middle, ${Math.max(...grades).toFixed(1)} at most; ${middle(sentences)} words in a sentence, ${Math.max(...sentences)} at most`);
	}
	const distress = readDistress(resolve(top, 'locales', tag, 'distress.yaml')).value;
	const [pack, search, words] = [compiledGuidance(source), compiledSearch(source), distress].map((part) => kilobytes(JSON.stringify(part)));
	print(`${tag}: ${pack} KB of guidance, ${search} KB of search and ${words} KB of words of distress, gzipped`);
	const byStatus = new Map<string, number>();
	for (const { status } of [...articles, ...myths, ...quizzes, ...tips]) byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
	print(`${tag}: ${[...byStatus].map(([status, count]) => `${count} ${status}`).join(', ')}`);
	return problems.map((each) => `${tag}: ${each}`);
}

function measurePictures(): string[] {
	const { pictures, problems } = readPictureFiles(resolve(top, 'src/lib/content/pictures'));
	print(`${Object.keys(pictures).length} pictures, ${kilobytes(JSON.stringify(pictures))} KB gzipped`);
	return [...problems, ...illustrations.filter((name) => !(name in pictures)).map((name) => `${name}.svg: is missing`)];
}

function measureServices(): string[] {
	const { countries, problems } = readServices();
	const services = countries.flatMap((country) => country.services);
	print(`${services.length} services in ${countries.length} countries, ${services.filter(({ verified }) => verified !== undefined).length} of them verified`);
	return [...problems];
}
