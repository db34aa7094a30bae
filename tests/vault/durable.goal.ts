/** A save is acknowledged only after both its files were synced, and so it outlives a power cut. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tally, type GoalOutcome } from './goal';
import { browserGoal, inBrowser, progress, RealBrowser, type BrowserGoalOptions } from './real-browser';
import { expectSuccess, numberOf, VaultPage, vaultText, type Acknowledgement } from './vault-page';

export const goal = browserGoal(async (options) => {
	const traced = await syncs(options);
	return options.full ? [...traced, await powerCuts(options)] : traced;
});

const CUTS = 4;
/** The page's clock counts whole milliseconds. */
const CLOCK_MS = 2;

/** One finished sync of a file, in milliseconds of the wall clock. */
interface Sync {
	readonly path: string;
	readonly began: number;
	readonly ended: number;
}

async function syncs(options: BrowserGoalOptions): Promise<readonly GoalOutcome[]> {
	const title = 'the value file and the mirror are synced before a save is acknowledged';
	if (spawnSync('strace', ['-V']).status !== 0) {
		return options.full ? [{ goal: 'G4', title, figure: 'not run: no strace', passed: false }] : [];
	}
	const saves = options.full ? 100 : 8;
	const trace = join(options.scratch, 'trace');
	const under = ['strace', '-f', '--seccomp-bpf', '-qq', '-y', '-ttt', '-e', 'trace=fsync,fdatasync', '-e', 'signal=none', '-o', trace];
	const acknowledged: Acknowledgement[] = [];
	await inBrowser(
		join(options.scratch, 'traced'),
		async (page) => {
			const vault = await VaultPage.open(page, options);
			const { generation } = expectSuccess(await vault.create(vaultText(0)), 'create');
			await vault.onAcknowledged((each) => acknowledged.push(each));
			expectSuccess(await vault.saveOn(1, saves, generation), 'save');
		},
		{ under }
	);
	const finished = syncsIn(readFileSync(trace, 'utf8'));
	const value = finished.filter(({ path }) => /\.indexeddb\.blob\//.test(path));
	const mirror = finished.filter(({ path }) => /\/File System\/.*\/\d+$/.test(path));
	const within = (all: readonly Sync[], [, asked, answered]: Acknowledgement) =>
		all.some(({ began, ended }) => began >= asked - CLOCK_MS && ended <= answered + CLOCK_MS);
	const both = acknowledged.filter((save) => within(value, save) && within(mirror, save)).length;
	const valueFiles = new Set(value.map(({ path }) => path)).size;
	return [
		{
			goal: 'G4',
			title,
			figure: `${both} of ${saves} saves; ${value.length} syncs of ${valueFiles} value files, ${mirror.length} of the mirror`,
			passed: acknowledged.length === saves && both === saves && valueFiles >= saves
		}
	];
}

/** Syncs that came to their end, from the tracer's lines; a line that was cut in two is put together. */
function syncsIn(trace: string): readonly Sync[] {
	const begun = new Map<string, { readonly path: string; readonly began: number }>();
	return trace.split('\n').flatMap((line) => {
		const [, thread = '', seconds = '', rest = ''] = /^(\d+)\s+([\d.]+)\s+(.*)$/.exec(line) ?? [];
		const now = Number(seconds) * 1_000;
		const path = /^f(?:data)?sync\(\d+<(.*?)>/.exec(rest)?.[1]?.replace(/ \(deleted\)$/, '');
		if (path !== undefined && rest.includes('<unfinished')) begun.set(thread, { path, began: now });
		else if (path !== undefined && / = 0$/.test(rest)) return [{ path, began: now, ended: now }];
		const earlier = begun.get(thread);
		if (earlier === undefined || !/sync resumed>.*= 0$/.test(rest)) return [];
		begun.delete(thread);
		return [{ ...earlier, ended: now }];
	});
}

/** The disk as it is at one moment, without what the system still holds in memory, is started from again. */
async function powerCuts(options: BrowserGoalOptions): Promise<GoalOutcome> {
	const title = 'an acknowledged save outlives a power cut';
	const tally = new Tally();
	let lost = 0;
	for (let cut = 0; cut < CUTS; cut += 1) {
		const disk = newDisk(options.scratch, cut);
		if (typeof disk === 'string') return { goal: 'G4', title, figure: `not run: ${disk}`, passed: false };
		const { acknowledged, found, isUnsyncedLost } = await afterCut(disk, options, 20 + 7 * cut);
		tally.note(found !== null && found >= acknowledged ? null : `acknowledged ${acknowledged}, found ${found ?? 'nothing that opens'}`);
		if (isUnsyncedLost) lost += 1;
		progress(`G4: power cut ${cut + 1}: acknowledged ${acknowledged}, found ${found}`);
	}
	return {
		goal: 'G4',
		title,
		figure: `${tally.figure('journals replayed from an image')}; a file that was not synced was lost in ${lost} of ${CUTS}`,
		passed: tally.passed && lost === CUTS
	};
}

interface Disk {
	readonly image: string;
	readonly mounted: string;
}

/** A new file system in a file, whose journal is written only when something is synced; or why there is none. */
function newDisk(scratch: string, number: number): Disk | string {
	const disk = { image: join(scratch, `disk-${number}.img`), mounted: join(scratch, `disk-${number}`) };
	writeFileSync(disk.image, '');
	spawnSync('truncate', ['--size', '400M', disk.image]);
	const made = spawnSync('mkfs.ext4', ['-q', '-F', disk.image]);
	return made.status === 0 ? (mount(disk) ?? disk) : `mkfs.ext4: ${String(made.error ?? made.stderr)}`;
}

function mount({ image, mounted }: Disk): string | null {
	mkdirSync(mounted, { recursive: true });
	const done = spawnSync('mount', ['-o', 'loop,commit=600', image, mounted]);
	return done.status === 0 ? null : `mount: ${String(done.stderr).trim()}`;
}

async function afterCut(disk: Disk, options: BrowserGoalOptions, saves: number) {
	const browser = await RealBrowser.launch(join(disk.mounted, 'profile'));
	const vault = await VaultPage.open(await browser.page(), options);
	const { generation } = expectSuccess(await vault.create(vaultText(0)), 'create');
	// The database's own folders are as old as hers would be.
	spawnSync('sync', ['--file-system', disk.mounted]);
	let acknowledged = 0;
	await vault.onAcknowledged(([number]) => (acknowledged = Math.max(acknowledged, number)));
	expectSuccess(await vault.saveOn(1, saves, generation), 'save');
	writeFileSync(join(disk.mounted, 'not-synced'), 'x'.repeat(100_000));
	browser.freeze();
	const cut = { image: `${disk.image}.cut`, mounted: `${disk.mounted}-cut` };
	copyFileSync(disk.image, cut.image, constants.COPYFILE_FICLONE);
	await browser.kill();
	spawnSync('umount', [disk.mounted]);
	const refusal = mount(cut);
	if (refusal !== null) throw new Error(refusal);
	try {
		return { acknowledged, found: await numberFound(cut.mounted, options), isUnsyncedLost: !hasContent(join(cut.mounted, 'not-synced')) };
	} finally {
		spawnSync('umount', [cut.mounted]);
	}
}

/** The number of the text that opens; null where nothing does. */
function numberFound(mounted: string, options: BrowserGoalOptions): Promise<number | null> {
	return inBrowser(join(mounted, 'profile'), async (page) => {
		const opened = await (await VaultPage.open(page, options)).unlock();
		return opened.ok ? numberOf(opened.value.contents) : null;
	});
}

function hasContent(path: string): boolean {
	try {
		return readFileSync(path, 'utf8').includes('x');
	} catch {
		return false;
	}
}
