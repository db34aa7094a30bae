import { describe, expect, it } from 'vitest';
import { crc32 } from '../crypto/checksum';
import { writeUint32 } from '../crypto/encoding';
import { systemRandom } from '../crypto/random';
import { bytesIn, memoryCopies, memoryDevice, type MemoryCopies } from './copies-in-memory';
import { SMALLEST_SLOT, formatContainer, parseContainer, withSlot, type Container } from './container';
import { noRecoveryKey, sealedAnew } from './slot';

const CODE = '135790';
const HEADER = 128;

async function deviceWith(contents: string) {
	const device = memoryDevice();
	const tab = device.openTab();
	expect(await tab.create(CODE, contents)).toEqual({ ok: true, value: { contents, generation: 1, notices: [], openedBy: 'code' } });
	return { ...device, tab };
}

function parsed(bytes: Uint8Array): Container {
	const container = parseContainer(bytes);
	if (!container.ok) throw new Error(container.failure);
	return container.value;
}

function alter(store: MemoryCopies, place: number, change: (bytes: Uint8Array) => void): void {
	change(bytesIn(store, place));
}

function flipEverywhere(device: { primary: MemoryCopies; mirror: MemoryCopies }, offset: number): void {
	for (const [store, place] of [[device.primary, 0], [device.mirror, 0], [device.mirror, 1]] as const) {
		alter(store, place, (bytes) => (bytes[offset]! ^= 1 << offset % 8));
	}
}

/** Makes all checksums right again, as a forger would. */
function recheck(bytes: Uint8Array): void {
	for (let slot = 0; slot < 8; slot += 1) {
		const start = HEADER + slot * SMALLEST_SLOT;
		writeUint32(bytes, 64 + 4 * slot, crc32(bytes.subarray(start, start + SMALLEST_SLOT)));
	}
	writeUint32(bytes, 124, crc32(bytes.subarray(0, 124)));
}

function snapshot(device: { primary: MemoryCopies; mirror: MemoryCopies }): string {
	return [...device.primary.copies, ...device.mirror.copies]
		.map((copy) => (copy.kind === 'bytes' ? crc32(copy.bytes) : copy.kind))
		.join();
}

describe('a vault', () => {
	it('opens with its code in a new tab, and holds what was saved last', async () => {
		const { tab, openTab } = await deviceWith('one');
		expect(await tab.save('two', 1)).toEqual({ ok: true, value: { generation: 2 } });
		expect(await tab.save('three', 2)).toEqual({ ok: true, value: { generation: 3 } });
		expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: { contents: 'three', generation: 3, notices: [], openedBy: 'code' } });
	});

	it('is none, then present, then none again once erased', async () => {
		const device = memoryDevice();
		const tab = device.openTab();
		expect(await tab.presence()).toEqual({ ok: true, value: 'none' });
		expect(await tab.unlock(CODE)).toEqual({ ok: false, failure: 'no-vault' });
		await tab.create(CODE, 'one');
		expect(await device.openTab().presence()).toEqual({ ok: true, value: 'present' });
		expect(await tab.erase()).toEqual({ ok: true, value: undefined });
		expect(await tab.presence()).toEqual({ ok: true, value: 'none' });
		expect(await tab.save('two', 1)).toEqual({ ok: false, failure: 'locked' });
	});

	it('refuses a wrong code, and writes nothing', async () => {
		const device = await deviceWith('one');
		const before = snapshot(device);
		for (const code of ['', '1', '135791', '13579', '1357900']) {
			expect(await device.openTab().unlock(code)).toEqual({ ok: false, failure: 'wrong-code' });
		}
		expect(snapshot(device)).toBe(before);
	});

	it('saves nothing once it is locked', async () => {
		const { tab, openTab } = await deviceWith('one');
		await tab.lock();
		expect(await tab.save('two', 1)).toEqual({ ok: false, failure: 'locked' });
		expect(await tab.changeCode(CODE, '2')).toEqual({ ok: false, failure: 'locked' });
		expect(await openTab().unlock(CODE)).toMatchObject({ ok: true, value: { contents: 'one' } });
	});

	it('lets a save that was asked for before the lock come to its end', async () => {
		const { tab, openTab } = await deviceWith('one');
		const [saved] = await Promise.all([tab.save('two', 1), tab.lock()]);
		expect(saved.ok).toBe(true);
		expect(await openTab().unlock(CODE)).toMatchObject({ value: { contents: 'two' } });
	});

	it('keeps any text, and grows when it outgrows its slot', async () => {
		const { tab, openTab, primary } = await deviceWith('');
		const noise = Buffer.from(systemRandom(300_000)).toString('base64');
		expect(await tab.save(noise, 1)).toMatchObject({ ok: true });
		expect(parsed(bytesIn(primary, 0)).slotSize).toBe(8 * SMALLEST_SLOT);
		expect(await tab.save('small again \u{1F33C}', 2)).toMatchObject({ ok: true });
		expect(parsed(bytesIn(primary, 0)).slotSize).toBe(8 * SMALLEST_SLOT);
		expect(await openTab().unlock(CODE)).toMatchObject({ value: { contents: 'small again \u{1F33C}' } });
	});

	it('refuses a diary beyond the largest slot as no room, and keeps what it held', async () => {
		const { tab, openTab } = await deviceWith('one');
		const noise = Buffer.from(systemRandom(4_300_000)).toString('base64');
		expect(await tab.save(noise, 1)).toEqual({ ok: false, failure: 'storage-full' });
		expect(await openTab().unlock(CODE)).toMatchObject({ value: { contents: 'one', generation: 1 } });
	});

	it('throws when it is asked for what no caller may ask', async () => {
		const { tab } = await deviceWith('one');
		await expect(tab.save('two', 7)).rejects.toThrow(RangeError);
	});
});

