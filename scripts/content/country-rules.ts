/**
 * What a country leaves out of the guidance, or opens later: `countries/<CC>/guidance.yaml`, laid over when the app is built
 * for it. What a girl in danger needs can be neither left out nor gated.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AgeGate } from '../../src/lib/content/vocabulary.ts';
import { isFields, readYaml } from './entries.ts';
import { fieldProblems } from './fields.ts';
import type { GuidanceReport, GuidanceSource } from './guidance-source.ts';
import { nearest } from './nearest.ts';
import { ageGates, openToAll, openTopics } from './vocabulary.ts';

interface CountryRules {
	/** Answers, myths, questions and tips that the country does not show. */
	readonly withhold: readonly string[];
	/** Another age from which an entry is offered. */
	readonly ageGates: Readonly<Record<string, AgeGate>>;
}

/** The guidance as one country shows it; as it is where the country has no such file. */
export function withCountryRules({ source, problems }: GuidanceReport, folder: string): GuidanceReport {
	const path = join(folder, 'guidance.yaml');
	if (!existsSync(path)) return { source, problems };
	const { value, problem } = readYaml(path, {});
	const fields = isFields(value) ? value : {};
	const rules: CountryRules = { withhold: listIn(fields.withhold), ageGates: isFields(fields.ageGates) ? (fields.ageGates as Record<string, AgeGate>) : {} };
	const wrong = problem === undefined ? [...fieldProblems(fields, { withhold: { is: 'list', optional: true }, ageGates: { is: 'anything', optional: true } }, 'the rules of a country'), ...ruleProblems(rules, source)] : [problem];
	return { source: wrong.length > 0 ? source : applied(source, rules), problems: [...problems, ...wrong.map((one) => `guidance.yaml: ${one}`)] };
}

function listIn(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

function ruleProblems({ withhold, ageGates: gates }: CountryRules, { articles, myths, quizzes, tips }: GuidanceSource): string[] {
	const ids = [...articles, ...myths, ...quizzes, ...tips].map(({ id }) => id);
	const named = [...withhold.map((id) => ['withhold', id] as const), ...Object.keys(gates).map((id) => ['ageGates', id] as const)];
	const open = new Set<string>([...openToAll, ...articles.filter(({ topic }) => (openTopics as readonly string[]).includes(topic)).map(({ id }) => id)]);
	return [
		...named.filter(([, id]) => !ids.includes(id)).map(([place, id]) => `${place}: there is no "${id}"${nearest(id, ids)}`),
		...withhold.filter((id) => open.has(id)).map((id) => `withhold: "${id}" is for girls in danger and cannot be left out`),
		...Object.entries(gates).flatMap(([id, gate]) => {
			if (!ageGates.includes(gate)) return [`ageGates: ${id}: "${String(gate)}" is not known; it may be ${ageGates.join(', ')}`];
			return gate > 0 && open.has(id) ? [`ageGates: "${id}" is for girls in danger and cannot be gated`] : [];
		})
	];
}

function applied(source: GuidanceSource, { withhold, ageGates: gates }: CountryRules): GuidanceSource {
	const shown = <Entry extends { readonly id: string; readonly ageGate?: AgeGate }>(entries: readonly Entry[]): readonly Entry[] =>
		entries.filter(({ id }) => !withhold.includes(id)).map((entry) => (entry.id in gates ? { ...entry, ageGate: gates[entry.id] as AgeGate } : entry));
	return {
		...source,
		articles: shown(source.articles).map((article) => ({ ...article, related: article.related.filter((id) => !withhold.includes(id)) })),
		myths: shown(source.myths),
		quizzes: shown(source.quizzes),
		tips: shown(source.tips)
	};
}
