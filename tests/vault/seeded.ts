import { createCipheriv, createHash } from 'node:crypto';
import type { RandomSource } from '../../src/lib/crypto/random';

/** Bytes that look random and are the same on every run: the key stream of AES-256 in counter mode under the seed. */
export function seededRandom(seed: string): RandomSource {
	const key = createHash('sha256').update(seed).digest();
	const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
	// A copy in a buffer of its own, as the browser's generator gives.
	return (length) => Uint8Array.from(stream.update(Buffer.alloc(length)));
}

/** Numbers drawn from a seed. */
export interface Dice {
	/** A whole number from 0 up to, not including, `sides`. */
	below(sides: number): number;
	/** One of several. */
	of<T>(choices: readonly T[]): T;
	bytes(length: number): Uint8Array;
}

export function seededDice(seed: string): Dice {
	const random = seededRandom(seed);
	let pool: DataView = new DataView(new ArrayBuffer(0));
	let at = 0;
	const next = () => {
		if (at === pool.byteLength) [pool, at] = [new DataView(random(4_096).buffer), 0];
		at += 4;
		return pool.getUint32(at - 4);
	};
	const below = (sides: number) => next() % sides;
	return { below, of: (choices) => choices[below(choices.length)]!, bytes: (length) => random(length) };
}
