/** Wherever a tab is killed while it writes, what was acknowledged last is there again, and nothing throws. */
import { formatContainer } from '../../src/lib/storage/container';
import type { Vault } from '../../src/lib/storage/vault';
import { deaths, nowhere, runOfTab, type Copies, type Crash, type Run, type Trouble } from './crashing-device';
import { grouped, isThrown, orThrown, Tally, type Goal, type GoalOutcome } from './goal';
import { sealedVault } from './sealed-vault';
import { seededDice, seededRandom, type Dice } from './seeded';

const CODE = '135790';
const OTHER_CODE = '975310';
const SISTER = { slot: 1, code: '246802', text: 'of her sister' };
const TWIN = { slot: 4, code: '864208', text: 'of her twin' };

export const goal: Goal = async ({ full }) => [await everyStep(full), await creation(full), await histories(full)];

/** One way to write, from copies in some state, with what may be found afterwards. */
interface Scenario {
	readonly name: string;
	readonly copies: Copies;
	/** What was acknowledged before. */
	readonly text: string;
	readonly act: (tab: Vault, generation: number) => Promise<{ readonly ok: boolean }>;
	/** Whether unlocking itself is what may be killed. */
	readonly whileUnlocking?: boolean;
	readonly written?: { readonly text?: string; readonly code?: string };
	readonly trouble?: Trouble;
}

async function everyStep(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	let crashes = 0;
	for (const scenario of await scenarios(full)) {
		const whole = await run(scenario, null);
		tally.note(await wrongAfter(scenario, whole, full));
		for (const crash of crashesIn(whole)) {
			const interrupted = await run(scenario, crash);
			crashes += 1;
			const wrong = interrupted.outcome === 'dead' ? await wrongAfter(scenario, interrupted, full) : 'did not die';
			tally.note(wrong === null ? null : `${scenario.name}, operation ${crash.at} ${crash.death}: ${wrong}`);
			if (full && wrong === null) crashes += await crashedAgain(scenario, interrupted, tally);
		}
	}
	const figure = `${grouped(crashes)} deaths at every operation of every way to write; ${tally.figure('states reopened')}`;
	return { goal: 'G19', title: 'an interrupted write loses nothing acknowledged', figure, passed: tally.passed && crashes > 0 };
}

/** After a death the device is opened again, and that tab is killed at every operation of its mending too. */
async function crashedAgain(scenario: Scenario, { copies }: Run<unknown>, tally: Tally): Promise<number> {
	const code = (await opens(copies, CODE)) === null ? (scenario.written?.code ?? CODE) : CODE;
	const mending: Scenario = { ...scenario, copies, whileUnlocking: true, act: (tab) => tab.unlock(code), trouble: {} };
	const dry = await run(mending, null);
	const crashes = crashesIn(dry);
	for (const crash of crashes) {
		const wrong = await wrongAfter(scenario, await run(mending, crash), true);
		tally.note(wrong === null ? null : `${scenario.name}, then mending, operation ${crash.at} ${crash.death}: ${wrong}`);
	}
	return crashes.length;
}

function run(scenario: Scenario, crash: Crash | null): Promise<Run<{ readonly ok: boolean }>> {
	const unlock = async (tab: Vault) => {
		const opened = await tab.unlock(CODE);
		if (!opened.ok) throw new Error(`could not begin: ${opened.failure}`);
		return opened.value.generation;
	};
	const prepare = scenario.whileUnlocking ? async () => 0 : unlock;
	return runOfTab(scenario.copies, crash, prepare, scenario.act, scenario.trouble);
}

/** What is wrong with what a write left behind; null where nothing is. */
async function wrongAfter(scenario: Scenario, run: Run<{ readonly ok: boolean }>, full: boolean): Promise<string | null> {
	const { outcome, copies } = run;
	const { text: newText = scenario.text, code: newCode = CODE } = scenario.written ?? {};
	const [byOld, byNew] = [await opens(copies, CODE), newCode === CODE ? null : await opens(copies, newCode)];
	if (isThrown(byOld) || isThrown(byNew)) return `threw ${JSON.stringify([byOld, byNew])}`;
	if (byOld !== null && byNew !== null) return 'both codes open';
	const found = byOld ?? byNew;
	if (found === null) return 'nothing opens';
	const isNew = newCode === CODE ? found === newText : byNew !== null;
	if (found !== (isNew ? newText : scenario.text)) return `holds ${found.slice(0, 20)}`;
	const wasAcknowledged = outcome !== 'dead' && outcome.ok;
	const wasRefused = outcome !== 'dead' && !outcome.ok;
	const changes = newText !== scenario.text || newCode !== CODE;
	if (changes && wasAcknowledged && !isNew) return 'an acknowledged write is lost';
	if (changes && wasRefused && isNew) return 'a refused write is there';
	return (await wrongWithOthers(copies, full)) ?? (await savesAgain(copies, byOld === null ? newCode : CODE));
}

