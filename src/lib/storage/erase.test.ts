import { describe, expect, it } from 'vitest';
import { failed, success } from '../core/result';
import { eraseEverything } from './erase';

function textStore(isStuck = false): Storage {
	const store = { length: 2, clear: () => void (isStuck || (store.length = 0)) };
	return store as unknown as Storage;
}

function fileStore(names: string[]): CacheStorage {
	return { keys: async () => [...names], delete: async (name: string) => names.splice(names.indexOf(name), 1).length > 0 } as unknown as CacheStorage;
}

const vault = { erase: async () => success(undefined) };

describe('erasing', () => {
	it('clears every store of the page, and leaves the app’s files alone', async () => {
		const texts = [textStore(), textStore()];
		const names = ['app-1'];
		expect(await eraseEverything(vault, { texts, files: fileStore(names) }, 'data')).toMatchObject({ ok: true });
		expect(texts.map((store) => store.length)).toEqual([0, 0]);
		expect(names).toEqual(['app-1']);
	});

	it('removes the app’s files too when asked', async () => {
		const names = ['app-1', 'app-2'];
		expect(await eraseEverything(vault, { texts: [], files: fileStore(names) }, 'and-files')).toMatchObject({ ok: true });
		expect(names).toEqual([]);
	});

	it('goes on where one store fails, and says that something is left', async () => {
		const texts = [textStore(true), textStore()];
		expect(await eraseEverything(vault, { texts, files: null }, 'and-files')).toEqual(failed('storage-refused'));
		expect(texts[1]?.length).toBe(0);
		const stuck = { erase: async () => failed('storage-refused' as const) };
		const others = [textStore()];
		expect(await eraseEverything(stuck, { texts: others, files: null }, 'data')).toEqual(failed('storage-refused'));
		expect(others[0]?.length).toBe(0);
	});
});
