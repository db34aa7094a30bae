import { describe, expect, it } from 'vitest';
import { privateDirectory, privateFileCopies } from './private-file-copies';
import { memoryDirectory } from './private-files-in-memory';

const bytes = Uint8Array.of(1, 2, 3);

describe('copies in private files', () => {
	it('read as empty, as written, and as empty once discarded', async () => {
		const store = privateFileCopies(memoryDirectory());
		expect(await store.read()).toMatchObject({ value: { copies: [{ kind: 'empty' }, { kind: 'empty' }] } });
		await store.write(1, bytes);
		expect(await store.read()).toMatchObject({ value: { copies: [{ kind: 'empty' }, { kind: 'bytes', bytes }] } });
		await store.discard(1);
		expect(await store.read()).toMatchObject({ value: { copies: [{ kind: 'empty' }, { kind: 'empty' }] } });
	});

	it('are flushed before a write is acknowledged, and the handle is given back', async () => {
		const directory = memoryDirectory();
		await privateFileCopies(directory).write(0, bytes);
		expect(directory.log).toEqual(['truncate vault-a', 'write vault-a', 'flush vault-a', 'close vault-a']);
	});

	it('report a short write as a full disk, and give the handle back even then', async () => {
		const directory = memoryDirectory();
		const store = privateFileCopies(directory);
		directory.room = 2;
		expect(await store.write(0, bytes)).toEqual({ ok: false, failure: 'storage-full' });
		directory.room = 3;
		expect(await store.write(0, bytes)).toMatchObject({ ok: true });
	});

	it('tell a full disk from a refusal', async () => {
		const directory = memoryDirectory();
		const store = privateFileCopies(directory);
		directory.failing = { at: 'write', name: 'QuotaExceededError' };
		expect(await store.write(0, bytes)).toEqual({ ok: false, failure: 'storage-full' });
		directory.failing = { at: 'write', name: 'NoModificationAllowedError' };
		expect(await store.write(0, bytes)).toEqual({ ok: false, failure: 'storage-refused' });
	});

	it('tell a file that cannot be read from a directory that cannot be asked', async () => {
		const directory = memoryDirectory();
		const store = privateFileCopies(directory);
		await store.write(0, bytes);
		directory.failing = { at: 'read', name: 'NotReadableError' };
		expect(await store.read()).toMatchObject({ value: { copies: [{ kind: 'unreadable' }, { kind: 'empty' }] } });
		directory.failing = { at: 'get', name: 'SecurityError' };
		expect(await store.read()).toEqual({ ok: false, failure: 'storage-refused' });
	});

	it('are overwritten with zeros and removed when wiped, and the removal is checked', async () => {
		const directory = memoryDirectory();
		const store = privateFileCopies(directory);
		await store.write(0, bytes);
		expect(await store.wipe()).toMatchObject({ ok: true });
		expect(directory.files.size).toBe(0);
		expect(directory.log.filter((line) => line.startsWith('write')).length).toBe(2);
		await store.write(1, bytes);
		directory.removeEntry = async () => {
			throw new DOMException('in use', 'NoModificationAllowedError');
		};
		expect(await store.wipe()).toEqual({ ok: false, failure: 'storage-refused' });
	});

	it('are not offered by a browser without them', async () => {
		expect(await privateDirectory(undefined)).toBeNull();
	});
});
