/**
 * What a girl does with the app, by what she can see and tap. The one file of these measurements that knows the
 * screens.
 */
import type { Locator, Page } from '@playwright/test';
import type { CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { secretOfPictures, secretOfRecovery, secretOfWords, type LockKind } from '../../src/lib/core/lock/lock-secret';
import { numbersOfPictures, pictureIds } from '../../src/lib/core/lock/picture-lock';
import { parseRecoveryCode } from '../../src/lib/core/lock/recovery-code';
import { foldedWord } from '../../src/lib/core/lock/word-lock';
import type { MessageKey } from '../../src/lib/i18n/message-key';
import { addDays, daysAgo, languageOf, today } from '../e2e/support';

export { addDays, daysAgo, today };

/** What she writes down for one day. */
export interface DayLog {
	readonly flow?: 'light' | 'medium' | 'heavy';
	readonly symptom?: 'cramps' | 'headache' | 'tired';
	readonly note?: string;
}

/** A lock as she knows it: digits of a code, names of pictures, or words. */
export interface Lock {
	readonly kind: LockKind;
	readonly parts: readonly string[];
}

/** A lock of numbers. */
export function codeLock(code: string): Lock {
	return { kind: 'code', parts: code.split('') };
}

/** Opens the start page, and waits until it can be used. */
export async function open(page: Page, address: string, tag: 'en' | 'es' = 'en'): Promise<void> {
	await page.goto(`${address}/${tag}/`);
	await ready(page);
}

/** Opens the page anew, as pulling it down does. */
export async function reload(page: Page): Promise<void> {
	await page.reload();
	await ready(page);
}

/** From the welcome page to the open diary, with a first day of her last period and a lock of numbers. */
export async function setUp(page: Page, address: string, code: string, lastOnset: CalendarDate): Promise<void> {
	await open(page, address);
	await page.getByTestId('welcome-start').click();
	await answerQuestions(page, lastOnset);
	await chooseLock(page, 'code', code);
	await isOpen(page);
}

/** The questions before the lock. */
export async function answerQuestions(page: Page, lastOnset: CalendarDate): Promise<void> {
	await button(page, t('start.first.yes')).click();
	await turnTo(page, lastOnset);
	await dayButton(page, lastOnset).click();
	await button(page, t('common.next')).click();
	await button(page, t('common.next')).click();
	await page.getByTestId('lock-code').waitFor();
}

/** From the choice of the kind to a lock that was entered twice; a code is her own, the others are drawn for her. */
export async function chooseLock(page: Page, kind: LockKind, code = ''): Promise<Lock> {
	await page.getByTestId(`lock-${kind}`).click();
	if (kind === 'code') {
		await page.getByRole('heading', { name: t('lock.choose.title') }).waitFor();
		await type(page, code);
		await page.getByRole('heading', { name: t('lock.choose.repeat') }).waitFor();
		await type(page, code);
		return codeLock(code);
	}
	const drawn = page.getByTestId('drawn');
	await drawn.getByRole('listitem').first().waitFor();
	const parts = await drawn.locator(kind === 'words' ? 'bdi' : 'li > span:last-child').allInnerTexts();
	await button(page, t('lock.drawn.ready')).click();
	await enter(page, { kind, parts }, t('lock.words.check'));
	return { kind, parts };
}

/** At the lock, with the right code. */
export async function unlock(page: Page, code: string, tag: 'en' | 'es' = 'en'): Promise<void> {
	await lockHeading(page, tag).waitFor();
	await type(page, code);
	await isOpen(page);
}

/** At the lock, with a lock of any kind. */
export async function unlockWith(page: Page, lock: Lock): Promise<void> {
	await lockHeading(page).waitFor();
	if (lock.kind !== 'code') await page.getByTestId(`use-${lock.kind}`).click();
	await enter(page, lock, t('lock.words.open'));
	await isOpen(page);
}

/** At the lock, with the recovery code; ends where a new lock is asked for. */
export async function unlockWithRecovery(page: Page, recovery: string): Promise<void> {
	await lockHeading(page).waitFor();
	await button(page, t('lock.enter.useRecovery')).click();
	const field = page.getByTestId('recovery-field');
	await field.getByRole('textbox').pressSequentially(recovery);
	await field.getByRole('button').click();
	await page.getByRole('heading', { name: t('lock.recovery.newTitle') }).waitFor();
}

/** At the lock, with a wrong one: waits until she is told so. */
export async function wrongCode(page: Page, code: string): Promise<void> {
	await lockHeading(page).waitFor();
	await type(page, code);
	await page.getByRole('alert').filter({ hasText: t('failure.wrong-code') }).waitFor();
}

/** At the lock, with a wrong one after which there is to wait. */
export async function wrongCodeThenWait(page: Page, code: string): Promise<void> {
	await lockHeading(page).waitFor();
	await type(page, code);
	await waitingShown(page).waitFor();
}

/** What she is told while there is to wait. */
export function waitingShown(page: Page): Locator {
	return page.getByRole('alert').filter({ hasText: t('lock.enter.wait', { time: '#' }).split('#')[0]! });
}

/** A backup brought to a phone without a diary, from the welcome page to the open diary. */
export async function restoreBackup(page: Page, address: string, file: string, words: readonly string[], code: string): Promise<void> {
	await open(page, address);
	await page.getByTestId('welcome-start').click();
	await restoreFromQuestions(page, file, words, code);
}

/** From the first question to the open diary, with what is in a backup. */
async function restoreFromQuestions(page: Page, file: string, words: readonly string[], code: string): Promise<void> {
	await button(page, t('backup.have')).click();
	await page.getByTestId('backup-file').setInputFiles(file);
	await enterWords(page, words, t('backup.enter.open'));
	await button(page, t('backup.preview.use')).click();
	await chooseLock(page, 'code', code);
	await isOpen(page);
}

/** At the lock, somebody who has no diary here yet, with a backup of hers. */
export async function beginBeside(page: Page, file: string, words: readonly string[], code: string): Promise<void> {
	await lockHeading(page).waitFor();
	await button(page, t('lock.enter.newHere')).click();
	await restoreFromQuestions(page, file, words, code);
}

/** Every form in which a lock could lie somewhere: as it is entered, and as the keys are derived from it. */
export function textsOf({ kind, parts }: Lock): readonly string[] {
	if (kind === 'code') return [parts.join('')];
	const names = [' ', ',', '","', '\n', ''].map((between) => parts.join(between));
	if (kind === 'words') return [secretOfWords(parts.map(foldedWord)), ...names];
	const ids = parts.map((name) => pictureIds.find((id) => t(`pictures.${id}`) === name)!);
	const numbers = numbersOfPictures(ids);
	return [secretOfPictures(numbers), numbers.join(' '), numbers.join(','), ids.join(' '), ids.join('","'), ...names];
}

/** A recovery code as it is shown, as it is read, and as the key is derived from it. */
export function textsOfRecovery(shown: string): readonly string[] {
	const symbols = parseRecoveryCode(shown);
	if (symbols === null) throw new Error('no recovery code was shown');
	return [shown, symbols, symbols.toLowerCase(), secretOfRecovery(symbols)];
}

/** Whether digits can be typed at the lock. */
export async function mayType(page: Page): Promise<boolean> {
	return page.getByTestId('code-pad').getByRole('button', { name: '1', exact: true }).isEnabled();
}

/** What shows first: the lock of a diary, the welcome page, or that something is wrong. */
export async function firstScreen(page: Page): Promise<'lock' | 'welcome' | 'trouble'> {
	await ready(page);
	const trouble = page.getByRole('heading', { name: t('lock.damaged.title') });
	try {
		// The welcome page stands in the file that is served: it is the answer only when nothing takes its place.
		await lockHeading(page).or(trouble).waitFor({ timeout: 15_000 });
	} catch {
		return 'welcome';
	}
	return (await trouble.isVisible()) ? 'trouble' : 'lock';
}

/** Whether she is told that a copy was mended. */
export async function isToldOfMending(page: Page): Promise<boolean> {
	return page.getByText(t('lock.damaged.mended')).isVisible();
}

export async function lockNow(page: Page): Promise<void> {
	await goTo(page, 'me');
	await button(page, t('me.lockNow')).click();
	await lockHeading(page).waitFor();
}

/** Opens a day in the calendar, writes it down and closes it; the log is stored when this ends. */
export async function logDay(page: Page, day: CalendarDate, log: DayLog): Promise<void> {
	await openDay(page, day);
	await writeDay(page, log);
	await closeSheet(page);
}

/** Writes down day after day, turning from one to the day before, as somebody does who catches up. */
export async function logDaysBackFrom(page: Page, day: CalendarDate, logs: readonly DayLog[]): Promise<void> {
	await openDay(page, day);
	for (const [index, log] of logs.entries()) {
		if (index > 0) await button(sheetOf(page), t('day.previous')).click();
		await sheetOf(page).getByRole('heading', { name: english.date(addDays(day, -index), 'long') }).waitFor();
		await writeDay(page, log);
	}
	await closeSheet(page);
}

/** Types a note into the open day key by key, without closing it. */
export async function writeNote(page: Page, note: string): Promise<void> {
	const field = sheetOf(page).getByRole('textbox');
	await field.fill('');
	await field.pressSequentially(note);
}

export async function openDay(page: Page, day: CalendarDate): Promise<void> {
	// Leaving and coming back begins with this month.
	await goTo(page, 'today');
	await goTo(page, 'calendar');
	await turnTo(page, day);
	await dayButton(page, day).click();
	await sheetOf(page).waitFor();
}

/** The note of the open day. */
export function noteShown(page: Page): Promise<string> {
	return sheetOf(page).getByRole('textbox').inputValue();
}

export async function closeSheet(page: Page): Promise<void> {
	await button(sheetOf(page), t('common.done')).click();
	await sheetOf(page).waitFor({ state: 'hidden' });
}

/** Turns the month back and forth, as somebody does who looks something up. */
export async function leafThrough(page: Page): Promise<void> {
	await goTo(page, 'calendar');
	for (const key of ['calendar.previous', 'calendar.previous', 'calendar.following'] as const) await button(page, t(key)).click();
}

/** Opens each page of the settings in turn and closes it. */
export async function visitLayers(page: Page): Promise<void> {
	for (const key of ['me.pattern', 'nurse.title', 'me.how', 'reminders.title', 'me.about', 'me.import', 'export.title', 'tour.title', 'me.aboutNuri'] as const) {
		await openSetting(page, key);
		await closeLayer(page);
	}
	await openSetting(page, 'safety.title', 'safety.protect');
	await closeLayer(page);
	await closeLayer(page);
}

/** Back, with something open that it closes; forward, and back to where the app stands. */
export async function backAndForward(page: Page): Promise<void> {
	await openDay(page, today);
	await page.goBack();
	await sheetOf(page).waitFor({ state: 'hidden' });
	await page.goForward();
	await page.goBack();
	await isOpen(page);
}

/** Changes a lock of numbers for another. */
export async function changeCode(page: Page, from: string, to: string): Promise<void> {
	await changeLock(page, codeLock(from), 'code', to);
}

/** Changes the lock; gives the new one, which is drawn for her unless it is a code. */
export async function changeLock(page: Page, from: Lock, kind: LockKind, code = ''): Promise<Lock> {
	await openSetting(page, 'safety.title', 'safety.lock.title');
	await enterPresent(page, from);
	const lock = await chooseLock(page, kind, code);
	await page.getByText(t('safety.lock.changed')).waitFor();
	await closeLayer(page);
	return lock;
}

/** Has a recovery code made; gives it as it is shown. */
export async function makeRecoveryCode(page: Page, lock: Lock): Promise<string> {
	await openSetting(page, 'safety.title', 'safety.recovery.title');
	await button(page, t('safety.recovery.make')).click();
	await enterPresent(page, lock);
	const recovery = await page.getByTestId('recovery-code').innerText();
	await button(page, t('safety.recovery.written')).click();
	await page.getByText(t('safety.recovery.made')).waitFor();
	await closeLayer(page);
	return recovery;
}

/** Puts a second diary behind this one. */
export async function makeSecondDiary(page: Page, code: string): Promise<void> {
	await openSetting(page, 'safety.title', 'safety.second.title');
	await button(page, t('safety.second.make')).click();
	await chooseLock(page, 'code', code);
	await page.getByText(t('safety.second.made')).waitFor();
	await closeLayer(page);
}

/** Makes a backup and saves it as a file; gives its words and where the file lies. */
export async function makeBackup(page: Page, file: string): Promise<readonly string[]> {
	await openSetting(page, 'backup.title');
	await button(page, t('backup.make')).click();
	const list = page.getByTestId('backup-words');
	await list.waitFor();
	const words = await list.locator('bdi').allInnerTexts();
	await button(page, t('backup.written')).click();
	const downloading = page.waitForEvent('download');
	await button(page, t('backup.saveFile')).click();
	await (await downloading).saveAs(file);
	await page.getByText(t('backup.saved')).waitFor();
	await closeLayer(page);
	return words;
}

/** Brings a backup in from a file. */
export async function bringBackup(page: Page, file: string, words: readonly string[]): Promise<void> {
	await openSetting(page, 'backup.title');
	await button(page, t('backup.bring')).click();
	await page.getByTestId('backup-file').setInputFiles(file);
	await enterWords(page, words, t('backup.enter.open'));
	await button(page, t('backup.preview.add')).click();
	await page.getByText(t('backup.preview.done')).waitFor();
	await closeLayer(page);
}

/** Leaves at once, and waits for the harmless page. */
export async function quickExit(page: Page): Promise<void> {
	await page.getByRole('button', { name: t('common.quickExit') }).first().click();
	await page.getByRole('table').waitFor();
}

export async function eraseEverything(page: Page): Promise<void> {
	await openSetting(page, 'me.erase');
	await button(page, t('me.eraseAll')).click();
	await page.getByRole('heading', { name: t('me.eraseSure') }).waitFor();
	await button(page, t('me.eraseAll')).click();
	await page.getByTestId('welcome-start').waitFor();
}

/** Has the app speak another language, and waits for it. */
export async function changeLanguage(page: Page, tag: 'en' | 'es', from: 'en' | 'es' = 'en'): Promise<void> {
	const now = languageOf(from).t;
	await page.getByRole('navigation').getByRole('button', { name: now('common.me') }).click();
	await page.getByRole('main').getByRole('listitem').getByRole('button', { name: now('me.language') }).first().click();
	await sheetOf(page).getByRole('link', { name: NAMES[tag], exact: true }).click();
	await page.locator(`html[lang=${tag}]`).waitFor({ state: 'attached' });
	await button(sheetOf(page), languageOf(tag).t('common.close')).click();
	await sheetOf(page).waitFor({ state: 'hidden' });
}

/** Taps a flow for today on the first screen, while nothing can be stored; gives what she is told. */
export async function logTodayOnFullDisk(page: Page): Promise<string> {
	await goTo(page, 'today');
	await button(page, t('day.flow.medium')).click();
	const alert = page.getByRole('alert').filter({ hasText: t('failure.storage-full') });
	await alert.waitFor();
	return alert.innerText();
}

/** Asks for the failed save once more, and waits until the app says that all is stored. */
export async function tryAgain(page: Page): Promise<void> {
	await button(page, t('common.tryAgain')).click();
	await page.getByRole('alert').filter({ hasText: t('failure.storage-full') }).waitFor({ state: 'hidden' });
	// The warning goes when the save begins; that it is done is said on the day's own sheet.
	await openDay(page, today);
	await sheetOf(page).getByText(t('common.saved'), { exact: true }).waitFor();
	await closeSheet(page);
}

/** Whether today counts as the first day of her period. */
export async function todayIsFirstDay(page: Page): Promise<boolean> {
	await goTo(page, 'today');
	return page.getByText(t('today.periodDay', { day: 1 }), { exact: true }).isVisible();
}

/** Waits until the app opens without a network. */
export async function storedForOffline(page: Page): Promise<void> {
	await page.evaluate(`(async () => {
		const { active } = await navigator.serviceWorker.ready;
		const { port1, port2 } = new MessageChannel();
		const answered = new Promise((resolve) => (port1.onmessage = resolve));
		active.postMessage({ type: 'language', tag: document.documentElement.lang }, [port2]);
		await answered;
	})()`);
}

/** Texts that stand on the screens of an open diary and would tell what is open. */
export function tellingTexts(days: readonly CalendarDate[]): readonly string[] {
	const titles = (['me.pattern', 'me.how', 'me.about', 'safety.title', 'day.flowTitle', 'day.noteTitle'] as const).map((key) => t(key));
	return [...titles, ...days, ...days.map((day) => english.date(day, 'long')), ...days.map((day) => english.date(day, 'full'))];
}

/** The title of every screen of the app, and that of the harmless page. */
export function neutralTitles(): readonly string[] {
	return [t('common.appName'), t('calm.title')];
}

const NAMES = { en: 'English', es: 'Español' };
const english = languageOf('en');
const { t } = english;

async function ready(page: Page): Promise<void> {
	await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

async function type(page: Page, code: string): Promise<void> {
	await page.getByTestId('code-pad').getByRole('button', { disabled: false }).first().waitFor();
	for (const digit of code) await page.keyboard.press(digit);
	await page.keyboard.press('Enter');
}

/** Waits for the open diary. */
export function isOpen(page: Page): Promise<void> {
	return page.getByRole('navigation').waitFor();
}

async function writeDay(page: Page, { flow, symptom, note }: DayLog): Promise<void> {
	const sheet = sheetOf(page);
	if (flow !== undefined) await button(sheet, t(`day.flow.${flow}`)).click();
	if (symptom !== undefined) await button(sheet, t(`day.symptom.${symptom}`)).click();
	if (note !== undefined) await writeNote(page, note);
	// A note is kept when the field is left; then the sheet says that all is stored.
	if (note !== undefined) await sheet.getByRole('textbox').blur();
	await sheet.getByText(t('common.saved'), { exact: true }).waitFor();
}

export async function goTo(page: Page, place: 'today' | 'calendar' | 'me'): Promise<void> {
	await page.getByRole('navigation').getByRole('button', { name: t(`common.${place}`) }).click();
}

/** A page of the settings: `me.erase`, or `safety.title` and one inside it. */
export async function openSetting(page: Page, ...path: readonly MessageKey[]): Promise<void> {
	await goTo(page, 'me');
	for (const [index, key] of path.entries()) {
		const list = index === 0 ? page.getByRole('main') : sheetOf(page);
		await list.getByRole('listitem').getByRole('button', { name: t(key) }).first().click();
		await page.getByRole('dialog', { name: t(key) }).waitFor();
	}
}

/** Closes the sheet on top, and waits until what lies beneath is on top. */
export async function closeLayer(page: Page): Promise<void> {
	const title = await sheetOf(page).getByRole('heading', { level: 2 }).first().innerText();
	await button(sheetOf(page), t('common.close')).click();
	await page.getByRole('dialog', { name: title, exact: true }).waitFor({ state: 'hidden' });
}

/** Enters a lock where the app asks for the one that holds now. */
async function enterPresent(page: Page, lock: Lock): Promise<void> {
	await page.getByRole('heading', { name: t('safety.lock.now') }).waitFor();
	await enter(page, lock, t('lock.words.open'));
}

async function enter(page: Page, { kind, parts }: Lock, action: string): Promise<void> {
	if (kind === 'code') return type(page, parts.join(''));
	if (kind === 'words') return enterWords(page, parts, action);
	const pad = page.getByTestId('picture-pad');
	for (const name of parts) await button(pad, name).click();
}

async function enterWords(page: Page, words: readonly string[], action: string): Promise<void> {
	const field = page.getByTestId('word-field');
	await field.getByRole('textbox').pressSequentially(words.join(' '));
	await button(field, action).click();
}

async function turnTo(page: Page, day: CalendarDate): Promise<void> {
	const months = (Number(today.slice(0, 4)) - Number(day.slice(0, 4))) * 12 + Number(today.slice(5, 7)) - Number(day.slice(5, 7));
	for (let turned = 0; turned < months; turned += 1) await button(page, t('calendar.previous')).click();
}

function dayButton(page: Page, day: CalendarDate): Locator {
	return page.getByRole('button', { name: english.date(day, 'full') });
}

function button(within: Page | Locator, name: string): Locator {
	return within.getByRole('button', { name, exact: true });
}

function sheetOf(page: Page): Locator {
	return page.getByRole('dialog');
}

function lockHeading(page: Page, tag: 'en' | 'es' = 'en'): Locator {
	return page.getByRole('heading', { name: languageOf(tag).t('lock.enter.title') });
}
