import { describe, expect, it } from 'vitest';
import { systemRandom } from '../crypto/random';
import { AttemptGuard, type AttemptRecord } from './attempt-guard';
import { bytesIn, memoryDevice, memoryRecord } from './copies-in-memory';
import { parseContainer } from './container';
import type { Vault } from './vault';

const CODES = ['135790', '246801', '975310', '864201'] as const;
const [ADA, BIA, CARA, DINA] = CODES;
const RECOVERY = 'recovery 0123456789ABCDEF';

async function openedBy(tab: Vault, code: string): Promise<string> {
	const opened = await tab.unlock(code);
	return opened.ok ? opened.value.contents : opened.failure;
}

async function deviceOf(...girls: readonly string[]) {
	const device = memoryDevice();
	const [first = ADA, ...others] = girls;
	expect(await device.openTab().create(first, `diary of ${first}`)).toMatchObject({ ok: true });
	for (const code of others) expect(await device.openTab().join(code, `diary of ${code}`)).toMatchObject({ ok: true });
	return { ...device, open: (code: string) => openedBy(device.openTab(), code) };
}

async function unlocked(device: { openTab: () => Vault }, code: string): Promise<Vault> {
	const tab = device.openTab();
	expect(await tab.unlock(code)).toMatchObject({ ok: true });
	return tab;
}

function container(device: ReturnType<typeof memoryDevice>) {
	const parsed = parseContainer(bytesIn(device.primary, 0));
	if (!parsed.ok) throw new Error(parsed.failure);
	return parsed.value;
}

describe('several girls on one phone', () => {
	it('have four diaries, and each opens hers', async () => {
		const device = await deviceOf(...CODES);
		for (const code of CODES) expect(await device.open(code)).toBe(`diary of ${code}`);
		expect(await device.open('111222')).toBe('wrong-code');
	});

	it('find no room for a fifth, and nothing is changed', async () => {
		const device = await deviceOf(...CODES);
		const before = bytesIn(device.primary, 0).slice();
		expect(await device.openTab().lockState()).toMatchObject({ value: { hasRoom: false, isAlone: false } });
		expect(await device.openTab().join('112358', 'fifth')).toEqual({ ok: false, failure: 'no-room' });
		expect(bytesIn(device.primary, 0)).toEqual(before);
	});

	it('never land on a sister’s diary, whichever code they choose', async () => {
		const device = await deviceOf(ADA, BIA);
		expect(await device.openTab().join(BIA, 'new')).toEqual({ ok: false, failure: 'code-taken' });
		const tab = await unlocked(device, ADA);
		expect(await tab.changeCode(ADA, BIA)).toEqual({ ok: false, failure: 'code-taken' });
		expect(await tab.addTwin(BIA, 'second')).toEqual({ ok: false, failure: 'code-taken' });
		expect(await device.open(ADA)).toBe(`diary of ${ADA}`);
		expect(await device.open(BIA)).toBe(`diary of ${BIA}`);
	});

	it('save, grow and change codes without touching each other', async () => {
		const device = await deviceOf(ADA, BIA, CARA);
		const ada = await unlocked(device, ADA);
		expect(await ada.addTwin('808182', 'second of Ada')).toEqual({ ok: true, value: undefined });
		const bia = await unlocked(device, BIA);
		const long = Array.from({ length: 20_000 }, () => Math.random().toString(36)).join('');
		expect(await bia.save(long, 1)).toMatchObject({ ok: true });
		expect(container(device).slotSize).toBeGreaterThan(2 ** 16);
		expect(await bia.changeCode(BIA, DINA)).toEqual({ ok: true, value: undefined });
		expect(await bia.setRecovery(DINA, RECOVERY)).toEqual({ ok: true, value: undefined });
		expect(await device.open(ADA)).toBe(`diary of ${ADA}`);
		expect(await device.open('808182')).toBe('second of Ada');
		expect(await device.open(CARA)).toBe(`diary of ${CARA}`);
		expect(await device.open(DINA)).toBe(long);
		expect(await device.open(BIA)).toBe('wrong-code');
		expect(await ada.save('Ada again', 1)).toEqual({ ok: true, value: { generation: 2 } });
	});

	it('erase their own diary and leave the others', async () => {
		const device = await deviceOf(ADA, BIA);
		expect(await (await unlocked(device, ADA)).eraseMine()).toEqual({ ok: true, value: 'others-remain' });
		expect(await device.open(ADA)).toBe('wrong-code');
		expect(await device.open(BIA)).toBe(`diary of ${BIA}`);
		expect(container(device).inUse).toBe(0b0010);
		expect(await device.openTab().join(CARA, 'in the free place')).toMatchObject({ ok: true });
		expect(container(device).inUse).toBe(0b0011);
		expect(await (await unlocked(device, CARA)).eraseMine()).toEqual({ ok: true, value: 'others-remain' });
		expect(await (await unlocked(device, BIA)).eraseMine()).toEqual({ ok: true, value: 'nothing-remains' });
		expect(await device.openTab().presence()).toEqual({ ok: true, value: 'none' });
	});

	it('leave no byte of an erased diary in any copy', async () => {
		const device = await deviceOf(ADA, BIA);
		const tab = await unlocked(device, ADA);
		const sealed = container(device).slots[0]!.bytes.slice();
		await tab.eraseMine();
		for (const [store, place] of [[device.primary, 0], [device.mirror, 0], [device.mirror, 1]] as const) {
			expect(Buffer.from(bytesIn(store, place)).includes(Buffer.from(sealed.subarray(0, 32)))).toBe(false);
		}
	});
});

