/** Every flipped bit is noticed, or changes nothing: never other contents, never a throw. */
import type { Result } from '../../src/lib/core/result';
import { cheapKeys } from '../../src/lib/storage/copies-in-memory';
import { formatContainer, SMALLEST_SLOT, type Container } from '../../src/lib/storage/container';
import { dataKeyOf, openedSlot } from '../../src/lib/storage/slot';
import { isThrown, orThrown, Tally, type Goal, type GoalOutcome } from './goal';
import { BODY_BOX_START, deviceHolding, HEADER_LENGTH, recheck, recheckHeader, sealedVault } from './sealed-vault';
import { seededRandom } from './seeded';

const CODE = '135790';
const TEXT = JSON.stringify({ days: Array.from({ length: 400 }, (_, day) => `day ${day} of the only diary`) });
const OWN_SLOT = 0;
/** Failures that unlocking may answer with when what is stored was altered. */
const REJECTIONS: readonly string[] = ['damaged', 'wrong-code', 'newer-version', 'no-vault'];

export const goal: Goal = async ({ full }) => {
	const container = await sealedVault(
		[
			{ slot: OWN_SLOT, code: CODE, text: TEXT },
			{ slot: 1, code: '246802', text: 'of another profile' },
			{ slot: OWN_SLOT + 4, code: '864208', text: 'of her twin' }
		],
		seededRandom('bit flips')
	);
	const vault = { container, bytes: formatContainer(container), key: await codeKeyOf(container) };
	return [
		await inEveryCopy(vault, full),
		await withForgedHeader(vault, full),
		await withForgedSlot(vault, full),
		await inOtherSlots(vault, full)
	];
};

interface Victim {
	readonly container: Container;
	readonly bytes: Uint8Array;
	readonly key: Uint8Array;
}

/** Plain damage, the whole way from the stored bytes to the opened diary: told as damage, never as a wrong code. */
async function inEveryCopy({ bytes }: Victim, full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	for (const bit of full ? oneBitOfEach(range(0, HEADER_LENGTH + SMALLEST_SLOT)) : sampledBits(1_024)) {
		const outcome = await flipped(bytes, bit, () => unlocked(bytes));
		tally.note(outcome === 'damaged' ? null : `bit ${bit}: ${outcome}`);
	}
	const figure = tally.figure('bits of header and own slot flipped in every copy');
	return { goal: 'G2', title: 'every bit flip is noticed, and told as damage', figure, passed: tally.passed };
}

/** Bits of the header with its checksum made right again: another header opens nothing else. */
async function withForgedHeader({ bytes }: Victim, full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	for (const bit of full ? allBitsOf(range(0, 124)) : oneBitOfEach(range(0, 124))) {
		const forged = bytes.slice();
		forged[bit >> 3]! ^= 1 << (bit & 7);
		recheckHeader(forged);
		const outcome = await unlocked(forged);
		const isBound = bit < 8 * 56;
		tally.note(REJECTIONS.includes(outcome) || (outcome === 'same' && !isBound) ? null : `bit ${bit}: ${outcome}`);
	}
	const figure = tally.figure('bits of the header flipped, its checksum forged');
	return { goal: 'G2', title: 'a forged header opens nothing else', figure, passed: tally.passed };
}

/** The seal alone, as if every checksum had been forged; and some of them the whole way. */
async function withForgedSlot(victim: Victim, full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const bits = full ? allBitsOf(range(HEADER_LENGTH, HEADER_LENGTH + SMALLEST_SLOT)) : sampledBits(16);
	for (const bit of bits) {
		if (bit < 8 * HEADER_LENGTH) continue;
		const opened = await flipped(victim.bytes, bit, () => openedByKey(victim));
		tally.note(opened === null ? null : `bit ${bit}: ${opened}`);
	}
	for (const bit of sampledBits(4_096).filter((each, index) => each >= 8 * HEADER_LENGTH && (full || index % 8 === 0))) {
		const forged = victim.bytes.slice();
		forged[bit >> 3]! ^= 1 << (bit & 7);
		recheck(forged, OWN_SLOT);
		const outcome = await unlocked(forged);
		tally.note(REJECTIONS.includes(outcome) ? null : `bit ${bit}, whole way: ${outcome}`);
	}
	const figure = tally.figure('bits of the own slot flipped, its checksum forged');
	return { goal: 'G2', title: 'the seal alone notices every bit', figure, passed: tally.passed };
}