async function wrongWithOthers(copies: Copies, full: boolean): Promise<string | null> {
	for (const { code, text, slot } of full ? [SISTER, TWIN] : [SISTER]) {
		const found = await opens(copies, code);
		if (found !== text) return `slot ${slot} gives ${JSON.stringify(found)}`;
	}
	return null;
}

/** The device goes on: it opens, saves, and opens again. */
async function savesAgain(copies: Copies, code: string): Promise<string | null> {
	const saving = await runOfTab(copies, null, (tab) => tab.unlock(code), async (tab, opened) =>
		opened.ok ? tab.save('goes on', opened.value.generation) : opened
	);
	if (saving.outcome === 'dead' || !saving.outcome.ok) return `does not save: ${JSON.stringify(saving.outcome)}`;
	return (await opens(saving.copies, code)) === 'goes on' ? null : 'does not hold what was saved next';
}

/** The contents behind a code on a device with these copies; null where it opens nothing. */
async function opens(copies: Copies, code: string): Promise<string | null | { readonly thrown: string }> {
	return orThrown(async () => {
		const { outcome } = await runOfTab(copies, null, async () => null, (tab) => tab.unlock(code));
		return outcome !== 'dead' && outcome.ok ? outcome.value.contents : null;
	});
}

function crashesIn({ operations }: Run<unknown>): readonly Crash[] {
	return operations.flatMap(({ keeper, kind }, at) =>
		(kind === 'write' ? deaths[keeper] : deaths.primary).map((death) => ({ at, death }))
	);
}

async function scenarios(full: boolean): Promise<readonly Scenario[]> {
	const begun = await saved(await firstCopies(), ['one']);
	const older = await saved(begun, ['two', 'three']);
	const noise = Buffer.from(seededRandom('noise')(70_000)).toString('base64');
	const grown = await saved(older, [noise]);
	const without = (place: number, from: Copies = older) =>
		from.map((copy, index) => (index === place ? { kind: 'empty' as const } : copy)) as unknown as Copies;
	const save = (tab: Vault, generation: number) => tab.save('four', generation);
	const saving = { text: 'three', act: save, written: { text: 'four' } };
	const coding = { text: 'three', act: (tab: Vault) => tab.changeCode(CODE, OTHER_CODE), written: { code: OTHER_CODE } };
	const mending = { text: 'three', act: (tab: Vault) => tab.unlock(CODE), whileUnlocking: true };
	const basic: readonly Scenario[] = [
		{ ...saving, name: 'a save', copies: older },
		{ name: 'a growth', text: 'three', copies: older, act: (tab, at) => tab.save(noise, at), written: { text: noise } },
		{ ...coding, name: 'another code', copies: older },
		{ ...saving, name: 'a save without room in the primary store', copies: older, trouble: { primary: 'storage-full' } },
		{ ...saving, name: 'a save after the primary store was lost', copies: older, trouble: { lost: [0] } },
		{ ...mending, name: 'mending the primary store', copies: without(0) }
	];
	if (!full) return basic;
	return [
		...basic,
		{ ...mending, name: 'mending both files', copies: without(1, without(2)) },
		// Places 0 and 2 hold the newest copy, place 1 the one before: what no place holds, nobody can bring back.
		...([[1], [2], [0, 1], [1, 2]] as const).flatMap((lost): readonly Scenario[] => [
			{ ...saving, name: `a save after places ${lost.join()} were lost`, copies: older, trouble: { lost } },
			{ ...coding, name: `another code after places ${lost.join()} were lost`, copies: older, trouble: { lost } }
		]),
		{ ...saving, name: 'the first save', text: 'one', copies: begun },
		{ ...saving, name: 'a save in a grown vault', text: noise, copies: grown },
		{ ...coding, name: 'another code in a grown vault', text: noise, copies: grown },
		{ ...coding, name: 'another code after the first save', text: 'one', copies: begun },
		...([0, 1, 2] as const).flatMap((place): readonly Scenario[] => [
			{ ...saving, name: `a save without place ${place}`, copies: without(place) },
			{ ...coding, name: `another code without place ${place}`, copies: without(place) },
			{ ...mending, name: `mending place ${place}`, copies: without(place) }
		]),
		{ ...saving, name: 'a save without room in the mirror', copies: older, trouble: { mirror: 'torn' } },
		{ ...coding, name: 'another code without room in the primary store', copies: older, trouble: { primary: 'storage-full' } },
		{ ...coding, name: 'another code without room in the mirror', copies: older, trouble: { mirror: 'torn' } },
		{ ...saving, name: 'a save that the primary store refuses', copies: older, trouble: { primary: 'storage-refused' } },
		{ ...saving, name: 'a save that the mirror refuses', copies: older, trouble: { mirror: 'storage-refused' } }
	];
}

