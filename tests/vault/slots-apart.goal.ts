/** No box opens anywhere but where it was sealed, and a used slot looks like an unused one. */
import { bytesFromText, joined } from '../../src/lib/crypto/encoding';
import { KEY_BOX_LENGTH, unwrapDataKey, wrapDataKey, type SlotContext } from '../../src/lib/crypto/keyring';
import type { RandomSource } from '../../src/lib/crypto/random';
import { cheapKeys } from '../../src/lib/storage/copies-in-memory';
import {
	formatContainer,
	newContainer,
	SLOT_COUNT,
	slotIndexes,
	SMALLEST_SLOT,
	withSlot,
	type Container
} from '../../src/lib/storage/container';
import { dataKeyOf, noRecoveryKey, openedSlot, resealed, sealedAnew } from '../../src/lib/storage/slot';
import { apart, byteScores, farthest, placeScores, type ByteScores } from './byte-statistics';
import { deflatedBytes } from './deflated-bytes';
import { grouped, Tally, type Goal, type GoalOutcome } from './goal';
import { BODY_BOX_START, deviceHolding, FIRST_COST, HEADER_LENGTH, sealedVault } from './sealed-vault';
import { seededRandom } from './seeded';

const CODE = '135790';

export const goal: Goal = async ({ full }) => [
	movedBoxes(full),
	splicedBoxes(full),
	await throughTheVault(),
	...looksOfSlots(full),
	await looksOfHeaders()
];

/** A slot sealed with known keys, whatever vault it stands in. */
interface Sealed {
	readonly context: SlotContext;
	readonly bytes: Uint8Array;
	readonly dataKey: Uint8Array;
}

/**
 * All slots of two vaults sealed under one code key, and under one data key too: the worst case, which the derivation of
 * the codes and the drawing of the data keys already rule out. What is left is the binding to header and slot number.
 */
function worstCase(random: RandomSource): readonly Sealed[] {
	const dataKey = random(32);
	// The first 32 bytes that sealing asks for become the data key.
	const withKnownKey = (): RandomSource => {
		let isFirst = true;
		return (length) => {
			const bytes = isFirst ? dataKey.slice() : random(length);
			isFirst = false;
			return bytes;
		};
	};
	return [newContainer(FIRST_COST, random), newContainer(FIRST_COST, random)].flatMap((container) =>
		slotIndexes().map((slot) => {
			const context = { fixedHeader: container.fixedHeader, slot };
			const contents = { text: `slot ${slot}`, generation: 1, recoveryKey: CODE_KEY };
			const sealed = sealedAnew(context, CODE_KEY, contents, SMALLEST_SLOT, withKnownKey());
			if (sealed === null) throw new RangeError('does not fit');
			return { context, bytes: sealed.bytes, dataKey };
		})
	);
}

const CODE_KEY = new Uint8Array(32).fill(0x5a);

/** Every box of every slot, read as if it stood in every other slot of both vaults. */
function movedBoxes(full: boolean): GoalOutcome {
	const tally = new Tally();
	for (let round = 0; round < (full ? 20 : 1); round += 1) {
		const all = worstCase(seededRandom(`moved ${round}`));
		for (const from of all) {
			for (const to of all) tally.note(from === to ? opensAtHome(from) : opensElsewhere(from, to));
		}
	}
	const figure = tally.figure('pairs of slots, in one vault and between two under one key; each box moved');
	return { goal: 'G11', title: 'a box moved to another slot or vault opens nothing', figure, passed: tally.passed };
}

/** The control: where they belong, all three boxes open. */
function opensAtHome({ context, bytes, dataKey }: Sealed): string | null {
	const [codeBox, recoveryBox] = keyBoxes(bytes);
	const opens =
		unwrapDataKey('code', context, CODE_KEY, codeBox) !== null &&
		unwrapDataKey('recovery', context, CODE_KEY, recoveryBox) !== null &&
		openedSlot(context, bytes, dataKey).ok;
	return opens ? null : `slot ${context.slot} does not open where it belongs`;
}

