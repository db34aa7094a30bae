import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { plainText, readArticles } from './article';
import { gradeOf } from './readability';
import { openToAll, openTopics } from './vocabulary';

const english = resolve(import.meta.dirname, '../../locales/en/articles');

const head = {
	id: 'is-it-ok',
	topic: 'how-long',
	title: 'Is it OK?',
	summary: 'Yes, most often it is.',
	category: 'cycle',
	tags: '[days]',
	ageGate: '0',
	sources: '[A651]',
	illustration: 'calendar',
	status: 'draft',
	related: '[is-it-ok]',
	asks: '[is it ok, can it be, how so, why me, what now]'
};
const sentence = 'This is a short line that a girl can read with ease. ';
const body = `${sentence.repeat(6)}\n\n- [One more](is-it-ok)\n`;

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function problemsOf(changed: Partial<Record<keyof typeof head | 'extra', string | undefined>> = {}, text = body): string {
	const folder = mkdtempSync(join(tmpdir(), 'nuri-articles-'));
	folders.push(folder);
	const lines = Object.entries({ ...head, ...changed }).filter(([, value]) => value !== undefined).map(([field, value]) => `${field}: ${value}`);
	writeFileSync(join(folder, 'is-it-ok.md'), `---\n${lines.join('\n')}\n---\n${text}`);
	return readArticles(folder).problems.join('\n');
}

describe('an answer', () => {
	it('without a fault has no problem', () => expect(problemsOf()).toBe(''));

	test.each([
		['a field that is missing', { title: undefined }, body, 'is-it-ok.md: title: is missing'],
		['a field that does not exist', { extra: 'x' }, body, 'extra: is no field of an answer'],
		['another id than its file', { id: 'is-it' }, body, 'id: "is-it" differs from the name of the file'],
		['a topic with a slip', { topic: 'how-lomg' }, body, 'topic: "how-lomg" is not known; did you mean "how-long"?'],
		['a category with a slip', { category: 'cycles' }, body, 'did you mean "cycle"?'],
		['a source nobody knows', { sources: '[A652]' }, body, 'sources: "A652" is not known; did you mean "A651"?'],
		['no source', { sources: '[]' }, body, 'sources: has 0 entries and needs 1'],
		['one source outside a list', { sources: 'A651' }, body, 'sources: must be a list'],
		['a drawing that does not exist', { illustration: 'calender' }, body, 'did you mean "calendar"?'],
		['an age that is no gate', { ageGate: '12' }, body, 'ageGate: "12" is not known'],
		['a status that is none', { status: 'done' }, body, 'status: "done" is not known'],
		['too few ways to ask', { asks: '[one, two]' }, body, 'asks: has 2 entries and needs 5'],
		['one way to ask twice', { asks: '[a, a, b, c, d]' }, body, 'asks: "a" stands there twice'],
		['a title that YAML takes for a number', { title: '12' }, body, 'title: must be a text'],
		['a summary that is too long', { summary: 'a'.repeat(111) }, body, 'summary: has 111 characters and may have 110'],
		['a related answer that does not exist', { related: '[is-it-o]' }, body, 'related: there is no answer "is-it-o"; did you mean "is-it-ok"?'],
		['a link that leads nowhere', {}, body.replace('(is-it-ok)', '(nowhere)'), 'body: there is no answer "nowhere"'],
		['a link that leads out', {}, body.replace('(is-it-ok)', '(https://example.org)'), 'leads out of Nuri'],
		['too few words', {}, sentence, 'body: has 12 words and must have 60 to 130'],
		['too many words', {}, sentence.repeat(12), 'words and must have 60 to 130'],
		['a sentence that never ends', {}, `${'so '.repeat(21)}it is. ${body}`, 'a sentence of 23 words, of at most 20'],
		['words that are hard to read', {}, 'Anovulatory irregularities necessitate gynaecological consideration. '.repeat(12), 'reads like grade'],
		['HTML', {}, `${body}<b>no</b>`, 'body: has HTML'],
		['a picture', {}, `${body}![x](is-it-ok)`, 'a mark that is not allowed'],
		['a large heading', {}, `# No\n${body}`, 'a mark that is not allowed'],
		['a head that YAML cannot read', { tags: '[days' }, body, 'is-it-ok.md: head:']
	])('with %s is refused in words', (_what, changed, text, problem) => {
		expect(problemsOf(changed, text)).toContain(problem);
	});

	it('without a head is told apart', () => {
		const folder = mkdtempSync(join(tmpdir(), 'nuri-articles-'));
		folders.push(folder);
		writeFileSync(join(folder, 'plain.md'), 'Only text.');
		expect(readArticles(folder)).toEqual({ articles: [], problems: ['plain.md: top: it must begin with a head between two lines of ---'] });
	});
});

describe('the English answers', () => {
	const { articles, problems } = readArticles(english);

	it('have no problem', () => expect(problems).toEqual([]));
	it('read like grade 5.5 or easier, by their median', () => {
		const grades = articles.map(({ body: text }) => gradeOf(plainText(text))).sort((a, b) => a - b);
		expect(grades[Math.floor(grades.length / 2)]).toBeLessThanOrEqual(5.5);
	});
	it('are never asked in the same words', () => {
		const asked = articles.flatMap(({ id, asks }) => asks.map((ask) => [ask.toLowerCase(), id] as const));
		const twice = asked.filter(([ask, id]) => asked.some(([other, from]) => other === ask && from !== id));
		expect(twice).toEqual([]);
	});
	it('keep their age: an urgent answer is open to all', () => {
		const gated = articles.filter(({ id, ageGate, topic }) => ageGate > 0 && ([...openTopics, ...openToAll] as readonly string[]).some((open) => open === topic || open === id));
		expect(gated.map(({ id }) => id)).toEqual([]);
	});
});
