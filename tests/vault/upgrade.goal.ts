/** Vaults of every format so far open, and whatever a later release wrote stays byte for byte as it is. */
import { parseDiary, serialiseDiary } from '../../src/lib/core/archive/diary-document';
import { joined, sameBytes, writeUint32 } from '../../src/lib/crypto/encoding';
import { createKeyDerivation } from '../../src/lib/crypto/derivations';
import type { KdfCost, KeyDerivation } from '../../src/lib/crypto/key-derivation';
import { sealBody, wrapDataKey } from '../../src/lib/crypto/keyring';
import { paddedTo } from '../../src/lib/crypto/padding';
import { BOX_OVERHEAD, sha512 } from '../../src/lib/crypto/secretbox';
import { openBackup } from '../../src/lib/storage/backup';
import { bytesIn, cheapKeys, memoryDevice } from '../../src/lib/storage/copies-in-memory';
import { formatContainer, parseContainer, SMALLEST_SLOT, withSlot, type Container } from '../../src/lib/storage/container';
import { deflatedBytes } from './deflated-bytes';
import { isThrown, orThrown, Tally, type Goal, type GoalOutcome } from './goal';
import { goldenBackups, goldenVaults, sha512Hex, type Golden, type GoldenDiary, type GoldenVault } from './golden';
import { BODY_BOX_START, FIRST_COST, recheckHeader, sealedVault } from './sealed-vault';
import { seededRandom } from './seeded';

const CODE = '135790';

export const goal: Goal = async ({ full }) => [
	await goldenOpen(),
	await goldenBackupsOpen(),
	await goldenSavedAgain(full),
	await newerUntouched(full)
];

type Device = ReturnType<typeof memoryDevice>;

/** Each diary of each golden vault opens with its lock, and with its recovery code, to the contents recorded beside it. */
async function goldenOpen(): Promise<GoalOutcome> {
	const tally = new Tally();
	const keys = rememberingKeys();
	const golden = goldenVaults();
	for (const vault of golden) {
		for (const diary of vault.diaries) {
			for (const secret of [diary.secret, ...(diary.recovery === undefined ? [] : [diary.recovery])]) {
				tally.note(await opensTo(deviceWith(vault.bytes), keys, secret, diary, vault.name));
			}
		}
		const wrong = await deviceWith(vault.bytes).openTab({ keys }).unlock('000000');
		tally.note(!wrong.ok && wrong.failure === 'wrong-code' ? null : `${vault.name} with another code`);
		tally.note(sameBytes(formatContainer(parsed(vault.bytes)), vault.bytes) ? null : `${vault.name} written again differs`);
	}
	const formats = [...new Set(golden.map(({ format }) => format))].join(', ');
	const figure = `${golden.length} golden vaults (format ${formats}): ${tally.figure('locks, recovery codes and wrong codes tried')}`;
	return { goal: 'G19', title: 'vaults of every format so far open', figure, passed: tally.passed && golden.length >= 3 };
}

async function goldenBackupsOpen(): Promise<GoalOutcome> {
	const tally = new Tally();
	const keys = rememberingKeys();
	const golden = goldenBackups();
	for (const { name, bytes, secret, sha512OfText } of golden) {
		const opened = await orThrown(() => openBackup(bytes, secret, keys));
		const text = !isThrown(opened) && opened.ok ? opened.value.text : null;
		const isRight = text !== null && sha512Hex(text) === sha512OfText;
		tally.note(isRight ? diaryReadsBack(text, name) : `${name}: ${JSON.stringify(opened).slice(0, 80)}`);
		const wrong = await openBackup(bytes, 'words zorro', keys);
		tally.note(!wrong.ok && wrong.failure === 'wrong-words' ? null : `${name} with other words`);
	}
	const figure = `${golden.length} golden backups: ${tally.figure('right and wrong words tried')}`;
	return { goal: 'G19', title: 'backups of every format so far open', figure, passed: tally.passed && golden.length >= 2 };
}

/** After a save, a save that makes the vault grow, and another code in one diary, all others are as they were. */
async function goldenSavedAgain(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const keys = rememberingKeys();
	for (const vault of goldenVaults()) {
		for (const diary of full ? vault.diaries : vault.diaries.slice(-1)) {
			for (const change of ['save', 'grow', 'code'] as const) tally.note(await savedAgain(vault, diary, change, keys));
		}
	}
	const figure = tally.figure('saves, growths and code changes, every other slot compared and every other diary opened');
	return { goal: 'G19', title: 'saving an old vault keeps the slots of others', figure, passed: tally.passed };
}

