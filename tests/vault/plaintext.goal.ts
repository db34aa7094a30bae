/**
 * Two months of use with every kind of lock, a recovery code, a second diary, a backup and a crash: no file of the
 * browser's profile holds any of it in clear.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as girl from './girl';
import { grouped, type GoalOutcome } from './goal';
import { search, textNeedle, whereabouts, type Needle, type SearchResult } from './profile-search';
import { browserGoal, inBrowser, progress, RealBrowser, type BrowserGoalOptions } from './real-browser';
import { seededDice } from './seeded';

/** Long, so that no run of digits among a browser's own numbers can look like one of them by chance. */
const CODES = {
	first: '739251804617',
	second: '480673915524',
	secondDiary: '905172846339',
	restored: '271860594483',
	wrong: ['518263904417', '846205193728']
} as const;
/** Days written before and after the crash. */
const EXTENT = { short: { before: 6, after: 3 }, full: { before: 36, after: 24 } };
/** First day of the last period, as she answers at the beginning. */
const ONSET = 93;
const FEWEST_NEEDLES = 40;

/** What only she and the screen knew, gathered on the way. */
interface Secrets {
	/** What must lie nowhere. */
	readonly texts: string[];
	recovery: string;
	backupWords: readonly string[];
}

export const goal = browserGoal(async (options) => {
	const { before, after } = EXTENT[options.full ? 'full' : 'short'];
	const profile = join(options.scratch, 'profile');
	const files = join(options.scratch, 'files');
	mkdirSync(files);
	const words = markers(before + after + 2);
	const logs = words.slice(2).map((word, index) => dayLog(word, index));
	const days = logs.map((_, index) => girl.daysAgo(index));
	// Today's date is not sought: the browser dates its own files, and a backup bears it in its name.
	const secrets: Secrets = {
		texts: [...words, ...Object.values(CODES).flat(), ...days.slice(1), girl.daysAgo(ONSET)],
		recovery: '',
		backupWords: []
	};
	await untilCrash(profile, options, logs.slice(0, before), words, secrets);
	const afterCrash = search(profile, secrets.texts.map(textNeedle));
	if (options.full) progress(`G1: after the crash ${summary(afterCrash)}`);
	const backup = join(files, 'backup');
	await untilTheEnd(profile, options, { logs: logs.slice(before), from: days[before]!, backup }, secrets);
	const restored = join(options.scratch, 'restored');
	await onAnotherPhone(restored, options, backup, logs[0]!.note!, secrets);
	const needles = secrets.texts.map(textNeedle);
	const searches = [afterCrash, search(profile, needles), search(restored, needles)];
	const inFile = search(files, needles);
	const found = await control(join(options.scratch, 'control'), options, needles);
	const use =
		`${days.length} days, ${words.length} notes, all kinds of lock, recovery code, second diary, backup made and restored, ` +
		`wrong codes, a crash: ${needles.length} texts sought`;
	return [
		outcome(use, searches, inFile, needles),
		{
			goal: 'G1',
			title: 'the search finds what does lie in clear',
			figure: `texts put into localStorage: found as UTF-8 and as UTF-16 in ${found.files.join(', ') || 'no file'}`,
			passed: found.both
		}
	];
});

async function untilCrash(
	profile: string,
	options: BrowserGoalOptions,
	logs: readonly girl.DayLog[],
	[unfinished, inSecondDiary]: readonly string[],
	secrets: Secrets
): Promise<void> {
	const browser = await RealBrowser.launch(profile);
	const page = await browser.page();
	await girl.setUp(page, options.address, CODES.first, girl.daysAgo(ONSET));
	await girl.logDaysBackFrom(page, girl.today, logs.slice(0, -1));
	await girl.logDay(page, girl.daysAgo(logs.length - 1), logs[logs.length - 1]!);
	await girl.leafThrough(page);
	await girl.backAndForward(page);
	await girl.lockNow(page);
	for (const code of CODES.wrong) await girl.wrongCode(page, code);
	await girl.unlock(page, CODES.first);
	await girl.visitLayers(page);
	await girl.storedForOffline(page);
	secrets.recovery = await girl.makeRecoveryCode(page, girl.codeLock(CODES.first));
	secrets.texts.push(...girl.textsOfRecovery(secrets.recovery));
	await girl.makeSecondDiary(page, CODES.secondDiary);
	await girl.lockNow(page);
	await girl.unlock(page, CODES.secondDiary);
	await girl.logDay(page, girl.daysAgo(1), { flow: 'light', note: inSecondDiary! });
	await girl.lockNow(page);
	await girl.unlock(page, CODES.first);
	await girl.openDay(page, girl.today);
	await girl.writeNote(page, unfinished!);
	await browser.kill();
}

interface Rest {
	readonly logs: readonly girl.DayLog[];
	readonly from: typeof girl.today;
	/** Where the backup file is to lie. */
	readonly backup: string;
}