describe('a second diary behind the first', () => {
	it('opens with its own code and cannot be told from an unused place', async () => {
		const device = await deviceOf(ADA);
		const marks = container(device).inUse;
		const tab = await unlocked(device, ADA);
		expect(await tab.addTwin(BIA, 'harmless')).toEqual({ ok: true, value: undefined });
		expect(container(device).inUse).toBe(marks);
		expect(await device.open(BIA)).toBe('harmless');
		expect(await device.open(ADA)).toBe(`diary of ${ADA}`);
		expect(await device.openTab().lockState()).toMatchObject({ value: { isAlone: true } });
	});

	it('can be replaced and removed from the first, never the other way round', async () => {
		const device = await deviceOf(ADA);
		const first = await unlocked(device, ADA);
		await first.addTwin(BIA, 'harmless');
		const second = await unlocked(device, BIA);
		expect(await second.addTwin(CARA, 'third')).toEqual({ ok: false, failure: 'no-room' });
		expect(await second.removeTwin()).toEqual({ ok: true, value: undefined });
		expect(await device.open(ADA)).toBe(`diary of ${ADA}`);
		expect(await first.addTwin(CARA, 'other')).toEqual({ ok: true, value: undefined });
		expect(await device.open(BIA)).toBe('wrong-code');
		expect(await device.open(CARA)).toBe('other');
		expect(await first.removeTwin()).toEqual({ ok: true, value: undefined });
		expect(await device.open(CARA)).toBe('wrong-code');
	});

	it('erases only itself, and goes with the first', async () => {
		const device = await deviceOf(ADA, DINA);
		await (await unlocked(device, ADA)).addTwin(BIA, 'harmless');
		expect(await (await unlocked(device, BIA)).eraseMine()).toEqual({ ok: true, value: 'others-remain' });
		expect(await device.open(ADA)).toBe(`diary of ${ADA}`);
		await (await unlocked(device, ADA)).addTwin(BIA, 'harmless');
		await (await unlocked(device, ADA)).eraseMine();
		expect(await device.open(BIA)).toBe('wrong-code');
		expect(await device.open(DINA)).toBe(`diary of ${DINA}`);
	});
});

describe('a recovery code', () => {
	it('opens the diary, says so, and lets a new code be chosen', async () => {
		const device = await deviceOf(ADA, BIA);
		expect(await (await unlocked(device, ADA)).setRecovery(ADA, RECOVERY)).toEqual({ ok: true, value: undefined });
		const tab = device.openTab();
		expect(await tab.unlock(RECOVERY)).toMatchObject({ ok: true, value: { openedBy: 'recovery', contents: `diary of ${ADA}` } });
		expect(await tab.changeCode(RECOVERY, CARA)).toEqual({ ok: true, value: undefined });
		expect(await device.open(ADA)).toBe('wrong-code');
		expect(await device.open(CARA)).toBe(`diary of ${ADA}`);
		expect(await device.openTab().unlock(RECOVERY)).toMatchObject({ ok: true });
	});

	it('is set and taken away only with the code itself', async () => {
		const device = await deviceOf(ADA);
		const tab = await unlocked(device, ADA);
		expect(await tab.setRecovery(BIA, RECOVERY)).toEqual({ ok: false, failure: 'wrong-code' });
		await tab.setRecovery(ADA, RECOVERY);
		expect(await tab.setRecovery(RECOVERY, null)).toEqual({ ok: false, failure: 'wrong-code' });
		expect(await tab.setRecovery(ADA, null)).toEqual({ ok: true, value: undefined });
		expect(await device.open(RECOVERY)).toBe('wrong-code');
		expect(await tab.save('after', 1)).toEqual({ ok: true, value: { generation: 2 } });
		expect(await device.open(ADA)).toBe('after');
	});
});