async function savedAgain(
	vault: Golden<GoldenVault>,
	diary: GoldenDiary,
	change: 'save' | 'grow' | 'code',
	keys: KeyDerivation
): Promise<string | null> {
	const where = `${vault.name}, slot ${diary.slot}, ${change}`;
	const device = deviceWith(vault.bytes);
	const tab = device.openTab({ keys });
	const opened = await tab.unlock(diary.secret);
	if (!opened.ok) return `${where}: ${String(opened.failure)}`;
	const noise = Buffer.from(seededRandom('growth')(vault.slotSize + 20_000)).toString('base64');
	const text = change === 'code' ? opened.value.contents : change === 'grow' ? noise : 'saved again';
	const done =
		change === 'code' ? await tab.changeCode(diary.secret, CODE.repeat(2)) : await tab.save(text, diary.generation);
	if (!done.ok) return `${where}: ${JSON.stringify(done.failure)}`;
	const secret = change === 'code' ? CODE.repeat(2) : diary.secret;
	const generation = diary.generation + (change === 'code' ? 0 : 1);
	const mine = await opensTo(device, keys, secret, { ...diary, generation, sha512: sha512Hex(text) }, where);
	return mine ?? (await othersAsBefore(device, vault, diary.slot, keys, where));
}

async function othersAsBefore(device: Device, vault: Golden<GoldenVault>, slot: number, keys: KeyDerivation, where: string) {
	const [before, after] = [parsed(vault.bytes), parsed(bytesIn(device.primary, 0))];
	const headerOf = ({ fixedHeader, inUse }: Container) => `${Buffer.from(fixedHeader).toString('hex')} ${inUse}`;
	if (headerOf(before) !== headerOf(after)) return `${where}: another header`;
	const altered = before.slots.findIndex(
		({ bytes }, index) => index !== slot && !sameBytes(after.slots[index]!.bytes.subarray(0, bytes.length), bytes)
	);
	if (altered >= 0) return `${where}: slot ${altered} altered`;
	for (const other of vault.diaries) {
		if (other.slot === slot) continue;
		const wrong = await opensTo(device, keys, other.secret, other, `${where}, then slot ${other.slot}`);
		if (wrong !== null) return wrong;
	}
	return null;
}

/** Whatever is tried with a vault of a later release, not a byte of it changes, in whichever place it lies. */
async function newerUntouched(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const container = await sealedVault(
		[{ slot: 0, code: CODE, text: 'hers' }, { slot: 1, code: '246802', text: 'of her sister' }],
		seededRandom('newer')
	);
	const today = formatContainer(container);
	for (const [name, later] of newerHeaders(today)) {
		for (const places of full ? [[0, 1, 2], [0], [1], [2], [1, 2]] : [[0, 1, 2], [2]]) {
			for (const begin of ['closed', 'open'] as const) {
				tally.note(await untouched(`${name} in ${places.join()}, ${begin}`, today, later, places, begin));
			}
		}
	}
	const laterBody = formatContainer(withSlot(container, 0, await bodyOfVersion(2, container)));
	for (const begin of ['closed', 'open'] as const) {
		tally.note(await untouched(`a body of version 2, ${begin}`, today, laterBody, [0, 1, 2], begin));
	}
	tally.note(await sisterSaves(laterBody));
	const figure = tally.figure('vaults of a later release asked for, tried, created over, saved and given another code');
	return { goal: 'G19', title: 'a newer vault is left byte for byte as it is', figure, passed: tally.passed };
}

/** Whole headers of kinds that no release has written yet. */
function newerHeaders(today: Uint8Array): readonly (readonly [string, Uint8Array])[] {
	const changes = [
		['format 2', 7, 2],
		['format 255', 7, 255],
		['an unknown key derivation', 8, 3],
		['a field beside the key derivation', 9, 1],
		['an unknown mark', 57, 0x11],
		['a field beside the marks', 58, 1],
		['a field after the checksums', 96, 7]
	] as const;
	return changes.map(([name, offset, value]) => {
		const later = today.slice();
		later[offset] = value;
		recheckHeader(later);
		return [name, later];
	});
}

async function untouched(
	where: string,
	today: Uint8Array,
	later: Uint8Array,
	places: readonly number[],
	begin: 'open' | 'closed'
): Promise<string | null> {
	const device = deviceWith(today);
	const session = device.openTab();
	if (begin === 'open') await session.unlock(CODE);
	for (const place of places) put(device, place, later);
	const before = snapshot(device);
	const wrong = await orThrown(async () => {
		const tab = device.openTab();
		const presence = await tab.presence();
		const isNewer = presence.ok && presence.value === 'newer-version';
		const created = await tab.create('864202', 'new');
		const unlocked = await tab.unlock(CODE);
		if (unlocked.ok || unlocked.failure !== 'newer-version') return `unlocking answered ${JSON.stringify(unlocked)}`;
		const outcomes = [
			await tab.save('new', 1),
			await session.save('new', 1),
			await session.changeCode(CODE, '975310'),
			await session.unlock(CODE)
		];
		if (!isNewer && !where.startsWith('a body')) return 'not told as newer';
		if (created.ok || created.failure !== 'vault-exists') return 'created over';
		return outcomes.some((outcome) => outcome.ok) ? `answered ${JSON.stringify(outcomes)}` : null;
	});
	if (isThrown(wrong)) return `${where}: ${wrong.thrown}`;
	if (wrong !== null) return `${where}: ${wrong}`;
	return snapshot(device) === before ? null : `${where}: bytes changed`;
}