function opensElsewhere(from: Sealed, to: Sealed): string | null {
	const [codeBox, recoveryBox] = keyBoxes(from.bytes);
	const where = `slot ${from.context.slot} in ${to.context.slot}`;
	if (unwrapDataKey('code', to.context, CODE_KEY, codeBox) !== null) return `code box of ${where}`;
	if (unwrapDataKey('recovery', to.context, CODE_KEY, recoveryBox) !== null) return `recovery box of ${where}`;
	if (openedSlot(to.context, from.bytes, from.dataKey).ok) return `all boxes of ${where}`;
	const bodyMoved = joined(to.bytes.subarray(0, BODY_BOX_START), from.bytes.subarray(BODY_BOX_START));
	if (openedSlot(to.context, bodyMoved, to.dataKey).ok) return `body box of ${where}`;
	const keysMoved = joined(from.bytes.subarray(0, BODY_BOX_START), to.bytes.subarray(BODY_BOX_START));
	return openedSlot(to.context, keysMoved, to.dataKey).ok ? `key boxes of ${where}` : null;
}

/** Boxes cut and joined within one slot: purposes exchanged, two saves mixed, an older code's boxes put back. */
function splicedBoxes(full: boolean): GoalOutcome {
	const tally = new Tally();
	const random = seededRandom('spliced');
	for (let round = 0; round < (full ? 60 : 3); round += 1) {
		const context = { fixedHeader: newContainer(FIRST_COST, random).fixedHeader, slot: round % SLOT_COUNT };
		for (const [what, opens] of splices(context, random)) tally.note(opens ? what : null);
	}
	const figure = tally.figure('spliced slots');
	return { goal: 'G11', title: 'boxes cut and joined within a slot open nothing', figure, passed: tally.passed };
}

function splices(context: SlotContext, random: RandomSource): readonly (readonly [string, boolean])[] {
	const contents = { text: 'first', generation: 1, recoveryKey: CODE_KEY };
	const first = sealedAnew(context, CODE_KEY, contents, SMALLEST_SLOT, random)!;
	const second = resealed(context, first.bytes, first.dataKey, { ...contents, text: 'second' }, SMALLEST_SLOT, random)!;
	const anotherCode = sealedAnew(context, random(32), contents, SMALLEST_SLOT, random)!;
	const [codeBox, recoveryBox] = keyBoxes(first.bytes);
	const read = (bytes: Uint8Array, dataKey: Uint8Array) => openedSlot(context, bytes, dataKey).ok;
	const tails = [BODY_BOX_START, BODY_BOX_START + 24, BODY_BOX_START + 40, 1_000, 4_096, SMALLEST_SLOT - 16];
	const mixed = tails.slice(1).map((cut) => joined(first.bytes.subarray(0, cut), second.subarray(cut)));
	const bodyBefore = joined(anotherCode.bytes.subarray(0, BODY_BOX_START), first.bytes.subarray(BODY_BOX_START));
	const recoveryBefore = first.bytes.slice();
	recoveryBefore.set(wrapDataKey('recovery', context, random(32), first.dataKey, random), KEY_BOX_LENGTH);
	return [
		['a recovery box as code box', unwrapDataKey('code', context, CODE_KEY, recoveryBox) !== null],
		['a code box as recovery box', unwrapDataKey('recovery', context, CODE_KEY, codeBox) !== null],
		['a data key as code key', dataKeyOf(context, first.bytes, first.dataKey) !== null],
		...mixed.map((bytes, index) => [`two saves mixed at ${tails[index + 1]}`, read(bytes, first.dataKey)] as const),
		['the body from before another code', read(bodyBefore, anotherCode.dataKey)],
		['another recovery box, even an authentic one', read(recoveryBefore, first.dataKey)]
	];
}