describe('two tabs', () => {
	it('lose none of 2 × 100 interleaved edits', async () => {
		const { openTab } = await deviceWith('[]');
		const edit = async (name: string) => {
			const tab = openTab();
			const opened = await tab.unlock(CODE);
			if (!opened.ok) throw new Error('not opened');
			let { contents, generation } = opened.value as { contents: string; generation: number };
			for (let count = 0; count < 100; ) {
				const edited = JSON.stringify([...(JSON.parse(contents) as string[]), `${name}${count}`]);
				const saved = await tab.save(edited, generation);
				if (saved.ok) {
					({ contents, generation, count } = { contents: edited, generation: saved.value.generation, count: count + 1 });
				} else if (typeof saved.failure === 'object') ({ contents, generation } = saved.failure);
				else throw new Error(saved.failure);
			}
		};
		await Promise.all([edit('a'), edit('b')]);
		const opened = await openTab().unlock(CODE);
		const edits = JSON.parse(opened.ok ? opened.value.contents : '[]') as string[];
		expect(edits.length).toBe(200);
		expect(new Set(edits).size).toBe(200);
		expect(opened).toMatchObject({ value: { generation: 201 } });
	});

	it('learn of each other: the later save writes nothing and gets the newer contents', async () => {
		const { tab, openTab, ...device } = await deviceWith('one');
		const other = openTab();
		await other.unlock(CODE);
		await tab.save('two', 1);
		const before = snapshot(device);
		expect(await other.save('three', 1)).toEqual({
			ok: false,
			failure: { kind: 'changed-elsewhere', contents: 'two', generation: 2 }
		});
		expect(snapshot(device)).toBe(before);
		expect(await other.save('two and three', 2)).toEqual({ ok: true, value: { generation: 3 } });
	});

	it('make one vault between them, however close they create', async () => {
		const { openTab } = memoryDevice();
		const outcomes = await Promise.all([openTab().create(CODE, 'a'), openTab().create('246802', 'b')]);
		expect(outcomes.filter((outcome) => outcome.ok).length).toBe(1);
		expect(outcomes.filter((outcome) => !outcome.ok && outcome.failure === 'vault-exists').length).toBe(1);
	});

	it('are locked out when the other erases, and nothing comes back', async () => {
		const { tab, openTab } = await deviceWith('one');
		await openTab().erase();
		expect(await tab.save('two', 1)).toEqual({ ok: false, failure: 'locked' });
		expect(await tab.presence()).toEqual({ ok: true, value: 'none' });
	});

	it('do not write into a vault that the other made anew', async () => {
		const { tab, openTab } = await deviceWith('one');
		const other = openTab();
		await other.erase();
		await other.create(CODE, 'another');
		expect(await tab.save('two', 1)).toEqual({ ok: false, failure: 'locked' });
		expect(await openTab().unlock(CODE)).toMatchObject({ value: { contents: 'another' } });
	});

	it('open the vault that the other made anew, though another one was seen before', async () => {
		const { tab, openTab } = await deviceWith('one');
		const waiting = openTab();
		expect(await waiting.presence()).toMatchObject({ value: 'present' });
		await tab.erase();
		await tab.create(CODE, 'another');
		expect(await waiting.unlock(CODE)).toMatchObject({ value: { contents: 'another' } });
		expect(await waiting.unlock('000000')).toEqual({ ok: false, failure: 'wrong-code' });
	});

	it('lock when the other changes the code', async () => {
		const { tab, openTab } = await deviceWith('one');
		const other = openTab();
		await other.unlock(CODE);
		await tab.changeCode(CODE, '246802');
		expect(await other.save('two', 1)).toEqual({ ok: false, failure: 'locked' });
	});
});

