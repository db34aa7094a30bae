/** One file of one store is flipped, cut or deleted: everything is there, she is told, and it is mended for good. */
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Result } from '../../src/lib/core/result';
import type { OpenedVault } from '../../src/lib/storage/vault-types';
import { Tally } from './goal';
import { filesBelow } from './profile-search';
import { browserGoal, inBrowser, progress, type BrowserGoalOptions } from './real-browser';
import { seededDice, type Dice } from './seeded';
import { MAGIC, storedVaults } from './stored-vault';
import { expectSuccess, VaultPage, vaultText } from './vault-page';

const KINDS = ['flip', 'cut', 'empty', 'delete'] as const;
const STORES = ['IndexedDB', 'File System'] as const;
const SAVES = 3;
/** Of the short form: what each store relies on most. */
const TELLING: readonly string[] = ['flip 3', 'delete 3', 'flip 000003.log', 'delete CURRENT', 'flip 00000000', 'delete 00000001'];

interface Trial {
	readonly store: (typeof STORES)[number];
	/** Inside the profile. */
	readonly file: string;
	readonly kind: (typeof KINDS)[number];
	/** Whether a stored copy of the vault is certainly gone by this. */
	readonly isCopy: boolean;
}

export const goal = browserGoal(async (options) => {
	const whole = join(options.scratch, 'whole');
	await inBrowser(whole, async (page) => {
		const vault = await VaultPage.open(page, options);
		const { generation } = expectSuccess(await vault.create(vaultText(0)), 'create');
		expectSuccess(await vault.saveOn(1, SAVES, generation), 'save');
	});
	const trials = allTrials(whole).filter(({ kind, file }) => options.full || TELLING.includes(`${kind} ${basename(file)}`));
	const dice = seededDice('damage');
	const tally = new Tally();
	let told = 0;
	let toldAgain = 0;
	for (const [index, trial] of trials.entries()) {
		const { trouble, isTold, isToldAgain } = await tried(whole, trial, options, dice);
		tally.note(trouble === null ? null : `${trial.kind} ${trial.file}: ${trouble}`);
		if (isTold) told += 1;
		if (isToldAgain) toldAgain += 1;
		if (options.full && index % 10 === 9) progress(`G5: ${index + 1} of ${trials.length} trials`);
	}
	const due = trials.filter(({ isCopy }) => isCopy).length;
	return [
		{
			goal: 'G5',
			title: 'a damaged store opens whole from its copy',
			figure: `${tally.figure('damaged files of two stores')}; mending told ${told} times, due at least ${due} times; told again at the next start ${toldAgain} times`,
			passed: tally.passed && trials.length >= (options.full ? 50 : 4)
		}
	];
});

/** Every kind of damage to every file of both stores. */
function allTrials(profile: string): readonly Trial[] {
	const copies = storedVaults(profile);
	const primary = copies.find(({ file }) => file.includes('IndexedDB'))?.bytes;
	const isCurrent = (file: string) =>
		copies.some((copy) => copy.file === file && primary !== undefined && Buffer.compare(copy.bytes, primary) === 0);
	return STORES.flatMap((store) =>
		filesBelow(join(profile, 'Default', store)).flatMap((path) => {
			const file = relative(profile, path);
			const isEmpty = readFileSync(path).length === 0;
			const kinds = KINDS.filter((kind) => !isEmpty || kind === 'delete');
			// An emptied spare place is what a save that was taken back leaves, and no damage.
			return kinds.map((kind) => ({ store, file, kind, isCopy: isCurrent(file) }));
		})
	);
}

async function tried(whole: string, trial: Trial, options: BrowserGoalOptions, dice: Dice) {
	const profile = join(options.scratch, 'damaged');
	rmSync(profile, { recursive: true, force: true });
	cpSync(whole, profile, { recursive: true, filter: (path) => !basename(path).startsWith('Singleton') });
	damage(join(profile, trial.file), trial.kind, dice);
	const first = await opened(profile, options);
	const again = await opened(profile, options);
	const trouble = troubleOf(first) ?? troubleOf(again) ?? (trial.isCopy && !isTold(first) ? 'mended without a word' : null);
	return { trouble, isTold: isTold(first), isToldAgain: isTold(again) };
}

/** A bit anywhere in the file; where it holds a vault, in the vault, which no browser's own envelope protects. */
function damage(path: string, kind: Trial['kind'], dice: Dice): void {
	if (kind === 'delete') return rmSync(path);
	const content = readFileSync(path);
	if (kind === 'cut') return truncateSync(path, Math.floor(content.length / 2));
	if (kind === 'empty') return truncateSync(path, 0);
	const start = Math.max(content.indexOf(MAGIC), 0);
	const at = start + dice.below(content.length - start);
	content[at]! ^= 1 << dice.below(8);
	writeFileSync(path, content);
}

interface Opening {
	readonly presence: string;
	readonly unlocked: Result<OpenedVault, string>;
}

function opened(profile: string, options: BrowserGoalOptions): Promise<Opening> {
	return inBrowser(profile, async (page) => {
		const vault = await VaultPage.open(page, options);
		const presence = await vault.presence();
		return { presence: presence.ok ? presence.value : presence.failure, unlocked: await vault.unlock() };
	});
}

function troubleOf({ presence, unlocked }: Opening): string | null {
	if (presence !== 'present') return `found as ${presence}`;
	if (!unlocked.ok) return unlocked.failure;
	return unlocked.value.contents === vaultText(SAVES) ? null : 'other contents';
}

function isTold({ unlocked }: Opening): boolean {
	return unlocked.ok && unlocked.value.notices.includes('mended-from-copy');
}
