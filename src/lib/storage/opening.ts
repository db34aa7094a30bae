import type { SlotContext } from '../crypto/keyring';
import type { RandomSource } from '../crypto/random';
import { failed, success, type Result } from '../core/result';
import { grownSlot, nextInSequence, slotIndexes, withSlot, type Container } from './container';
import { dataKeyByRecovery, dataKeyOf, openedSlot, type OpenedSlot } from './slot';
import { lostSlots, newestFirst, type Survey } from './survey';
import type { OpenedBy } from './vault-types';

/** A slot that a code opened. */
export interface Opening {
	/** The vault as it should be stored: as surveyed, or with an authentic body put back. */
	readonly current: Container;
	readonly slot: number;
	readonly dataKey: Uint8Array;
	readonly opened: OpenedSlot;
	readonly openedBy: OpenedBy;
}

/** A slot that a key belongs to, whether or not what it holds is whole. */
export interface KeyedSlot {
	readonly slot: number;
	readonly dataKey: Uint8Array;
	readonly openedBy: OpenedBy;
}

/**
 * Opens the slot whose code gave this key. `damaged`: the slot's boxes are not authentic in any copy, or nothing opens
 * and a slot that may be hers is damaged everywhere. `wrong-code`: nothing opens, and nothing is damaged.
 */
export function openingWith(
	codeKey: Uint8Array,
	survey: Survey,
	current: Container,
	random: RandomSource
): Result<Opening, 'wrong-code' | 'damaged' | 'newer-version'> {
	const found = slotOf(current, codeKey);
	if (found === null) return failed(lostSlots(current).length > 0 ? 'damaged' : 'wrong-code');
	const opened = openedSlot(contextOf(current, found.slot), slotBytes(current, found.slot), found.dataKey);
	if (opened.ok) return success({ current, ...found, opened: opened.value });
	return opened.failure === 'newer-version' ? opened : rescued(codeKey, survey, current, found, random);
}

/** What the boxes of a slot are bound to. */
export function contextOf(container: Container, slot: number): SlotContext {
	return { fixedHeader: container.fixedHeader, slot };
}

/** A slot's bytes; throws on a number that no slot has. */
export function slotBytes(container: Container, slot: number): Uint8Array {
	const found = container.slots[slot];
	if (found === undefined) throw new RangeError('no such slot');
	return found.bytes;
}

/** The slot of this key. Every box of every slot is tried, so the time does not tell which it is, or how many there are. */
export function slotOf(current: Container, key: Uint8Array): KeyedSlot | null {
	let found: KeyedSlot | null = null;
	for (const slot of slotIndexes()) {
		const input = [contextOf(current, slot), slotBytes(current, slot), key] as const;
		const byCode = dataKeyOf(...input);
		const byRecovery = dataKeyByRecovery(...input);
		if (byCode !== null) found ??= { slot, dataKey: byCode, openedBy: 'code' };
		else if (byRecovery !== null) found ??= { slot, dataKey: byRecovery, openedBy: 'recovery' };
	}
	return found;
}

/** The newest copy opens with this code, but its body is not authentic: the newest body that is wins. */
function rescued(
	codeKey: Uint8Array,
	survey: Survey,
	current: Container,
	{ slot, openedBy }: KeyedSlot,
	random: RandomSource
): Result<Opening, 'damaged'> {
	const keyOf = openedBy === 'code' ? dataKeyOf : dataKeyByRecovery;
	const context = contextOf(current, slot);
	for (const { container } of newestFirst(survey.copies)) {
		const bytes = slotBytes(container as Container, slot);
		const dataKey = keyOf(context, bytes, codeKey);
		const opened = dataKey === null ? null : openedSlot(context, bytes, dataKey);
		if (dataKey === null || !opened?.ok) continue;
		const authentic = grownSlot({ bytes, whole: true }, current.slotSize, random);
		const restored = nextInSequence(withSlot(current, slot, authentic.bytes));
		return success({ current: restored, slot, dataKey, openedBy, opened: opened.value });
	}
	return failed('damaged');
}