/** The same through the vault: two vaults under one code; slots of one written into the other. */
async function throughTheVault(): Promise<GoalOutcome> {
	const tally = new Tally();
	const tenants = slotIndexes().map((slot) => ({ slot, code: `${CODE}${slot}`, text: `diary ${slot}` }));
	const { derive, ...others } = cheapKeys();
	// One salt for both, so that a code gives the same key in either.
	const keys = { ...others, derive: (code: string) => derive(code, new Uint8Array(32), FIRST_COST) };
	const one = await sealedVault(tenants, seededRandom('one'), keys);
	const other = await sealedVault(tenants, seededRandom('other'), keys);
	for (const from of slotIndexes()) {
		for (const [source, to] of [...slotIndexes().map((slot) => [one, slot] as const), [other, from] as const]) {
			if (source === one && to === from) continue;
			const moved = withSlot(one, to, source.slots[from]!.bytes);
			// Without its own slot, a diary must not open from where it was moved to.
			const alone = source === one ? withSlot(moved, from, seededRandom('blank')(SMALLEST_SLOT)) : moved;
			const bytes = formatContainer(alone);
			const opened = await deviceHolding(bytes).openTab({ keys }).unlock(`${CODE}${from}`);
			tally.note(!opened.ok && opened.failure === 'wrong-code' ? null : `slot ${from} in ${to}: ${JSON.stringify(opened)}`);
		}
	}
	const figure = tally.figure('slots moved in a stored vault, with right checksums and the right code');
	return { goal: 'G11', title: 'a slot moved in the stored vault opens nothing', figure, passed: tally.passed };
}

/** Statistics of used and unused slots of many vaults, and of slots that are known to be bad. */
function looksOfSlots(full: boolean): readonly GoalOutcome[] {
	const vaults = full ? 400 : 24;
	const random = seededRandom('looks');
	const used: Uint8Array[] = [];
	const unused: Uint8Array[] = [];
	for (let vault = 0; vault < vaults; vault += 1) {
		const container = newContainer(FIRST_COST, random);
		for (const slot of [vault % 4, 4 + (vault % 4)]) {
			used.push(used.length % 2 === 0 ? freshSlot(container, slot, random) : resealedSlot(container, slot, random));
			unused.push(container.slots[(slot + 1) % SLOT_COUNT]!.bytes);
		}
	}
	const verdict = judged(used, unused);
	const controls = knownBad(random).map((bad) => [bad.name, judged(used.map(bad.spoil), unused)] as const);
	const missed = controls.filter(([, control]) => control.looksAlike).map(([name]) => name);
	return [
		{
			goal: 'G11',
			title: 'a used slot looks like an unused one',
			figure: `${grouped(used.length)} used, ${grouped(unused.length)} unused: ${verdict.figure}`,
			passed: verdict.looksAlike
		},
		{
			goal: 'G11',
			title: 'the statistics tell slots that do not look random',
			figure: `${controls.length - missed.length} of ${controls.length} known bad ones told ${missed.join(', ')}`.trim(),
			passed: missed.length === 0
		}
	];
}

/**
 * No score may lie further out than this, in standard deviations. For a normal variable 6 is passed twice in a billion;
 * the whole takes some ten thousand scores, so honest slots fail about once in fifty thousand seeds.
 */
const FARTHEST_SCORE = 6;

/** The two key boxes, nonce and tag of the body box, and as much again. */
const PLACES_LOOKED_AT = 2 * (BODY_BOX_START + 40);

function judged(used: readonly Uint8Array[], unused: readonly Uint8Array[]) {
	const of = (slots: readonly Uint8Array[], score: keyof ByteScores) => slots.map((slot) => byteScores(slot)[score]);
	const scores = (['histogram', 'serial', 'bits'] as const).map((name) => {
		const [one, other] = [of(used, name), of(unused, name)];
		return { name, single: farthest([...one, ...other]), between: Math.abs(apart(one, other)) };
	});
	const places = farthest([...placeScores(used, PLACES_LOOKED_AT), ...placeScores(unused, PLACES_LOOKED_AT)]);
	const figures = scores.map(({ name, single, between }) => `${name} ${single.toFixed(1)} (groups apart ${between.toFixed(1)})`);
	const all = [...scores.flatMap(({ single, between }) => [single, between]), places];
	return {
		figure: `farthest scores ${figures.join(', ')}, places ${places.toFixed(1)}; allowed ${FARTHEST_SCORE}`,
		looksAlike: all.every((score) => score < FARTHEST_SCORE)
	};
}

