/**
 * `npm run l10n:check [-- TAG …] [--details] [--browser]`: measures every language pack, a line each, and fails where a hard
 * measure is missed. What each measure means and where its gate lies: docs/l10n.md. With `--browser` the built app is opened
 * in each language to see whether everything has room (Q17).
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { languageIdentity, unknownWords } from './l10n/dictionaries';
import { measuresOf, notesOf, readCheckedPack, type Measure } from './l10n/measures';
import { fullLanguages, messagesOf, placeholdersOf, modelText, referenceLanguage } from './l10n/messages';
import { measureRooms } from './l10n/room';
import { readPack, packTags, isOverlay } from './language-packs-plugin';

const root = resolve(import.meta.dirname, '../locales');
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const columns = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8', 'Q9', 'Q10', 'Q11', 'Q12', 'Q13', 'Q14', 'Q17', 'Q18'];

const tags = wanted.length > 0 ? wanted : fullLanguages(root);
const unknown = tags.filter((tag) => !existsSync(join(root, tag, 'calendar.json')) || !existsSync(join(root, tag, 'ui')));
if (unknown.length > 0) {
	process.stderr.write(`no language pack in locales/${unknown.join(', locales/')}: it needs calendar.json and the folder ui\n`);
	process.exit(1);
}
const packs = tags.map((tag) => readCheckedPack(root, tag));
const [identities, spellings] = [await languageIdentity(packs), await unknownWords(packs)];
const rooms = options.includes('--browser') ? await measureRooms(tags) : undefined;

let failed = 0;
const rows = packs.map((pack) => {
	const measures = [...measuresOf(pack), identities.get(pack.tag), spellings.get(pack.tag), rooms?.get(pack.tag)].filter((each) => each !== undefined);
	return { tag: pack.tag, measures };
});
printTable(rows);
for (const { tag, measures } of rows) {
	for (const { id, gate, passed, findings } of measures) {
		const isMissed = gate === 'hard' && !passed;
		if (isMissed) failed += 1;
		const shown = isMissed ? findings.slice(0, options.includes('--details') ? Infinity : 20) : options.includes('--details') ? findings : [];
		for (const finding of shown) process.stdout.write(`${tag} ${id}${isMissed ? ' FAILS' : ''}: ${finding}\n`);
		if (isMissed && shown.length < findings.length) process.stdout.write(`${tag} ${id}: ${findings.length - shown.length} more, with --details\n`);
	}
}
for (const finding of [...missingNotes(), ...brokenOverlays()]) {
	failed += 1;
	process.stdout.write(`${finding}\n`);
}
process.stdout.write(failed === 0 ? `${tags.length} packs pass\n` : `${failed} measures are missed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function printTable(lines: readonly { readonly tag: string; readonly measures: readonly Measure[] }[]): void {
	const cell = (measures: readonly Measure[], id: string): string => {
		const measure = measures.find((each) => each.id === id);
		return measure ? `${measure.figure}${measure.gate === 'hard' && !measure.passed ? ' !' : ''}` : '';
	};
	const used = columns.filter((id) => lines.some(({ measures }) => cell(measures, id) !== ''));
	const widths = used.map((id) => Math.max(id.length, ...lines.map(({ measures }) => cell(measures, id).length)));
	process.stdout.write(`${'pack'.padEnd(5)} ${used.map((id, at) => id.padStart(widths[at] as number)).join('  ')}\n`);
	for (const { tag, measures } of lines) process.stdout.write(`${tag.padEnd(5)} ${used.map((id, at) => cell(measures, id).padStart(widths[at] as number)).join('  ')}\n`);
}

/** Every message is explained to translators, and so is each of its placeholders. */
function missingNotes(): string[] {
	const notes = notesOf(root);
	const source = messagesOf(root, referenceLanguage);
	const missing = [...source].flatMap(([key, message]) => {
		const note = notes.get(key);
		if (!note) return [`qqq: "${key}" is not explained`];
		const unexplained = placeholdersOf(modelText(message)).filter((name) => note.placeholders?.[name] === undefined);
		return [...new Set(unexplained)].map((name) => `qqq: {{${name}}} of "${key}" is not explained`);
	});
	const surplus = [...notes.keys()].filter((key) => !source.has(key)).map((key) => `qqq: "${key}" is explained and does not exist`);
	return [...missing, ...surplus];
}

/** An overlay may replace what is there, and nothing else. */
function brokenOverlays(): string[] {
	return packTags(root)
		.filter((tag) => isOverlay(tag, root))
		.flatMap((tag) => {
			try {
				readPack(tag, root);
				const base = messagesOf(root, tag.split('-')[0] as string);
				return [...messagesOf(root, tag)].flatMap(([key, message]) => {
					const beneath = base.get(key);
					const isSame = beneath && placeholdersOf(modelText(message)).join() === placeholdersOf(modelText(beneath)).join();
					return isSame ? [] : [`${tag}: "${key}" has other placeholders than the text it replaces`];
				});
			} catch (error) {
				return [(error as Error).message];
			}
		});
}