describe('another code', () => {
	it('opens the same diary, and the old one stops opening it', async () => {
		const { tab, openTab } = await deviceWith('one');
		expect(await tab.changeCode(CODE, '246802')).toEqual({ ok: true, value: undefined });
		expect(await openTab().unlock(CODE)).toEqual({ ok: false, failure: 'wrong-code' });
		expect(await openTab().unlock('246802')).toMatchObject({ ok: true, value: { contents: 'one', generation: 1 } });
	});

	it('needs the present one', async () => {
		const device = await deviceWith('one');
		const before = snapshot(device);
		expect(await device.tab.changeCode('1', '246802')).toEqual({ ok: false, failure: 'wrong-code' });
		expect(await device.tab.changeCode('', '246802')).toEqual({ ok: false, failure: 'wrong-code' });
		expect(snapshot(device)).toBe(before);
	});

	it('does not disturb saving in the tab that changed it', async () => {
		const { tab, openTab } = await deviceWith('one');
		await tab.changeCode(CODE, '246802');
		expect(await tab.save('two', 1)).toEqual({ ok: true, value: { generation: 2 } });
		expect(await openTab().unlock('246802')).toMatchObject({ value: { contents: 'two' } });
	});

	it('still lets the changing tab learn what another tab saved', async () => {
		const { tab, openTab } = await deviceWith('one');
		const other = openTab();
		await other.unlock(CODE);
		await other.save('two', 1);
		expect(await tab.changeCode(CODE, '246802')).toMatchObject({ ok: true });
		expect(await tab.save('three', 1)).toMatchObject({ ok: false, failure: { contents: 'two', generation: 2 } });
	});

	it('leaves no byte of the old wrapped key, the old recovery box or the old body in any place', async () => {
		const { tab, primary, mirror } = await deviceWith('one');
		await tab.save('two', 1);
		const old = [bytesIn(primary, 0), bytesIn(mirror, 0), bytesIn(mirror, 1)].flatMap((bytes) => {
			const slot = Buffer.from(bytes.slice(HEADER, HEADER + 400));
			return Array.from({ length: 25 }, (_, part) => slot.subarray(part * 16, part * 16 + 16));
		});
		await tab.changeCode(CODE, '246802');
		for (const bytes of [bytesIn(primary, 0), bytesIn(mirror, 0), bytesIn(mirror, 1)]) {
			expect(old.filter((part) => Buffer.from(bytes).includes(part))).toEqual([]);
		}
	});

	it('keeps the old code when it could not be written', async () => {
		const { tab, primary, openTab } = await deviceWith('one');
		primary.failing = 'storage-full';
		expect(await tab.changeCode(CODE, '246802')).toEqual({ ok: false, failure: 'storage-full' });
		primary.failing = null;
		expect(await openTab().unlock('246802')).toEqual({ ok: false, failure: 'wrong-code' });
		expect(await openTab().unlock(CODE)).toMatchObject({ ok: true, value: { contents: 'one' } });
	});
});

