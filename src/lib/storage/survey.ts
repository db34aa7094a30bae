import type { RandomSource } from '../crypto/random';
import {
	formatContainer,
	grownSlot,
	isSameVault,
	nextInSequence,
	parseContainer,
	sequenceOrder,
	slotIndexes,
	type Container,
	type Slot
} from './container';
import type { StoredCopy } from './copy-store';
import type { VaultPresence } from './vault-types';

/** Where a copy was found: `former` is a mirror that this browser used before it had a better one. */
export type Keeper = 'primary' | 'mirror' | 'former';

/** One copy, judged by itself. `foreign`: whole, but of another vault than the leading copy. */
export interface JudgedCopy {
	readonly keeper: Keeper;
	readonly place: number;
	readonly standing: 'empty' | 'damaged' | 'newer' | 'foreign' | 'readable';
	readonly container: Container | null;
	readonly bytes: Uint8Array | null;
}

/** What all copies together say. */
export interface Survey {
	readonly presence: VaultPresence;
	readonly copies: readonly JudgedCopy[];
	/** The newest copy, with slots that are damaged in it taken from the next newest copy in which they are whole. */
	readonly current: Container | null;
	/** `current` as it should be stored everywhere. */
	readonly bytes: Uint8Array | null;
}

/** What one keeper answered. */
export interface KeeperReading {
	readonly keeper: Keeper;
	readonly copies: readonly StoredCopy[];
	readonly lossNoted: boolean;
}

/** Judges all copies, without any key: checksums tell damage, the sequence tells which is newest. */
export function surveyOf(readings: readonly KeeperReading[], random: RandomSource): Survey {
	const judged = readings.flatMap(({ keeper, copies }) => copies.map((copy, place) => judgedCopy(keeper, place, copy)));
	const lead = leadingCopy(judged);
	const copies = judged.map((copy) => (lead !== null && isForeign(copy, lead) ? ({ ...copy, standing: 'foreign' } as const) : copy));
	if (copies.some((copy) => copy.standing === 'newer')) return { presence: 'newer-version', copies, current: null, bytes: null };
	if (lead === null) {
		const untouched = judged.every((copy) => copy.standing === 'empty') && readings.every((reading) => !reading.lossNoted);
		return { presence: untouched ? 'none' : 'damaged', copies, current: null, bytes: null };
	}
	const assembled = assembledFrom(newestFirst(copies), random);
	return { presence: isHopeless(assembled.current) ? 'damaged' : 'present', copies, ...assembled };
}

/** Readable copies of the surveyed vault, newest first. */
export function newestFirst(copies: readonly JudgedCopy[]): readonly JudgedCopy[] {
	return copies
		.filter((copy) => copy.standing === 'readable')
		.sort((a, b) => sequenceOrder(b.container as Container, a.container as Container));
}

/** Slots that some profile may live in and that are whole in no copy. */
export function lostSlots(current: Container): readonly number[] {
	return slotIndexes().filter((index) => isOfProfile(current, index) && !current.slots[index]?.whole);
}

function judgedCopy(keeper: Keeper, place: number, copy: StoredCopy): JudgedCopy {
	const nothing = { keeper, place, container: null, bytes: null };
	if (copy.kind === 'empty') return { ...nothing, standing: 'empty' };
	if (copy.kind === 'unreadable') return { ...nothing, standing: 'damaged' };
	const container = parseContainer(copy.bytes);
	if (container.ok) return { ...nothing, standing: 'readable', container: container.value, bytes: copy.bytes };
	return { ...nothing, standing: container.failure === 'damaged' ? 'damaged' : 'newer', bytes: copy.bytes };
}

/**
 * Sequences of two vaults cannot be compared: the primary store says which vault is meant, then the mirror, then the
 * former one; within a keeper its first place. Of that vault the newest copy leads.
 */
function leadingCopy(copies: readonly JudgedCopy[]): JudgedCopy | null {
	for (const keeper of ['primary', 'mirror', 'former'] as const) {
		const own = copies.filter((copy) => copy.keeper === keeper && copy.standing === 'readable');
		const meant = own[0];
		if (meant !== undefined) return newestFirst(own.filter((copy) => !isForeign(copy, meant)))[0] ?? meant;
	}
	return null;
}

function isForeign(copy: JudgedCopy, lead: JudgedCopy): boolean {
	return copy.standing === 'readable' && !isSameVault(copy.container as Container, lead.container as Container);
}

function assembledFrom(
	copies: readonly JudgedCopy[],
	random: RandomSource
): { readonly current: Container; readonly bytes: Uint8Array } {
	const containers = copies.map((copy) => copy.container as Container);
	const newest = containers[0] as Container;
	const chosen = slotIndexes().map((index) => bestSlot(containers, index));
	if (chosen.every((slot, index) => slot === newest.slots[index])) {
		return { current: newest, bytes: copies[0]?.bytes as Uint8Array };
	}
	const slotSize = Math.max(...chosen.map((slot) => slot.bytes.length), newest.slotSize);
	const slots = chosen.map((slot) => grownSlot(slot, slotSize, random));
	const current = nextInSequence({ ...newest, slotSize, slots });
	return { current, bytes: formatContainer(current) };
}

function bestSlot(newestFirst: readonly Container[], index: number): Slot {
	const slots = newestFirst.map((container) => container.slots[index] as Slot);
	return slots.find((slot) => slot.whole) ?? (slots[0] as Slot);
}

/** No profile is left that could be opened. A vault whose marks are all clear holds nothing and is hopeless too. */
function isHopeless(current: Container): boolean {
	return !slotIndexes().some((index) => isOfProfile(current, index) && index < 4 && current.slots[index]?.whole);
}

function isOfProfile(current: Container, index: number): boolean {
	return (current.inUse & (1 << index % 4)) !== 0;
}
