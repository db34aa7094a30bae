import { argon2id as argon2idByScript } from '@noble/hashes/argon2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { argon2id as argon2idByWasm } from 'hash-wasm';
import {
	DERIVED_LENGTH,
	SCRYPT_BLOCK_SIZE,
	keyDerivationFrom,
	type Derivations,
	type KeyDerivation
} from './key-derivation';

/** The derivations of the libraries that the app ships. */
export const derivations: Derivations = {
	wasmArgon2id: async (code, salt, memoryKiB, passes) =>
		argon2idByWasm({
			password: code,
			salt,
			memorySize: memoryKiB,
			iterations: passes,
			parallelism: 1,
			hashLength: DERIVED_LENGTH,
			outputType: 'binary'
		}),
	scriptArgon2id: async (code, salt, memoryKiB, passes) =>
		argon2idByScript(code, salt, { m: memoryKiB, t: passes, p: 1, dkLen: DERIVED_LENGTH }),
	scrypt: (code, salt, rounds) => scrypt(code, salt, { N: rounds, r: SCRYPT_BLOCK_SIZE, p: 1, dkLen: DERIVED_LENGTH })
};

/** Key derivation with all of them at hand. `now` counts milliseconds and never runs backwards. */
export function createKeyDerivation(now: () => number): KeyDerivation {
	return keyDerivationFrom({ now, load: async () => derivations });
}