describe('damage to one copy', () => {
	const MENDED = { contents: 'three', generation: 3, notices: ['mended-from-copy'], openedBy: 'code' };
	const whole = async () => {
		const device = await deviceWith('one');
		await device.tab.save('two', 1);
		await device.tab.save('three', 2);
		return device;
	};
	const damages: readonly [string, (bytes: Uint8Array) => Uint8Array | null][] = [
		['a flipped bit in the header', (bytes) => (bytes[30]! ^= 4, bytes)],
		['a flipped bit in the code box', (bytes) => (bytes[HEADER + 30]! ^= 4, bytes)],
		['a flipped bit in the body', (bytes) => (bytes[HEADER + 5_000]! ^= 4, bytes)],
		['a flipped bit in a slot that nobody uses', (bytes) => (bytes[HEADER + 3 * SMALLEST_SLOT]! ^= 4, bytes)],
		['a cut tail', (bytes) => bytes.slice(0, 300_000)],
		['a page of zeros', (bytes) => bytes.fill(0, 4_096, 8_192)],
		['all zeros', (bytes) => bytes.fill(0)],
		['other bytes', () => systemRandom(2_000)]
	];

	it.each(damages)('of the primary store by %s is mended, and she is told', async (_name, damage) => {
		const { primary, mirror, openTab } = await whole();
		primary.copies[0] = { kind: 'bytes', bytes: damage(bytesIn(primary, 0)) as Uint8Array };
		expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: MENDED });
		expect([bytesIn(mirror, 0), bytesIn(mirror, 1)].map(crc32)).toContain(crc32(bytesIn(primary, 0)));
		expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: { ...MENDED, notices: [] } });
	});

	it.each(damages)('of either mirror file by %s is mended, and she is told', async (_name, damage) => {
		for (const place of [0, 1]) {
			const { mirror, openTab } = await whole();
			mirror.copies[place] = { kind: 'bytes', bytes: damage(bytesIn(mirror, place)) as Uint8Array };
			expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: MENDED });
			expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: { ...MENDED, notices: [] } });
		}
	});

	it('that reads as empty, with or without word from the browser, is mended and never taken for a first run', async () => {
		for (const lossNoted of [true, false]) {
			const { primary, openTab } = await whole();
			primary.copies[0] = { kind: 'empty' };
			primary.lossNoted = lossNoted;
			expect(await openTab().presence()).toEqual({ ok: true, value: 'present' });
			expect(await openTab().create('246802', 'new')).toEqual({ ok: false, failure: 'vault-exists' });
			expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: MENDED });
		}
	});

	it('that cannot be read is mended', async () => {
		const { primary, mirror, openTab } = await whole();
		primary.copies[0] = { kind: 'unreadable' };
		expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: MENDED });
		mirror.copies.splice(0, 2, { kind: 'unreadable' }, { kind: 'unreadable' });
		expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: MENDED });
	});

	it('is not mended with a wrong code: nothing is written before something was opened', async () => {
		const device = await whole();
		device.primary.copies[0] = { kind: 'empty' };
		const before = snapshot(device);
		expect(await device.openTab().unlock('1')).toEqual({ ok: false, failure: 'wrong-code' });
		expect(snapshot(device)).toBe(before);
	});

	it('on opposite slots of both stores is mended from each other', async () => {
		const { primary, mirror, openTab } = await whole();
		alter(primary, 0, (bytes) => (bytes[HEADER + 9]! ^= 1));
		const newest = [0, 1].find((place) => parsed(bytesIn(mirror, place)).sequence === parsed(bytesIn(primary, 0)).sequence);
		alter(mirror, newest as number, (bytes) => (bytes[HEADER + 2 * SMALLEST_SLOT]! ^= 1));
		expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: MENDED });
		expect(parsed(bytesIn(primary, 0)).slots.every((slot) => slot.whole)).toBe(true);
	});

	it('with forged checksums is found by the seal, and the authentic copy wins', async () => {
		const { primary, openTab } = await whole();
		alter(primary, 0, (bytes) => {
			bytes[HEADER + 9_000]! ^= 1;
			recheck(bytes);
		});
		expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: MENDED });
		expect(await openTab().unlock(CODE)).toEqual({ ok: true, value: { ...MENDED, notices: [] } });
	});

	it('noticed between two saves does not spread, and saving goes on', async () => {
		const { tab, primary, openTab } = await whole();
		alter(primary, 0, (bytes) => (bytes[HEADER + 9_000]! ^= 1));
		expect(await tab.save('four', 3)).toEqual({ ok: true, value: { generation: 4 } });
		expect(await openTab().unlock(CODE)).toMatchObject({ value: { contents: 'four' } });
	});

	it('that brings back an older diary does not lose what this tab saved', async () => {
		const { tab, primary, mirror, openTab } = await deviceWith('one');
		const old = { kind: 'bytes', bytes: bytesIn(primary, 0).slice() } as const;
		await tab.save('two', 1);
		primary.copies[0] = old;
		mirror.copies.splice(0, 2, old, old);
		expect(await tab.save('two and three', 2)).toEqual({ ok: true, value: { generation: 3 } });
		expect(await openTab().unlock(CODE)).toMatchObject({ value: { contents: 'two and three' } });
	});
});

