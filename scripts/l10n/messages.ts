/** The messages of a language pack as a checker reads them: plural forms gathered under one key. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { flattened, isOverlay } from '../language-packs-plugin.ts';

/** A message of one language: its text under '', or its text for each plural category. */
export interface Message {
	readonly forms: ReadonlyMap<string, string>;
	readonly isPlural: boolean;
}

export type Messages = ReadonlyMap<string, Message>;

export const referenceLanguage = 'en';
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** Languages that must be complete; overlays are not. */
export function fullLanguages(root: string): string[] {
	return readdirSync(root)
		.filter((tag) => tag !== 'qqq' && !isOverlay(tag, root) && existsSync(join(root, tag, 'ui')))
		.sort();
}

/** Every message under its dotted key; throws where a file is not JSON. */
export function messagesOf(root: string, tag: string): Messages {
	const folder = join(root, tag, 'ui');
	const messages = new Map<string, { forms: Map<string, string>; isPlural: boolean }>();
	const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
	for (const file of files) {
		for (const [key, text] of flattened(readJson(join(folder, file)), basename(file, '.json'))) {
			const category = pluralSuffix.exec(key)?.[1] ?? '';
			const base = key.replace(pluralSuffix, '');
			const message = messages.get(base) ?? { forms: new Map<string, string>(), isPlural: category !== '' };
			message.forms.set(category, text);
			messages.set(base, message);
		}
	}
	return messages;
}

/** The form that stands for a message: its text, or that of the category `other`. */
export function modelText(message: Message): string {
	return message.forms.get('other') ?? message.forms.get('') ?? '';
}

/** Identifies a source text: the first 8 hexadecimal digits of SHA-256 over all its forms, with white space folded. */
export function sourceHash(message: Message): string {
	const text = [...message.forms].map(([category, form]) => `${category} ${form}`).join('\n');
	const folded = (message.isPlural ? text : modelText(message)).replace(/\s+/g, ' ').trim();
	return createHash('sha256').update(folded).digest('hex').slice(0, 8);
}

export function placeholdersOf(text: string): string[] {
	return [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] as string).sort();
}

export function withoutPlaceholders(text: string): string {
	return text.replace(/\{\{[^}]*\}\}/g, ' ');
}

/** The numbers of a text in a fixed order, whatever digits its language writes them in. */
export function numbersOf(text: string): string {
	const plain = withoutPlaceholders(text).replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
	return (plain.match(/\d+/g) ?? []).sort().join(' ');
}

/** Unicode encodes every set of decimal digits as ten code points in a row, from zero. */
function digitValue(digit: string): number {
	let value = 0;
	for (let code = (digit.codePointAt(0) ?? 0) - 1; /\p{Nd}/u.test(String.fromCodePoint(code)) && value < 9; code--) value++;
	return value;
}

export function readJson(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch (error) {
		throw new Error(`${path} is not valid JSON: ${(error as Error).message}`);
	}
}
