/** Reads the lists that editors write as YAML (myths, quiz, tips, words of pictures), and says what is wrong and where. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import type { AgeGate, Moment } from '../../src/lib/content/vocabulary.ts';
import { reviewStatuses, type ReviewStatus } from '../../src/lib/i18n/review-status.ts';
import { fieldProblems, type Fields } from './fields.ts';
import { ageGates, illustrations, moments, sources } from './vocabulary.ts';

interface Entry {
	readonly id: string;
	readonly ageGate?: AgeGate;
	readonly sources: readonly string[];
	readonly status: ReviewStatus;
}

export interface MythEntry extends Entry {
	readonly claim: string;
	readonly verdict: 'not-true' | 'partly';
	readonly fact: string;
	readonly article: string;
}

export interface ChoiceEntry {
	readonly text: string;
	readonly why: string;
	readonly right?: boolean;
}

export interface QuizEntry extends Entry {
	readonly question: string;
	readonly choices: readonly ChoiceEntry[];
	readonly article: string;
}

export interface TipEntry extends Entry {
	readonly when: readonly Moment[];
	readonly text: string;
	readonly article?: string;
}

export interface PictureEntry {
	readonly alt: string;
	readonly labels?: readonly string[];
}

export interface Report<Value> {
	readonly value: Value;
	/** One a line: `file: entry: place: what is wrong`. */
	readonly problems: readonly string[];
}

const common = {
	id: { is: 'text', most: 60 },
	ageGate: { is: 'one-of', of: ageGates, optional: true },
	status: { is: 'one-of', of: reviewStatuses }
} as const satisfies Fields;
const stated = { is: 'list', least: 1, of: Object.keys(sources) } as const;

const mythFields: Fields = {
	...common,
	claim: { is: 'text', most: 70 },
	verdict: { is: 'one-of', of: ['not-true', 'partly'] },
	fact: { is: 'text', most: 150 },
	article: { is: 'text' },
	sources: stated
};

const quizFields: Fields = {
	...common,
	question: { is: 'text', most: 90 },
	choices: { is: 'list', least: 2, most: 4 },
	article: { is: 'text' },
	sources: stated
};

const choiceFields: Fields = {
	text: { is: 'text', most: 60 },
	why: { is: 'text', most: 130 },
	right: { is: 'yes', optional: true }
};

const tipFields: Fields = {
	...common,
	when: { is: 'list', least: 1, of: moments },
	text: { is: 'text', most: 120 },
	article: { is: 'text', optional: true },
	// A tip about her phone or her friends states no fact of health.
	sources: { is: 'list', of: Object.keys(sources) }
};

const pictureFields: Fields = {
	alt: { is: 'text', most: 110 },
	labels: { is: 'list', least: 1, most: 9, optional: true },
	status: { is: 'one-of', of: reviewStatuses }
};

export function readMyths(path: string): Report<readonly MythEntry[]> {
	return readList(path, mythFields, 'a myth');
}

export function readTips(path: string): Report<readonly TipEntry[]> {
	return readList(path, tipFields, 'a tip');
}

export function readQuizzes(path: string): Report<readonly QuizEntry[]> {
	const read = readList<QuizEntry>(path, quizFields, 'a question');
	const file = basename(path);
	return { value: read.value, problems: [...read.problems, ...read.value.flatMap((entry) => choiceProblems(entry).map((problem) => `${file}: ${entry.id}: ${problem}`))] };
}

function choiceProblems({ choices }: QuizEntry): string[] {
	if (!Array.isArray(choices)) return [];
	const right = choices.filter((choice) => isFields(choice) && choice.right === true).length;
	const explained = choices.filter((choice, index) => choices.findIndex(({ why }) => why === choice.why) === index);
	return [
		...choices.flatMap((choice: unknown, index) =>
			(isFields(choice) ? fieldProblems(choice, choiceFields, 'a choice') : ['must have text and why']).map((problem) => `choices: number ${index + 1}: ${problem}`)
		),
		...(right === 1 ? [] : [`choices: ${right} are right, and exactly one must be`]),
		...(explained.length === choices.length ? [] : ['choices: two have the same explanation'])
	];
}

/** The words of every picture, by its name. */
export function readPictures(path: string): Report<Readonly<Record<string, PictureEntry>>> {
	const file = basename(path);
	const { value, problem } = readYaml(path, {});
	if (problem !== undefined) return { value: {}, problems: [problem] };
	if (!isFields(value)) return { value: {}, problems: [`${file}: top: must name the pictures`] };
	const problems = [
		...illustrations.filter((name) => value[name] === undefined).map((name) => `${name}: is missing`),
		...Object.entries(value).flatMap(([name, words]) => {
			if (!(illustrations as readonly string[]).includes(name)) return [`${name}: is no picture`];
			return (isFields(words) ? fieldProblems(words, pictureFields, 'a picture') : ['must have alt']).map((one) => `${name}: ${one}`);
		})
	];
	return { value: value as Record<string, PictureEntry>, problems: problems.map((one) => `${file}: ${one}`) };
}

function readList<One extends { readonly id: string }>(path: string, fields: Fields, what: string): Report<readonly One[]> {
	const file = basename(path);
	const { value, problem } = readYaml(path, []);
	if (problem !== undefined) return { value: [], problems: [problem] };
	if (!Array.isArray(value)) return { value: [], problems: [`${file}: top: must be a list; each entry begins with a dash`] };
	const ids = value.map((entry: unknown) => (isFields(entry) ? String(entry.id) : ''));
	const problems = value.flatMap((entry: unknown, index) => {
		if (!isFields(entry)) return [`entry ${index + 1}: must have fields`];
		const name = entry.id === undefined ? `entry ${index + 1}` : String(entry.id);
		const twice = ids.indexOf(name) !== index && entry.id !== undefined ? ['id: stands there twice'] : [];
		return [...twice, ...fieldProblems(entry, fields, what)].map((one) => `${name}: ${one}`);
	});
	return { value: value.filter(isFields) as unknown as readonly One[], problems: problems.map((one) => `${file}: ${one}`) };
}

/** What a YAML file says; `fallback` where there is no such file. */
export function readYaml(path: string, fallback: unknown): { readonly value: unknown; readonly problem?: string } {
	if (!existsSync(path)) return { value: fallback };
	try {
		return { value: parse(readFileSync(path, 'utf8')) as unknown };
	} catch (error) {
		return { value: fallback, problem: `${basename(path)}: ${(error as Error).message.split('\n')[0]}` };
	}
}

export function isFields(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
