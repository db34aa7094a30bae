/** The libraries that the vault rests on give the published results, and both argon2id agree. */
import { argon2id as argon2idByScript } from '@noble/hashes/argon2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { argon2id as argon2idByWasm } from 'hash-wasm';
import { createCipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nacl from 'tweetnacl';
import { joined, sameBytes } from '../../src/lib/crypto/encoding';
import { derivations } from '../../src/lib/crypto/derivations';
import { ARGON2ID_STEPS } from '../../src/lib/crypto/key-derivation';
import { NONCE_LENGTH, open, seal, sha512 } from '../../src/lib/crypto/secretbox';
import { orThrown, Tally, type Goal, type GoalOutcome } from './goal';
import { seededDice, type Dice } from './seeded';

export const goal: Goal = async ({ full }) => [
	await publishedArgon2id(full),
	await argon2idAlike(full),
	await publishedScrypt(full),
	await publishedSecretbox(),
	await wycheproofPoly1305(),
	await publishedSha512(),
	await wycheproofHmac()
];

interface Argon2idVector {
	readonly passes: number;
	readonly memoryKiB: number;
	readonly lanes: number;
	readonly password: string;
	readonly salt: string;
	readonly secret?: string;
	readonly associated?: string;
	readonly tag: string;
}

/** RFC 9106 and the reference implementation's own tests. hash-wasm takes no associated data, so the RFC's is noble's. */
async function publishedArgon2id(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const count = { wasm: 0, script: 0 };
	for (const vector of vectors<Argon2idVector>('argon2id')) {
		const isSmall = vector.memoryKiB <= 1_024;
		const runs = [
			...(vector.associated === undefined && (full || vector.memoryKiB <= 65_536) ? (['wasm'] as const) : []),
			...(isSmall || (full && vector.memoryKiB <= 65_536) ? (['script'] as const) : [])
		];
		for (const library of runs) {
			count[library] += 1;
			const tag = await orThrown(() => (library === 'wasm' ? byWasm(vector) : byScript(vector)));
			const name = `${library}, ${vector.memoryKiB} KiB × ${vector.passes}`;
			tally.note(tag === vector.tag ? null : `${name}: ${JSON.stringify(tag)}`);
		}
	}
	const figure = `${tally.figure('results')} (${count.script} of noble with that of RFC 9106, ${count.wasm} of hash-wasm)`;
	return outcome('argon2id gives what RFC 9106 and the reference implementation give', figure, tally);
}

async function byWasm({ password, salt, secret, passes, memoryKiB, lanes }: Argon2idVector): Promise<string> {
	return argon2idByWasm({
		password: bytesOf(password),
		salt: bytesOf(salt),
		...(secret !== undefined && { secret: bytesOf(secret) }),
		iterations: passes,
		memorySize: memoryKiB,
		parallelism: lanes,
		hashLength: 32,
		outputType: 'hex'
	});
}

function byScript({ password, salt, secret, associated, passes, memoryKiB, lanes }: Argon2idVector): string {
	const extra = {
		...(secret !== undefined && { key: bytesOf(secret) }),
		...(associated !== undefined && { personalization: bytesOf(associated) })
	};
	const cost = { t: passes, m: memoryKiB, p: lanes, dkLen: 32 };
	return hexOf(argon2idByScript(bytesOf(password), bytesOf(salt), { ...cost, ...extra }));
}

/** What the app calls in a browser with WebAssembly, and what it calls in one without. */
async function argon2idAlike(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const dice = seededDice('argon2id');
	const count = full ? 1_000 : 20;
	for (let trial = 0; trial < count; trial += 1) tally.note(await differs(drawnInput(dice)));
	const steps = full ? ARGON2ID_STEPS : ARGON2ID_STEPS.slice(0, 1);
	for (const { memoryKiB, passes } of steps) {
		tally.note(await differs({ code: bytesOf('313335373930'), salt: dice.bytes(32), memoryKiB, passes }));
	}
	const figure = `${tally.figure('inputs')} (${count} drawn, ${steps.length} at a cost of set-up)`;
	return outcome('argon2id of WebAssembly and of plain JavaScript agree', figure, tally);
}

interface Argon2idInput {
	readonly code: Uint8Array;
	readonly salt: Uint8Array;
	readonly memoryKiB: number;
	readonly passes: number;
}

function drawnInput(dice: Dice): Argon2idInput {
	return {
		code: dice.bytes(1 + dice.below(dice.of([8, 64, 300]))),
		salt: dice.bytes(8 + dice.below(57)),
		memoryKiB: 8 + dice.below(57),
		passes: 1 + dice.below(3)
	};
}

async function differs({ code, salt, memoryKiB, passes }: Argon2idInput): Promise<string | null> {
	const [wasm, script] = await Promise.all([
		derivations.wasmArgon2id(code, salt, memoryKiB, passes),
		derivations.scriptArgon2id(code, salt, memoryKiB, passes)
	]);
	const name = `${hexOf(code)} with ${hexOf(salt)}, ${memoryKiB} KiB × ${passes}`;
	return wasm.length === 32 && sameBytes(wasm, script) ? null : name;
}

interface ScryptVector {
	readonly password: string;
	readonly salt: string;
	readonly rounds: number;
	readonly blockSize: number;
	readonly lanes: number;
	readonly tag: string;
}

async function publishedScrypt(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	// The last one takes a gibibyte.
	const affordable = vectors<ScryptVector>('scrypt').filter(({ rounds }) => full || rounds <= 16_384);
	for (const { password, salt, rounds, blockSize, lanes, tag } of affordable) {
		const options = { N: rounds, r: blockSize, p: lanes, dkLen: tag.length / 2, maxmem: 2 ** 31 - 1 };
		const given = await orThrown(() => hexOf(scrypt(bytesOf(password), bytesOf(salt), options)));
		tally.note(given === tag ? null : `N ${rounds}: ${JSON.stringify(given)}`);
	}
	return outcome('scrypt gives what RFC 7914 gives', tally.figure('results'), tally);
}

interface SecretboxVector {
	readonly key: string;
	readonly nonce: string;
	readonly message: string;
	readonly box: string;
}

/** Sealing gives the published box, opening the published message, and any altered byte nothing. */
async function publishedSecretbox(): Promise<GoalOutcome> {
	const tally = new Tally();
	for (const vector of vectors<SecretboxVector>('secretbox')) {
		const [key, nonce, message] = [bytesOf(vector.key), bytesOf(vector.nonce), bytesOf(vector.message)];
		const box = joined(nonce, bytesOf(vector.box));
		const sealed = seal(message, key, () => nonce);
		tally.note(sameBytes(sealed, box) ? null : `sealing ${message.length} bytes`);
		const opened = open(box, key);
		tally.note(opened !== null && sameBytes(opened, message) ? null : `opening ${message.length} bytes`);
		for (const at of [0, NONCE_LENGTH - 1, NONCE_LENGTH, NONCE_LENGTH + 15, box.length - 1]) {
			const altered = box.slice();
			altered[at]! ^= 1 << at % 8;
			tally.note(open(altered, key) === null ? null : `byte ${at} of ${message.length} altered`);
		}
	}
	return outcome('secretbox gives what NaCl gives', tally.figure('boxes sealed, opened and altered'), tally);
}

interface AeadVector {
	readonly tcId: number;
	readonly comment: string;
	readonly key: string;
	readonly iv: string;
	readonly aad: string;
	readonly ct: string;
	readonly tag: string;
	readonly result: 'valid' | 'invalid';
}

/**
 * Wycheproof has no set for XSalsa20-Poly1305. Its set for ChaCha20-Poly1305 was made to break Poly1305, which is the
 * same here: the one-time key comes from ChaCha20 of Node.js, the authenticator is that of tweetnacl.
 */
async function wycheproofPoly1305(): Promise<GoalOutcome> {
	const tally = new Tally();
	for (const { tcId, comment, key, iv, aad, ct, tag, result } of vectors<AeadVector>('wycheproof-poly1305')) {
		const stream = createCipheriv('chacha20', bytesOf(key), joined(new Uint8Array(4), bytesOf(iv)));
		const oneTimeKey = Uint8Array.from(stream.update(Buffer.alloc(32)));
		const mac = poly1305(authenticatedBytes(bytesOf(aad), bytesOf(ct)), oneTimeKey);
		tally.note((hexOf(mac) === tag) === (result === 'valid') ? null : `test ${tcId}, ${comment}`);
	}
	return outcome('Poly1305 withstands Wycheproof', tally.figure('tests of its ChaCha20-Poly1305 set'), tally);
}

/** RFC 8439, section 2.8. */
function authenticatedBytes(aad: Uint8Array, ciphertext: Uint8Array): Uint8Array {
	const padding = ({ length }: Uint8Array) => new Uint8Array((16 - (length % 16)) % 16);
	const lengths = new BigUint64Array([BigInt(aad.length), BigInt(ciphertext.length)]);
	return joined(aad, padding(aad), ciphertext, padding(ciphertext), new Uint8Array(lengths.buffer));
}

/** What secretbox is made of; tweetnacl has it under a name that its types leave out. */
interface LowLevel {
	crypto_onetimeauth(
		out: Uint8Array,
		outAt: number,
		message: Uint8Array,
		at: number,
		length: number,
		key: Uint8Array
	): number;
}

function poly1305(message: Uint8Array, key: Uint8Array): Uint8Array {
	const mac = new Uint8Array(16);
	const { lowlevel } = nacl as unknown as { readonly lowlevel: LowLevel };
	lowlevel.crypto_onetimeauth(mac, 0, message, 0, message.length, key);
	return mac;
}

async function publishedSha512(): Promise<GoalOutcome> {
	const tally = new Tally();
	for (const { message, digest, times = 1 } of vectors<{ message: string; digest: string; times?: number }>('sha512')) {
		const bytes = bytesOf(message.repeat(times));
		tally.note(hexOf(sha512(bytes)) === digest ? null : `${bytes.length} bytes`);
	}
	return outcome('SHA-512 gives what FIPS 180 gives', tally.figure('digests'), tally);
}

interface MacVector {
	readonly tcId: number;
	readonly key: string;
	readonly msg: string;
	readonly tag: string;
	/** In bits; a tag may be cut. */
	readonly tagSize: number;
	readonly result: 'valid' | 'invalid';
}

/** Wycheproof tests hash functions through HMAC (RFC 2104), which is built here over the app's own SHA-512. */
async function wycheproofHmac(): Promise<GoalOutcome> {
	const tally = new Tally();
	for (const { tcId, key, msg, tag, tagSize, result } of vectors<MacVector>('wycheproof-hmac-sha512')) {
		const mac = hmacSha512(bytesOf(key), bytesOf(msg)).subarray(0, tagSize / 8);
		tally.note((hexOf(mac) === tag) === (result === 'valid') ? null : `test ${tcId}`);
	}
	return outcome('SHA-512 withstands Wycheproof', tally.figure('tests of its HMAC-SHA-512 set'), tally);
}

function hmacSha512(key: Uint8Array, message: Uint8Array): Uint8Array {
	const block = new Uint8Array(128);
	block.set(key.length > block.length ? sha512(key) : key);
	const padded = (value: number) => block.map((byte) => byte ^ value);
	return sha512(joined(padded(0x5c), sha512(joined(padded(0x36), message))));
}

function outcome(title: string, figure: string, tally: Tally): GoalOutcome {
	return { goal: 'G24', title, figure, passed: tally.passed };
}

function vectors<T>(name: string): readonly T[] {
	const file = join(import.meta.dirname, '..', 'vectors', 'crypto', `${name}.json`);
	return (JSON.parse(readFileSync(file, 'utf8')) as { readonly tests: readonly T[] }).tests;
}

function bytesOf(hex: string): Uint8Array {
	return Uint8Array.from(Buffer.from(hex, 'hex'));
}

function hexOf(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}
