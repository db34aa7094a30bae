import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { categories, moments } from '../../src/lib/content/vocabulary';
import { blocksOf, compiledGuidance, compiledSearch } from './compile';
import { readMyths, readPictures, readQuizzes, readTips } from './entries';
import { distressTags, guidanceTags, readDistress, readGuidance, readTermRules } from './guidance-source';
import { moduleNamed } from './guidance-modules';
import { heaviestPicture, pictureFrom, readPictureFiles } from './pictures';
import { readServices } from './services';
import { illustrations, topics } from './vocabulary';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'nuri-guidance-'));
	folders.push(folder);
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return folder;
}
const pathOf = (name: string, text: string) => join(folderOf({ [name]: text }), name);

const myth = { id: 'dirty', claim: 'It is dirty.', verdict: 'not-true', fact: 'It is clean.', article: 'a', sources: '[A651]', status: 'draft' };
const tip = { id: 'drink', when: '[any]', text: 'Drink some water.', sources: '[]', status: 'draft' };
const choices = '[{ text: a, why: b, right: true }, { text: c, why: d }]';
const question = { id: 'q', question: 'What?', choices, article: 'a', sources: '[A651]', status: 'draft' };
type Changed = Readonly<Record<string, string | undefined>>;

const entryOf = (fields: Changed) => `- ${Object.entries(fields).filter(([, value]) => value !== undefined).map(([field, value]) => `${field}: ${value}`).join('\n  ')}\n`;

describe('myths, tips and questions with a fault are refused in words', () => {
	const problemsOf = { myth: (changed: Changed) => readMyths(pathOf('myths.yaml', entryOf({ ...myth, ...changed }))).problems, tip: (changed: Changed) => readTips(pathOf('tips.yaml', entryOf({ ...tip, ...changed }))).problems, quiz: (changed: Changed) => readQuizzes(pathOf('quizzes.yaml', entryOf({ ...question, ...changed }))).problems };
	it.each(Object.entries(problemsOf))('but a %s without one is not', (_kind, problems) => expect(problems({})).toEqual([]));

	test.each([
		['a claim that is missing', 'myth', { claim: undefined }, 'myths.yaml: dirty: claim: is missing'],
		['a verdict with a slip', 'myth', { verdict: 'not-tru' }, 'verdict: "not-tru" is not known; did you mean "not-true"?'],
		['a fact that is too long', 'myth', { fact: 'a'.repeat(151) }, 'fact: has 151 characters and may have 150'],
		['a source with a slip', 'myth', { sources: '[NHSH]' }, 'sources: "NHSH" is not known; did you mean "NHS-H"?'],
		['a fact with HTML', 'myth', { fact: '"It is <b>clean</b>."' }, 'fact: has HTML'],
		['a field with a slip', 'myth', { stauts: 'draft' }, 'stauts: is no field of a myth; did you mean "status"?'],
		['an age that is no gate', 'myth', { ageGate: '14' }, 'ageGate: "14" is not known'],
		['a tip for no moment', 'tip', { when: '[]' }, 'when: has 0 entries and needs 1'],
		['a moment with a slip', 'tip', { when: '[bleding]' }, 'when: "bleding" is not known; did you mean "bleeding"?'],
		['a text that is empty', 'tip', { text: '" "' }, 'text: is empty'],
		['a text that YAML takes for a yes', 'tip', { text: 'true' }, 'text: must be a text; put it in quotation marks'],
		['no right choice', 'quiz', { choices: '[{ text: a, why: b }, { text: c, why: d }]' }, 'choices: 0 are right, and exactly one must be'],
		['two right choices', 'quiz', { choices: '[{ text: a, why: b, right: true }, { text: c, why: d, right: true }]' }, 'choices: 2 are right'],
		['a choice without a why', 'quiz', { choices: '[{ text: a, right: true }, { text: c, why: d }]' }, 'choices: number 1: why: is missing'],
		['two choices with one explanation', 'quiz', { choices: '[{ text: a, why: b, right: true }, { text: c, why: b }]' }, 'choices: two have the same explanation'],
		['one choice alone', 'quiz', { choices: '[{ text: a, why: b, right: true }]' }, 'choices: has 1 entries and needs 2']
	] as const)('%s', (_what, kind, changed, problem) => expect(problemsOf[kind](changed).join('\n')).toContain(problem));

	it('two entries of one name', () => expect(readMyths(pathOf('myths.yaml', entryOf(myth) + entryOf(myth))).problems).toEqual(['myths.yaml: dirty: id: stands there twice']));
	it('a file that is no list', () => expect(readTips(pathOf('tips.yaml', 'id: x')).problems).toEqual(['tips.yaml: top: must be a list; each entry begins with a dash']));
	it('a file that YAML cannot read', () => expect(readTips(pathOf('tips.yaml', '- id: [x')).problems[0]).toMatch(/^tips\.yaml: /));
});

