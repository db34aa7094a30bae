import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createKeyDerivation } from '../crypto/derivations';
import type { KdfCost, KeyDerivation } from '../crypto/key-derivation';
import { systemRandom } from '../crypto/random';
import { sha512 } from '../crypto/secretbox';
import { openBackup, sealedBackup } from './backup';

const COST: KdfCost = { id: 'argon2id', memoryKiB: 8_192, passes: 1 };
const PHRASE = 'words apple river kite spoon cloud lamp';

/** Quick and injective enough for tests of what is around the derivation. */
const quickKeys: KeyDerivation = {
	derive: async (code, salt) => sha512(Uint8Array.from([...salt, ...new TextEncoder().encode(code)])).slice(0, 32),
	calibrate: async () => COST,
	warmUp: async () => undefined
};

const sealedQuickly = (text: string) => sealedBackup(text, PHRASE, quickKeys, COST, systemRandom);

describe('a backup', () => {
	it('opens with its words, by the real key derivation', async () => {
		const keys = createKeyDerivation(() => 0);
		const bytes = await sealedBackup('{"days":[]}', PHRASE, keys, COST, systemRandom);
		expect(await openBackup(bytes, PHRASE, keys)).toEqual({ ok: true, value: { text: '{"days":[]}' } });
		expect(await openBackup(bytes, `${PHRASE}s`, keys)).toEqual({ ok: false, failure: 'wrong-words' });
		expect(await openBackup(bytes, '', keys)).toEqual({ ok: false, failure: 'wrong-words' });
	}, 60_000);

	it('is small for a young diary, and tells its length only by powers of two', async () => {
		const sizes = await Promise.all([1, 50, 700].map(async (length) => (await sealedQuickly('é'.repeat(length))).length));
		expect(sizes).toEqual([1152, 1152, 1152]);
		expect((await sealedQuickly(Array.from({ length: 4000 }, () => Math.random()).join())).length - 128).toSatisfy(
			(size: number) => Math.log2(size) % 1 === 0
		);
	});

	it('has another salt and other bytes each time', async () => {
		const [one, other] = [await sealedQuickly('same'), await sealedQuickly('same')];
		expect(one.slice(24, 56)).not.toEqual(other.slice(24, 56));
		expect(one.slice(128)).not.toEqual(other.slice(128));
	});

	it('tells a cut or altered file from wrong words, and both from another kind of file', async () => {
		const bytes = await sealedQuickly('hello');
		const flipped = Uint8Array.from(bytes);
		flipped[400]! ^= 1;
		expect(await openBackup(flipped, PHRASE, quickKeys)).toEqual({ ok: false, failure: 'damaged' });
		expect(await openBackup(bytes.slice(0, -1), PHRASE, quickKeys)).toEqual({ ok: false, failure: 'damaged' });
		expect(await openBackup(bytes.slice(0, 20), PHRASE, quickKeys)).toEqual({ ok: false, failure: 'damaged' });
		expect(await openBackup(new TextEncoder().encode('start,end'), PHRASE, quickKeys)).toEqual({ ok: false, failure: 'not-a-backup' });
		expect(await openBackup(new Uint8Array(), PHRASE, quickKeys)).toEqual({ ok: false, failure: 'not-a-backup' });
	});

	it('never opens as anything but what was sealed, whatever bit is flipped', async () => {
		const bytes = await sealedQuickly('hello');
		await fc.assert(
			fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
				const altered = Uint8Array.from(bytes);
				altered[bit >> 3]! ^= 1 << (bit & 7);
				const opened = await openBackup(altered, PHRASE, quickKeys);
				expect(opened.ok).toBe(false);
			}),
			{ numRuns: 500 }
		);
	});
});
