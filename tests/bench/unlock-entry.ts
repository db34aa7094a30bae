import { createKeyDerivation } from '../../src/lib/crypto/derivations';
import { ARGON2ID_STEPS } from '../../src/lib/crypto/key-derivation';
import { systemRandom } from '../../src/lib/crypto/random';
import { memoryCopies, patientGuard } from '../../src/lib/storage/copies-in-memory';
import { Vault } from '../../src/lib/storage/vault';

const CODE = '739251';
const derivation = createKeyDerivation(() => performance.now());

export interface Unlocking {
	/** Milliseconds from the code to the diary. */
	readonly total: number;
	/** Milliseconds of those that the key derivation took. */
	readonly derivation: number;
	/** Milliseconds to deflate, seal and check all of it once more, without the disk. */
	readonly saving: number;
}

/** A vault on the page's own thread, with the real key derivation at the step that a cheap phone is given. */
export async function lockedVault(contents: string): Promise<() => Promise<Unlocking>> {
	let derived = 0;
	const vault = new Vault({
		keepers: { primary: memoryCopies(1, false), mirror: memoryCopies(2, true), former: null },
		keys: {
			...derivation,
			calibrate: async () => ARGON2ID_STEPS[0],
			async derive(...input) {
				const before = performance.now();
				const key = await derivation.derive(...input);
				derived = performance.now() - before;
				return key;
			}
		},
		guard: patientGuard(),
		exclusively: (work) => work(),
		random: systemRandom
	});
	const created = await vault.create(CODE, contents);
	if (!created.ok) throw new Error(created.failure);
	await vault.lock();
	return async () => {
		await vault.prepare();
		const before = performance.now();
		const opened = await vault.unlock(CODE);
		const total = performance.now() - before;
		if (!opened.ok || opened.value.contents !== contents) throw new Error('the vault did not open');
		const generation = opened.value.generation;
		const beforeSave = performance.now();
		const saved = await vault.save(contents, generation);
		const saving = performance.now() - beforeSave;
		if (!saved.ok) throw new Error('the vault did not save');
		await vault.lock();
		return { total, derivation: derived, saving };
	};
}
