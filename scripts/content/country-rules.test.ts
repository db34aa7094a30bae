import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { withCountryRules } from './country-rules';
import { readGuidance } from './guidance-source';
import { openToAll } from './vocabulary';

const english = readGuidance('en');
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function with_(rules: string) {
	const folder = mkdtempSync(join(tmpdir(), 'nuri-country-'));
	folders.push(folder);
	writeFileSync(join(folder, 'guidance.yaml'), rules);
	return withCountryRules(english, folder);
}

describe('the rules of a country', () => {
	it('leave out what it does not show, with every way that leads there', () => {
		const { source, problems } = with_('withhold: [how-does-pregnancy-happen, swimming-is-dangerous]');
		expect(problems).toEqual([]);
		expect(source.articles.length).toBe(english.source.articles.length - 1);
		expect(source.myths.length).toBe(english.source.myths.length - 1);
		expect(source.articles.flatMap(({ related }) => related)).not.toContain('how-does-pregnancy-happen');
	});
	it('open an answer later', () => {
		const { source } = with_('ageGates: { how-does-pregnancy-happen: 15 }');
		expect(source.articles.find(({ id }) => id === 'how-does-pregnancy-happen')?.ageGate).toBe(15);
	});
	it('change nothing where there are none', () => expect(withCountryRules(english, '/nowhere')).toEqual(english));
	test.each([
		['withhold: [i-feel-like-dying]', 'is for girls in danger and cannot be left out'],
		['withhold: [swiming-is-dangerous]', 'there is no "swiming-is-dangerous"; did you mean "swimming-is-dangerous"?'],
		['ageGates: { someone-touched-me: 13 }', 'is for girls in danger and cannot be gated'],
		['ageGates: { how-does-pregnancy-happen: 14 }', '"14" is not known; it may be 0, 13, 15'],
		['witheld: []', 'witheld: is no field of the rules of a country; did you mean "withhold"?'],
		['withhold: [x', 'guidance.yaml: ']
	])('%s is refused in words', (rules, problem) => expect(with_(rules).problems.join('\n')).toContain(problem));
	it('know every answer that stays open by its name', () => {
		const ids = english.source.articles.map(({ id }) => id);
		expect(openToAll.filter((id) => !ids.includes(id))).toEqual([]);
	});
});