describe('two stories of one diary', () => {
	it('of the same length are not taken for one: a save over the other is refused', async () => {
		const { tab, primary, mirror, openTab } = await deviceWith('one');
		const old = { kind: 'bytes', bytes: bytesIn(primary, 0).slice() } as const;
		await tab.save('two', 1);
		primary.copies[0] = old;
		mirror.copies.splice(0, 2, old, old);
		const other = openTab();
		await other.unlock(CODE);
		await other.save('another two', 1);
		expect(await tab.save('two and three', 2)).toMatchObject({
			ok: false,
			failure: { kind: 'changed-elsewhere', contents: 'another two', generation: 2 }
		});
	});

	it('in one mirror: a copy of another vault is neither opened nor written over, nor is the only copy torn', async () => {
		const device = await deviceWith('one');
		const stranger = await deviceWith('a stranger’s');
		const foreign = { kind: 'bytes', bytes: bytesIn(stranger.primary, 0).slice() } as const;
		device.mirror.copies[1] = foreign;
		const tab = device.openTab();
		expect(await tab.unlock(CODE)).toMatchObject({ value: { contents: 'one' } });
		device.primary.copies[0] = { kind: 'unreadable' };
		device.primary.failing = 'storage-full';
		device.mirror.failing = 'torn';
		expect(await tab.save('two', 1)).toEqual({ ok: false, failure: 'storage-full' });
		device.primary.failing = null;
		device.mirror.failing = null;
		expect(await device.openTab().unlock(CODE)).toMatchObject({ value: { contents: 'one', notices: ['mended-from-copy'] } });
		expect(device.mirror.copies[1]).toEqual(foreign);
	});
});

describe('a mirror without room for its spare file', () => {
	it('is still a mirror', async () => {
		const device = await deviceWith('one');
		device.mirror.copies[1] = { kind: 'empty' };
		device.mirror.failing = 'storage-full';
		expect(await device.openTab().unlock(CODE)).toMatchObject({ value: { contents: 'one', notices: [] } });
	});
});

describe('damage to every copy', () => {
	it('is damage, never a wrong code, never another diary, and nothing is written: bits all over header and own slot', async () => {
		const device = await deviceWith('the only diary');
		const pristine = [...device.primary.copies, ...device.mirror.copies].map((copy) => (copy.kind === 'bytes' ? copy.bytes.slice() : null));
		const ofHeader = Array.from({ length: HEADER }, (_, at) => at);
		const ofKeyBoxes = Array.from({ length: 190 }, (_, at) => HEADER + at);
		const ofBody = Array.from({ length: 64 }, (_, at) => HEADER + 190 + Math.floor((at * (SMALLEST_SLOT - 191)) / 63));
		for (const offset of [...ofHeader, ...ofKeyBoxes, ...ofBody]) {
			flipEverywhere(device, offset);
			const before = snapshot(device);
			expect(await device.openTab().unlock(CODE), `bit at ${offset}`).toEqual({ ok: false, failure: 'damaged' });
			expect(await device.openTab().create(CODE, 'new')).toEqual({ ok: false, failure: 'vault-exists' });
			expect(snapshot(device)).toBe(before);
			flipEverywhere(device, offset);
		}
		const after = [...device.primary.copies, ...device.mirror.copies].map((copy) => (copy.kind === 'bytes' ? copy.bytes : null));
		expect(after.map((bytes) => crc32(bytes!))).toEqual(pristine.map((bytes) => crc32(bytes!)));
		expect(await device.openTab().unlock(CODE)).toMatchObject({ value: { contents: 'the only diary', notices: [] } });
	});

	it('with forged checksums opens as nothing else: damaged, or not with this code', async () => {
		const device = await deviceWith('the only diary');
		const places = [[device.primary, 0], [device.mirror, 0], [device.mirror, 1]] as const;
		const offsets = [12, 24, 40, 55, HEADER, HEADER + 40, HEADER + 71, HEADER + 72, HEADER + 143, HEADER + 144, HEADER + 30_000, HEADER + 65_535];
		for (const offset of offsets) {
			const pristine = bytesIn(device.primary, 0).slice();
			for (const [store, place] of places) {
				alter(store, place, (bytes) => {
					bytes[offset]! ^= 1;
					recheck(bytes);
				});
			}
			const opened = await device.openTab().unlock(CODE);
			expect(opened.ok, `byte ${offset}`).toBe(false);
			for (const [store, place] of places) store.copies[place] = { kind: 'bytes', bytes: pristine.slice() };
		}
	});

	it('shows as damaged without a code, and a save writes nothing', async () => {
		const device = await deviceWith('one');
		flipEverywhere(device, HEADER + 77);
		const before = snapshot(device);
		expect(await device.openTab().presence()).toEqual({ ok: true, value: 'damaged' });
		expect(await device.openTab().unlock('wrong')).toEqual({ ok: false, failure: 'damaged' });
		expect(await device.tab.save('two', 1)).toEqual({ ok: false, failure: 'damaged' });
		expect(snapshot(device)).toBe(before);
	});

	it('in a slot that nobody uses changes nothing', async () => {
		const device = await deviceWith('one');
		flipEverywhere(device, HEADER + 2 * SMALLEST_SLOT + 5);
		expect(await device.openTab().presence()).toEqual({ ok: true, value: 'present' });
		expect(await device.openTab().unlock('1')).toEqual({ ok: false, failure: 'wrong-code' });
		expect(await device.openTab().unlock(CODE)).toMatchObject({ ok: true, value: { contents: 'one' } });
	});

	it('is damage when the browser says that it lost the data and no mirror remembers it', async () => {
		const device = memoryDevice();
		device.primary.lossNoted = true;
		expect(await device.openTab().presence()).toEqual({ ok: true, value: 'damaged' });
		expect(await device.openTab().unlock(CODE)).toEqual({ ok: false, failure: 'damaged' });
		expect(await device.openTab().create(CODE, 'new')).toEqual({ ok: false, failure: 'vault-exists' });
	});
});

