import { argon2id as argon2idByScript } from '@noble/hashes/argon2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { argon2id as argon2idByWasm } from 'hash-wasm';
import { failed, success, type Result } from '../core/result';
import { bytesFromText, wipe } from './encoding';

/** argon2id (RFC 9106) with one lane. */
export interface Argon2idCost {
	readonly id: 'argon2id';
	readonly memoryKiB: number;
	readonly passes: number;
}

/** scrypt (RFC 7914) with r = 8 and p = 1; for browsers that refuse WebAssembly. */
export interface ScryptCost {
	readonly id: 'scrypt';
	readonly rounds: number;
}

/** How a code becomes a key, as the header of a vault states it. */
export type KdfCost = Argon2idCost | ScryptCost;

/** Numbers of a header: which derivation, then its three costs. */
export interface KdfFields {
	readonly id: number;
	readonly costs: readonly [number, number, number];
}

/** Turns codes into keys. Every method may take seconds; none holds on to the code. */
export interface KeyDerivation {
	/** 32 bytes. Throws on an empty code, and where the browser cannot give the memory. */
	derive(code: string, salt: Uint8Array, cost: KdfCost): Promise<Uint8Array>;
	/** The dearest cost that this device carries in 1.2 s, never below the first step. */
	calibrate(): Promise<KdfCost>;
	/** Compiles what `derive` needs. */
	warmUp(): Promise<void>;
}

/** One argon2id: 32 bytes, one lane. */
export type Argon2id = (code: Uint8Array, salt: Uint8Array, memoryKiB: number, passes: number) => Promise<Uint8Array>;

/** What key derivation is made of; handed in, so that tests choose the clock and what the browser refuses. */
export interface KeyDerivationParts {
	/** Milliseconds of a clock that never runs backwards. */
	readonly now: () => number;
	readonly wasmArgon2id: Argon2id;
	readonly scriptArgon2id: Argon2id;
}

/** Length of a derived key in bytes. */
export const DERIVED_LENGTH = 32;

/** The steps of set-up. The first is the floor of the OWASP Password Storage Cheat Sheet (2023): 19 MiB, two passes. */
export const ARGON2ID_STEPS: readonly [Argon2idCost, ...Argon2idCost[]] = [
	{ id: 'argon2id', memoryKiB: 19_456, passes: 2 },
	{ id: 'argon2id', memoryKiB: 32_768, passes: 3 },
	{ id: 'argon2id', memoryKiB: 65_536, passes: 3 }
];

/** Without WebAssembly: N = 2^15, r = 8, p = 1. */
export const SCRYPT_FALLBACK: ScryptCost = { id: 'scrypt', rounds: 32_768 };

/** How long unlocking may take on the phone that sets the vault up. */
export const LONGEST_DERIVATION_MS = 1_200;

const ARGON2ID = 1;
const SCRYPT = 2;
const SCRYPT_BLOCK_SIZE = 8;
const MIB = 1_024;

/** A cost as header fields. */
export function fieldsFromCost(cost: KdfCost): KdfFields {
	return cost.id === 'argon2id'
		? { id: ARGON2ID, costs: [cost.memoryKiB, cost.passes, 1] }
		: { id: SCRYPT, costs: [cost.rounds, SCRYPT_BLOCK_SIZE, 1] };
}

/** A header's cost. `unknown`: a derivation of a later release. `refused`: too cheap to be ours, or dear enough to hang a phone. */
export function costFromFields(fields: KdfFields): Result<KdfCost, 'unknown' | 'refused'> {
	if (fields.id === ARGON2ID) return argon2idCost(fields.costs);
	if (fields.id === SCRYPT) return scryptCost(fields.costs);
	return failed('unknown');
}

/** Key derivation with the libraries that the app ships. `now` counts milliseconds and never runs backwards. */
export function createKeyDerivation(now: () => number): KeyDerivation {
	return keyDerivationFrom({ now, wasmArgon2id, scriptArgon2id });
}

