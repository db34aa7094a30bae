/** The measures that need a model or a dictionary: which language a pack is in (Q8), and words nobody knows (Q9). */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as cld3 from 'cld3-asm';
import type * as hunspell from 'hunspell-asm';
import { factsOf } from './languages.ts';
import type { CheckedPack, Measure } from './measures.ts';
import { withoutPlaceholders } from './messages.ts';

const load = createRequire(import.meta.url);
const folders = ['/usr/share/hunspell', '/usr/share/myspell/dicts'];

/** Joined in tens, as single short texts tell too little. A weak language passes where its script is its own. */
export async function languageIdentity(packs: readonly CheckedPack[]): Promise<ReadonlyMap<string, Measure>> {
	const { loadModule } = load('cld3-asm') as typeof cld3;
	const identifier = (await loadModule()).create(0, 4000);
	const found = packs.map(({ tag, messages, script }): [string, Measure] => {
		const texts = [...messages.values()].flatMap(({ forms }) => [...forms.values()]).map(withoutPlaceholders);
		const parts = Array.from({ length: Math.ceil(texts.length / 10) }, (_, index) => texts.slice(10 * index, 10 * index + 10).join('. '));
		const right = parts.filter((part) => sameLanguage(identifier.findLanguage(part).language, tag)).length;
		const whole = sameLanguage(identifier.findLanguage(texts.join('. ').slice(0, 20_000)).language, tag);
		const isOwnScript = factsOf(tag, '').identification === 'weak' && script !== 'Latin';
		const figure = `${((100 * right) / Math.max(1, parts.length)).toFixed(0)} %`;
		return [tag, { id: 'Q8', figure, gate: 'hard', passed: whole || isOwnScript, findings: whole ? [] : ['the pack as a whole is taken for another language'] }];
	});
	identifier.dispose();
	return new Map(found);
}

function sameLanguage(found: string, tag: string): boolean {
	return found === tag || found === ({ fil: 'fil', id: 'id' } as Record<string, string>)[tag] || (found === 'iw' && tag === 'he');
}

/** Words that the system's dictionary of the language lacks, where there is one; a list to look at, never a verdict. */
export async function unknownWords(packs: readonly CheckedPack[]): Promise<ReadonlyMap<string, Measure>> {
	const { loadModule } = load('hunspell-asm') as typeof hunspell;
	const factory = await loadModule();
	const found = packs.map(({ tag, messages }): [string, Measure] => {
		const { dictionary, unknownUsual = 0 } = factsOf(tag, '');
		const folder = folders.find((each) => dictionary !== undefined && existsSync(join(each, `${dictionary}.dic`)));
		if (folder === undefined || dictionary === undefined) return [tag, { id: 'Q9', figure: 'no dictionary', gate: 'soft', passed: true, findings: [] }];
		const [aff, dic] = ['aff', 'dic'].map((end) => factory.mountBuffer(readFileSync(join(folder, `${dictionary}.${end}`)), `${dictionary}.${end}`));
		const spelling = factory.create(aff as string, dic as string);
		const segmenter = new Intl.Segmenter(tag, { granularity: 'word' });
		const words = [...messages.values()]
			.flatMap(({ forms }) => [...forms.values()])
			.flatMap((text) => [...segmenter.segment(withoutPlaceholders(text))].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment.replace(/’/g, "'")))
			.filter((word) => /^[\p{L}\p{M}\u200c\u200d'-]+$/u.test(word));
		const unknown = words.filter((word) => !spelling.spell(word) && !spelling.spell(word.toLowerCase()));
		spelling.dispose();
		const share = (100 * unknown.length) / Math.max(1, words.length);
		const findings = [...new Set(unknown)].sort();
		return [tag, { id: 'Q9', figure: `${share.toFixed(1)} % (${unknownUsual})`, gate: 'soft', passed: true, findings: findings.length > 0 ? [`unknown words: ${findings.join(', ')}`] : [] }];
	});
	return new Map(found);
}
