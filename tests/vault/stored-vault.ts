/** The vault's bytes as they lie in a browser's profile. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesBelow } from './profile-search';
import { HEADER_LENGTH } from './sealed-vault';

/** One file that holds a whole vault, behind whatever the browser puts in front of it. */
export interface StoredFile {
	/** Inside the profile. */
	readonly file: string;
	readonly bytes: Uint8Array;
}

/** How every vault begins. */
export const MAGIC = Uint8Array.of(0x93, 0x76, 0x61, 0x75, 0x6c, 0x74, 0x0a);

/** Every copy of a vault in a profile: in the private files first, then in the database. */
export function storedVaults(profile: string): readonly StoredFile[] {
	return filesBelow(profile).flatMap((path) => {
		const content = readFileSync(path);
		const start = content.indexOf(MAGIC);
		const length = start < 0 ? 0 : HEADER_LENGTH + 8 * 2 ** (content[start + 56] ?? 0);
		const isVault = length > SMALLEST_SLOT && start + length <= content.length;
		return isVault ? [{ file: relative(profile, path), bytes: content.subarray(start, start + length) }] : [];
	});
}

/** Which box of a vault her own code opens: the first of the first slot. */
export function codeBoxOf(vault: Uint8Array): Uint8Array {
	return vault.slice(HEADER_LENGTH, HEADER_LENGTH + CODE_BOX_LENGTH);
}

/** The part of the header that is drawn at random for this device. */
export function saltOf(vault: Uint8Array): Uint8Array {
	return vault.slice(24, 56);
}

/** A sealed stretch of every slot. */
export function samplesOf(vault: Uint8Array): readonly Uint8Array[] {
	const size = 2 ** vault[56]!;
	return Array.from({ length: 8 }, (_, slot) => {
		const start = HEADER_LENGTH + slot * size + 4_096;
		return vault.slice(start, start + 64);
	});
}

const SMALLEST_SLOT = 2 ** 16;
const CODE_BOX_LENGTH = 72;
