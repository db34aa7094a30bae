import { failed, success, type Result } from '$lib/core/result';
import type { OpenedVault, SaveFailure, VaultClient, VaultPresence } from '$lib/storage/vault-types';

/** What several tabs share: one stored diary and the code that opens it. */
export interface SharedStore {
	code: string | null;
	contents: string;
	generation: number;
	/** Set to make the next saves fail. */
	broken: SaveFailure | null;
}

export function emptyStore(): SharedStore {
	return { code: null, contents: '', generation: 0, broken: null };
}

/** A vault without sealing, for testing the classes that use one: the same promises, kept in memory. */
export function vaultInMemory(store: SharedStore): VaultClient {
	const opened = (): OpenedVault => ({ contents: store.contents, generation: store.generation, notices: [], openedBy: 'code' });
	return {
		prepare: () => undefined,
		presence: async (): Promise<Result<VaultPresence, never>> => success(store.code === null ? 'none' : 'present'),
		async create(code, contents) {
			if (store.code !== null) return failed('vault-exists');
			Object.assign(store, { code, contents, generation: 1 });
			return success(opened());
		},
		unlock: async (code) => (code === store.code ? success(opened()) : failed('wrong-code')),
		async save(contents, basedOn) {
			if (store.broken) return failed(store.broken);
			if (basedOn !== store.generation) {
				return failed({ kind: 'changed-elsewhere', contents: store.contents, generation: store.generation });
			}
			Object.assign(store, { contents, generation: store.generation + 1 });
			return success({ generation: store.generation });
		},
		async changeCode(current, next) {
			if (current !== store.code) return failed('wrong-code');
			store.code = next;
			return success(undefined);
		},
		lock: async () => undefined,
		async erase() {
			Object.assign(store, emptyStore());
			return success(undefined);
		},
		async eraseMine() {
			Object.assign(store, emptyStore());
			return success('nothing-remains');
		},
		lockState: async () => success({ wait: 0, wipes: false, hasRoom: true, isAlone: true }),
		join: async () => failed('no-room'),
		setRecovery: async (current) => (current === store.code ? success(undefined) : failed('wrong-code')),
		addTwin: async () => failed('no-room'),
		removeTwin: async () => success(undefined),
		setWipes: async () => success(undefined),
		sealBackup: async () => failed('storage-refused'),
		openBackup: async () => failed('not-a-backup'),
		sealedCopy: async () => success(null)
	};
}