describe('wrong tries', () => {
	function guarded(device: ReturnType<typeof memoryDevice>) {
		const record = memoryRecord<AttemptRecord>();
		const time = { running: 0, wall: 1_800_000_000_000 };
		let tabs = 0;
		const guard = () => new AttemptGuard({ record, now: () => time.running, wallNow: () => time.wall, name: `tab ${(tabs += 1)}` });
		return { time, record, openTab: () => device.openTab({ guard: guard() }) };
	}

	it('make even the right code wait, across restarts, and nothing is derived meanwhile', async () => {
		const device = await deviceOf(ADA);
		const { time, openTab } = guarded(device);
		for (let index = 0; index < 5; index += 1) expect(await openTab().unlock('000111')).toEqual({ ok: false, failure: 'wrong-code' });
		const tab = openTab();
		expect(await tab.unlock(ADA)).toEqual({ ok: false, failure: 'wait' });
		time.wall += 3650 * 86_400_000;
		expect(await openTab().unlock(ADA)).toEqual({ ok: false, failure: 'wait' });
		await tab.lockState();
		time.running += 30_000;
		expect(await tab.lockState()).toMatchObject({ value: { wait: 0 } });
		expect(await tab.unlock(ADA)).toMatchObject({ ok: true });
	});

	it('count at “I’m new here” and at changing the code too', async () => {
		const device = await deviceOf(ADA, BIA);
		const { openTab, record } = guarded(device);
		expect(await openTab().join(ADA, 'new')).toEqual({ ok: false, failure: 'code-taken' });
		const tab = openTab();
		await tab.unlock(ADA);
		const before = record.present?.failures ?? 0;
		await tab.changeCode('000111', '000222');
		await tab.setRecovery('000111', RECOVERY);
		expect(record.present?.failures).toBe(before + 2);
	});

	it('do not count while the store is silent', async () => {
		const device = await deviceOf(ADA);
		const { openTab, record } = guarded(device);
		device.primary.silent = device.mirror.silent = true;
		for (let index = 0; index < 8; index += 1) expect(await openTab().unlock(ADA)).toEqual({ ok: false, failure: 'storage-refused' });
		expect(record.present?.failures).toBe(0);
	});

	it('erase the only diary after ten in a row where its owner asked for that', async () => {
		const device = await deviceOf(ADA);
		const { time, openTab } = guarded(device);
		const owner = openTab();
		await owner.unlock(ADA);
		expect(await owner.setWipes(true)).toEqual({ ok: true, value: undefined });
		const tab = openTab();
		await tab.lockState();
		for (let index = 1; index <= 10; index += 1) {
			time.running += 3_600_000;
			expect(await tab.unlock('000111')).toEqual({ ok: false, failure: index < 10 ? 'wrong-code' : 'wiped' });
		}
		expect(await openTab().presence()).toEqual({ ok: true, value: 'none' });
	});

	it('never erase a diary on a shared phone', async () => {
		const device = await deviceOf(ADA);
		const { time, openTab } = guarded(device);
		const owner = openTab();
		await owner.unlock(ADA);
		await owner.setWipes(true);
		expect(await openTab().join(BIA, 'sister')).toMatchObject({ ok: true });
		expect(await openTab().lockState()).toMatchObject({ value: { wipes: false } });
		expect(await owner.setWipes(true)).toEqual({ ok: false, failure: 'not-alone' });
		const tab = openTab();
		await tab.lockState();
		for (let index = 0; index < 15; index += 1) {
			time.running += 3_600_000;
			expect(await tab.unlock('000111')).toEqual({ ok: false, failure: 'wrong-code' });
		}
		expect(await device.open(ADA)).toBe(`diary of ${ADA}`);
	});
});

describe('a backup from the vault', () => {
	it('opens in a vault of another phone and stores nothing there', async () => {
		const tab = await unlocked(await deviceOf(ADA), ADA);
		const sealed = await tab.sealBackup('all of it', 'words one two');
		if (!sealed.ok) throw new Error(sealed.failure);
		const other = memoryDevice();
		expect(await other.openTab().openBackup(sealed.value, 'words one two')).toEqual({ ok: true, value: 'all of it' });
		expect(await other.openTab().openBackup(systemRandom(500), 'words one two')).toEqual({ ok: false, failure: 'not-a-backup' });
		expect(other.primary.writes + other.mirror.writes).toBe(0);
	});

	it('hands out the sealed bytes as they lie, damaged or not', async () => {
		const device = await deviceOf(ADA);
		expect(await device.openTab().sealedCopy()).toEqual({ ok: true, value: bytesIn(device.primary, 0) });
		expect(await memoryDevice().openTab().sealedCopy()).toEqual({ ok: true, value: null });
	});
});
