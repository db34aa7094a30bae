import { parseCalendarDate, type CalendarDate } from '../calendar/calendar-date';
import { MOST_CHANGES, sleeps } from '../diary/day-choices';
import { isEmptyDay, listFields, type DayEntry, type ListField } from '../diary/day-entry';
import type { AboutHer, Beginning, Diary, DiarySettings, GapAnswer, LockDelay, OnsetAnswer } from '../diary/diary';
import { flows, type Flow } from '../diary/flow';
import type { LockKind } from '../lock/lock-secret';
import { failed, success, type Result } from '../result';
import { fieldsOf, hasOwn, isNestedWithin, isObject, layOver, leftOver, objectOf, ownField } from './json-value';
import type { JsonObject, JsonValue } from './json-value';
import { migrated, migrations } from './migrations';

/** `newer-version` is a whole diary that only a newer Nuri can read: keep its text, never overwrite it. */
export type DiaryDocumentFailure = 'not-json' | 'not-a-diary' | 'newer-version';

/** The version that is written. New fields and names do not raise it: only what an older reader would misread does. */
export const DIARY_DOCUMENT_VERSION = migrations.length + 1;

const FORMAT = 'nuri-diary';

/** Far more than any version nests; deeper text is an attack on the reader. */
const DEEPEST_NESTING = 40;

/** The whole diary as JSON text, days in order; what a newer version added goes back where it stood. */
export function serialiseDiary(diary: Diary): string {
	const known = objectOf([
		['format', FORMAT],
		['version', DIARY_DOCUMENT_VERSION],
		['about', writtenAbout(diary.about)],
		['days', writtenMap(diary.days, writtenDay)],
		['gapAnswers', writtenMap(diary.gapAnswers, (answer) => answer)],
		['onsetAnswers', writtenMap(diary.onsetAnswers, (answer) => answer)],
		['settings', writtenSettings(diary.settings)]
	]);
	return JSON.stringify(layOver(known, diary.unknown as JsonObject | undefined));
}

/**
 * Reads what `serialiseDiary` wrote, in this version or an older one. Total: any text gives a diary or a failure. What
 * is not understood (a field, a flow, an answer, a day that does not exist) is kept as unknown and written back.
 */
export function parseDiary(text: string): Result<Diary, DiaryDocumentFailure> {
	const document = parsedJson(text);
	if (document === undefined) return failed('not-json');
	if (!isObject(document) || ownField(document, 'format') !== FORMAT) return failed('not-a-diary');
	const version = ownField(document, 'version');
	if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return failed('not-a-diary');
	if (version > DIARY_DOCUMENT_VERSION) return failed('newer-version');
	if (!isNestedWithin(document, DEEPEST_NESTING)) return failed('not-a-diary');
	const current = migrated(document, version, migrations);
	return hasDiaryParts(current) ? success(diaryFrom(current)) : failed('not-a-diary');
}

function parsedJson(text: string): JsonValue | undefined {
	try {
		return JSON.parse(text) as JsonValue;
	} catch {
		return undefined;
	}
}

function hasDiaryParts({ days, about = {}, gapAnswers = {}, onsetAnswers = {}, settings = {} }: JsonObject): boolean {
	return [days, about, gapAnswers, onsetAnswers, settings].every(isObject);
}

function diaryFrom(document: JsonObject): Diary {
	const days = readMap(document.days, readDay);
	const gapAnswers = readMap(document.gapAnswers, (_date, answer) => oneOf(gapAnswerNames, answer));
	const onsetAnswers = readMap(document.onsetAnswers, (_date, answer) => oneOf(onsetAnswerNames, answer));
	const parts: Readonly<Record<string, JsonValue | undefined>> = {
		format: undefined,
		version: undefined,
		about: unreadAbout(document.about),
		days: days.unread,
		gapAnswers: gapAnswers.unread,
		onsetAnswers: onsetAnswers.unread,
		settings: unreadSettings(document.settings)
	};
	const unknown = leftOver(document, (key, value) => (hasOwn(parts, key) ? parts[key] : value));
	return {
		about: readAbout(document.about),
		days: withoutEmptyDays(days.read),
		gapAnswers: gapAnswers.read,
		onsetAnswers: onsetAnswers.read,
		settings: readSettings(document.settings),
		...(unknown && { unknown })
	};
}