function freshSlot(container: Container, slot: number, random: RandomSource): Uint8Array {
	const context = { fixedHeader: container.fixedHeader, slot };
	const contents = { text: 'a short diary', generation: 1, recoveryKey: noRecoveryKey() };
	return sealedAnew(context, random(32), contents, SMALLEST_SLOT, random)!.bytes;
}

/** With a recovery code, a long text, and saved again. */
function resealedSlot(container: Container, slot: number, random: RandomSource): Uint8Array {
	const context = { fixedHeader: container.fixedHeader, slot };
	const contents = { text: Buffer.from(random(30_000)).toString('base64'), generation: 2 ** 20, recoveryKey: random(32) };
	const sealed = sealedAnew(context, random(32), contents, SMALLEST_SLOT, random)!;
	return resealed(context, sealed.bytes, sealed.dataKey, contents, SMALLEST_SLOT, random)!;
}

/** Ways in which a used slot could betray itself; the statistics must tell each. */
function knownBad(random: RandomSource) {
	const put = (slot: Uint8Array, at: number, bytes: Uint8Array) => {
		const spoilt = slot.slice();
		spoilt.set(bytes, at);
		return spoilt;
	};
	const text = bytesFromText('a page of a diary in plain text, '.repeat(2_000)).subarray(0, SMALLEST_SLOT);
	const deflated = deflatedBytes(JSON.stringify(Array.from({ length: 9_000 }, (_, day) => ({ day, flow: day % 7 }))));
	return [
		{ name: 'zeros', spoil: (slot: Uint8Array) => new Uint8Array(slot.length) },
		{ name: 'plain text', spoil: () => text },
		{ name: 'deflated text', spoil: (slot: Uint8Array) => put(slot, BODY_BOX_START, deflated.subarray(0, 40_000)) },
		{ name: 'a padding of 1,024 zeros', spoil: (slot: Uint8Array) => put(slot, 40_000, new Uint8Array(1_024)) },
		{ name: 'an empty recovery box', spoil: (slot: Uint8Array) => put(slot, KEY_BOX_LENGTH, new Uint8Array(KEY_BOX_LENGTH)) },
		{ name: 'a version byte in clear', spoil: (slot: Uint8Array) => put(slot, BODY_BOX_START, Uint8Array.of(1)) },
		{ name: 'bytes without their highest bit', spoil: () => random(SMALLEST_SLOT).map((byte) => byte & 0x7f) },
		{ name: 'bytes that follow each other', spoil: () => Uint8Array.from(random(SMALLEST_SLOT), (_, index) => index & 255) }
	];
}

/** Two vaults, one with a diary in the twin slot: but for what is drawn at random, their headers are the same. */
async function looksOfHeaders(): Promise<GoalOutcome> {
	const hers = { slot: 0, code: CODE, text: 'hers' };
	const form = async (seed: string, slots: readonly number[]) => {
		const tenants = slots.map((slot) => ({ slot, code: `${CODE}${slot}`, text: 'another' }));
		return formOf(formatContainer(await sealedVault([hers, ...tenants], seededRandom(seed))));
	};
	const without = await form('without', []);
	const withTwin = await form('with', [4]);
	const withSister = await form('sister', [1]);
	const isAlike = without === withTwin;
	const isTelling = without !== withSister;
	return {
		goal: 'G11',
		title: 'the header does not tell whether a twin is used',
		figure: `a twin ${isAlike ? 'does not show' : 'shows'}; a second profile (the control) ${isTelling ? 'shows' : 'does not'}`,
		passed: isAlike && isTelling
	};
}

/** The header and the length of a vault, without what is drawn at random or computed from that. */
function formOf(bytes: Uint8Array): string {
	const header = bytes.slice(0, HEADER_LENGTH);
	for (const [from, to] of [[24, 56], [60, 64], [64, 96], [124, 128]] as const) header.fill(0, from, to);
	return `${bytes.length} ${Buffer.from(header).toString('hex')}`;
}

function keyBoxes(slot: Uint8Array): readonly [code: Uint8Array, recovery: Uint8Array] {
	return [slot.subarray(0, KEY_BOX_LENGTH), slot.subarray(KEY_BOX_LENGTH, 2 * KEY_BOX_LENGTH)];
}
