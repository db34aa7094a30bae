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
	/** Loads and compiles what `derive` needs. */
	warmUp(): Promise<void>;
}

/** One argon2id: 32 bytes, one lane. */
export type Argon2id = (code: Uint8Array, salt: Uint8Array, memoryKiB: number, passes: number) => Promise<Uint8Array>;

/** The functions that do the work, each giving 32 bytes. They are large, and can come after everything else. */
export interface Derivations {
	/** Rejects where WebAssembly is missing or a policy refuses it. */
	readonly wasmArgon2id: Argon2id;
	/** The same bytes in plain JavaScript, ten to twenty times slower. */
	readonly scriptArgon2id: Argon2id;
	/** With a block size of 8 and one lane. */
	readonly scrypt: (code: Uint8Array, salt: Uint8Array, rounds: number) => Uint8Array;
}

/** What key derivation is made of; handed in, so that tests choose the clock and what the browser refuses. */
export interface KeyDerivationParts {
	/** Milliseconds of a clock that never runs backwards. */
	readonly now: () => number;
	/** Called when they are first needed, and again after it has failed. */
	readonly load: () => Promise<Derivations>;
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
/** The only block size (r) of scrypt that is written or read. */
export const SCRYPT_BLOCK_SIZE = 8;
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

/** Key derivation over given parts: WebAssembly while the browser lets it run, else plain JavaScript. */
export function keyDerivationFrom({ now, load }: KeyDerivationParts): KeyDerivation {
	let loading: Promise<Derivations> | null = null;
	const loaded = () => {
		loading ??= load();
		loading.catch(() => {
			loading = null;
		});
		return loading;
	};
	return {
		derive: async (code, salt, cost) => deriveKey(await loaded(), code, salt, cost),
		calibrate: async () => calibrated(await loaded(), now),
		warmUp: () => loaded().then(({ wasmArgon2id }) => wasmArgon2id(PROBE, PROBE, 8, 1)).then(ignore, ignore)
	};
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

async function deriveKey(derivations: Derivations, code: string, salt: Uint8Array, cost: KdfCost): Promise<Uint8Array> {
	if (code === '') throw new RangeError('an empty code');
	// One code may reach us composed on one keyboard and decomposed on another.
	const bytes = bytesFromText(code.normalize('NFKC'));
	const key = await (cost.id === 'argon2id'
		? argon2idOf(derivations, bytes, salt, cost)
		: derivations.scrypt(bytes, salt, cost.rounds));
	wipe(bytes);
	return key;
}

function argon2idOf(
	{ wasmArgon2id, scriptArgon2id }: Derivations,
	bytes: Uint8Array,
	salt: Uint8Array,
	{ memoryKiB, passes }: Argon2idCost
): Promise<Uint8Array> {
	return wasmArgon2id(bytes, salt, memoryKiB, passes).catch(() => scriptArgon2id(bytes, salt, memoryKiB, passes));
}

async function calibrated({ wasmArgon2id }: Derivations, now: () => number): Promise<KdfCost> {
	const timeOf = async ({ memoryKiB, passes }: Argon2idCost): Promise<number | null> => {
		const before = now();
		return wasmArgon2id(PROBE, PROBE, memoryKiB, passes).then(
			() => now() - before,
			() => null
		);
	};
	let chosen: Argon2idCost = ARGON2ID_STEPS[0];
	let took = await timeOf(chosen);
	if (took === null) return SCRYPT_FALLBACK;
	for (const step of ARGON2ID_STEPS.slice(1)) {
		// Time grows with memory times passes: where the next step cannot fit, do not make her wait to find out.
		if ((took * work(step)) / work(chosen) > LONGEST_DERIVATION_MS) break;
		const next = await timeOf(step);
		if (next === null || next > LONGEST_DERIVATION_MS) break;
		chosen = step;
		took = next;
	}
	return chosen;
}

function work(step: Argon2idCost): number {
	return step.memoryKiB * step.passes;
}

function ignore(): void {}
