/**
 * Opens a backup, or a sealed copy of a whole vault, without the app: `npx tsx scripts/open-backup.ts FILE [--out NEW]`.
 * It asks for the words (or another lock) and writes the diary's JSON. Written from chapter 3 of docs/security.md alone;
 * it shares no code with the app, so that each of the two readers checks the other.
 */
import { argon2id } from '@noble/hashes/argon2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import nacl from 'tweetnacl';

export type Problem = 'not-ours' | 'damaged' | 'newer' | 'wrong-secret';
export type Opened = { readonly text: string; readonly slot: number } | { readonly problem: Problem };

const HEADER = 128;
const BODY = 144;
const NONCE = 24;
const LONGEST_TEXT = 2 ** 25;
const MAGICS = { '937661756c740a': 'vault', '936261636b7570': 'backup' } as const;

/** The diary behind a secret (3.1) in a vault or a backup. */
export function openSealed(file: Uint8Array, secret: string): Opened {
	const kind = MAGICS[hex(file.subarray(0, 7)) as keyof typeof MAGICS] as 'vault' | 'backup' | undefined;
	if (kind === undefined) return { problem: 'not-ours' };
	const problem = headerProblem(file, kind) ?? costProblem(file) ?? sizeProblem(file, kind);
	if (problem !== null) return { problem };
	const damaged = slotNumbers(kind).filter((slot) => checksum(slotOf(file, slot)) !== view(file).getUint32(64 + 4 * slot, true));
	if (kind === 'backup' && damaged.length > 0) return { problem: 'damaged' };
	const fixed = fixedHeader(file);
	const derived = derivedKey(file, secret);
	for (const slot of slotNumbers(kind)) {
		const dataKey = dataKeyIn(slotOf(file, slot), fixed, slot, derived, kind);
		if (dataKey !== null) return bodyIn(slotOf(file, slot), fixed, slot, dataKey, kind);
	}
	const mayBeHers = damaged.some((slot) => ((file[57] as number) & (1 << slot % 4)) !== 0);
	return { problem: mayBeHers ? 'damaged' : 'wrong-secret' };
}

/** The secret that a typed line of words stands for (3.1). */
export function secretOfWords(typed: string): string {
	const words = typed
		.replace(INVISIBLE, '')
		.split(/[^\p{L}\p{M}]+/u)
		.map(folded)
		.filter((word) => word !== '');
	return `words ${words.join(' ')}`;
}

/** The secret that a typed recovery code stands for (3.1); any other text gives one that opens nothing. */
export function secretOfRecovery(typed: string): string {
	const symbols = Array.from(typed.normalize('NFKC').toUpperCase(), (symbol) => MISREAD[symbol] ?? symbol);
	return `recovery ${symbols.join('').replace(/[\s\-–—_.]/g, '')}`;
}

