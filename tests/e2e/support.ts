import { expect, type Page } from '@playwright/test';
import { readPack } from '../../scripts/language-packs-plugin';
import { addDays, daysBetween, localDateOf, type CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { calendarSystem, namedMonth } from '../../src/lib/core/calendar/calendar-system';
import { formatDate } from '../../src/lib/i18n/format';
import type { LanguagePack } from '../../src/lib/i18n/language-pack';
import type { Locale } from '../../src/lib/i18n/languages';
import type { MessageKey } from '../../src/lib/i18n/message-key';
import { createTranslate } from '../../src/lib/i18n/messages';

export const CODE = '739251';
/** The languages in which every screen is tried; the others are tried for their words and their room. */
export const locales = ['en', 'es', 'ar'] as const satisfies readonly Locale[];
export const today = localDateOf(new Date());
export const daysAgo = (days: number): CalendarDate => addDays(today, -days);

const pretended = new Map<Locale, LanguagePack>();

/** Lets a language be looked for in the words of another pack, which the page was given in its place; null ends it. */
export function pretend(tag: Locale, pack: LanguagePack | null): void {
	if (pack) pretended.set(tag, pack);
	else pretended.delete(tag);
}

/** One language as the app shows it. */
export function languageOf(tag: Locale) {
	const pack = pretended.get(tag) ?? (readPack(tag) as unknown as LanguagePack);
	const words = pack.calendar;
	const calendar = calendarSystem(words.calendar ?? 'gregory');
	return { t: createTranslate(pack), words, calendar, date: (day: CalendarDate, pattern: Parameters<typeof formatDate>[1]) => formatDate(day, pattern, words, calendar) };
}

/** Opens the start page of a language and waits until it can be used. */
export async function open(page: Page, tag: Locale = 'en'): Promise<void> {
	await page.goto(`${tag}/`);
	await expect(page.locator('html[data-ready]')).toBeAttached();
}

/** From the list that stands on the screens before a diary is open. */
export async function chooseLanguage(page: Page, tag: Locale): Promise<void> {
	await page.locator('summary').click();
	await page.locator(`a[href$="/${tag}/"]`).click();
}

/** Types a code as with a phone's or computer's keys. */
export async function typeCode(page: Page, code = CODE): Promise<void> {
	await expect(page.getByTestId('code-pad').getByRole('button').first()).toBeEnabled();
	for (const digit of code) await page.keyboard.press(digit);
	await page.keyboard.press('Enter');
}

export interface Answers {
	readonly beginning?: 'started' | 'not-yet' | 'unknown';
	/** First day of the last period; none when left out. */
	readonly lastOnset?: CalendarDate;
	readonly age?: number;
}

/** From the welcome page to the open diary, by what a girl can see and tap. */
export async function setUp(page: Page, tag: Locale = 'en', answers: Answers = {}): Promise<void> {
	await open(page, tag);
	await page.getByTestId('welcome-start').click();
	await answerQuestions(page, tag, answers);
	await chooseCode(page, tag);
	await expect(page.getByRole('navigation')).toBeVisible();
}

/** From the question how the diary should be locked, through a code that is typed twice. */
export async function chooseCode(page: Page, tag: Locale = 'en', code = CODE): Promise<void> {
	const { t } = languageOf(tag);
	await page.getByTestId('lock-code').click();
	await expect(page.getByRole('heading', { name: t('lock.choose.title') })).toBeVisible();
	await typeCode(page, code);
	await expect(page.getByRole('heading', { name: t('lock.choose.repeat') })).toBeVisible();
	await typeCode(page, code);
}

/** A page of the settings, from wherever the navigation can be seen: `me.erase`, or `safety.title` and one inside it. */
export async function openSetting(page: Page, tag: Locale, ...path: readonly MessageKey[]): Promise<void> {
	const { t } = languageOf(tag);
	await goTo(page, tag, 'me');
	for (const [index, key] of path.entries()) {
		const list = index === 0 ? page.getByRole('main') : page.getByRole('dialog');
		const entry = list.getByRole('listitem').filter({ has: page.locator('strong').getByText(t(key), { exact: true }) });
		await entry.getByRole('button').click();
		await expect(page.getByRole('dialog', { name: t(key), exact: true })).toBeVisible();
	}
}

export async function lockNow(page: Page, tag: Locale = 'en'): Promise<void> {
	const { t } = languageOf(tag);
	await goTo(page, tag, 'me');
	await page.getByRole('button', { name: t('me.lockNow') }).click();
	await expect(page.getByRole('heading', { name: t('lock.enter.title') })).toBeVisible();
}

/** Writes a note for today and closes the sheet. */
export async function writeNote(page: Page, tag: Locale, note: string): Promise<void> {
	const { t } = languageOf(tag);
	await page.getByRole('button', { name: t('today.more') }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('textbox').fill(note);
	await sheet.getByRole('button', { name: t('common.done') }).click();
	await expect(sheet).toBeHidden();
}

/** Expects the note of today. */
export async function expectNote(page: Page, tag: Locale, note: string): Promise<void> {
	const { t } = languageOf(tag);
	await page.getByRole('button', { name: t('today.more') }).click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByRole('textbox')).toHaveValue(note);
	await sheet.getByRole('button', { name: t('common.done') }).click();
	await expect(sheet).toBeHidden();
}

export async function answerQuestions(page: Page, tag: Locale, { beginning = 'started', lastOnset, age }: Answers): Promise<void> {
	const { t } = languageOf(tag);
	const key = ({ started: 'yes', 'not-yet': 'notYet', unknown: 'notSure' } as const)[beginning];
	await page.getByRole('button', { name: t(`start.first.${key}`), exact: true }).click();
	if (beginning === 'started') {
		if (lastOnset) {
			await showMonth(page, tag, lastOnset);
			await dayButton(page, tag, lastOnset).click();
			await page.getByRole('button', { name: t('common.next'), exact: true }).click();
		} else await page.getByRole('button', { name: t('start.last.forgotten') }).click();
	}
	if (age !== undefined) await page.getByRole('button', { name: t('start.about.ageYears', { count: age }), exact: true }).click();
	await page.getByRole('button', { name: t('common.next'), exact: true }).click();
}

/** Turns the month on the screen back or forward until a day is in it. */
export async function showMonth(page: Page, tag: Locale, day: CalendarDate, from: CalendarDate = today): Promise<void> {
	const { t, calendar } = languageOf(tag);
	const [there, here] = [namedMonth(calendar, day), namedMonth(calendar, from)];
	const months = (there.year - here.year) * calendar.months + there.month - here.month;
	const name = t(months < 0 ? 'calendar.previous' : 'calendar.following');
	for (let turned = 0; turned < Math.abs(months); turned++) await page.getByRole('button', { name }).click();
}

/** The button of one day in the month on the screen, whatever else it says. */
export function dayButton(page: Page, tag: Locale, day: CalendarDate) {
	return page.getByRole('button', { name: languageOf(tag).date(day, 'full') });
}

export async function goTo(page: Page, tag: Locale, place: 'today' | 'calendar' | 'learn' | 'me'): Promise<void> {
	await page.getByRole('navigation').getByRole('button', { name: languageOf(tag).t(`common.${place}`), exact: true }).click();
}

export async function unlock(page: Page, tag: Locale = 'en', code = CODE): Promise<void> {
	await expect(page.getByRole('heading', { name: languageOf(tag).t('lock.enter.title') })).toBeVisible();
	await typeCode(page, code);
	await expect(page.getByRole('navigation')).toBeVisible();
}

/** Waits until the service worker has the app and this language. */
export async function storedForOffline(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		const { port1, port2 } = new MessageChannel();
		const answered = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
		active?.postMessage({ type: 'language', tag: document.documentElement.lang }, [port2]);
		await answered;
	});
}

export { addDays, daysBetween };
