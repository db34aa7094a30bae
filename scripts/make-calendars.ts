/**
 * `npm run l10n:calendar [-- TAG …]`: writes `locales/<tag>/calendar.json` from CLDR's packages (fetched at pinned
 * versions into a cache) and the corrections that stand beside it. With `--check` it writes nothing and fails where a
 * file differs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { calendarText, calendarWordsFromCldr, withCorrections, type Correction } from './l10n/calendar-words';
import { isOverlay, packTags } from './language-packs-plugin';

const top = resolve(import.meta.dirname, '..');
const cache = join(top, 'node_modules/.cache/cldr');
/** The newest releases that hold each part; CLDR publishes the other calendars less often. */
const packages = [
	'cldr-core@48.2.0',
	'cldr-dates-full@48.2.0',
	'cldr-numbers-full@48.2.0',
	'cldr-misc-full@48.2.0',
	'cldr-cal-ethiopic-full@46.1.0',
	'cldr-cal-persian-full@46.1.0'
];

function fetchCldr(): string {
	const folder = join(cache, 'node_modules');
	if (packages.every((name) => existsSync(join(folder, name.replace(/@[^@]*$/, ''))))) return folder;
	mkdirSync(cache, { recursive: true });
	// The calendars' packages name an older core as their peer; both are only read as data.
	const arguments_ = ['install', '--prefix', cache, '--no-save', '--legacy-peer-deps', '--ignore-scripts', ...packages];
	if (spawnSync('npm', arguments_, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0) throw new Error('CLDR could not be fetched');
	return folder;
}

function correctionsOf(tag: string): Readonly<Record<string, Correction>> {
	const path = join(top, 'locales', tag, 'calendar-corrections.json');
	return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, Correction>>) : {};
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const isCheck = process.argv.includes('--check');
const cldr = fetchCldr();
let differing = 0;
for (const tag of wanted.length > 0 ? wanted : packTags().filter((tag) => !isOverlay(tag))) {
	const path = join(top, 'locales', tag, 'calendar.json');
	const text = calendarText(withCorrections(calendarWordsFromCldr(tag, cldr), correctionsOf(tag)));
	const isSame = existsSync(path) && JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))) === JSON.stringify(JSON.parse(text));
	if (isSame) continue;
	differing += 1;
	process.stdout.write(`${tag}: calendar.json ${isCheck ? 'differs from CLDR and its corrections' : 'written'}\n`);
	if (!isCheck) {
		mkdirSync(join(top, 'locales', tag), { recursive: true });
		writeFileSync(path, text);
	}
}
if (isCheck) process.exitCode = differing === 0 ? 0 : 1;