/** Damage to other slots, with and without a forged checksum, leaves the diary as it is. */
async function inOtherSlots({ bytes }: Victim, full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const random = seededRandom('other slots');
	for (let trial = 0; trial < (full ? 2_000 : 70); trial += 1) {
		const slot = 1 + (trial % 7);
		const offset = HEADER_LENGTH + slot * SMALLEST_SLOT + (((random(2)[0]! << 8) | random(1)[0]!) % SMALLEST_SLOT);
		const altered = bytes.slice();
		altered[offset]! ^= 1 << trial % 8;
		if (trial % 2 === 0) recheck(altered, slot);
		const outcome = await unlocked(altered);
		tally.note(outcome === 'same' ? null : `slot ${slot}, byte ${offset}: ${outcome}`);
	}
	const figure = tally.figure('bits flipped in the slots of others');
	return { goal: 'G2', title: 'damage to other slots leaves hers alone', figure, passed: tally.passed };
}

/** `same`, the failure, or what should not have happened. */
async function unlocked(bytes: Uint8Array): Promise<string> {
	const device = deviceHolding(bytes);
	const opened = await orThrown(() => device.openTab().unlock(CODE));
	if (isThrown(opened)) return opened.thrown;
	if (opened.ok) return opened.value.contents === TEXT ? 'same' : 'other contents';
	if (device.primary.writes + device.mirror.writes > 0) return 'written to';
	return opened.failure;
}

/** What the slot gives with the right key of her code; null where it gives nothing. */
async function openedByKey({ container, bytes, key }: Victim): Promise<string | null> {
	const context = { fixedHeader: container.fixedHeader, slot: OWN_SLOT };
	const slot = bytes.subarray(HEADER_LENGTH, HEADER_LENGTH + SMALLEST_SLOT);
	const opened = await orThrown((): Result<unknown, string> | null => {
		const dataKey = dataKeyOf(context, slot, key);
		return dataKey === null ? null : openedSlot(context, slot, dataKey);
	});
	if (isThrown(opened)) return opened.thrown;
	return opened?.ok ? 'opened' : null;
}

async function flipped<T>(bytes: Uint8Array, bit: number, look: () => Promise<T>): Promise<T> {
	bytes[bit >> 3]! ^= 1 << (bit & 7);
	const seen = await look();
	bytes[bit >> 3]! ^= 1 << (bit & 7);
	return seen;
}

async function codeKeyOf(container: Container): Promise<Uint8Array> {
	return cheapKeys().derive(CODE, container.salt, container.cost);
}

/** A bit of each byte of the header, of the key boxes and of the head of the body, and of each so many bytes after. */
function sampledBits(every: number): readonly number[] {
	const dense = range(0, HEADER_LENGTH + BODY_BOX_START + 160);
	const rest = range(dense.length, HEADER_LENGTH + SMALLEST_SLOT).filter((offset) => offset % every === every - 1);
	return oneBitOfEach([...dense, ...rest]);
}

function oneBitOfEach(offsets: readonly number[]): readonly number[] {
	return offsets.map((offset) => 8 * offset + ((offset * 5 + (offset >> 3)) & 7));
}

function allBitsOf(offsets: readonly number[]): readonly number[] {
	return offsets.flatMap((offset) => range(8 * offset, 8 * offset + 8));
}

function range(from: number, to: number): readonly number[] {
	return Array.from({ length: to - from }, (_, index) => from + index);
}
