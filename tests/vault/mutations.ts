import { joined } from '../../src/lib/crypto/encoding';
import type { Dice } from './seeded';

/** One of many ways in which bytes go wrong on their way; now and then several at once. */
export function mutatedBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
	let mutated = bytes;
	for (let count = dice.of([1, 1, 1, 2, 3]); count > 0; count -= 1) mutated = dice.of(byteMutations)(mutated, dice);
	return mutated;
}

/** Zero, quote, comma, a letter, bracket, and no letter at all. */
const fillings = [0x00, 0x22, 0x2c, 0x41, 0x5b, 0xff];

type ByteMutation = (bytes: Uint8Array, dice: Dice) => Uint8Array;

const byteMutations: readonly ByteMutation[] = [
	flippedBits,
	(bytes, dice) => altered(bytes, dice, 1, () => dice.below(256)),
	(bytes, dice) => bytes.slice(0, place(bytes, dice)),
	(bytes, dice) => bytes.slice(place(bytes, dice)),
	(bytes, dice) => joined(bytes, dice.bytes(1 + dice.below(400))),
	(bytes, dice) => inserted(bytes, dice, dice.bytes(1 + dice.below(40))),
	(bytes, dice) => inserted(bytes, dice, piece(bytes, dice)),
	(bytes, dice) => inserted(bytes, dice, new Uint8Array(1 + dice.below(2_000)).fill(dice.of(fillings))),
	(bytes, dice) => withoutPiece(bytes, dice),
	(bytes, dice) => altered(bytes, dice, 1 + dice.below(200), () => 0),
	(bytes, dice) => altered(bytes, dice, 1 + dice.below(200), () => 0xff),
	(bytes, dice) => altered(bytes, dice, 1 + dice.below(200), () => dice.below(256))
];

function flippedBits(bytes: Uint8Array, dice: Dice): Uint8Array {
	const flipped = bytes.slice();
	for (let count = 1 + dice.below(8); count > 0 && flipped.length > 0; count -= 1) {
		flipped[dice.below(flipped.length)]! ^= 1 << dice.below(8);
	}
	return flipped;
}

function altered(bytes: Uint8Array, dice: Dice, length: number, value: () => number): Uint8Array {
	const from = place(bytes, dice);
	return bytes.map((byte, index) => (index >= from && index < from + length ? value() : byte));
}

function inserted(bytes: Uint8Array, dice: Dice, piece: Uint8Array): Uint8Array {
	const at = place(bytes, dice);
	return joined(bytes.subarray(0, at), piece, bytes.subarray(at));
}

function withoutPiece(bytes: Uint8Array, dice: Dice): Uint8Array {
	const at = place(bytes, dice);
	return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + dice.below(60)));
}

function piece(bytes: Uint8Array, dice: Dice): Uint8Array {
	const from = place(bytes, dice);
	return bytes.slice(from, from + 1 + dice.below(300));
}

// Half of all mutations fall on the first bytes, where formats say what they are.
function place(bytes: Uint8Array, dice: Dice): number {
	return dice.below(Math.max(dice.of([Math.min(bytes.length, 160), bytes.length]), 1));
}

/** A JSON value with something put, taken away, repeated or moved somewhere in its structure. */
export function mutatedJson(value: unknown, dice: Dice): unknown {
	if (typeof value !== 'object' || value === null || dice.below(4) === 0) return wildValue(value, dice);
	const keys = Object.keys(value);
	const key = keys.length === 0 ? '' : dice.of(keys);
	const child = (value as Record<string, unknown>)[key];
	if (Array.isArray(value)) {
		const elements = [...(value as readonly unknown[])];
		const more = dice.below(3) === 0 ? [wildValue(child, dice)] : [];
		elements.splice(Number(key), dice.below(3), mutatedJson(child, dice), ...more);
		return elements;
	}
	const fields = Object.entries(value).filter(([name]) => name !== key || dice.below(5) > 0);
	const changed = fields.map(([name, each]) => [name, name === key ? mutatedJson(each, dice) : each] as const);
	if (dice.below(3) === 0) changed.push([dice.of(wildKeys), wildValue(child, dice)]);
	return withFields(changed);
}

const wildKeys = [
	'__proto__',
	'constructor',
	'toString',
	'hasOwnProperty',
	'',
	'days',
	'version',
	'unknown',
	'date',
	'flow',
	'note',
	'2024-02-29',
	'2023-02-29',
	'2024-2-9',
	'0000-00-00',
	'9999-12-31',
	'2199-12-31',
	'1899-12-31',
	'١٤٤٥-٠١-٠١',
	'x'.repeat(5_000)
];

function wildValue(value: unknown, dice: Dice): unknown {
	return dice.of<() => unknown>([
		() => null,
		() => true,
		() => dice.of([0, -1, 1, 2, 1.5, 1e308, -1e-308, 2 ** 53, 2 ** 31, 149.999, 150]),
		() => dice.of(['', 'heavy', 'HEAVY', '2024-01-01', '\u0000', '\ud800', '\u202e\u200b', '__proto__', 'x'.repeat(3_000)]),
		() => [],
		() => ({}),
		() => [value, value, [value]],
		() => ({ ...Object(value), more: value }),
		() => nested(dice.of([2, 39, 40, 41, 200]), value),
		() => withFields([['__proto__', { polluted: true }], ['constructor', { prototype: { polluted: true } }]]),
		() => Array.from({ length: typeof value === 'object' ? 20 : 1_000 }, () => value ?? 'again')
	])();
}

/** Keeps `__proto__` a field, as JSON does. */
function withFields(fields: readonly (readonly [string, unknown])[]): unknown {
	const object: Record<string, unknown> = {};
	const plain = { enumerable: true, configurable: true, writable: true };
	for (const [name, value] of fields) Object.defineProperty(object, name, { ...plain, value });
	return object;
}

function nested(depth: number, value: unknown): unknown {
	let outer = value;
	for (let level = 0; level < depth; level += 1) outer = level % 2 === 0 ? [outer] : { inner: outer };
	return outer;
}
