import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KdfCost } from '../../src/lib/crypto/key-derivation';

/** What is sealed in one slot of a golden vault. */
export interface GoldenDiary {
	readonly slot: number;
	/** The text that the key of its lock is derived from. */
	readonly secret: string;
	/** The same of its recovery code, where it has one. */
	readonly recovery?: string;
	readonly generation: number;
	/** Of the contents as UTF-8. */
	readonly sha512: string;
	/** The contents, where they are short. */
	readonly text?: string;
}

/** The file beside a golden vault. */
export interface GoldenVault {
	readonly format: number;
	readonly slotSize: number;
	readonly cost: KdfCost;
	/** Of the vault's bytes. */
	readonly sha512: string;
	readonly diaries: readonly GoldenDiary[];
}

/** The file beside a golden backup. */
export interface GoldenBackup {
	readonly format: number;
	/** The text that the key of its words is derived from. */
	readonly secret: string;
	readonly cost: KdfCost;
	/** Of the backup's bytes. */
	readonly sha512: string;
	readonly sha512OfText: string;
	/** The contents, where they are short. */
	readonly text?: string;
}

/** Every golden vault in `tests/vectors/vaults`; throws where one of them is not as it was made. */
export function goldenVaults(): readonly Golden<GoldenVault>[] {
	return goldenFiles<GoldenVault>('vault');
}

/** Every golden backup, likewise. */
export function goldenBackups(): readonly Golden<GoldenBackup>[] {
	return goldenFiles<GoldenBackup>('backup');
}

/** A record with the name and the bytes of its file. */
export type Golden<T> = T & { readonly name: string; readonly bytes: Uint8Array };

export function sha512Hex(data: string | Uint8Array): string {
	return createHash('sha512').update(data).digest('hex');
}

const folder = join(import.meta.dirname, '..', 'vectors', 'vaults');

function goldenFiles<T extends { readonly sha512: string }>(kind: 'vault' | 'backup'): readonly Golden<T>[] {
	const files = readdirSync(folder).filter((name) => name.endsWith(`.${kind}`));
	return files.sort().map((file) => {
		const name = file.slice(0, -kind.length - 1);
		const record = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
		const bytes = Uint8Array.from(readFileSync(join(folder, file)));
		if (sha512Hex(bytes) !== record.sha512) throw new Error(`${file} is not the file that was made`);
		return { ...record, name, bytes };
	});
}
