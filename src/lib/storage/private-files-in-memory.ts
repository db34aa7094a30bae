import type { PrivateDirectory } from './private-file-copies';

/** An origin-private file system in memory, for tests. It notes what was done, and fails on demand. */
export interface MemoryDirectory extends PrivateDirectory {
	readonly files: Map<string, Uint8Array<ArrayBuffer>>;
	readonly log: string[];
	/** Bytes that fit; a write beyond them is short. */
	room: number;
	/** Name of the error that opening for reading, for writing or at all answers with. */
	failing: { readonly at: 'get' | 'read' | 'write'; readonly name: string } | null;
}

export function memoryDirectory(): MemoryDirectory {
	const open = new Set<string>();
	const failAt = (at: 'get' | 'read' | 'write') => {
		if (directory.failing?.at === at) throw new DOMException('refused', directory.failing.name);
	};
	const bytesOf = (name: string) => {
		const bytes = directory.files.get(name);
		if (bytes === undefined) throw new DOMException('no such file', 'NotFoundError');
		return bytes;
	};
	const directory: MemoryDirectory = {
		files: new Map(),
		log: [],
		room: Infinity,
		failing: null,
		async getFileHandle(name, options) {
			failAt('get');
			if (options?.create && !directory.files.has(name)) directory.files.set(name, new Uint8Array(0));
			bytesOf(name);
			return {
				async getFile() {
					failAt('read');
					const bytes = bytesOf(name).slice();
					return { arrayBuffer: async () => bytes.buffer };
				},
				async createSyncAccessHandle() {
					failAt('write');
					if (open.has(name)) throw new DOMException('in use', 'NoModificationAllowedError');
					open.add(name);
					const note = (what: string) => directory.log.push(`${what} ${name}`);
					return {
						truncate(size) {
							note('truncate');
							const bytes = new Uint8Array(size);
							bytes.set(bytesOf(name).subarray(0, size));
							directory.files.set(name, bytes);
						},
						write(bytes, { at }) {
							note('write');
							const count = Math.min(bytes.length, directory.room);
							bytesOf(name).set(bytes.subarray(0, count), at);
							return count;
						},
						flush: () => void note('flush'),
						close: () => {
							note('close');
							open.delete(name);
						}
					};
				}
			};
		},
		async removeEntry(name) {
			bytesOf(name);
			directory.files.delete(name);
		}
	};
	return directory;
}