// Almost always there are none, and the map of ten years stays as it is.
function withoutEmptyDays(days: ReadonlyMap<CalendarDate, DayEntry>): ReadonlyMap<CalendarDate, DayEntry> {
	const entries = [...days.values()];
	if (!entries.some(isEmptyDay)) return days;
	return new Map(entries.filter((entry) => !isEmptyDay(entry)).map((entry) => [entry.date, entry]));
}

const beginnings: readonly Beginning[] = ['started', 'not-yet', 'unknown'];
const gapAnswerNames: readonly GapAnswer[] = ['nothing-missed', 'one-missed', 'leave-out'];
const onsetAnswerNames: readonly OnsetAnswer[] = ['new-period', 'same-period'];
const forecastChoices: readonly DiarySettings['forecasts'][] = ['shown', 'paused'];
const lockKinds: readonly LockKind[] = ['code', 'pictures', 'words'];
const lockDelays: readonly LockDelay[] = [0, 30, 120];

function oneOf<T extends string>(names: readonly T[], value: JsonValue | undefined): T | undefined {
	return names.find((name) => name === value);
}

// Choices that say nothing are not written: a name that only a newer version knows stays in their place.
function writtenAbout({ beginning, age, sinceFirstPeriod }: AboutHer): JsonObject {
	return objectOf([
		['beginning', beginning === 'unknown' ? undefined : beginning],
		['age', age && { ...age }],
		['sinceFirstPeriod', sinceFirstPeriod && { ...sinceFirstPeriod }]
	]);
}

function readAbout(about: JsonValue | undefined): AboutHer {
	const fields = isObject(about) ? about : {};
	const age = readYears(fields.age);
	const sinceFirstPeriod = readYears(fields.sinceFirstPeriod);
	return {
		beginning: oneOf(beginnings, fields.beginning) ?? 'unknown',
		...(age && { age }),
		...(sinceFirstPeriod && { sinceFirstPeriod })
	};
}

function unreadAbout(about: JsonValue | undefined): JsonObject | undefined {
	return leftOver(about, (key, value) => {
		if (key === 'beginning') return oneOf(beginnings, value) ? undefined : value;
		return key === 'age' || key === 'sinceFirstPeriod' ? unreadYears(value) : value;
	});
}

function readYears(field: JsonValue | undefined): AboutHer['age'] {
	if (!isObject(field) || typeof field.years !== 'number' || typeof field.saidOn !== 'string') return undefined;
	const saidOn = parseCalendarDate(field.saidOn);
	return saidOn && field.years >= 0 && field.years < 150 ? { years: field.years, saidOn } : undefined;
}

function unreadYears(field: JsonValue): JsonValue | undefined {
	if (!readYears(field)) return field;
	return leftOver(field, (key, value) => (key === 'years' || key === 'saidOn' ? undefined : value));
}

function writtenSettings({ forecasts, ...others }: DiarySettings): JsonObject {
	return objectOf([['forecasts', forecasts === 'shown' ? undefined : forecasts], ...fieldsOf(others as JsonObject)]);
}

