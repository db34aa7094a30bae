import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyDerivation, derivations } from './derivations';
import {
	ARGON2ID_STEPS,
	SCRYPT_FALLBACK,
	costFromFields,
	fieldsFromCost,
	keyDerivationFrom,
	type Argon2id
} from './key-derivation';

const { scriptArgon2id, wasmArgon2id } = derivations;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const salt = new Uint8Array(32).fill(7);
const argon2id = (memoryKiB: number, passes: number, lanes = 1) => ({ id: 1, costs: [memoryKiB, passes, lanes] as const });

/** A derivation that takes as long as it is told, on a clock of its own. */
function timed(millisecondsOf: (memoryKiB: number) => number) {
	let time = 0;
	const measured: number[] = [];
	const wasmArgon2id: Argon2id = async (_code, _salt, memoryKiB) => {
		measured.push(memoryKiB);
		time += millisecondsOf(memoryKiB);
		return new Uint8Array(32);
	};
	return { measured, keys: keyDerivationFrom({ now: () => time, load: async () => ({ ...derivations, wasmArgon2id }) }) };
}

describe('argon2id', () => {
	it('agrees with the test vector of RFC 9106, section 5.3, in the plain JavaScript that checks the other', () => {
		const tag = nobleArgon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
			m: 32,
			t: 3,
			p: 4,
			key: new Uint8Array(8).fill(3),
			personalization: new Uint8Array(12).fill(4),
			dkLen: 32
		});
		expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
	});

	it('gives the same bytes in WebAssembly and in plain JavaScript', async () => {
		const input = { code: fc.uint8Array({ minLength: 1, maxLength: 64 }), salt: fc.uint8Array({ minLength: 8, maxLength: 40 }) };
		await fc.assert(
			fc.asyncProperty(
				input.code,
				input.salt,
				fc.integer({ min: 8, max: 40 }),
				fc.integer({ min: 1, max: 2 }),
				async (code, randomSalt, memoryKiB, passes) => {
					const [wasm, script] = await Promise.all([
						wasmArgon2id(code, randomSalt, memoryKiB, passes),
						scriptArgon2id(code, randomSalt, memoryKiB, passes)
					]);
					expect(hex(wasm)).toBe(hex(script));
				}
			),
			{ numRuns: 1_000 }
		);
	});

	it('gives the same bytes at the first step of set-up, where a backup goes from a new phone to an old one', async () => {
		const refusing: Argon2id = () => Promise.reject(new Error('refused by policy'));
		const oldPhone = keyDerivationFrom({ now: () => 0, load: async () => ({ ...derivations, wasmArgon2id: refusing }) });
		const newPhone = createKeyDerivation(() => 0);
		const [step] = ARGON2ID_STEPS;
		expect(hex(await oldPhone.derive('135790', salt, step))).toBe(hex(await newPhone.derive('135790', salt, step)));
	});
});

describe('scrypt', () => {
	it('derives N = 2^15, r = 8, p = 1 as OpenSSL does', async () => {
		const { scryptSync } = await import('node:crypto');
		const expected = scryptSync('135790', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 27 });
		expect(hex(await createKeyDerivation(() => 0).derive('135790', salt, SCRYPT_FALLBACK))).toBe(hex(expected));
	});
});

describe('a code', () => {
	it('opens the same diary composed and decomposed', async () => {
		const { keys } = { keys: createKeyDerivation(() => 0) };
		const cost = { id: 'argon2id', memoryKiB: 8_192, passes: 1 } as const;
		expect(hex(await keys.derive('caf\u00e9', salt, cost))).toBe(hex(await keys.derive('cafe\u0301', salt, cost)));
	});

	it('is never empty', async () => {
		await expect(createKeyDerivation(() => 0).derive('', salt, ARGON2ID_STEPS[0])).rejects.toThrow(RangeError);
	});
});

describe('set-up', () => {
	it('chooses the dearest step that takes at most 1.2 s', async () => {
		expect(await timed((memoryKiB) => memoryKiB / 100).keys.calibrate()).toEqual(ARGON2ID_STEPS[2]);
		expect(await timed((memoryKiB) => memoryKiB / 45).keys.calibrate()).toEqual(ARGON2ID_STEPS[1]);
	});

	it('never goes below the first step, however slow the phone', async () => {
		expect(await timed(() => 60_000).keys.calibrate()).toEqual(ARGON2ID_STEPS[0]);
	});

	it('does not try a step that cannot fit', async () => {
		const slow = timed((memoryKiB) => memoryKiB / 30);
		await slow.keys.calibrate();
		expect(slow.measured).toEqual([19_456]);
	});

	it('keeps to the step before one that the phone has no memory for', async () => {
		const keys = keyDerivationFrom({
			now: () => 0,
			load: async () => ({
				...derivations,
				wasmArgon2id: async (_code, _salt, memoryKiB) => {
					if (memoryKiB > 32_768) throw new RangeError('out of memory');
					return new Uint8Array(32);
				}
			})
		});
		expect(await keys.calibrate()).toEqual(ARGON2ID_STEPS[1]);
	});

	it('falls back to scrypt where WebAssembly is refused', async () => {
		const refusing: Argon2id = () => Promise.reject(new Error('refused by policy'));
		expect(await keyDerivationFrom({ now: () => 0, load: async () => ({ ...derivations, wasmArgon2id: refusing }) }).calibrate()).toEqual(SCRYPT_FALLBACK);
	});
});

describe('what derives', () => {
	it('is loaded once, when it is first needed, and again where that failed', async () => {
		let times = 0;
		const load = async () => {
			times += 1;
			if (times === 1) throw new Error('no network');
			return derivations;
		};
		const keys = keyDerivationFrom({ now: () => 0, load });
		const cost = { id: 'argon2id', memoryKiB: 8_192, passes: 1 } as const;
		expect(times).toBe(0);
		await expect(keys.derive('135790', salt, cost)).rejects.toThrow('no network');
		await keys.warmUp();
		await keys.derive('135790', salt, cost);
		expect(times).toBe(2);
	});
});

describe('a header', () => {
	it('states every cost that set-up may choose', () => {
		for (const cost of [...ARGON2ID_STEPS, SCRYPT_FALLBACK]) {
			expect(costFromFields(fieldsFromCost(cost))).toEqual({ ok: true, value: cost });
		}
	});

	it.each([
		['under 8 MiB', argon2id(8_191, 2)],
		['over 128 MiB', argon2id(131_073, 2)],
		['no pass', argon2id(19_456, 0)],
		['endless passes', argon2id(19_456, 2 ** 31)],
		['two lanes', argon2id(19_456, 2, 2)],
		['cheap scrypt', { id: 2, costs: [16_384, 8, 1] as const }],
		['huge scrypt', { id: 2, costs: [2 ** 24, 8, 1] as const }],
		['scrypt of another shape', { id: 2, costs: [32_768, 1, 1] as const }]
	])('with %s is refused', (_name, fields) => {
		expect(costFromFields(fields)).toEqual({ ok: false, failure: 'refused' });
	});

	it('with a derivation of a later release is unknown, not damaged', () => {
		expect(costFromFields({ id: 3, costs: [19_456, 2, 1] })).toEqual({ ok: false, failure: 'unknown' });
	});
});