async function firstCopies(): Promise<Copies> {
	const container = await sealedVault([{ slot: 0, code: CODE, text: 'begun' }, SISTER, TWIN], seededRandom('crashes'));
	const copy = { kind: 'bytes', bytes: formatContainer(container) } as const;
	return [copy, copy, copy];
}

async function saved(copies: Copies, texts: readonly string[]): Promise<Copies> {
	const saving = await runOfTab(copies, null, (tab) => tab.unlock(CODE), async (tab, opened) => {
		let generation = opened.ok ? opened.value.generation : 0;
		for (const text of texts) {
			const outcome = await tab.save(text, generation);
			if (!outcome.ok) throw new Error('could not save');
			generation = outcome.value.generation;
		}
	});
	return saving.copies;
}

/** The very first write: afterwards there is a whole vault or nothing, and where nothing is, it can be begun again. */
async function creation(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const create = (copies: Copies, crash: Crash | null, store?: Trouble) =>
		runOfTab(copies, crash, async () => null, (tab) => tab.create(CODE, 'one'), store);
	for (const store of full ? [{}, { mirror: 'torn' }, { primary: 'storage-full' }] as const : [{}] as const) {
		const whole = await create(nowhere, null, store);
		for (const crash of crashesIn(whole)) {
			const { copies } = await create(nowhere, crash, store);
			const wrong = await orThrown(async () => {
				const found = await opens(copies, CODE);
				if (found === 'one') return savesAgain(copies, CODE);
				const again = await create(copies, null);
				const isMade = again.outcome !== 'dead' && again.outcome.ok;
				return isMade ? savesAgain(again.copies, CODE) : `left ${JSON.stringify(again.outcome)}`;
			});
			tally.note(wrong === null ? null : `operation ${crash.at} ${crash.death}: ${JSON.stringify(wrong)}`);
		}
	}
	const figure = tally.figure('deaths while a vault is made');
	return { goal: 'G19', title: 'an interrupted creation leaves a vault or nothing', figure, passed: tally.passed };
}

/** Long drawn histories of saves, growths and code changes with a death now and then, against a model of what is owed. */
async function histories(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	let died = 0;
	for (let number = 0; number < (full ? 400 : 3); number += 1) {
		const dice = seededDice(`history ${number}`);
		const { wrong, deathCount } = await history(dice, full ? 12 : 6);
		died += deathCount;
		tally.note(wrong === null ? null : `history ${number}: ${wrong}`);
	}
	const figure = `${tally.figure('drawn histories')}; ${grouped(died)} deaths`;
	return { goal: 'G19', title: 'no drawn history of deaths loses anything', figure, passed: tally.passed && died > 0 };
}

/** What may be found: the last acknowledged state, and the one that was being written when the tab died. */
interface Owed {
	readonly code: string;
	readonly text: string;
}

async function history(dice: Dice, length: number): Promise<{ wrong: string | null; deathCount: number }> {
	let copies = await saved(await firstCopies(), ['one']);
	let owed: Owed = { code: CODE, text: 'one' };
	let deathCount = 0;
	for (let step = 0; step < length; step += 1) {
		const next = drawnChange(owed, dice, step);
		const before = owed;
		const at = dice.below(5);
		const crash = { at, death: dice.of(deaths.mirror) };
		const outcome = await orThrown(() =>
			runOfTab(copies, dice.below(3) === 0 ? null : crash, async () => null, (tab) => unlockAndWrite(tab, before, next))
		);
		if (isThrown(outcome)) return { wrong: `step ${step}: ${outcome.thrown}`, deathCount };
		copies = outcome.copies;
		if (outcome.outcome === 'dead') deathCount += 1;
		const possible = outcome.outcome === 'dead' ? [next, before] : outcome.outcome.ok ? [next] : [before];
		const found = await whichOf(copies, possible);
		if (found === null) return { wrong: `step ${step}, ${JSON.stringify(outcome.outcome)}: not what is owed`, deathCount };
		owed = found;
	}
	return { wrong: await wrongWithOthers(copies, true), deathCount };
}

async function unlockAndWrite(tab: Vault, before: Owed, next: Owed): Promise<{ readonly ok: boolean }> {
	const opened = await tab.unlock(before.code);
	if (!opened.ok) return opened;
	return next.code === before.code ? tab.save(next.text, opened.value.generation) : tab.changeCode(before.code, next.code);
}

async function whichOf(copies: Copies, possible: readonly Owed[]): Promise<Owed | null> {
	for (const owed of possible) if ((await opens(copies, owed.code)) === owed.text) return owed;
	return null;
}

function drawnChange(owed: Owed, dice: Dice, step: number): Owed {
	if (dice.below(4) === 0) return { ...owed, code: String(100_000 + dice.below(900_000)) };
	return { ...owed, text: drawnText(dice, step) };
}

function drawnText(dice: Dice, step: number): string {
	const length = dice.of([10, 200, 5_000, 60_000]);
	return `${step} ${Buffer.from(dice.bytes(length)).toString('base64')}`;
}