/** Digits, `pictures 1 2 …`, `recovery …`, or a line of words. */
export function secretFrom(typed: string): string {
	const line = typed.trim();
	if (/^\d+$/.test(line)) return line;
	if (/^pictures( \d+)+$/.test(line)) return line;
	if (/^recovery /i.test(line)) return secretOfRecovery(line.slice('recovery '.length));
	return secretOfWords(line.replace(/^words /, ''));
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const MISREAD: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const ARABIC: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', ؤ: 'و', ئ: 'ي', ی: 'ي', ک: 'ك' };

function folded(word: string): string {
	const accents = /[\u0300-\u036f]/g;
	const letters = word.normalize('NFKD').replace(INVISIBLE, '').replace(accents, '').replace(/[\u064b-\u0655\u0670\u0640]/g, '');
	const bare = letters.toLowerCase().normalize('NFKD').replace(accents, '');
	return Array.from(bare, (letter) => ARABIC[letter] ?? letter).join('');
}

function headerProblem(file: Uint8Array, kind: 'vault' | 'backup'): Problem | null {
	if (file.length < HEADER || checksum(file.subarray(0, 124)) !== view(file).getUint32(124, true)) return 'damaged';
	const mustBeZero = kind === 'vault' ? [[9, 12], [58, 60], [96, 124]] : [[9, 12], [57, 64], [68, 124]];
	const hasUnknown = mustBeZero.some(([from, to]) => file.subarray(from, to).some((byte) => byte !== 0));
	const hasUnknownMark = kind === 'vault' && (file[57] as number) > 15;
	return file[7] !== 1 || hasUnknown || hasUnknownMark || ![1, 2].includes(file[8] as number) ? 'newer' : null;
}

function costs(file: Uint8Array): readonly [number, number, number] {
	return [view(file).getUint32(12, true), view(file).getUint32(16, true), view(file).getUint32(20, true)];
}

function costProblem(file: Uint8Array): Problem | null {
	const [first, second, third] = costs(file);
	const isBearable =
		file[8] === 1
			? first >= 8_192 && first <= 131_072 && second >= 1 && second <= 16 && third === 1
			: [32_768, 65_536, 131_072].includes(first) && second === 8 && third === 1;
	return isBearable ? null : 'damaged';
}

function sizeProblem(file: Uint8Array, kind: 'vault' | 'backup'): Problem | null {
	const power = file[56] as number;
	const isSized = power >= (kind === 'vault' ? 16 : 10) && power <= 22;
	return isSized && file.length === HEADER + slotNumbers(kind).length * 2 ** power ? null : 'damaged';
}

function slotNumbers(kind: 'vault' | 'backup'): readonly number[] {
	return kind === 'vault' ? [0, 1, 2, 3, 4, 5, 6, 7] : [0];
}

function slotOf(file: Uint8Array, slot: number): Uint8Array {
	const size = 2 ** (file[56] as number);
	return file.subarray(HEADER + slot * size, HEADER + (slot + 1) * size);
}

function fixedHeader(file: Uint8Array): Uint8Array {
	const fixed = file.slice(0, 56);
	fixed[7] = 0;
	return fixed;
}

function derivedKey(file: Uint8Array, secret: string): Uint8Array {
	const bytes = new TextEncoder().encode(secret.normalize('NFKC'));
	const salt = file.slice(24, 56);
	const [first, second, third] = costs(file);
	return file[8] === 1
		? argon2id(bytes, salt, { m: first, t: second, p: third, dkLen: 32 })
		: scrypt(bytes, salt, { N: first, r: second, p: third, dkLen: 32 });
}

function subKey(label: string, fixed: Uint8Array, slot: number, key: Uint8Array): Uint8Array {
	return nacl.hash(Uint8Array.from([...new TextEncoder().encode(label), ...fixed, slot, ...key])).slice(0, 32);
}

function unboxed(box: Uint8Array, key: Uint8Array): Uint8Array | null {
	return nacl.secretbox.open(box.slice(NONCE), box.slice(0, NONCE), key);
}

function dataKeyIn(slot: Uint8Array, fixed: Uint8Array, number: number, derived: Uint8Array, kind: 'vault' | 'backup'): Uint8Array | null {
	const byCode = unboxed(slot.subarray(0, 72), subKey('vault-1-code-key', fixed, number, derived));
	if (byCode !== null || kind === 'backup') return byCode;
	return unboxed(slot.subarray(72, BODY), subKey('vault-1-save-key', fixed, number, derived));
}

function bodyIn(slot: Uint8Array, fixed: Uint8Array, number: number, dataKey: Uint8Array, kind: 'vault' | 'backup'): Opened {
	const key = subKey('vault-1-body-key', fixed, number, dataKey);
	const smallest = kind === 'vault' ? 2 ** 16 : slot.length;
	for (let size = smallest; size <= slot.length; size *= 2) {
		const body = unboxed(slot.subarray(BODY, size), key);
		if (body !== null) return textIn(body, slot, number);
	}
	return { problem: 'damaged' };
}

function textIn(body: Uint8Array, slot: Uint8Array, number: number): Opened {
	const version = view(body).getUint32(0, true);
	if (version > 1) return { problem: 'newer' };
	const hash = createHash('sha512').update(slot.subarray(72, BODY)).digest().subarray(0, 32);
	if (version !== 1 || hex(hash) !== hex(body.subarray(16, 48))) return { problem: 'damaged' };
	const deflated = body.subarray(80, 80 + view(body).getUint32(12, true));
	try {
		const bytes = inflateRawSync(deflated, { maxOutputLength: LONGEST_TEXT });
		return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), slot: number };
	} catch {
		return { problem: 'damaged' };
	}
}

/** CRC-32 as in zip and PNG. */
function checksum(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

function view(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}

const SENTENCES: Readonly<Record<Problem, string>> = {
	'not-ours': 'This is neither a backup nor a sealed copy from Nuri.',
	damaged: 'This file is damaged or not complete. Another copy of it may be whole.',
	newer: 'This file was written by a newer Nuri. Use the reader of that release.',
	'wrong-secret': 'That does not open it. Look at each word again.'
};

/** Asks on the terminal without showing what is typed; from a pipe, reads one line. */
function asked(question: string): Promise<string> {
	process.stderr.write(question);
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY === true });
	return new Promise((resolve) => {
		lines.once('line', (line) => {
			resolve(line);
			lines.close();
		});
		lines.once('close', () => {
			process.stderr.write('\n');
			resolve('');
		});
	});
}

async function main([file, option, target]: readonly string[]): Promise<number> {
	if (file === undefined || (option !== undefined && (option !== '--out' || target === undefined))) {
		process.stderr.write('npx tsx scripts/open-backup.ts FILE [--out NEW-FILE]\n');
		return 64;
	}
	let bytes: Uint8Array;
	try {
		bytes = Uint8Array.from(readFileSync(file));
	} catch {
		process.stderr.write('This file cannot be read.\n');
		return 2;
	}
	const typed = await asked('The six words; or, for a sealed copy, its lock (digits, words, "pictures 1 2 …" or "recovery …"): ');
	const opened = openSealed(bytes, secretFrom(typed));
	if ('problem' in opened) {
		process.stderr.write(`${SENTENCES[opened.problem]}\n`);
		return opened.problem === 'wrong-secret' ? 1 : 2;
	}
	if (target === undefined) process.stdout.write(`${opened.text}\n`);
	else writeFileSync(target, opened.text, { flag: 'wx' });
	return 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	process.exitCode = await main(process.argv.slice(2));
}
