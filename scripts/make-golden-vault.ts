/**
 * `npx tsx scripts/make-golden-vault.ts`: writes the golden vaults and backups of today's format, which every later
 * release must open. Those that are there already are never written over: a new format gets new files beside them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialiseDiary } from '../src/lib/core/archive/diary-document';
import { addDays, parseCalendarDate, type CalendarDate } from '../src/lib/core/calendar/calendar-date';
import type { DayEntry } from '../src/lib/core/diary/day-entry';
import { emptyDiary, withEntries, withGapAnswer, withOnsetAnswer } from '../src/lib/core/diary/diary';
import { flows } from '../src/lib/core/diary/flow';
import { secretOfCode, secretOfPictures, secretOfRecovery, secretOfWords } from '../src/lib/core/lock/lock-secret';
import { createKeyDerivation } from '../src/lib/crypto/derivations';
import type { KdfCost } from '../src/lib/crypto/key-derivation';
import type { RandomSource } from '../src/lib/crypto/random';
import { sealedBackup } from '../src/lib/storage/backup';
import { formatContainer, grownTo, newContainer, nextInSequence, withSlot } from '../src/lib/storage/container';
import { noRecoveryKey, sealedAnew } from '../src/lib/storage/slot';
import type { GoldenBackup, GoldenDiary, GoldenVault } from '../tests/vault/golden';
import { seededRandom } from '../tests/vault/seeded';

/** A diary to seal: contents and what the file beside the vault says about it. */
interface Plan {
	readonly name: string;
	readonly cost: KdfCost;
	readonly diaries: readonly (Omit<GoldenDiary, 'sha512'> & { readonly text: string })[];
}

const folder = join(import.meta.dirname, '..', 'tests', 'vectors', 'vaults');
const keys = createKeyDerivation(() => performance.now());

void main();

async function main(): Promise<void> {
	mkdirSync(folder, { recursive: true });
	for (const plan of plans()) {
		const { bytes, record } = await goldenVault(plan);
		keep(plan.name, 'vault', bytes, record);
	}
	for (const [name, days] of [['backup-1-small', 3], ['backup-1-large', 900]] as const) {
		const { bytes, record } = await goldenBackup(name, days);
		keep(name, 'backup', bytes, record);
	}
}

function keep(name: string, kind: 'vault' | 'backup', bytes: Uint8Array, record: GoldenVault | GoldenBackup): void {
	const file = join(folder, `${name}.${kind}`);
	if (existsSync(file)) {
		const isSame = Buffer.compare(readFileSync(file), bytes) === 0;
		process.stdout.write(`${name}: is there already, ${isSame ? 'the same' : 'and other than today’s'}; left as it is\n`);
		return;
	}
	writeFileSync(file, bytes);
	writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(record, null, '\t')}\n`);
	process.stdout.write(`${name}: ${bytes.length} bytes\n`);
}

async function goldenBackup(name: string, days: number): Promise<{ bytes: Uint8Array; record: GoldenBackup }> {
	const text = diaryOf(days, 'kept');
	const secret = secretOfWords(['ala', 'brisa', 'coral', 'dado', 'eco', 'faro']);
	const cost = argon2id(19_456, 2);
	const bytes = await sealedBackup(text, secret, keys, cost, seededRandom(`golden ${name}`));
	const told = { sha512OfText: hashOf(text), ...(text.length < LONGEST_TOLD && { text }) };
	return { bytes, record: { format: 1, secret, cost, sha512: hashOf(bytes), ...told } };
}

async function goldenVault({ name, cost, diaries }: Plan): Promise<{ bytes: Uint8Array; record: GoldenVault }> {
	const random = seededRandom(`golden vault ${name}`);
	let container = newContainer(cost, random);
	for (const { slot, secret, recovery, text, generation } of diaries) {
		const key = await keys.derive(secret, container.salt, cost);
		const recoveryKey = recovery === undefined ? noRecoveryKey() : await keys.derive(recovery, container.salt, cost);
		const context = { fixedHeader: container.fixedHeader, slot };
		const contents = { text, generation, recoveryKey };
		const sealed = sealedAnew(context, key, contents, container.slotSize, random);
		if (sealed === null) throw new RangeError('the diary does not fit');
		container = nextInSequence(withSlot(grownTo(container, sealed.bytes.length, random), slot, sealed.bytes));
	}
	const bytes = formatContainer(container);
	const told = diaries.map(({ text, ...diary }) => ({
		...diary,
		sha512: hashOf(text),
		...(text.length < LONGEST_TOLD && { text })
	}));
	return { bytes, record: { format: 1, slotSize: container.slotSize, cost, sha512: hashOf(bytes), diaries: told } };
}

/** Longer contents are known by their hash alone. */
const LONGEST_TOLD = 4_000;

function plans(): readonly Plan[] {
	const hers = { slot: 0, secret: secretOfCode('135790'), generation: 1, text: diaryOf(40, 'quiet day') };
	const pictures = secretOfPictures([3, 41, 5, 9, 26, 53]);
	const sisters = { slot: 1, secret: pictures, generation: 2 ** 32 + 7, text: diaryOf(12, '\u{1F33C} día señalado') };
	const words = secretOfWords(['mango', 'lucero', 'nube', 'tren']);
	const twins = { slot: 4, secret: words, generation: 3, text: diaryOf(5, 'another') };
	const withRecovery = { ...hers, recovery: secretOfRecovery('7K3MQ9XWT2HR8VNC') };
	const long = { ...sisters, generation: 900, text: diaryOf(1_100, 'long', seededRandom('long notes')) };
	return [
		{ name: 'format-1-argon2id', cost: argon2id(19_456, 2), diaries: [withRecovery, sisters, twins] },
		{ name: 'format-1-grown', cost: argon2id(32_768, 3), diaries: [withRecovery, twins, long] },
		{ name: 'format-1-scrypt', cost: { id: 'scrypt', rounds: 32_768 }, diaries: [hers, sisters] }
	];
}

function argon2id(memoryKiB: number, passes: number): KdfCost {
	return { id: 'argon2id', memoryKiB, passes };
}

/** A diary of some days; with a source, each has a note that cannot be deflated. */
function diaryOf(days: number, note: string, random?: RandomSource): string {
	const first = parseCalendarDate('2024-02-27') as CalendarDate;
	const noise = () => (random ? Buffer.from(random(75)).toString('base64') : '');
	const entries = Array.from({ length: days }, (_, index): DayEntry => {
		const flow = index % 29 < 5 ? flows[index % flows.length] : undefined;
		return {
			date: addDays(first, index),
			...(flow && { flow }),
			symptoms: index % 3 === 0 ? ['cramps'] : [],
			moods: index % 4 === 0 ? ['calm', 'a mood of a later release'] : [],
			note: `${note} ${index}${noise()}`
		};
	});
	const diary = withOnsetAnswer(withGapAnswer(emptyDiary(), addDays(first, 29), 'one-missed'), first, 'new-period');
	return serialiseDiary(withEntries(diary, entries));
}

function hashOf(data: string | Uint8Array): string {
	return createHash('sha512').update(data).digest('hex');
}
