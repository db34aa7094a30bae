/**
 * `npm run l10n:status [-- TAG …]`: gives every new message of a language the status `draft_machine`, takes away those that are
 * gone, and lists what is stale. `npm run l10n:accept -- TAG KEY… [--status reviewed]` says that a person has looked at these
 * messages (a key, or a beginning of keys such as `care.`): they are stamped with the English text of today.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fullLanguages, messagesOf, referenceLanguage, sourceHash, type Messages } from './l10n/messages';
import { statusOf, type StatusEntry, type StatusFile } from './l10n/measures';
import { reviewStatuses, type ReviewStatus } from '../src/lib/i18n/review-status';

const root = resolve(import.meta.dirname, '../locales');
const [command, ...rest] = process.argv.slice(2);
const source = messagesOf(root, referenceLanguage);
if (command === 'accept') accept(rest);
else list(command === undefined ? [] : [command, ...rest]);

function list(wanted: readonly string[]): void {
	for (const tag of wanted.length > 0 ? wanted : fullLanguages(root).filter((each) => each !== referenceLanguage)) {
		const before = statusOf(root, tag);
		const messages = messagesOf(root, tag);
		const after = stamped(messages, (key, hash) => before[key] ?? { status: 'draft_machine', source_hash: hash });
		save(tag, after);
		const stale = [...source].filter(([key, message]) => after[key] && after[key].source_hash !== sourceHash(message)).map(([key]) => key);
		process.stdout.write(`${tag}: ${Object.keys(after).length} messages, ${stale.length} stale${stale.length > 0 ? `: ${stale.join(', ')}` : ''}\n`);
	}
}

function accept(words: readonly string[]): void {
	const at = words.indexOf('--status');
	const status = (at < 0 ? 'reviewed' : words[at + 1]) as ReviewStatus;
	const [tag, ...keys] = words.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
	if (tag === undefined || keys.length === 0) return complain('say which language and which keys: npm run l10n:accept -- sw care. common.back');
	if (!existsSync(join(root, tag, 'ui'))) return complain(`there is no language pack locales/${tag}`);
	if (!reviewStatuses.includes(status)) return complain(`"${status}" is no status; there are ${reviewStatuses.join(', ')}`);
	const before = statusOf(root, tag);
	const isMeant = (key: string): boolean => keys.some((each) => key === each || (each.endsWith('.') && key.startsWith(each)));
	const unknown = keys.filter((each) => ![...source.keys()].some((key) => key === each || (each.endsWith('.') && key.startsWith(each))));
	if (unknown.length > 0) return complain(`no message has the key ${unknown.join(', ')}`);
	save(tag, stamped(messagesOf(root, tag), (key, hash) => (isMeant(key) ? { status, source_hash: hash } : (before[key] ?? { status: 'draft_machine', source_hash: hash }))));
	process.stdout.write(`${tag}: ${[...source.keys()].filter(isMeant).length} messages are ${status}\n`);
}

function stamped(messages: Messages, entryOf: (key: string, hash: string) => StatusEntry): StatusFile {
	const kept = [...source].filter(([key]) => messages.has(key));
	return Object.fromEntries(kept.map(([key, message]) => [key, entryOf(key, sourceHash(message))]));
}

/** A line a message, so that a change shows as one. */
function save(tag: string, entries: StatusFile): void {
	const lines = Object.entries(entries).map(([key, entry]) => `\t${JSON.stringify(key)}: ${JSON.stringify(entry)}`);
	writeFileSync(join(root, tag, 'status.json'), `{\n${lines.join(',\n')}\n}\n`);
}

function complain(what: string): void {
	process.stderr.write(`${what}\n`);
	process.exitCode = 1;
}
