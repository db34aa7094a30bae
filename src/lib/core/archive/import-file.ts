import { failed, success, type Result } from '../result';
import { readCsv, type CsvFailure, type CsvPreview } from './csv-import';
import { csvRows } from './csv-rows';
import { parseDiary } from './diary-document';
import { csvDiary, isOwnCsv } from './export-csv';
import { isAppleHealth, isWholeAppleHealth, readAppleHealth } from './import-apple-health';
import { clueBackup, clueMeasurements } from './import-clue';
import { isDripHeader, readDripRows } from './import-drip';
import { flo } from './import-flo';
import { ImportGathering, type ImportOptions } from './import-gathering';
import { mensinator } from './import-mensinator';
import { menstrudel } from './import-menstrudel';
import { mooneva } from './import-mooneva';
import { isOvumcyHeader, ovumcy, readOvumcyRows } from './import-ovumcy';
import { peri } from './import-peri';
import { periodical } from './import-periodical';
import { ownPreview, type ImportPreview } from './import-preview';
import { field, type JsonFormat } from './json-format';
import type { JsonValue } from './json-value';

/**
 * `broken`: cut off or damaged. `unknown-file`: whole, but of no app that is known. `newer-file`: of a version that is
 * not known yet. `locked`: encrypted. `zipped`: to be unpacked first. `no-days`: known, with nothing for a diary in it.
 */
export type ImportFailure = CsvFailure | 'broken' | 'unknown-file' | 'newer-file' | 'locked' | 'zipped' | 'no-days';

/** Largest export of a whole phone's health, in bytes or characters. */
export const LARGEST_HEALTH_EXPORT = 50 * 2 ** 20;
/** Largest file of any other app. Ten years of daily notes are under two million characters. */
export const LARGEST_FILE = 10 * 2 ** 20;
const MOST_ROWS = 20_000;

/** In the order in which they are tried; no file is recognised by two. */
const jsonFormats: readonly JsonFormat[] = [
	clueMeasurements,
	periodical,
	flo,
	clueBackup,
	mensinator,
	menstrudel,
	peri,
	mooneva,
	ovumcy
];

/**
 * Reads a file of another app, or a plain table of dates, as it is recognised by its content. Total: whatever the text
 * is, the answer is a preview, which may hold nothing but problems, or a failure. Settings, codes and forecasts of the other app are
 * never read, and lengths are worked out anew.
 */
export function readImport(text: string, options: ImportOptions): Result<ImportPreview, ImportFailure> {
	const content = text.replace(/^\uFEFF?\s*/, '');
	if (content === '') return failed('empty');
	if (text.startsWith('PK\u0003\u0004')) return failed('zipped');
	if (content.startsWith('<')) return readXml(content, options);
	if (text.length > LARGEST_FILE) return failed('too-large');
	if (/^[[{]/.test(content)) return readJson(content, options);
	if (isCiphertext(content)) return failed('locked');
	return readTable(text, options);
}

function readXml(text: string, options: ImportOptions): Result<ImportPreview, ImportFailure> {
	if (text.length > LARGEST_HEALTH_EXPORT) return failed('too-large');
	if (!isAppleHealth(text)) return failed('unknown-file');
	if (!isWholeAppleHealth(text)) return failed('broken');
	const into = new ImportGathering(options);
	readAppleHealth(text, into);
	return withDays(into.preview('apple-health', 'entries'));
}

function readJson(text: string, options: ImportOptions): Result<ImportPreview, ImportFailure> {
	const json = parsed(text);
	if (json === undefined) return failed('broken');
	if (field(json, 'format') === 'nuri-diary') return readOwnJson(text);
	if (isEncrypted(json)) return failed('locked');
	const format = jsonFormats.find((each) => each.recognises(json));
	if (!format) return failed('unknown-file');
	if (format.isNewer(json)) return failed('newer-file');
	const into = new ImportGathering(options);
	format.read(json, into);
	return withDays(into.preview(format.app, 'entries'));
}

function readOwnJson(text: string): Result<ImportPreview, ImportFailure> {
	const diary = parseDiary(text);
	if (!diary.ok) return failed(diary.failure === 'newer-version' ? 'newer-file' : 'broken');
	return withDays(ownPreview(diary.value, 'entries'));
}

function readOwnTable(text: string): Result<ImportPreview, ImportFailure> {
	const diary = csvDiary(text);
	return diary.ok ? withDays(ownPreview(diary.value, 'lines')) : failed('broken');
}

function readTable(text: string, options: ImportOptions): Result<ImportPreview, ImportFailure> {
	if (isOwnCsv(text)) return readOwnTable(text);
	const [header] = csvRows(text, 1);
	const read = header && (isDripHeader(header) ? readDripRows : isOvumcyHeader(header) ? readOvumcyRows : null);
	if (!read) return plainTable(text, options);
	const rows = csvRows(text, MOST_ROWS + 1);
	if (rows.length > MOST_ROWS) return failed('too-large');
	const into = new ImportGathering(options);
	read(rows, into);
	return withDays(into.preview(read === readDripRows ? 'drip' : 'ovumcy', 'lines'));
}

function plainTable(text: string, { today, dateOrder }: ImportOptions): Result<ImportPreview, ImportFailure> {
	const result = readCsv(text, { today, ...(dateOrder && { dateOrder }) });
	return result.ok ? withDays(tablePreview(result.value)) : result;
}

function tablePreview({ rows: _, ...preview }: CsvPreview): ImportPreview {
	return { ...preview, app: 'table', counted: 'lines', notAsked: 0, noPlace: 0, singles: [], openDay: null };
}

// A table in which every row has a problem says so line by line.
function withDays(preview: ImportPreview): Result<ImportPreview, ImportFailure> {
	return preview.entries.length > 0 || preview.problemCount > 0 ? success(preview) : failed('no-days');
}

function parsed(text: string): JsonValue | undefined {
	try {
		return JSON.parse(text) as JsonValue;
	} catch {
		return undefined;
	}
}

function isEncrypted(json: JsonValue): boolean {
	if (field(json, 'encrypted') === true) return true;
	return ['ciphertext', 'cipherText', 'iv', 'salt', 'nonce'].filter((key) => field(json, key) !== undefined).length >= 2;
}

// Sealed bytes as one long word of base64: no list of dates looks like that.
function isCiphertext(text: string): boolean {
	const word = text.trim();
	return word.length >= 64 && !/^\d+$/.test(word) && /^[\w+/-]+={0,2}(?:[:.][\w+/-]+={0,2})*$/.test(word);
}