describe('the words of pictures', () => {
	const all = illustrations.map((name) => `${name}: { alt: ${name}, status: draft }`).join('\n');
	it('are there for every picture', () => expect(readPictures(pathOf('pictures.yaml', all)).problems).toEqual([]));
	test.each([
		['a picture without words', all.replace(/^pad:.*\n/m, ''), 'pictures.yaml: pad: is missing'],
		['words without a picture', `${all}\nsword: { alt: x, status: draft }`, 'sword: is no picture'],
		['words that say nothing', all.replace('alt: pad,', ''), 'pad: alt: is missing']
	])('%s is told', (_what, text, problem) => expect(readPictures(pathOf('pictures.yaml', text)).problems.join('\n')).toContain(problem));
});

describe('a drawing', () => {
	const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120" fill="none" stroke-linecap="round" stroke-linejoin="round">${inside}</svg>`;
	it('becomes its shapes', () => {
		expect(pictureFrom(svg('<g transform="rotate(4)"><path d="M0 0\n L1 1" stroke="var(--ink)"/></g>'))).toEqual({
			picture: [['g', { transform: 'rotate(4)' }, [['path', { d: 'M0 0 L1 1', stroke: 'var(--ink)' }]]]],
			problems: []
		});
	});
	test.each([
		['a script', svg('<script>x()</script>'), '<script> is not allowed'],
		['a handler', svg('<path d="M0 0" onload="x()"/>'), '<path> may not have onload'],
		['a link', svg('<a href="https://example.org"/>'), '<a> is not allowed'],
		['a style', svg('<path style="fill:red"/>'), '<path> may not have style'],
		['a colour of its own', svg('<path fill="#ff0000"/>'), 'fill="#ff0000" is none of the app\'s colours'],
		['a shape with a slip', svg('<elipse cx="1"/>'), '<elipse> is not allowed; did you mean "ellipse"?'],
		['a shape that is never closed', svg('<g>'), 'closes nothing'],
		['another size', svg('').replace('160 120', '24 24'), '<svg> must have viewBox="0 0 160 120"'],
		['no drawing', '<p>no</p>', 'must be one <svg>'],
		['a drawing that is too heavy', svg(Array.from({ length: 3000 }, (_, index) => `<path d="M${Math.sin(index)} ${Math.cos(index * index)}"/>`).join('')), `may weigh ${heaviestPicture}`]
	])('with %s is refused', (_what, text, problem) => expect(pictureFrom(text).problems.join('\n')).toContain(problem));
});

describe('services', () => {
	const file = (over = '', head = 'country: KE\nname: Kenya\ntimeZones: [Africa/Nairobi]') => ({ 'KE/services.yaml': `${head}\nservices:\n  - { id: ke, name: X, call: "116", for: [child], source: x${over} }\n` });
	const problemsOf = (files: Readonly<Record<string, string>>) => readServices(folderOf(files)).problems.join('\n');
	it('without a fault have no problem', () => expect(problemsOf(file())).toBe(''));
	test.each([
		['another country than the folder', file('', 'country: KN\nname: Kenya\ntimeZones: [Africa/Nairobi]'), 'country: "KN" differs from the name of the folder'],
		['a need with a slip', { 'KE/services.yaml': file()['KE/services.yaml'].replace('[child]', '[chlid]') }, 'ke: for: "chlid" is not known; did you mean "child"?'],
		['a number that YAML takes for a number', { 'KE/services.yaml': file()['KE/services.yaml'].replace('"116"', '116') }, 'call: must be a text'],
		['a number with letters', { 'KE/services.yaml': file()['KE/services.yaml'].replace('116', 'ring us') }, 'is no number that a phone can call'],
		['no number', { 'KE/services.yaml': file()['KE/services.yaml'].replace('call: "116", ', '') }, 'a service needs a number to call or to text'],
		['a day that does not exist', file(', verified: "2026-02-30", verifiedHow: called'), 'verified: must be a day'],
		['a verification nobody made', file(', verified: "2026-02-03"'), 'verified: needs verifiedHow'],
		['hours that are none', file(', hours: { from: 8, to: 20 }'), 'hours: must have from and to'],
		['hours of a service that never closes', file(', allDay: true, hours: { from: "08:00", to: "20:00" }'), 'hours: it is open all day, or has hours'],
		['one time zone in two countries', { ...file(), 'TZ/services.yaml': file('', 'country: TZ\nname: Tanzania\ntimeZones: [Africa/Nairobi]')['KE/services.yaml'].replace('id: ke', 'id: tz') }, '"Africa/Nairobi" stands in two countries'],
		['one id twice', { ...file(), 'TZ/services.yaml': file('', 'country: TZ\nname: Tanzania\ntimeZones: [Africa/Dar_es_Salaam]')['KE/services.yaml'] }, 'the id "ke" stands there twice']
	])('with %s are refused', (_what, files, problem) => expect(problemsOf(files)).toContain(problem));
});

