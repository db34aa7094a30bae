import { deflateSync, strToU8 } from 'fflate';

/** A text deflated whatever its length: the vault's own way stops at the longest text. */
export function deflatedBytes(text: string): Uint8Array {
	return deflateSync(strToU8(text));
}