/** Key derivation over given parts: WebAssembly while the browser lets it run, else plain JavaScript. */
export function keyDerivationFrom(parts: KeyDerivationParts): KeyDerivation {
	const argon2id: Argon2id = (...input) => parts.wasmArgon2id(...input).catch(() => parts.scriptArgon2id(...input));
	return {
		derive: (code, salt, cost) => deriveKey(argon2id, code, salt, cost),
		calibrate: () => calibrated(parts),
		warmUp: () => parts.wasmArgon2id(PROBE, PROBE, 8, 1).then(ignore, ignore)
	};
}

/** argon2id in WebAssembly. Rejects where WebAssembly is missing or a policy refuses it. */
export async function wasmArgon2id(
	code: Uint8Array,
	salt: Uint8Array,
	memoryKiB: number,
	passes: number
): Promise<Uint8Array> {
	return argon2idByWasm({
		password: code,
		salt,
		memorySize: memoryKiB,
		iterations: passes,
		parallelism: 1,
		hashLength: DERIVED_LENGTH,
		outputType: 'binary'
	});
}

/** argon2id in plain JavaScript: the same bytes, ten to twenty times slower. */
export async function scriptArgon2id(
	code: Uint8Array,
	salt: Uint8Array,
	memoryKiB: number,
	passes: number
): Promise<Uint8Array> {
	return argon2idByScript(code, salt, { m: memoryKiB, t: passes, p: 1, dkLen: DERIVED_LENGTH });
}

const PROBE = bytesFromText('calibration only');

function argon2idCost([memoryKiB, passes, lanes]: KdfFields['costs']): Result<Argon2idCost, 'refused'> {
	const bearable = memoryKiB >= 8 * MIB && memoryKiB <= 128 * MIB && passes >= 1 && passes <= 16 && lanes === 1;
	return bearable ? success({ id: 'argon2id', memoryKiB, passes }) : failed('refused');
}

function scryptCost([rounds, blockSize, lanes]: KdfFields['costs']): Result<ScryptCost, 'refused'> {
	const bearable = [32_768, 65_536, 131_072].includes(rounds) && blockSize === SCRYPT_BLOCK_SIZE && lanes === 1;
	return bearable ? success({ id: 'scrypt', rounds }) : failed('refused');
}

async function deriveKey(argon2id: Argon2id, code: string, salt: Uint8Array, cost: KdfCost): Promise<Uint8Array> {
	if (code === '') throw new RangeError('an empty code');
	// One code may reach us composed on one keyboard and decomposed on another.
	const bytes = bytesFromText(code.normalize('NFKC'));
	const key =
		cost.id === 'argon2id'
			? await argon2id(bytes, salt, cost.memoryKiB, cost.passes)
			: scrypt(bytes, salt, { N: cost.rounds, r: SCRYPT_BLOCK_SIZE, p: 1, dkLen: DERIVED_LENGTH });
	wipe(bytes);
	return key;
}

async function calibrated(parts: KeyDerivationParts): Promise<KdfCost> {
	let chosen: Argon2idCost = ARGON2ID_STEPS[0];
	let took = await timeOf(parts, chosen);
	if (took === null) return SCRYPT_FALLBACK;
	for (const step of ARGON2ID_STEPS.slice(1)) {
		// Time grows with memory times passes: where the next step cannot fit, do not make her wait to find out.
		if ((took * work(step)) / work(chosen) > LONGEST_DERIVATION_MS) break;
		const next = await timeOf(parts, step);
		if (next === null || next > LONGEST_DERIVATION_MS) break;
		chosen = step;
		took = next;
	}
	return chosen;
}

async function timeOf(parts: KeyDerivationParts, step: Argon2idCost): Promise<number | null> {
	const before = parts.now();
	return parts.wasmArgon2id(PROBE, PROBE, step.memoryKiB, step.passes).then(
		() => parts.now() - before,
		() => null
	);
}

function work(step: Argon2idCost): number {
	return step.memoryKiB * step.passes;
}

function ignore(): void {}
