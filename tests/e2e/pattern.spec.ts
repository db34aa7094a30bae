import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { formatNumber } from '../../src/lib/i18n/format';
import type { Locale } from '../../src/lib/i18n/languages';
import type { CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { addDays, daysAgo, languageOf, locales, openSetting, setUp } from './support';

/** Five cycles as another app writes them, every day kept: cramps on the first two days, low in the days before the next. */
function diaryOfAnotherApp(): string {
	const days: string[] = [];
	let onset = daysAgo(148);
	for (const length of [28, 31, 29, 27, 30]) {
		for (let index = 0; index < length; index++) days.push(rowAt(addDays(onset, index), index + 1, length));
		onset = addDays(onset, length);
	}
	return ['date,bleeding.value,mucus.value,pain.cramps,mood.sad,mood.balanced', ...days, rowAt(onset, 1, 30)].join('\n');
}

function rowAt(date: CalendarDate, day: number, length: number): string {
	const isLow = day > length - 4;
	return [date, day <= 5 ? 2 : '', '', day <= 2, isLow, !isLow].join(',');
}

async function bring(page: Page, tag: Locale) {
	const { t } = languageOf(tag);
	await openSetting(page, tag, 'me.import');
	await page.locator('input[type=file]').setInputFiles({ name: 'days.csv', mimeType: 'text/csv', buffer: Buffer.from(diaryOfAnotherApp()) });
	await page.getByRole('button', { name: t('import.confirm') }).click();
}

async function expectNoBarrier(page: Page) {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
	const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(sideways).toBeLessThanOrEqual(0);
}

for (const tag of locales) {
	const { t, words, date } = languageOf(tag);
	const number = (value: number) => formatNumber(value, words);

	test(`her pattern is told in words and tables, and a page for the nurse holds what she ticks, in ${tag}`, async ({ page }) => {
		await setUp(page, tag, { age: 14 });
		await bring(page, tag);
		await openSetting(page, tag, 'me.pattern');
		const pattern = page.getByRole('dialog', { name: t('me.pattern') });
		await expect(pattern).toContainText(t('pattern.even', { days: 4 }));
		await expect(pattern).toContainText(t('today.saySource', { source: 'ACOG 651, PCOS 2023' }));
		await page.emulateMedia({ media: 'print' });
		await expect(pattern).toBeHidden();
		await expect(page.getByRole('main')).toBeHidden();
		await page.emulateMedia({ media: 'screen' });
		await expect(pattern.getByRole('row').filter({ hasText: date(daysAgo(33), 'brief') }).first()).toContainText(number(30));
		await expect(pattern.getByRole('listitem').filter({ hasText: t('day.symptom.cramps') })).toContainText(t('pattern.inPeriods', { part: 5, count: 5 }));
		await expect(pattern.getByRole('listitem').filter({ hasText: t('day.mood.sad') })).toContainText(t('pattern.inCycles', { part: 5, count: 5 }));
		await expectNoBarrier(page);

		await pattern.getByRole('button', { name: t('pattern.nurse') }).click();
		const sheet = page.getByRole('dialog', { name: t('nurse.title') });
		const paper = sheet.getByTestId('nurse-paper');
		await expect(paper).toContainText(date(daysAgo(3), 'dated'));
		await expect(paper).not.toContainText(t('day.mood.sad'));
		await sheet.getByRole('checkbox', { name: t('nurse.part.feelings') }).check();
		await expect(paper).toContainText(t('day.mood.sad'));
		await sheet.getByRole('checkbox', { name: t('nurse.part.pain') }).uncheck();
		await expect(paper).not.toContainText(t('nurse.paper.worst'));
		await sheet.getByLabel(t('nurse.questions')).fill('A? B!');
		await expect(paper).toContainText('A? B!');
		const other = tag === 'es' ? 'en' : 'es';
		await sheet.getByRole('combobox', { name: t('nurse.second') }).selectOption(other);
		await expect(paper).toContainText(languageOf(other).t('nurse.paper.title'));
		await expectNoBarrier(page);
		await sheet.getByRole('button', { name: t('nurse.show') }).click();
		await expect(sheet.getByRole('checkbox')).toHaveCount(0);
		await expect(paper).toContainText('A? B!');
		await expectNoBarrier(page);

		await page.emulateMedia({ media: 'print' });
		const visible = await page.evaluate(() => document.body.innerText);
		expect(visible).toContain(t('nurse.paper.title'));
		expect(visible).not.toContain(t('nurse.back'));
		await page.emulateMedia({ media: 'screen' });
		await page.keyboard.press('Escape');
		await expect(sheet).toBeHidden();
		await expect(page.locator('.printed')).toHaveCount(0);
		await expect(pattern.getByRole('button', { name: t('pattern.nurse') })).toBeVisible();
	});
}

const { t } = languageOf('en');

test('printing asks the browser once, and what she asked is gone when the page is opened again', async ({ page }) => {
	await page.addInitScript(() => {
		window.print = () => document.documentElement.setAttribute('data-asked', String(Number(document.documentElement.getAttribute('data-asked') ?? 0) + 1));
	});
	await setUp(page, 'en', { lastOnset: daysAgo(3) });
	await openSetting(page, 'en', 'nurse.title');
	await page.getByLabel(t('nurse.questions')).fill('Only for today');
	await page.getByRole('button', { name: t('nurse.print') }).click();
	await expect(page.locator('html[data-asked="1"]')).toBeAttached();
	await page.getByRole('dialog').getByRole('button', { name: t('common.close') }).click();
	await openSetting(page, 'en', 'nurse.title');
	await expect(page.getByLabel(t('nurse.questions'))).toHaveValue('');
});

test('a diary without a period invites her', async ({ page }) => {
	await setUp(page, 'en');
	await openSetting(page, 'en', 'me.pattern');
	await page.getByRole('dialog').getByRole('button', { name: t('pattern.emptyButton') }).click();
	await expect(page.getByRole('grid')).toBeVisible();
});