describe('the words of the question box', () => {
	test.each([
		['a word in two groups', 'ignored: []\nendings: []\nsame: [[a, b], [c, b]]', '"b" stands in two groups'],
		['a group of one', 'ignored: []\nendings: []\nsame: [[a]]', 'must be a list of two words or more'],
		['a part that is missing', 'ignored: []\nsame: []', 'endings: is missing']
	])('with %s are refused', (_what, text, problem) => expect(readTermRules(pathOf('search.yaml', text)).problems.join('\n')).toContain(problem));
	test.each([
		['a group that nobody defined', 'status: draft\nspellings: {}\ngroups: { hit: [x] }\nrules: [{ kind: violence, all: [hitt] }]', '"hitt" is not known; did you mean "hit"?'],
		['a kind with a slip', 'status: draft\nspellings: {}\ngroups: { hit: [x] }\nrules: [{ kind: violense, all: [hit] }]', 'did you mean "violence"?'],
		['a kind that is forgotten', 'status: draft\nspellings: {}\ngroups: { hit: [x] }\nrules: [{ kind: violence, all: [hit] }]', 'none is of the kind "fainting"'],
		['an empty group', 'status: draft\nspellings: {}\ngroups: { hit: [] }\nrules: []', 'groups: hit: must be a list of words']
	])('for distress with %s are refused', (_what, text, problem) => expect(readDistress(pathOf('distress.yaml', text)).problems.join('\n')).toContain(problem));
});

describe('compiling', () => {
	it('makes blocks of a body, with nothing left to parse', () => {
		expect(blocksOf('One **strong** and *soft*\nline.\n\n## Head\n\n- [first](is-it) now\n- call [116](tel:116)')).toEqual([
			['p', ['One ', ['b', 'strong'], ' and ', ['i', 'soft'], ' line.']],
			['h', ['Head']],
			['l', [[['a', 'is-it', 'first'], ' now'], ['call ', ['t', '116', '116']]]]
		]);
	});
	it('writes modules that give back what they were made from', async () => {
		const { code } = moduleNamed('virtual:guidance/en');
		const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { default: unknown };
		expect(module.default).toEqual(JSON.parse(JSON.stringify(compiledGuidance(readGuidance('en').source))));
	});
	it('offers recordings that lie beside the answers, and refuses those of no answer', () => {
		const article = (id: string) => `---\nid: ${id}\n---\nText.`;
		const root = folderOf({ 'en/articles/one.md': article('one'), 'xx/articles/one.md': article('one'), 'xx/audio/one.ogg': '', 'xx/audio/oen.mp3': '' });
		const { source, problems } = readGuidance('xx', root);
		expect(Object.keys(source.recordings)).toEqual(['one']);
		expect(problems).toContain('audio/oen.mp3: there is no answer of that name; did you mean "one"?');
	});
	it('says which translation has an original that changed since', () => {
		const english = { 'en/articles/one.md': '---\nid: one\ntitle: One\nsummary: Sum\n---\nText.' };
		const root = folderOf({ ...english, 'xx/articles/one.md': '---\nid: one\nsourceHash: "00000000"\n---\nTexto.' });
		expect(readGuidance('xx', root).source.stale).toEqual(['one']);
	});
});

describe('everything that ships', () => {
	test.each(guidanceTags())('has no problem in %s', (tag) => expect(readGuidance(tag).problems).toEqual([]));
	test.each(distressTags())('has whole words of distress in %s', (tag) => expect(readDistress(join(import.meta.dirname, '../../locales', tag, 'distress.yaml')).problems).toEqual([]));
	it('has every picture', () => {
		const { pictures, problems } = readPictureFiles(join(import.meta.dirname, '../../src/lib/content/pictures'));
		expect(problems).toEqual([]);
		expect(Object.keys(pictures).sort()).toEqual([...illustrations].sort());
	});
	it('has services without a fault', () => expect(readServices().problems).toEqual([]));
	it('is complete in English', () => {
		const { articles, myths, quizzes, tips } = readGuidance('en').source;
		expect(articles.length).toBeGreaterThanOrEqual(120);
		expect(myths).toHaveLength(42);
		expect(quizzes.length).toBeGreaterThanOrEqual(60);
		expect(tips.length).toBeGreaterThanOrEqual(100);
		expect(topics.filter((topic) => !articles.some((article) => article.topic === topic))).toEqual([]);
		expect(categories.filter((category) => !articles.some((article) => article.category === category))).toEqual([]);
		expect(moments.filter((moment) => !articles.some(({ when = [] }) => when.includes(moment)))).toEqual([]);
	});
	it('has an index that names every answer', () => {
		const { source } = readGuidance('en');
		expect([...compiledSearch(source).index.ids].sort()).toEqual(source.articles.map(({ id }) => id).sort());
	});
});