describe('a write that fails', () => {
	const stored = async (device: ReturnType<typeof memoryDevice>) => device.openTab().unlock(CODE);

	it.each([
		['the primary store is full', 'primary', 'storage-full'],
		['the primary store refuses', 'primary', 'storage-refused'],
		['the mirror is full', 'mirror', 'storage-full'],
		['the mirror is torn in mid-write', 'mirror', 'torn']
	] as const)('because %s leaves the old state whole', async (_name, keeper, failing) => {
		const device = await deviceWith('one');
		await device.tab.save('two', 1);
		device[keeper].failing = failing;
		const failure = failing === 'torn' ? 'storage-full' : failing;
		expect(await device.tab.save('three', 2)).toEqual({ ok: false, failure });
		expect(await stored(device)).toMatchObject({ ok: true, value: { contents: 'two', generation: 2 } });
		device[keeper].failing = null;
		expect(await device.tab.save('three', 2)).toEqual({ ok: true, value: { generation: 3 } });
		expect(await stored(device)).toEqual({ ok: true, value: { contents: 'three', generation: 3, notices: [], openedBy: 'code' } });
	});

	it('never loses an acknowledged save, wherever the tab is killed', async () => {
		for (const cut of ['before', 'torn mirror', 'mirror only', 'all'] as const) {
			const device = await deviceWith('one');
			await device.tab.save('two', 1);
			const older = { ...device, copies: [...device.primary.copies, ...device.mirror.copies] };
			const primaryBefore = device.primary.copies[0];
			await device.tab.save('three', 2);
			const spare = older.copies.slice(1).findIndex((copy, place) => copy !== device.mirror.copies[place]);
			if (cut !== 'all') device.primary.copies[0] = primaryBefore as (typeof older.copies)[number];
			if (cut === 'before') device.mirror.copies[spare] = older.copies[1 + spare] as (typeof older.copies)[number];
			if (cut === 'torn mirror') {
				device.mirror.copies[spare] = { kind: 'bytes', bytes: bytesIn(device.mirror, spare).slice(0, 100_000) };
			}
			const isNew = cut === 'mirror only' || cut === 'all';
			expect(await stored(device), cut).toMatchObject({ ok: true, value: { contents: isNew ? 'three' : 'two' } });
		}
	});

	it('at creation leaves nothing behind', async () => {
		for (const keeper of ['primary', 'mirror'] as const) {
			const device = memoryDevice();
			device[keeper].failing = 'storage-full';
			expect(await device.openTab().create(CODE, 'one')).toEqual({ ok: false, failure: 'storage-full' });
			device[keeper].failing = null;
			expect(await device.openTab().presence()).toEqual({ ok: true, value: 'none' });
			expect(await device.openTab().create(CODE, 'one')).toMatchObject({ ok: true });
		}
	});
});

