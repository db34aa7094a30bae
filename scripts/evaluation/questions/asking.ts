/** Asks the question box of English what others wrote, and counts. Used by `npm run evaluate:ask` and by its test. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AnswerSearch, type PackedSearch } from '../../../src/lib/content/answer-search';
import { distressIn } from '../../../src/lib/content/distress';
import { compiledSearch } from '../../content/compile';
import { readDistress, readGuidance } from '../../content/guidance-source';

/** What was there while the box was tuned, what is reported, and distress that says what happened only between its words. */
export type Part = 'tuning' | 'measured' | 'veiled';

export interface Labelled {
	readonly part: Part;
	readonly question: string;
	/** Identifiers of the answers that a reader found right, without seeing how answers are looked up. */
	readonly right: readonly string[];
}

interface Distressed {
	readonly part: Part;
	readonly text: string;
	readonly kind: string;
}

export interface Counted {
	readonly of: number;
	readonly hits: number;
	/** The texts that missed. */
	readonly missed: readonly string[];
}

const folder = import.meta.dirname;
/** How many answers she sees at a glance. */
const FIRST = 3;

function read<Line extends { readonly part: Part }>(file: string, part: Part): readonly Line[] {
	const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
	return lines.map((line) => JSON.parse(line) as Line).filter((line) => line.part === part);
}

function counted<Line>(lines: readonly Line[], textOf: (line: Line) => string, isHit: (line: Line) => boolean): Counted {
	const missed = lines.filter((line) => !isHit(line));
	return { of: lines.length, hits: lines.length - missed.length, missed: missed.map(textOf) };
}

/** The search as a phone gets it: packed, written, read, unpacked. */
export function englishSearch(): AnswerSearch {
	return new AnswerSearch(JSON.parse(JSON.stringify(compiledSearch(readGuidance('en').source))) as PackedSearch);
}

/** The questions of one part, with their labels. */
export function questionsOf(part: Part): readonly Labelled[] {
	return read<Labelled>('questions.jsonl', part);
}

/** Questions with a right answer among the first three; those to which no right answer exists are left out. */
export function answered(part: Part): Counted {
	const search = englishSearch();
	return counted(
		questionsOf(part).filter(({ right }) => right.length > 0),
		({ question }) => question,
		({ question, right }) => search.ask(question).slice(0, FIRST).some(({ id }) => right.includes(id))
	);
}

const distressWords = () => readDistress(resolve(folder, '../../../locales/en/distress.yaml')).value;

/** Texts of distress that are recognised, of whatever kind. */
export function recognised(part: Part): Counted {
	const words = distressWords();
	return counted(read<Distressed>('distress.jsonl', part), ({ text, kind }) => `${kind}: ${text}`, ({ text }) => distressIn(text, [words]) !== null);
}

/** Ordinary questions that are left alone. */
export function leftAlone(part: Part): Counted {
	const words = distressWords();
	return counted(read<Labelled>('ordinary.jsonl', part), ({ question }) => question, ({ question }) => distressIn(question, [words]) === null);
}
