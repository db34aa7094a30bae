/** How long a wrong code takes tells nothing of how many diaries there are. */
import { performance } from 'node:perf_hooks';
import { createKeyDerivation } from '../../src/lib/crypto/derivations';
import { ARGON2ID_STEPS, type KeyDerivation } from '../../src/lib/crypto/key-derivation';
import { systemRandom } from '../../src/lib/crypto/random';
import { formatContainer } from '../../src/lib/storage/container';
import type { Vault } from '../../src/lib/storage/vault';
import type { Goal, GoalOutcome } from './goal';
import { deviceHolding, sealedVault, type Tenant } from './sealed-vault';
import { expectSuccess } from './vault-page';

const WRONG = '518263904417';

export const goal: Goal = async ({ full }) => [
	await equalTime('with the key derivation of a phone', { keys: realKeys(), trials: full ? 160 : 60, within: 0.1 }),
	await equalTime('with the derivation left out', { trials: full ? 2_000 : 400, within: 0.05 })
];

function realKeys(): KeyDerivation {
	return { ...createKeyDerivation(() => performance.now()), calibrate: async () => ARGON2ID_STEPS[0] };
}

interface TimingTrial {
	/** None costs nothing, so that only the work on the slots is measured. */
	readonly keys?: KeyDerivation;
	readonly trials: number;
	/** The two times may differ by this part of them. */
	readonly within: number;
}

/** A wrong code at a vault with one diary and at one with four and a second behind each, by turns. */
async function equalTime(how: string, { keys, trials, within }: TimingTrial): Promise<GoalOutcome> {
	const vaults = [await lockedVault([0], keys), await lockedVault([0, 1, 2, 3, 4, 5, 6, 7], keys)] as const;
	const times: [number[], number[]] = [[], []];
	for (let trial = -WARM_UP; trial < trials; trial += 1) {
		// Neither is always the first of a pair.
		for (const which of trial % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
			const before = performance.now();
			const opened = await vaults[which].unlock(`${WRONG}${trial}`);
			const time = performance.now() - before;
			if (opened.ok || opened.failure !== 'wrong-code') throw new Error('a wrong code was not refused as one');
			if (trial >= 0) times[which].push(time);
		}
	}
	const [one, eight] = times.map(median) as [number, number];
	// What else the machine does, and being first or second, falls on both of two pairs that follow each other.
	const sums = times.map((all) => all.flatMap((time, trial) => (trial % 2 === 1 ? [time + all[trial - 1]!] : [])));
	const ratio = median(sums[1]!.map((sum, pairs) => sum / sums[0]![pairs]!));
	return {
		goal: 'G9',
		title: `a wrong code takes as long with one diary as with eight, ${how}`,
		figure: `medians of ${trials}: ${one.toFixed(2)} ms and ${eight.toFixed(2)} ms; median ratio of ${sums[0]!.length} double pairs ${ratio.toFixed(3)}, allowed 1 ± ${within}`,
		passed: Math.abs(ratio - 1) <= within
	};
}

const WARM_UP = 6;

async function lockedVault(slots: readonly number[], keys: KeyDerivation | undefined): Promise<Vault> {
	const tenants: readonly Tenant[] = slots.map((slot) => ({ slot, code: `7392518046${slot}`, text: `diary ${slot}`.repeat(400) }));
	const container = await sealedVault(tenants, systemRandom, keys);
	const vault = deviceHolding(formatContainer(container)).openTab(keys === undefined ? {} : { keys });
	expectSuccess(await vault.presence(), 'presence');
	return vault;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
