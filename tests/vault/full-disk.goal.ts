/** There is no room left: the save is refused and she is told, what was stored is whole, and later it can be saved. */
import type { Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as girl from './girl';
import { Tally, type GoalOutcome } from './goal';
import { browserGoal, inBrowser, progress, type BrowserGoalOptions } from './real-browser';
import { seededDice } from './seeded';
import { CODE, expectSuccess, VaultPage, vaultText } from './vault-page';

/** Bytes left free: room for nothing, for some of a save, for one of its two copies. */
const LEFT_FREE = [0, 4_096, 65_536, 262_144, 500_000, 600_000, 0, 0];

export const goal = browserGoal((options) => onFullDisk(options));

/** A file system of 400 MB in memory, filled up to its brim. */
async function onFullDisk(options: BrowserGoalOptions): Promise<readonly GoalOutcome[]> {
	const disk = join(options.scratch, 'disk');
	mkdirSync(disk);
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'nuri', disk]);
	if (mounted.status !== 0) return notRun(options, String(mounted.error ?? mounted.stderr).trim());
	try {
		const screens = await throughTheScreens(disk, options);
		return options.full ? [screens, await throughTheWorker(disk, options)] : [screens];
	} finally {
		spawnSync('umount', ['--lazy', disk]);
	}
}

/** Only the full form must have run. */
function notRun({ full }: BrowserGoalOptions, reason: string): readonly GoalOutcome[] {
	return full ? [outcome(`not run: mounting was refused (${reason})`, false)] : [];
}

async function throughTheWorker(disk: string, options: BrowserGoalOptions): Promise<GoalOutcome> {
	const tally = new Tally();
	let refused = 0;
	await inBrowser(join(disk, 'worker'), async (page) => {
		const vault = await VaultPage.open(page, options);
		let stored = { contents: vaultText(0), generation: expectSuccess(await vault.create(vaultText(0)), 'create').generation };
		for (const [index, left] of LEFT_FREE.entries()) {
			// The last ones outgrow their slots too.
			const next = index < 6 ? vaultText(index + 1) : incompressible(90_000 + 90_000 * (index - 6));
			fill(disk, left);
			const saved = await vault.save(next, stored.generation);
			if (saved.ok) stored = { contents: next, generation: saved.value.generation };
			else refused += 1;
			await vault.lock();
			const whileFull = await vault.unlock();
			const isWhole = whileFull.ok && whileFull.value.contents === stored.contents;
			empty(disk);
			const later = await vault.save(next, whileFull.ok ? whileFull.value.generation : stored.generation);
			if (later.ok) stored = { contents: next, generation: later.value.generation };
			const wrong = !saved.ok && saved.failure !== 'storage-full' ? JSON.stringify(saved.failure) : null;
			tally.note(wrong ?? (isWhole ? null : 'the old state is gone') ?? (later.ok ? null : `later: ${JSON.stringify(later.failure)}`));
			progress(`G6: ${left} bytes left: ${saved.ok ? 'saved' : 'refused'}`);
		}
	});
	return outcome(`${tally.figure('full disks')}, ${refused} saves refused as no room, each saved afterwards`, tally.passed && refused >= 4);
}

async function throughTheScreens(disk: string, options: BrowserGoalOptions): Promise<GoalOutcome> {
	const trouble = await inBrowser(join(disk, 'screens'), async (page, browser) => {
		await girl.setUp(page, options.address, CODE, girl.daysAgo(40));
		await girl.storedForOffline(page);
		fill(disk, 0);
		return onScreen(page, options, await browser.context.newPage(), () => empty(disk));
	});
	return outcome(`by tapping: ${trouble ?? 'told, the old state whole, saved later'}`, trouble === null);
}

/** She taps, is told, tries again once there is room; meanwhile another window shows what is stored. */
async function onScreen(page: Page, { address }: BrowserGoalOptions, other: Page, makeRoom: () => unknown): Promise<string | null> {
	const told = await girl.logTodayOnFullDisk(page);
	if (told === '') return 'nothing was said';
	await girl.open(other, address);
	await girl.unlock(other, CODE);
	if (await girl.todayIsFirstDay(other)) return 'the refused save is there';
	await other.close();
	await makeRoom();
	await page.bringToFront();
	await girl.tryAgain(page);
	await girl.reload(page);
	await girl.unlock(page, CODE);
	return (await girl.todayIsFirstDay(page)) ? null : 'saving again did not help';
}

/** Takes all room but so many bytes. */
function fill(disk: string, left: number): void {
	for (let round = 0; round < 3; round += 1) {
		const { bavail, bsize } = statfsSync(disk);
		const size = bavail * bsize - left;
		if (size > 0) writeAsMuchAsFits(join(disk, `fill-${round}`), size);
	}
}

/** The browser writes too, and may be quicker: what no longer fits is left out. */
function writeAsMuchAsFits(path: string, size: number): void {
	try {
		writeFileSync(path, Buffer.alloc(size));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
	}
}

function empty(disk: string): void {
	for (let round = 0; round < 3; round += 1) rmSync(join(disk, `fill-${round}`), { force: true });
}

function incompressible(length: number): string {
	return Buffer.from(seededDice('no room').bytes(length)).toString('base64').slice(0, length);
}

function outcome(figure: string, passed: boolean): GoalOutcome {
	return { goal: 'G6', title: 'a full disk refuses the save and keeps the old state', figure, passed };
}
