/**
 * Finds text written into components instead of the language packs, and message keys that are missing or that nobody
 * shows. `tsx scripts/check-text.ts` prints what it finds. Whether the packs match the English one: l10n-check.ts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse as parseSvelte } from 'svelte/compiler';
import { parser as typescriptParser } from 'typescript-eslint';
import { messagesOf, referenceLanguage, type Messages } from './l10n/messages';

export interface TextSources {
	readonly source: string;
	readonly locales: string;
	/** Beginnings of keys that the code puts together at run time; every key under one counts as shown. */
	readonly dynamicPrefixes: readonly string[];
}

const top = resolve(import.meta.dirname, '..');

/** Each line has its reason: what is put together there, from which closed list. */
const dynamicPrefixes: readonly string[] = [
	'calendar.day.',
	'calendar.legend.',
	'calendar.system.',
	'care.ask.',
	'care.level.',
	'care.todo.',
	'care.whom.',
	'care.why.',
	'day.flow.',
	'day.activity.',
	'day.discharge.',
	'day.medicine.',
	'day.missed.',
	'day.mood.',
	'day.pain.',
	'day.product.',
	'day.relief.',
	'day.sign.',
	'day.sleeps.',
	'day.symptom.',
	'forecast.how.',
	'forecast.part-of-month.',
	'forecast.weeks.',
	'forecast.window.',
	'help.for.',
	'help.needs.',
	'import.problem.',
	'languages.review.',
	'learn.category.',
	'learn.status.',
	'lock.kind.',
	'look.companion.',
	'look.switch.',
	'look.theme.',
	'nurse.part.',
	'pictures.',
	'tour.card.',
	// The companion's lines: core/look/sayings.ts.
	'today.say.'
];

const brandNames = new Set(['Nuri']);
const shownAttributes = new Set([
	'title',
	'alt',
	'label',
	'placeholder',
	'aria-label',
	'aria-description',
	'aria-placeholder',
	'aria-roledescription',
	'aria-valuetext'
]);
const words = /\p{L}{2}/u;

interface Node {
	readonly type: string;
	readonly [field: string]: unknown;
}

export function checkTexts(sources: TextSources): string[] {
	return checkSource(sources, messagesOf(sources.locales, referenceLanguage));
}

function checkSource({ source, dynamicPrefixes: prefixes }: TextSources, messages: Messages): string[] {
	const findings: string[] = [];
	const shown = new Set<string>();
	const namespaces = new Set([...messages.keys()].map((key) => key.split('.')[0]));
	for (const file of filesUnder(source)) {
		const code = readFileSync(file, 'utf8');
		const where = (node: Node): string => `${relative(top, file)}:${lineOf(code, node)}`;
		if (file.endsWith('.svelte')) {
			const { fragment } = parseSvelte(code, { modern: true }) as unknown as { fragment: Node };
			for (const { node, text } of hardCodedIn(fragment)) findings.push(`${where(node)}: ${text} stands in the component`);
		}
		walk(astOf(file, code), (node) => {
			const literal = stringOf(node);
			if (literal !== undefined && messages.has(literal)) shown.add(literal);
			if (isTranslation(node)) {
				const key = stringOf((node.arguments as Node[])[0]);
				if (key !== undefined && !messages.has(key)) findings.push(`${where(node)}: no message "${key}"`);
			}
			const start = startOfTemplate(node);
			const isKey = start !== undefined && /^[\w-]+\.[\w.-]*$/.test(start) && namespaces.has(start.split('.')[0]);
			if (isKey && !prefixes.some((prefix) => start.startsWith(prefix))) {
				findings.push(`${where(node)}: the key "${start}…" is put together: write it out, or list its prefix in check-text.ts`);
			}
			return undefined;
		});
	}
	for (const prefix of prefixes) {
		if (![...messages.keys()].some((key) => key.startsWith(prefix))) findings.push(`no message starts with "${prefix}"`);
	}
	const unused = [...messages.keys()].filter((key) => !shown.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)));
	return [...findings, ...unused.map((key) => `${referenceLanguage}: nothing shows "${key}"`)];
}

