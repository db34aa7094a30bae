/** Whatever file is handed in: an answer of a known kind, in bounded time, and nothing good that is not authentic. */
import { readCsv, type CsvPreview } from '../../src/lib/core/archive/csv-import';
import { parseDiary, serialiseDiary } from '../../src/lib/core/archive/diary-document';
import { mergeImport } from '../../src/lib/core/archive/merge-import';
import { addDays, addMonths, parseCalendarDate, type CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { bleedingEpisodes } from '../../src/lib/core/cycle/bleeding-episode';
import { emptyDiary, markBleeding, withEntries, withGapAnswer, type Diary } from '../../src/lib/core/diary/diary';
import { flows } from '../../src/lib/core/diary/flow';
import { forecastFrom } from '../../src/lib/core/prediction/forecast';
import { crc32 } from '../../src/lib/crypto/checksum';
import { joined, writeUint32 } from '../../src/lib/crypto/encoding';
import type { KdfCost, KeyDerivation } from '../../src/lib/crypto/key-derivation';
import { sealBody, wrapDataKey } from '../../src/lib/crypto/keyring';
import { paddedTo } from '../../src/lib/crypto/padding';
import { BOX_OVERHEAD, sha512 } from '../../src/lib/crypto/secretbox';
import { openBackup, sealedBackup } from '../../src/lib/storage/backup';
import { cheapKeys } from '../../src/lib/storage/copies-in-memory';
import { deflatedBytes } from './deflated-bytes';
import { grouped, isThrown, orThrown, Tally, type Goal, type GoalOutcome } from './goal';
import { mutatedBytes, mutatedJson } from './mutations';
import { BODY_BOX_START, FIRST_COST, HEADER_LENGTH, recheckHeader } from './sealed-vault';
import { seededDice, seededRandom, type Dice } from './seeded';

const TODAY = parseCalendarDate('2026-06-01') as CalendarDate;
const PHRASE = 'six words that were drawn for her';

export const goal: Goal = async ({ full }) => {
	const share = full ? 1_000_000 : 20_000;
	return [
		await backups(0.4 * share),
		await sealedByAnother(full ? 2_000 : 200),
		await documents(0.3 * share),
		await tables(0.3 * share),
		await giants(full),
		await unfoldingWithoutEnd()
	];
};

/** Longest time that one input may take, in ms: far over what any takes, far under what feels like a hang. */
const LONGEST_MS = 1_500;

/** Runs one input after the other and keeps what was slow or wrong. */
class Trials extends Tally {
	slowest = 0;
	good = 0;
	#slowestName = '';

	/** `judge` answers `good`, `refused`, or what is wrong. */
	async run(name: () => string, judge: () => Promise<string> | string): Promise<void> {
		const start = performance.now();
		const verdict = await orThrown(judge);
		const took = performance.now() - start;
		if (took > this.slowest) [this.slowest, this.#slowestName] = [took, name()];
		if (verdict === 'good') this.good += 1;
		const isFine = (verdict === 'good' || verdict === 'refused') && took <= LONGEST_MS;
		const what = isThrown(verdict) ? verdict.thrown : took > LONGEST_MS ? `${took.toFixed(0)} ms` : verdict;
		this.note(isFine ? null : `${name()}: ${what}`);
	}

	outcome(title: string, what: string): GoalOutcome {
		const slowest = `slowest ${this.slowest.toFixed(0)} ms (${this.#slowestName})`;
		const figure = `${this.figure(what)}; ${grouped(this.good)} good; ${slowest}`;
		return { goal: 'G20', title, figure, passed: this.passed };
	}
}

/** Backup files: mutated as bytes, with forged checksums, with wild headers, and cut from several. */
async function backups(count: number): Promise<GoalOutcome> {
	const trials = new Trials();
	const dice = seededDice('mutated backups');
	const keys = watchingKeys();
	const bases = await Promise.all(
		[1, 40, 400, 2_000].map(async (days) => {
			const text = serialiseDiary(diaryOf(days));
			return { text, bytes: await sealedBackup(text, PHRASE, keys, FIRST_COST, seededRandom(`backup ${days}`)) };
		})
	);
	const texts = bases.map(({ text }) => text);
	for (let trial = 0; trial < count; trial += 1) {
		const { bytes } = dice.of(bases.slice(0, trial % 16 === 0 ? 4 : 2));
		const mutated = trial % 500 === 0 ? bytes.slice() : dice.of(backupMutations)(bytes, dice, dice.of(bases).bytes);
		const phrase = trial % 7 === 1 ? 'other words' : PHRASE;
		await trials.run(
			() => `backup ${trial}`,
			async () => {
				const opened = await openBackup(mutated, phrase, keys);
				if (keys.hostile !== null) return `derived at ${keys.hostile}`;
				if (!opened.ok) return refusal(opened.failure, backupFailures);
				const isHers = phrase === PHRASE && texts.includes(opened.value.text);
				return isHers && bases.some((base) => isSame(base.bytes, mutated)) ? 'good' : 'took for good what is not';
			}
		);
	}
	const outcome = trials.outcome('no mutated backup hangs, throws or passes for good', 'mutated backups');
	const figure = `${outcome.figure}; ${grouped(keys.derivations)} derivations, none at a hostile cost`;
	return { ...outcome, figure, passed: outcome.passed && trials.good > 0 };
}

function refusal(failure: string, known: readonly string[]): string {
	return known.includes(failure) ? 'refused' : `failure ${JSON.stringify(failure)}`;
}

const backupFailures: readonly string[] = ['not-a-backup', 'damaged', 'wrong-words', 'newer-version'];

const backupMutations: readonly ((bytes: Uint8Array, dice: Dice, other: Uint8Array) => Uint8Array)[] = [
	mutatedBytes,
	(bytes, dice) => forged(mutatedBytes(bytes, dice)),
	(bytes, dice) => forged(wildHeader(bytes, dice)),
	(bytes, dice) => forged(wildHeader(mutatedBytes(bytes, dice), dice)),
	(bytes, dice, other) => forged(joined(bytes.subarray(0, HEADER_LENGTH), other.subarray(HEADER_LENGTH))),
	(bytes, dice, other) => {
		const cut = dice.below(Math.min(bytes.length, other.length));
		return forged(joined(bytes.subarray(0, cut), other.subarray(cut)));
	},
	(bytes, dice) => forged(joined(bytes.subarray(0, dice.of([8, 24, 56, 128])), dice.bytes(dice.of([0, 1, 100, 1_100])))),
	(bytes, dice) => dice.bytes(dice.of([0, 1, 6, 7, 8, 127, 128, 129, 1_152]))
];

/** All checksums made right again, where there is room for them. */
function forged(bytes: Uint8Array): Uint8Array {
	const copy = bytes.slice();
	if (copy.length < HEADER_LENGTH) return copy;
	writeUint32(copy, 64, crc32(copy.subarray(HEADER_LENGTH)));
	recheckHeader(copy);
	return copy;
}

function wildHeader(bytes: Uint8Array, dice: Dice): Uint8Array {
	const wild = bytes.slice();
	if (wild.length < HEADER_LENGTH) return wild;
	const costs = [0, 1, 2, 3, 16, 17, 8_191, 8_192, 19_456, 131_072, 131_073, 32_768, 2 ** 31, 2 ** 32 - 1];
	dice.of<() => void>([
		() => void (wild[7] = dice.below(256)),
		() => void (wild[8] = dice.of([0, 1, 2, 3, 255])),
		() => void (wild[9 + dice.below(3)] = dice.below(256)),
		() => writeUint32(wild, 12 + 4 * dice.below(3), dice.of(costs)),
		() => writeUint32(wild, 12 + 4 * dice.below(3), dice.below(2 ** 32)),
		() => wild.set(dice.bytes(32), 24),
		() => void (wild[56] = dice.below(256)),
		() => void (wild[57 + dice.below(7)] = dice.below(256)),
		() => void (wild[68 + dice.below(56)] = dice.below(256))
	])();
	return wild;
}

/** Backups whose seal is right and whose body is not what any release writes: somebody else made them, with her words. */
async function sealedByAnother(count: number): Promise<GoalOutcome> {
	const trials = new Trials();
	const dice = seededDice('sealed by another');
	const keys = watchingKeys();
	for (let trial = 0; trial < count; trial += 1) {
		const bytes = await authenticWith(wildBody(dice), dice, keys);
		await trials.run(
			() => `authentic backup ${trial}`,
			async () => {
				const opened = await openBackup(bytes, PHRASE, keys);
				if (!opened.ok) return refusal(opened.failure, backupFailures);
				const diary = parseDiary(opened.value.text);
				return diary.ok || documentFailures.includes(diary.failure) ? 'good' : JSON.stringify(diary);
			}
		);
	}
	return trials.outcome('an authentic backup with a wild body is no harm', 'bodies sealed with the right words');
}

interface Body {
	readonly version: number;
	readonly length: number;
	readonly deflated: Uint8Array;
	readonly isHashRight: boolean;
}

function wildBody(dice: Dice): Body {
	const text = serialiseDiary(diaryOf(dice.below(30)));
	const deflated = dice.of<() => Uint8Array>([
		() => deflatedBytes(text),
		() => deflatedBytes(JSON.stringify(mutatedJson(JSON.parse(text), dice))),
		() => deflatedBytes('\u0000'.repeat(dice.of([1, 10_000]))),
		() => mutatedBytes(deflatedBytes(text), dice),
		() => dice.bytes(dice.below(300)),
		() => new Uint8Array(0)
	])();
	return {
		version: dice.of([1, 1, 1, 1, 1, 0, 2, 2 ** 31, 2 ** 32 - 1]),
		length: dice.of([deflated.length, deflated.length, 0, 1, deflated.length + 1, 2 ** 31, 2 ** 32 - 1]),
		deflated,
		isHashRight: dice.below(8) > 0
	};
}

async function authenticWith(wild: Body, dice: Dice, keys: KeyDerivation): Promise<Uint8Array> {
	const { version, length, deflated, isHashRight } = wild;
	const random = (count: number) => dice.bytes(count);
	const header = (await sealedBackup('', PHRASE, keys, FIRST_COST, random)).slice(0, HEADER_LENGTH);
	const size = 2 ** Math.max(10, Math.ceil(Math.log2(BODY_BOX_START + BOX_OVERHEAD + 80 + deflated.length)));
	const fixedHeader = header.slice(0, 56);
	fixedHeader[7] = 0;
	const context = { fixedHeader, slot: 0 };
	const codeKey = await keys.derive(PHRASE, header.slice(24, 56), FIRST_COST);
	const dataKey = random(32);
	const recoveryBox = random(BODY_BOX_START / 2);
	const head = new Uint8Array(80);
	writeUint32(head, 0, version);
	writeUint32(head, 4, dice.below(2 ** 32));
	writeUint32(head, 8, dice.below(2 ** 32));
	writeUint32(head, 12, length);
	head.set(isHashRight ? sha512(recoveryBox).subarray(0, 32) : random(32), 16);
	const body = paddedTo(joined(head, deflated), size - BODY_BOX_START - BOX_OVERHEAD);
	const codeBox = wrapDataKey('code', context, codeKey, dataKey, random);
	header[56] = Math.log2(size);
	return forged(joined(header, codeBox, recoveryBox, sealBody(context, dataKey, body, random)));
}

/** Diary documents, mutated in their structure, as text, and both. */
async function documents(count: number): Promise<GoalOutcome> {
	const trials = new Trials();
	const dice = seededDice('mutated documents');
	const bases = [0, 3, 12, 60].map((days) => serialiseDiary(diaryOf(days)));
	for (let trial = 0; trial < count; trial += 1) {
		const base = dice.of(bases.slice(0, trial % 16 === 0 ? 4 : 3));
		const text = trial % 1_000 === 0 ? base : dice.of(documentMutations)(base, dice);
		await trials.run(() => `document ${trial}`, () => judgedDocument(text, trial));
	}
	return trials.outcome('no mutated diary document hangs, throws or comes back malformed', 'mutated documents');
}

const documentFailures: readonly string[] = ['not-json', 'not-a-diary', 'newer-version'];

const wildTokens = ['"__proto__"', '1e999', '"\\ud800"', 'null'];

const documentMutations: readonly ((text: string, dice: Dice) => string)[] = [
	(text, dice) => JSON.stringify(mutatedJson(JSON.parse(text), dice)),
	(text, dice) => JSON.stringify(mutatedJson(mutatedJson(JSON.parse(text), dice), dice)),
	(text, dice) => asText(mutatedBytes(Buffer.from(text), dice)),
	(text, dice) => asText(mutatedBytes(Buffer.from(JSON.stringify(mutatedJson(JSON.parse(text), dice))), dice)),
	(text, dice) => text.replace(/"[^"]*"/g, (each) => (dice.below(20) === 0 ? dice.of(wildTokens) : each))
];

/** What reads as a diary is one: written again it reads the same, and all that is drawn from it can be drawn. */
function judgedDocument(text: string, trial: number): string {
	const diary = parseDiary(text);
	if ('polluted' in {}) return 'altered the prototype of every object';
	if (!diary.ok) return refusal(diary.failure, documentFailures);
	const malformed = [...diary.value.days].find(([key, { date, flow }]) => !isDate(key) || date !== key || !isFlow(flow));
	if (malformed !== undefined) return `a day ${JSON.stringify(malformed)}`;
	const written = serialiseDiary(diary.value);
	const again = parseDiary(written);
	if (!again.ok) return `does not read back: ${again.failure}`;
	if (serialiseDiary(again.value) !== written) return 'is written otherwise the second time';
	usedAsADiary(diary.value, trial);
	return 'good';
}

/** Everything that the app does with an imported diary; it must not throw. */
function usedAsADiary(diary: Diary, trial: number): void {
	mergeImport(HER_OWN, diary.days.values());
	const onsets = bleedingEpisodes([...diary.days.values()], diary.onsetAnswers).map(({ onset }) => onset);
	// A forecast takes a thousand times as long as the rest.
	if (trial % 500 === 0) forecastFrom({ onsets, ...(diary.about.age && { age: diary.about.age.years }) }, TODAY);
}

const HER_OWN = diaryOf(20);

/** Tables as other programs write them, mutated as bytes, by cells and by lines. */
async function tables(count: number): Promise<GoalOutcome> {
	const trials = new Trials();
	const dice = seededDice('mutated tables');
	for (let trial = 0; trial < count; trial += 1) {
		const base = dice.of(tableBases);
		const text = trial % 1_000 === 0 ? base : dice.of(tableMutations)(base, dice);
		const order = dice.of([{}, { dateOrder: 'day-first' as const }, { dateOrder: 'month-first' as const }]);
		await trials.run(
			() => `table ${trial}`,
			() => {
				const read = readCsv(text, { today: TODAY, ...order });
				if (!read.ok) return refusal(read.failure, tableFailures);
				return wrongWithPreview(read.value) ?? 'good';
			}
		);
	}
	return trials.outcome('no mutated table hangs, throws or comes back malformed', 'mutated tables');
}

const tableFailures: readonly string[] = ['empty', 'no-dates', 'too-large', 'not-text'];

const tableBases: readonly string[] = [
	'date\n2026-01-03\n2026-01-31\n2026-03-01\n',
	'\uFEFFStart;End;Note\r\n03/01/2026;07/01/2026;"a; ""b"""\r\n31/01/2026;04/02/2026;\r\n',
	'Date,Flow,Symptoms\n2025-12-01,heavy,"cramps, tired"\n2025-12-02,medium,\n2025-12-03,light,x\n2025-12-30,2,\n',
	'sep=;\nدورة;نهاية\n٢٠٢٦/٠١/٠٣;٢٠٢٦/٠١/٠٧\n',
	'fecha\tflujo\n3 ene 2026\tabundante\n4 de enero de 2026\tligero\n',
	Array.from({ length: 40 }, (_, row) => `${addDays(TODAY, -29 * row)},${flows[row % 6]}`).join('\n')
];

const wildCells = [
	...['', '"', '""', '"""', '0', '-1', '1e9', '=1+1'],
	...['31/02/2026', '2026-13-45', '9999-12-31', '99/99/99'],
	...['\u202e', '\ud800', 'ٱلدورة', 'x'.repeat(3_000)]
];

const tableMutations: readonly ((text: string, dice: Dice) => string)[] = [
	(text, dice) => asText(mutatedBytes(Buffer.from(text), dice)),
	(text, dice) => text.replace(/[^,;\t\n\r]+/g, (cell) => (dice.below(6) === 0 ? dice.of(wildCells) : cell)),
	(text, dice) =>
		text.replace(/[,;\t]/g, (own) => dice.of([own, own, ',', ';', '\t', '|', '']).repeat(dice.of([1, 1, 1, 30]))),
	(text, dice) => shuffled(text.split('\n'), dice).join(dice.of(['\n', '\r', '\r\n', '\n\n\r'])),
	(text, dice) => text.repeat(1 + dice.below(30)),
	(text, dice) => text.replace(/\d/g, (digit) => (dice.below(5) === 0 ? String(dice.below(10)) : digit))
];

function wrongWithPreview({ entries, onsets, problems, rows }: CsvPreview): string | null {
	const earliest = addMonths(TODAY, -12 * 60);
	const isOrdered = entries.every(({ date }, index) => index === 0 || entries[index - 1]!.date < date);
	const isSound = entries.every(({ date, flow }) => isDate(date) && date <= TODAY && date >= earliest && isFlow(flow));
	if (!isOrdered || !isSound) return 'entries that are none';
	const noted = new Set(entries.map(({ date }) => date));
	if (!onsets.every((onset) => noted.has(onset))) return 'an onset on a day without an entry';
	return problems.length <= 100 && rows <= 20_000 ? null : 'more than was promised';
}

/** Inputs of the largest sizes that are let in, and beyond. */
async function giants(full: boolean): Promise<GoalOutcome> {
	const trials = new Trials();
	const keys = watchingKeys();
	const length = full ? 4_000_000 : 200_000;
	const fillings = ['"', ',', ';', '\n', '\r', '\t', 'a', '1', '",', '"\n', '2026-01-03\n', '2026-01-03,', '1/1/1,', '[', '{"a":', '\u0660'];
	for (const filling of fillings) {
		const text = filling.repeat(Math.floor(length / filling.length));
		await trials.run(
			() => `table of ${JSON.stringify(filling)}`,
			() => {
				const read = readCsv(text, { today: TODAY });
				return read.ok ? (wrongWithPreview(read.value) ?? 'good') : 'refused';
			}
		);
		await trials.run(() => `document of ${JSON.stringify(filling)}`, () => judgedDocument(text, 1));
		await trials.run(
			() => `document with a note of ${JSON.stringify(filling)}`,
			() => judgedDocument(JSON.stringify({ format: 'nuri-diary', version: 1, days: { '2026-01-01': { note: text } } }), 1)
		);
	}
	for (const depth of [39, 40, 41, 5_000, length / 10]) {
		const days = `${'['.repeat(depth)}${']'.repeat(depth)}`;
		await trials.run(
			() => `document nested ${depth} deep`,
			() => judgedDocument(`{"format":"nuri-diary","version":1,"days":{"2026-01-01":{"more":${days}}}}`, 1)
		);
	}
	for (const size of full ? [2 ** 22, 2 ** 22 + HEADER_LENGTH, 2 ** 26] : [2 ** 20 + HEADER_LENGTH]) {
		const base = await sealedBackup('x', PHRASE, keys, FIRST_COST, seededRandom('giant'));
		const giant = joined(base.subarray(0, HEADER_LENGTH), new Uint8Array(size - HEADER_LENGTH));
		giant[56] = Math.floor(Math.log2(size));
		await trials.run(
			() => `backup of ${size} bytes`,
			async () => ((await openBackup(forged(giant), PHRASE, keys)).ok ? 'took for good what is not' : 'refused')
		);
	}
	return trials.outcome('the largest inputs are answered in time', 'giant inputs');
}

/**
 * Deflate makes a thousand zeros of one byte, so that a file of 4 MiB, sealed with words that came along with it, could
 * take 4 GiB of a phone's memory. Here 128 MiB, far more than any diary, come out of a file of 256 KiB.
 */
async function unfoldingWithoutEnd(): Promise<GoalOutcome> {
	const deflated = deflatedBytes('\u0000'.repeat(2 ** 27));
	const body = { version: 1, length: deflated.length, deflated, isHashRight: true };
	const bytes = await authenticWith(body, seededDice('unfolding'), cheapKeys());
	const start = performance.now();
	const opened = await openBackup(bytes, PHRASE, cheapKeys());
	const took = performance.now() - start;
	const unfolded = opened.ok ? `gave ${grouped(opened.value.text.length)} letters` : `refused as ${opened.failure}`;
	return {
		goal: 'G20',
		title: 'a backup that unfolds without end is refused',
		figure: `${grouped(bytes.length)} bytes, ${unfolded} in ${took.toFixed(0)} ms`,
		passed: !opened.ok
	};
}

/** Keys that cost nothing and note when they are asked for at a cost that the reader should have refused. */
function watchingKeys(): KeyDerivation & { readonly hostile: string | null; readonly derivations: number } {
	const keys = cheapKeys();
	let hostile: string | null = null;
	let derivations = 0;
	return {
		...keys,
		derive: (code, salt, cost) => {
			derivations += 1;
			if (!isBearable(cost)) hostile = JSON.stringify(cost);
			return keys.derive(code, salt, cost);
		},
		get hostile() {
			return hostile;
		},
		get derivations() {
			return derivations;
		}
	};
}

function isBearable(cost: KdfCost): boolean {
	if (cost.id === 'scrypt') return [32_768, 65_536, 131_072].includes(cost.rounds);
	return cost.memoryKiB >= 8_192 && cost.memoryKiB <= 131_072 && cost.passes >= 1 && cost.passes <= 16;
}

function diaryOf(days: number): Diary {
	const first = addDays(TODAY, -days);
	const entries = Array.from({ length: days }, (_, index) => ({
		date: addDays(first, index),
		symptoms: index % 3 === 0 ? ['cramps'] : [],
		moods: index % 5 === 0 ? ['calm', 'happy'] : [],
		note: index % 4 === 0 ? `día ${index} \u{1F33C}` : ''
	}));
	const bleeding = entries.filter((_, index) => index % 28 < 5).map(({ date }) => date);
	return withGapAnswer(markBleeding(withEntries(emptyDiary(), entries), bleeding, 'medium'), first, 'one-missed');
}

function isDate(text: string): boolean {
	return parseCalendarDate(text) === text;
}

function isFlow(flow: string | undefined): boolean {
	return flow === undefined || (flows as readonly string[]).includes(flow);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
	return Buffer.compare(one, other) === 0;
}

function asText(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('utf8');
}

function shuffled<T>(values: readonly T[], dice: Dice): readonly T[] {
	const copy = [...values];
	for (let index = copy.length - 1; index > 0; index -= 1) {
		const other = dice.below(index + 1);
		[copy[index], copy[other]] = [copy[other]!, copy[index]!];
	}
	return copy;
}