/** Beside a body of a later release her sister goes on as before, and that body stays. */
async function sisterSaves(laterBody: Uint8Array): Promise<string | null> {
	const device = deviceWith(laterBody);
	const tab = device.openTab();
	await tab.unlock('246802');
	const saved = await tab.save('saved again', 1);
	const slotOf = (bytes: Uint8Array) => parsed(bytes).slots[0]!.bytes;
	if (!saved.ok) return `a sister beside it: ${JSON.stringify(saved.failure)}`;
	return sameBytes(slotOf(bytesIn(device.primary, 0)), slotOf(laterBody)) ? null : 'a sister beside it altered it';
}

/** Slot 0 of a vault with a body of any version, whole and under the right keys. */
async function bodyOfVersion(version: number, { fixedHeader, salt }: Container): Promise<Uint8Array> {
	const random = seededRandom('later body');
	const context = { fixedHeader, slot: 0 };
	const dataKey = random(32);
	const codeKey = await cheapKeys().derive(CODE, salt, FIRST_COST);
	const recoveryBox = random(BODY_BOX_START / 2);
	const text = deflatedBytes('what a later release has to say');
	const head = new Uint8Array(80);
	writeUint32(head, 0, version);
	writeUint32(head, 4, 1);
	writeUint32(head, 12, text.length);
	head.set(sha512(recoveryBox).subarray(0, 32), 16);
	const body = paddedTo(joined(head, text), SMALLEST_SLOT - BODY_BOX_START - BOX_OVERHEAD);
	return joined(
		wrapDataKey('code', context, codeKey, dataKey, random),
		recoveryBox,
		sealBody(context, dataKey, body, random)
	);
}

async function opensTo(
	device: Device,
	keys: KeyDerivation,
	secret: string,
	diary: GoldenDiary,
	where: string
): Promise<string | null> {
	const opened = await orThrown(() => device.openTab({ keys }).unlock(secret));
	if (isThrown(opened)) return `${where}: ${opened.thrown}`;
	if (!opened.ok) return `${where}, slot ${diary.slot}: ${opened.failure}`;
	const { contents, generation } = opened.value;
	if (sha512Hex(contents) !== diary.sha512) return `${where}, slot ${diary.slot}: other contents`;
	if (generation !== diary.generation) return `${where}, slot ${diary.slot}: generation ${generation}`;
	return contents === diary.text ? diaryReadsBack(contents, where) : null;
}

/** What was sealed is a diary of that release, which this one reads and writes again alike. */
function diaryReadsBack(text: string, where: string): string | null {
	const diary = parseDiary(text);
	if (!diary.ok) return `${where}: ${diary.failure}`;
	return serialiseDiary(diary.value) === text ? null : `${where}: the diary reads back otherwise`;
}

function deviceWith(bytes: Uint8Array): Device {
	const device = memoryDevice();
	for (const place of [0, 1, 2]) put(device, place, bytes);
	return device;
}

/** Place 0 is the primary store's; 1 and 2 are the mirror's. */
function put({ primary, mirror }: Device, place: number, bytes: Uint8Array): void {
	const store = place === 0 ? primary : mirror;
	store.copies[place === 0 ? 0 : place - 1] = { kind: 'bytes', bytes: bytes.slice() };
}

function snapshot({ primary, mirror }: Device): string {
	const copies = [...primary.copies, ...mirror.copies];
	return copies.map((copy) => (copy.kind === 'bytes' ? sha512Hex(copy.bytes) : copy.kind)).join();
}

function parsed(bytes: Uint8Array): Container {
	const container = parseContainer(bytes);
	if (!container.ok) throw new Error(container.failure);
	return container.value;
}

/** The real key derivation, each key derived once. */
function rememberingKeys(): KeyDerivation {
	const keys = createKeyDerivation(() => performance.now());
	const known = new Map<string, Promise<Uint8Array>>();
	const derive = async (code: string, salt: Uint8Array, cost: KdfCost) => {
		const name = JSON.stringify([code, cost, Buffer.from(salt).toString('hex')]);
		const key = known.get(name) ?? keys.derive(code, salt, cost);
		known.set(name, key);
		// The vault wipes what it was given.
		return (await key).slice();
	};
	return { ...keys, derive };
}