function hardCodedIn(fragment: Node): { node: Node; text: string }[] {
	const found: { node: Node; text: string }[] = [];
	walk(fragment, (node) => {
		if (node.type === 'Attribute') {
			if (!shownAttributes.has(String(node.name))) return 'skip';
			for (const { text } of textsOf(node.value)) {
				if (isWording(text)) found.push({ node, text: `${String(node.name)}="${text.trim()}"` });
			}
			return 'skip';
		}
		const isShown = node.type === 'Text' || node.type === 'ExpressionTag';
		if (isShown) for (const { text } of textsOf(node)) if (isWording(text)) found.push({ node, text: `"${text.trim()}"` });
		return isShown || node.type === 'Script' || node.type === 'StyleSheet' ? 'skip' : undefined;
	});
	return found;
}

/** The literal texts that an attribute's value or a `{…}` can show; arguments of calls and comparisons are not shown. */
function textsOf(value: unknown): { text: string }[] {
	if (Array.isArray(value)) return value.flatMap(textsOf);
	if (!isNode(value)) return [];
	switch (value.type) {
		case 'Text':
			return [{ text: String(value.data) }];
		case 'ExpressionTag':
			return textsOf(value.expression);
		case 'Literal':
			return typeof value.value === 'string' ? [{ text: value.value }] : [];
		case 'TemplateLiteral':
			return (value.quasis as { value: { cooked: string } }[]).map((quasi) => ({ text: quasi.value.cooked }));
		case 'ConditionalExpression':
			return [...textsOf(value.consequent), ...textsOf(value.alternate)];
		case 'LogicalExpression':
		case 'BinaryExpression':
			return isComparison(value) ? [] : [...textsOf(value.left), ...textsOf(value.right)];
		default:
			return [];
	}
}

function isComparison(node: Node): boolean {
	return /^([=!<>]|in)/.test(String(node.operator));
}

function isWording(text: string): boolean {
	return words.test(text) && !brandNames.has(text.trim());
}

function astOf(file: string, code: string): Node {
	if (file.endsWith('.svelte')) return parseSvelte(code, { modern: true }) as unknown as Node;
	const read = typescriptParser.parseForESLint as (code: string, options: object) => { ast: unknown };
	return read(code, { range: true, filePath: file }).ast as Node;
}

function isTranslation(node: Node): boolean {
	if (node.type !== 'CallExpression') return false;
	const callee = node.callee as Node;
	const name = callee.type === 'MemberExpression' ? (callee.property as Node).name : callee.name;
	return name === 't' || name === 'translate';
}

function stringOf(node: Node | undefined): string | undefined {
	return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function startOfTemplate(node: Node): string | undefined {
	if (node.type !== 'TemplateLiteral' || (node.expressions as unknown[]).length === 0) return undefined;
	return (node.quasis as { value: { cooked: string } }[])[0]?.value.cooked;
}

function filesUnder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(svelte|ts)$/.test(name) && !/\.(test|d)\.ts$/.test(name))
		.sort()
		.map((name) => join(folder, name));
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function walk(node: unknown, visit: (node: Node) => 'skip' | undefined): void {
	if (Array.isArray(node)) return node.forEach((child) => walk(child, visit));
	if (typeof node !== 'object' || node === null) return;
	if (isNode(node) && visit(node) === 'skip') return;
	for (const [field, child] of Object.entries(node)) if (field !== 'parent' && field !== 'loc') walk(child, visit);
}

function lineOf(code: string, node: Node): number {
	const start = (node.start as number | undefined) ?? (node.range as [number, number] | undefined)?.[0] ?? 0;
	return code.slice(0, start).split('\n').length;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const findings = checkTexts({ source: join(top, 'src'), locales: join(top, 'locales'), dynamicPrefixes });
	for (const finding of findings) process.stdout.write(`${finding}\n`);
	process.exitCode = findings.length === 0 ? 0 : 1;
}