async function untilTheEnd(profile: string, options: BrowserGoalOptions, { logs, from, backup }: Rest, secrets: Secrets): Promise<void> {
	await inBrowser(profile, async (page) => {
		await girl.open(page, options.address);
		await girl.unlock(page, CODES.first);
		await girl.logDaysBackFrom(page, from, logs);
		let lock = girl.codeLock(CODES.first);
		for (const kind of ['pictures', 'words'] as const) {
			lock = await girl.changeLock(page, lock, kind);
			secrets.texts.push(...girl.textsOf(lock));
			await girl.lockNow(page);
			await girl.unlockWith(page, lock);
		}
		secrets.backupWords = await girl.makeBackup(page, backup);
		secrets.texts.push(...girl.textsOf({ kind: 'words', parts: secrets.backupWords }));
		await girl.bringBackup(page, backup, secrets.backupWords);
		await girl.quickExit(page);
		await girl.open(page, options.address);
		await girl.wrongCode(page, CODES.first);
		await girl.unlockWithRecovery(page, secrets.recovery);
		await girl.chooseLock(page, 'code', CODES.second);
		await girl.isOpen(page);
		await girl.reload(page);
		await girl.unlock(page, CODES.second);
		// What is sought must have been there to be found.
		await expectNote(page, from, logs[0]!.note!);
		await girl.closeSheet(page);
		await girl.lockNow(page);
		await girl.unlock(page, CODES.secondDiary);
		await girl.openDay(page, girl.daysAgo(1));
	});
}

async function onAnotherPhone(profile: string, options: BrowserGoalOptions, backup: string, note: string, secrets: Secrets): Promise<void> {
	const own = `${backup}-brought`;
	copyFileSync(backup, own);
	await inBrowser(profile, async (page) => {
		await girl.restoreBackup(page, options.address, own, secrets.backupWords, CODES.restored);
		await girl.storedForOffline(page);
		await girl.lockNow(page);
		await girl.unlock(page, CODES.restored);
		await expectNote(page, girl.today, note);
	});
}

async function expectNote(page: Parameters<typeof girl.noteShown>[0], day: typeof girl.today, note: string): Promise<void> {
	await girl.openDay(page, day);
	const shown = await girl.noteShown(page);
	if (shown !== note) throw new Error(`the note of ${day} that was typed is not in the diary`);
}

/** A text that lies in clear by intent, once in each of the two ways in which Chromium stores texts. */
async function control(profile: string, { address }: BrowserGoalOptions, needles: readonly Needle[]) {
	const [narrow, wide] = ['plain', 'wide ł'].map((kind) => `${kind} ${needles[0]!.name}`);
	await inBrowser(profile, async (page) => {
		await page.goto(`${address}/build.json`);
		await page.evaluate(`localStorage.setItem('a', ${JSON.stringify(narrow)}); localStorage.setItem('b', ${JSON.stringify(wide)})`);
	});
	const utf8 = search(profile, [{ name: 'narrow', forms: [Buffer.from(narrow!, 'utf8')] }]).hits;
	const utf16 = search(profile, [{ name: 'wide', forms: [Buffer.from(wide!, 'utf16le')] }]).hits;
	const byNeedle = search(profile, [needles[0]!]).hits;
	const files = [...new Set([...utf8, ...utf16].map(({ file }) => file))];
	return { files, both: utf8.length > 0 && utf16.length > 0 && byNeedle.length > 0 };
}

function outcome(use: string, searches: readonly SearchResult[], inFile: SearchResult, needles: readonly Needle[]): GoalOutcome {
	const isSearched = searches.every(({ files }) => files > 20) && inFile.files === 2 && needles.length >= FEWEST_NEEDLES;
	return {
		goal: 'G1',
		title: 'nothing of the diary lies in clear on the disk',
		figure:
			`${use}; ${searches.map(summary).join('; then ')}; ${inFile.hits.length} in the backup file${whereabouts(inFile)}`,
		passed: isSearched && [...searches, inFile].every(({ hits }) => hits.length === 0)
	};
}

function summary(result: SearchResult): string {
	const megabytes = (result.bytes / 1e6).toFixed(1);
	return `${result.hits.length} hits in ${grouped(result.files)} files of ${megabytes} MB${whereabouts(result)}`;
}

/** Words that no dictionary, script or style sheet holds, and that have no stretch in common to be packed into. */
function markers(count: number): readonly string[] {
	const dice = seededDice('words that she writes');
	const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
	return Array.from({ length: count }, () => Array.from({ length: 14 }, () => dice.of(letters)).join(''));
}

function dayLog(note: string, index: number): girl.DayLog {
	return {
		note,
		...(index % 29 < 5 && { flow: (['heavy', 'medium', 'medium', 'light', 'light'] as const)[index % 29]! }),
		...(index % 4 === 0 && { symptom: (['cramps', 'headache', 'tired'] as const)[index % 3]! })
	};
}