describe('a store that cannot be asked', () => {
	it('is a refusal where nothing else is found, never a first run', async () => {
		for (const keeper of ['primary', 'mirror'] as const) {
			const device = memoryDevice();
			device[keeper].silent = true;
			expect(await device.openTab().presence()).toEqual({ ok: false, failure: 'storage-refused' });
			expect(await device.openTab().create(CODE, 'one')).toEqual({ ok: false, failure: 'storage-refused' });
			expect(await device.openTab().unlock(CODE)).toEqual({ ok: false, failure: 'storage-refused' });
		}
	});

	it('does not keep her out while another holds her diary, and is not written to', async () => {
		for (const keeper of ['primary', 'mirror'] as const) {
			const device = await deviceWith('one');
			device[keeper].silent = true;
			const tab = device.openTab();
			const before = device[keeper].copies.map((copy) => copy);
			expect(await tab.unlock(CODE)).toEqual({ ok: true, value: { contents: 'one', generation: 1, notices: ['no-mirror'], openedBy: 'code' } });
			expect(await tab.save('two', 1)).toMatchObject({ ok: true });
			expect(await tab.save('three', 2)).toMatchObject({ ok: true });
			expect(device[keeper].copies).toEqual(before);
			device[keeper].silent = false;
			expect(await device.openTab().unlock(CODE)).toEqual({
				ok: true,
				value: { contents: 'three', generation: 3, notices: ['mended-from-copy'], openedBy: 'code' }
			});
		}
	});

	it('fails to be erased, and says so, while the other is gone', async () => {
		const device = await deviceWith('one');
		device.mirror.silent = true;
		expect(await device.tab.erase()).toEqual({ ok: false, failure: 'storage-refused' });
		expect(device.primary.copies).toEqual([{ kind: 'empty' }]);
	});
});

describe('a browser without private files', () => {
	it('mirrors in a second database, and says so', async () => {
		const device = memoryDevice();
		const mirror = memoryCopies(2, false);
		const keepers = { primary: device.primary, mirror, former: null };
		const tab = device.openTab({ keepers });
		expect(await tab.create(CODE, 'one')).toMatchObject({ value: { notices: ['no-mirror'] } });
		device.primary.copies[0] = { kind: 'empty' };
		expect(await device.openTab({ keepers }).unlock(CODE)).toMatchObject({
			value: { contents: 'one', notices: ['mended-from-copy', 'no-mirror'] }
		});
	});

	it('that learns to keep them moves its mirror there and clears the old one', async () => {
		const device = memoryDevice();
		const former = memoryCopies(2, false);
		await device.openTab({ keepers: { primary: device.primary, mirror: former, former: null } }).create(CODE, 'one');
		const keepers = { primary: device.primary, mirror: device.mirror, former };
		device.primary.copies[0] = { kind: 'empty' };
		expect(await device.openTab({ keepers }).unlock(CODE)).toMatchObject({ value: { contents: 'one', notices: ['mended-from-copy'] } });
		expect(former.copies).toEqual([{ kind: 'empty' }, { kind: 'empty' }]);
		expect(await device.openTab().unlock(CODE)).toMatchObject({ value: { contents: 'one', notices: [] } });
	});
});

describe('a vault of a later release', () => {
	const makeNewer = (bytes: Uint8Array) => {
		bytes[7] = 2;
		writeUint32(bytes, 124, crc32(bytes.subarray(0, 124)));
	};

	it('is left byte for byte as it is, even where only one copy was migrated', async () => {
		for (const places of [[0], [0, 1, 2]]) {
			const device = await deviceWith('one');
			if (places.includes(0)) alter(device.primary, 0, makeNewer);
			if (places.includes(1)) [0, 1].forEach((place) => alter(device.mirror, place, makeNewer));
			const before = snapshot(device);
			expect(await device.openTab().presence()).toEqual({ ok: true, value: 'newer-version' });
			expect(await device.openTab().unlock(CODE)).toEqual({ ok: false, failure: 'newer-version' });
			expect(await device.openTab().create(CODE, 'new')).toEqual({ ok: false, failure: 'vault-exists' });
			expect(await device.tab.save('two', 1)).toEqual({ ok: false, failure: 'locked' });
			expect(snapshot(device)).toBe(before);
		}
	});

	it('is recognised by its body too', async () => {
		const device = await deviceWith('one');
		const { fixedHeader, salt, cost, slotSize } = parsed(bytesIn(device.primary, 0));
		const key = await device.parts.keys.derive(CODE, salt, cost);
		const contents = { text: 'from the future', generation: 1, recoveryKey: noRecoveryKey() };
		// Sealed with a body whose version field is 2: the first four bytes of the plain body.
		const sealed = sealedAnew({ fixedHeader, slot: 0 }, key, contents, slotSize, systemRandom);
		const { open, seal } = await import('../crypto/secretbox');
		const { subKey } = await import('../crypto/keyring');
		const bodyKey = subKey('body', { fixedHeader, slot: 0 }, sealed!.dataKey);
		const body = open(sealed!.bytes.subarray(144), bodyKey)!;
		writeUint32(body, 0, 2);
		const newer = new Uint8Array([...sealed!.bytes.subarray(0, 144), ...seal(body, bodyKey, systemRandom)]);
		const container = withSlot(parsed(bytesIn(device.primary, 0)), 0, newer);
		for (const [store, place] of [[device.primary, 0], [device.mirror, 0], [device.mirror, 1]] as const) {
			store.copies[place] = { kind: 'bytes', bytes: formatContainer(container) };
		}
		const before = snapshot(device);
		expect(await device.openTab().unlock(CODE)).toEqual({ ok: false, failure: 'newer-version' });
		expect(snapshot(device)).toBe(before);
	});
});