// One reader a field, with what it does not understand of one; what none understands stays where it was.
const settingReaders: { readonly [K in keyof DiarySettings]-?: (field: JsonValue) => DiarySettings[K] | undefined } = {
	forecasts: (field) => oneOf(forecastChoices, field),
	lock: (field) => oneOf(lockKinds, field),
	lockAfter: (field) => lockDelays.find((delay) => delay === field),
	hasRecovery: (field) => (field === true ? field : undefined),
	hasSecondDiary: (field) => (field === true ? field : undefined),
	backup: readBackupMark,
	backupPutOff: readDate,
	packedFor: readDate,
	name: readText,
	companion: readText,
	theme: readText,
	groupOrder: readTexts,
	groupsHidden: readTexts,
	tags: readTags,
	care: readCare,
	switches: readTexts,
	savedAnswers: readTexts,
	readAnswers: readTexts,
	metCards: readTexts,
	reminderText: readText,
	reminderDays: (field) => listOf(field, (each) => (isCount(each, 60) ? each : undefined))
};

function readDate(field: JsonValue): CalendarDate | undefined {
	return typeof field === 'string' ? (parseCalendarDate(field) ?? undefined) : undefined;
}

function readText(field: JsonValue): string | undefined {
	return typeof field === 'string' ? field : undefined;
}

function readTexts(field: JsonValue): readonly string[] | undefined {
	return listOf(field, readText);
}

// A list is understood as a whole or not at all.
function listOf<T>(field: JsonValue, read: (each: JsonValue) => T | undefined): readonly T[] | undefined {
	if (!Array.isArray(field)) return undefined;
	const list = field.map((each: JsonValue) => read(each));
	return list.every((each): each is T => each !== undefined) ? list : undefined;
}

function readTags(field: JsonValue): DiarySettings['tags'] {
	return listOf(field, (each) => {
		if (!isObject(each) || Object.keys(each).length !== 3) return undefined;
		const { id, label, picture } = each;
		const isTag = typeof id === 'string' && typeof label === 'string' && typeof picture === 'string';
		return isTag ? { id, label, picture } : undefined;
	});
}

function readCare(field: JsonValue): DiarySettings['care'] {
	if (!isObject(field)) return undefined;
	const answers = Object.entries(field).map(([id, said]) => [id, readCareAnswer(said)] as const);
	const isWhole = answers.every(([id, said]) => said !== undefined && id !== '__proto__');
	return isWhole ? (Object.fromEntries(answers) as DiarySettings['care']) : undefined;
}

function readCareAnswer(field: JsonValue) {
	if (!isObject(field) || Object.keys(field).length !== 2) return undefined;
	const saidOn = typeof field.saidOn === 'string' ? parseCalendarDate(field.saidOn) : null;
	return typeof field.answer === 'string' && saidOn ? { answer: field.answer, saidOn } : undefined;
}

function isCount(value: JsonValue | undefined, most: number): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}

function readBackupMark(field: JsonValue): DiarySettings['backup'] {
	if (!isObject(field) || typeof field.madeOn !== 'string' || typeof field.days !== 'number') return undefined;
	const madeOn = parseCalendarDate(field.madeOn);
	const isWhole = Object.keys(field).length === 2 && Number.isInteger(field.days) && field.days >= 0;
	return madeOn && isWhole ? { madeOn, days: field.days } : undefined;
}

function readSettings(settings: JsonValue | undefined): DiarySettings {
	const fields = isObject(settings) ? settings : {};
	const read = Object.entries(settingReaders).map(([key, reader]) => {
		const field = ownField(fields, key);
		return [key, field === undefined ? undefined : reader(field)] as const;
	});
	return { forecasts: 'shown', ...Object.fromEntries(read.filter(([, value]) => value !== undefined)) };
}

function unreadSettings(settings: JsonValue | undefined): JsonObject | undefined {
	return leftOver(settings, (key, value) => {
		const reader = hasOwn(settingReaders, key) ? settingReaders[key as keyof DiarySettings] : undefined;
		return reader?.(value) === undefined ? value : undefined;
	});
}

function writtenMap<T>(map: ReadonlyMap<CalendarDate, T>, written: (value: T) => JsonValue): JsonObject {
	const dates = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
	return objectOf(dates.map(([date, value]) => [date, written(value)]));
}

