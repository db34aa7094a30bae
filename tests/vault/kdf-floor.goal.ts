/** A key derivation that is cheaper, dearer or other than ours is refused before anything is computed. */
import { writeUint32 } from '../../src/lib/crypto/encoding';
import {
	ARGON2ID_STEPS,
	costFromFields,
	fieldsFromCost,
	SCRYPT_FALLBACK,
	type Argon2idCost,
	type KeyDerivation
} from '../../src/lib/crypto/key-derivation';
import { cheapKeys } from '../../src/lib/storage/copies-in-memory';
import { formatContainer } from '../../src/lib/storage/container';
import { isThrown, orThrown, Tally, type Goal, type GoalOutcome } from './goal';
import { deviceHolding, recheckHeader, sealedVault } from './sealed-vault';
import { seededDice, seededRandom } from './seeded';

const CODE = '135790';

/** Number of the derivation and its three costs, as a header states them. */
type StatedCost = readonly [id: number, first: number, second: number, third: number];

export const goal: Goal = async ({ full }) => [
	await refusedUncomputed(full),
	await rewrittenHeader(),
	await acceptedAtSetUp()
];

/** Headers that state what the reader must not run: whole, so that only the stated cost can be why they are refused. */
async function refusedUncomputed(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const bytes = formatContainer(await sealedVault([{ slot: 0, code: CODE, text: 'hers' }], seededRandom('floor')));
	for (const stated of [...hostileCosts, ...drawnCosts(full ? 5_000 : 250)]) {
		state(bytes, stated);
		const keys = countingKeys();
		const device = deviceHolding(bytes);
		const opened = await orThrown(() => device.openTab({ keys }).unlock(CODE));
		const failure = isThrown(opened) ? opened.thrown : opened.ok ? 'opened' : opened.failure;
		const isRefused = failure === 'damaged' || failure === 'newer-version';
		const isQuiet = keys.derivations === 0 && device.primary.writes + device.mirror.writes === 0;
		tally.note(isRefused && isQuiet ? null : `${stated.join('/')}: ${String(failure)}, ${keys.derivations} derivations`);
	}
	const figure = tally.figure('hostile headers refused before any derivation');
	return { goal: 'G10', title: 'the key derivation has a floor and a ceiling', figure, passed: tally.passed };
}

/**
 * The header rewritten to every cheaper cost that the reader does accept. Even where the derivation gave the very same
 * key for it (it cannot, but a forger may have learnt the key), the boxes open for the cost they were sealed under alone.
 */
async function rewrittenHeader(): Promise<GoalOutcome> {
	const tally = new Tally();
	const dearest: Argon2idCost = { id: 'argon2id', memoryKiB: 65_536, passes: 3 };
	for (const keys of [cheapKeys(), oneKey()]) {
		const container = await sealedVault([{ slot: 0, code: CODE, text: 'hers' }], seededRandom('cheaper'), keys, dearest);
		const bytes = formatContainer(container);
		for (const stated of acceptedCosts) {
			state(bytes, stated);
			const opened = await orThrown(() => deviceHolding(bytes).openTab({ keys }).unlock(CODE));
			const failure = isThrown(opened) ? opened.thrown : opened.ok ? 'opened' : opened.failure;
			tally.note(failure === 'wrong-code' ? null : `${stated.join('/')}: ${String(failure)}`);
		}
		state(bytes, [1, dearest.memoryKiB, dearest.passes, 1]);
		const opened = await deviceHolding(bytes).openTab({ keys }).unlock(CODE);
		tally.note(opened.ok ? null : `as it was sealed: ${String(opened.failure)}`);
	}
	const figure = tally.figure('headers rewritten to another accepted cost (and back)');
	return { goal: 'G10', title: 'a header made cheaper opens nothing', figure, passed: tally.passed };
}

/** What set-up may choose is never under the published floor and always accepted by the reader. */
async function acceptedAtSetUp(): Promise<GoalOutcome> {
	const floor = 19_456 * 2;
	const isOverFloor = ARGON2ID_STEPS.every((step) => step.memoryKiB * step.passes >= floor && step.memoryKiB >= 19_456);
	const choices = [...ARGON2ID_STEPS, SCRYPT_FALLBACK];
	const accepted = choices.filter((cost) => costFromFields(fieldsFromCost(cost)).ok);
	const [cheapest] = ARGON2ID_STEPS;
	return {
		goal: 'G10',
		title: 'set-up never goes under 19 MiB × 2',
		figure: `${accepted.length} of ${choices.length} accepted; the cheapest is ${cheapest.memoryKiB} KiB × ${cheapest.passes}`,
		passed: isOverFloor && accepted.length === choices.length && SCRYPT_FALLBACK.rounds >= 32_768
	};
}