describe('slots', () => {
	const SISTER = '864209';

	async function deviceOfSisters() {
		const device = await deviceWith('hers');
		const container = parsed(bytesIn(device.primary, 0));
		const key = await device.parts.keys.derive(SISTER, container.salt, container.cost);
		const contents = { text: 'her sister’s', generation: 5, recoveryKey: noRecoveryKey() };
		const sealed = sealedAnew({ fixedHeader: container.fixedHeader, slot: 5 }, key, contents, SMALLEST_SLOT, systemRandom);
		const bytes = formatContainer(withSlot(withSlot(container, 1, systemRandom(SMALLEST_SLOT)), 5, sealed!.bytes));
		for (const [store, place] of [[device.primary, 0], [device.mirror, 0], [device.mirror, 1]] as const) {
			store.copies[place] = { kind: 'bytes', bytes: bytes.slice() };
		}
		return device;
	}

	it('open each with its own code', async () => {
		const { openTab } = await deviceOfSisters();
		expect(await openTab().unlock(CODE)).toMatchObject({ value: { contents: 'hers', notices: [] } });
		expect(await openTab().unlock(SISTER)).toMatchObject({ value: { contents: 'her sister’s', generation: 5, notices: [], openedBy: 'code' } });
	});

	it('survive what happens in another: growth, many saves and another code', async () => {
		const { openTab } = await deviceOfSisters();
		const tab = openTab();
		await tab.unlock(CODE);
		await tab.save(Buffer.from(systemRandom(200_000)).toString('hex'), 1);
		await tab.save('small', 2);
		await tab.changeCode(CODE, '246802');
		const sister = openTab();
		expect(await sister.unlock(SISTER)).toMatchObject({ value: { contents: 'her sister’s', notices: [] } });
		expect(await sister.save('hers still', 5)).toMatchObject({ ok: true });
		expect(await openTab().unlock('246802')).toMatchObject({ value: { contents: 'small' } });
		expect(await openTab().unlock(SISTER)).toMatchObject({ value: { contents: 'hers still' } });
	});

	it('open nothing when they are swapped, copied over each other or spliced', async () => {
		const changes: readonly ((bytes: Uint8Array, at: (slot: number) => number) => void)[] = [
			(bytes, at) => {
				const first = bytes.slice(at(0), at(1));
				bytes.copyWithin(at(0), at(5), at(6));
				bytes.set(first, at(5));
			},
			(bytes, at) => bytes.copyWithin(at(0), at(5), at(6)),
			(bytes, at) => bytes.copyWithin(at(0), at(5), at(5) + 72),
			(bytes, at) => bytes.copyWithin(at(0) + 144, at(5) + 144, at(6))
		];
		for (const change of changes) {
			const device = await deviceOfSisters();
			for (const [store, place] of [[device.primary, 0], [device.mirror, 0], [device.mirror, 1]] as const) {
				alter(store, place, (bytes) => {
					change(bytes, (slot) => HEADER + slot * SMALLEST_SLOT);
					recheck(bytes);
				});
			}
			const opened = await device.openTab().unlock(CODE);
			expect(opened.ok).toBe(false);
		}
	});

	it('keep an old body of their own from being put under a new code', async () => {
		const device = await deviceWith('one');
		const old = bytesIn(device.primary, 0).slice(HEADER + 144, HEADER + SMALLEST_SLOT);
		await device.tab.changeCode(CODE, '246802');
		for (const [store, place] of [[device.primary, 0], [device.mirror, 0], [device.mirror, 1]] as const) {
			alter(store, place, (bytes) => {
				bytes.set(old, HEADER + 144);
				recheck(bytes);
			});
		}
		expect(await device.openTab().unlock('246802')).toEqual({ ok: false, failure: 'damaged' });
	});

	it('are filled so that a save changes only its own and the header', async () => {
		const { primary, tab } = await deviceWith('one');
		const before = bytesIn(primary, 0).slice();
		await tab.save('two', 1);
		const after = bytesIn(primary, 0);
		expect(crc32(after.subarray(HEADER + SMALLEST_SLOT))).toBe(crc32(before.subarray(HEADER + SMALLEST_SLOT)));
	});
});