// The dates whose value is understood, and all other fields.
function readMap<T>(
	field: JsonValue | undefined,
	readValue: (date: CalendarDate, value: JsonValue) => T | undefined
): { readonly read: ReadonlyMap<CalendarDate, T>; readonly unread: JsonObject | undefined } {
	const read = new Map<CalendarDate, T>();
	const unread = leftOver(field, (key, value) => {
		const date = parseCalendarDate(key);
		const understood = date ? readValue(date, value) : undefined;
		if (!date || understood === undefined) return value;
		read.set(date, understood);
		return undefined;
	});
	return { read, unread };
}

function writtenDay({ flow, pain, sleep, products, note, unknown, ...lists }: DayEntry): JsonValue {
	const known = objectOf([
		['flow', flow],
		...listFields.map((field) => [field, lists[field]?.length ? lists[field] : undefined] as const),
		['pain', pain],
		['sleep', sleep],
		['products', products && Object.keys(products).length > 0 ? objectOf(Object.entries(products)) : undefined],
		['note', note === '' ? undefined : note]
	]);
	return unknown ? (layOver(known, unknown as JsonObject) ?? known) : known;
}

// The longest part of opening a diary of ten years: one walk over the fields that are there.
function readDay(date: CalendarDate, field: JsonValue): DayEntry | undefined {
	if (!isObject(field)) return undefined;
	const entry: ReadEntry = { date, symptoms: [], moods: [], note: '' };
	let unknown: Record<string, JsonValue> | undefined;
	for (const key of Object.keys(field)) {
		const value = ownField(field, key);
		const rest = value === undefined || key === '__proto__' ? undefined : restOfField(entry, key, value);
		if (rest !== undefined) (unknown ??= {})[key] = rest;
	}
	if (unknown) entry.unknown = unknown;
	return entry;
}

type ReadEntry = { -readonly [K in keyof DayEntry]: DayEntry[K] };

const isListField = new Set<string>(listFields);

// Puts what is understood of a field into the entry, and gives the rest of it.
function restOfField(entry: ReadEntry, key: string, value: JsonValue): JsonValue | undefined {
	if (isListField.has(key)) {
		const names = textsOf(value);
		if (names.length > 0) entry[key as ListField] = names;
		return Array.isArray(value) && names.length === value.length ? undefined : otherThanTexts(value);
	}
	return restOfPlainField(entry, key, value);
}

function restOfPlainField(entry: ReadEntry, key: string, value: JsonValue): JsonValue | undefined {
	const flow = key === 'flow' ? oneOf<Flow>(flows, value) : undefined;
	const sleep = key === 'sleep' ? oneOf(sleeps, value) : undefined;
	if (key === 'note' && typeof value === 'string') entry.note = value;
	else if (flow) entry.flow = flow;
	else if (sleep) entry.sleep = sleep;
	else if (key === 'pain' && isCount(value, 10)) entry.pain = value;
	else if (key === 'products' && isObject(value)) return restOfProducts(entry, value);
	else return value;
	return undefined;
}

// The products whose number is understood; the others are left over.
function restOfProducts(entry: ReadEntry, value: JsonObject): JsonObject | undefined {
	const read = fieldsOf(value).filter((product): product is [string, number] => isCount(product[1], MOST_CHANGES));
	if (read.length > 0) entry.products = objectOf(read) as Record<string, number>;
	return leftOver(value, (_name, count) => (isCount(count, MOST_CHANGES) ? undefined : count));
}

function textsOf(field: JsonValue): readonly string[] {
	if (!Array.isArray(field)) return [];
	const isText = (each: JsonValue): each is string => typeof each === 'string';
	return field.every(isText) ? field : field.filter(isText);
}

function otherThanTexts(field: JsonValue | undefined): JsonValue | undefined {
	if (!Array.isArray(field)) return field;
	const others = field.filter((each) => typeof each !== 'string');
	return others.length > 0 ? others : undefined;
}
