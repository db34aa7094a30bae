import { describe, expect, it } from 'vitest';
import { askToKeep, isPersisted, isShortLived, storageRoom } from './durability';

const manager = (part: Partial<StorageManager>) => part as StorageManager;
const withQuota = (quota: number) => manager({ persisted: async () => false, estimate: async () => ({ usage: 1, quota }) });

describe('durability', () => {
	it('is as the browser says', async () => {
		expect(await askToKeep(manager({ persist: async () => true }))).toBe(true);
		expect(await isPersisted(manager({ persisted: async () => true }))).toBe(true);
		expect(await storageRoom(withQuota(5))).toEqual({ used: 1, quota: 5 });
	});

	it('is not promised where the browser says nothing, or throws', async () => {
		const throwing = () => Promise.reject(new Error('private'));
		expect(await askToKeep(manager({}))).toBe(false);
		expect(await askToKeep(manager({ persist: throwing }))).toBe(false);
		expect(await isPersisted(manager({ persisted: throwing }))).toBe(false);
		expect(await storageRoom(manager({ estimate: throwing }))).toBeNull();
	});

	it('is probably short where there is hardly any room, unless the browser promised to keep it', async () => {
		expect(await isShortLived(withQuota(50 * 2 ** 20))).toBe('probably');
		expect(await isShortLived(withQuota(2 ** 30))).toBe('hardly');
		expect(await isShortLived(manager({ ...withQuota(5), persisted: async () => true }))).toBe('hardly');
		expect(await isShortLived(manager({}))).toBe('unknown');
	});
});