const HUGE = 2 ** 32 - 1;

const hostileCosts: readonly StatedCost[] = [
	// argon2id: memory under 8 MiB or over 128, no pass or endless ones, any other number of lanes.
	...[0, 1, 7, 8, 64, 1_024, 4_096, 8_191, 131_073, 262_144, 2 ** 20, 2 ** 24, 2 ** 31, HUGE].map(
		(memory): StatedCost => [1, memory, 2, 1]
	),
	...[0, 17, 100, 1_000, 2 ** 16, 2 ** 31, HUGE].map((passes): StatedCost => [1, 19_456, passes, 1]),
	...[0, 2, 3, 4, 255, 2 ** 24, HUGE].map((lanes): StatedCost => [1, 19_456, 2, lanes]),
	// scrypt: any N but 2^15 to 2^17, any other block size, any other parallelism.
	...[0, 1, 2, 1_024, 16_384, 32_767, 32_769, 2 ** 18, 2 ** 20, 2 ** 30, HUGE].map((n): StatedCost => [2, n, 8, 1]),
	...[0, 1, 7, 9, 16, 2 ** 20, HUGE].map((size): StatedCost => [2, 32_768, size, 1]),
	...[0, 2, 16, HUGE].map((lanes): StatedCost => [2, 32_768, 8, lanes]),
	// Derivations that no release knows yet.
	...[0, 3, 4, 127, 255].map((id): StatedCost => [id, 19_456, 2, 1])
];

const acceptedCosts: readonly StatedCost[] = [
	...[8_192, 12_288, 19_456, 32_768, 65_535, 131_072].map((memory): StatedCost => [1, memory, 3, 1]),
	...[1, 2, 4, 16].map((passes): StatedCost => [1, 65_536, passes, 1]),
	...[32_768, 65_536, 131_072].map((rounds): StatedCost => [2, rounds, 8, 1])
];

/** Costs drawn from all that 32 bits can say, and near the edges; those that the reader may accept are left out. */
function drawnCosts(count: number): readonly StatedCost[] {
	const dice = seededDice('stated costs');
	const edges = [0, 1, 2, 8, 16, 17, 8_191, 8_192, 19_456, 32_768, 131_072, 131_073, HUGE];
	const draw = () => (dice.below(2) === 0 ? dice.of(edges) : dice.below(2 ** 32));
	const lanes = [0, 1, 1, 1, 2, HUGE];
	const drawn = Array.from({ length: count }, (): StatedCost => [dice.below(5), draw(), draw(), dice.of(lanes)]);
	return drawn.filter((stated) => !isAllowed(stated));
}

// Stated here once more, apart from the code under test: argon2id 8 to 128 MiB, 1 to 16 passes; scrypt 2^15 to 2^17, r 8.
function isAllowed([id, first, second, third]: StatedCost): boolean {
	if (third !== 1) return false;
	if (id === 1) return first >= 8_192 && first <= 131_072 && second >= 1 && second <= 16;
	return id === 2 && [32_768, 65_536, 131_072].includes(first) && second === 8;
}

function state(bytes: Uint8Array, [id, ...costs]: StatedCost): void {
	bytes[8] = id;
	costs.forEach((cost, index) => writeUint32(bytes, 12 + 4 * index, cost));
	recheckHeader(bytes);
}

function countingKeys(): KeyDerivation & { readonly derivations: number } {
	const keys = cheapKeys();
	let derivations = 0;
	return {
		...keys,
		derive: (...input) => {
			derivations += 1;
			return keys.derive(...input);
		},
		get derivations() {
			return derivations;
		}
	};
}

/** The same key whatever code, salt and cost: what is left is the binding of the boxes. */
function oneKey(): KeyDerivation {
	return { ...cheapKeys(), derive: async () => new Uint8Array(32).fill(0x5a) };
}
