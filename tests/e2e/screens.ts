import { expect, type Page } from '@playwright/test';
import type { Locale } from '../../src/lib/i18n/languages';
import type { MessageKey } from '../../src/lib/i18n/message-key';
import { daysAgo, goTo, languageOf, lockNow, open, openSetting, setUp } from './support';

const pages = [
	'me.pattern',
	'care.title',
	'nurse.title',
	'me.how',
	'day.groupsTitle',
	'reminders.title',
	'look.title',
	'me.about',
	'me.language',
	'me.import',
	'export.title',
	'safety.title',
	'backup.title',
	'tour.title',
	'me.aboutNuri',
	'me.erase'
] as const satisfies readonly MessageKey[];
const pagesOfSafety = ['safety.lock.title', 'safety.recovery.title', 'safety.second.title', 'safety.protect'] as const satisfies readonly MessageKey[];

/** Goes through every screen of the app as a girl would, from the welcome to the lock; `look` is called on each. */
export async function walkScreens(page: Page, tag: Locale, look: (screen: string) => Promise<void>): Promise<void> {
	const { t } = languageOf(tag);
	await open(page, tag);
	await page.locator('summary').click();
	await look('welcome');
	await page.locator('summary').click();
	await page.getByTestId('welcome-start').click();
	await look('first question');
	await page.getByRole('button', { name: t('backup.have'), exact: true }).click();
	await look('bring a backup');
	await page.getByRole('button', { name: t('common.back'), exact: true }).click();
	await page.getByRole('button', { name: t('start.first.yes'), exact: true }).click();
	await look('last period');
	await page.getByRole('button', { name: t('start.last.forgotten'), exact: true }).click();
	await look('about her');
	await page.getByRole('button', { name: t('common.next'), exact: true }).click();
	await look('kinds of lock');
	for (const kind of ['pictures', 'words'] as const) {
		await page.getByTestId(`lock-${kind}`).click();
		await expect(page.getByTestId('drawn')).toBeVisible();
		await look(`drawn ${kind}`);
		await page.getByRole('button', { name: t('lock.drawn.ready'), exact: true }).click();
		await look(`repeated ${kind}`);
		await page.getByRole('button', { name: t('lock.choose.other'), exact: true }).click();
	}
	await page.getByTestId('lock-code').click();
	await look('choose a code');
	await setUp(page, tag, { lastOnset: daysAgo(12), age: 13 });
	await look('today');
	await page.getByRole('button', { name: t('today.more'), exact: true }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await look('day');
	await page.keyboard.press('Escape');
	await goTo(page, tag, 'calendar');
	await look('calendar');
	await page.getByRole('button', { name: t('calendar.openYear') }).click();
	await look('year');
	await page.getByRole('button', { name: t('calendar.openMonth') }).click();
	await page.getByRole('button', { name: t('calendar.markSeveral'), exact: true }).click();
	await look('marking');
	await goTo(page, tag, 'learn');
	await expect(page.getByTestId('open-help')).toBeVisible();
	await look('learn');
	await page.locator('#ask').fill('i want to die');
	await expect(page.getByTestId('distress')).toBeVisible();
	await look('distress');
	await page.locator('#ask').fill('');
	const shut = async () => {
		await page.getByRole('dialog').getByRole('button', { name: t('common.close'), exact: true }).click();
		await expect(page.getByRole('dialog')).toBeHidden();
	};
	await page.locator('[data-category=cycle]').click();
	await page.getByRole('dialog').locator('[data-answer]').first().click();
	await expect(page.getByTestId('answer')).toBeVisible();
	await look('answer');
	await page.getByRole('dialog').getByRole('button', { name: t('common.close'), exact: true }).click();
	await shut();
	await page.getByRole('main').getByText(t('learn.quiz.hint'), { exact: true }).click();
	await page.getByTestId('quiz-question').getByRole('button').first().click();
	await look('quiz');
	await shut();
	await page.getByRole('main').getByText(t('learn.myths.hint'), { exact: true }).click();
	await expect(page.getByTestId('myth')).toBeVisible();
	await look('myths');
	await shut();
	await page.getByTestId('open-help').click();
	await page.getByRole('dialog').locator('select').first().selectOption('ZA');
	await expect(page.getByTestId('service')).toHaveCount(2);
	await look('help');
	await shut();
	await goTo(page, tag, 'me');
	await look('me');
	// By their button: three times Escape in a row would leave the app.
	const close = (key: MessageKey) => page.getByRole('dialog', { name: t(key), exact: true }).getByRole('button', { name: t('common.close'), exact: true }).click();
	for (const key of pages) {
		await openSetting(page, tag, key);
		await look(key);
		await close(key);
		await expect(page.getByRole('dialog')).toBeHidden();
	}
	for (const key of pagesOfSafety) {
		await openSetting(page, tag, 'safety.title', key);
		await look(key);
		await close(key);
		await close('safety.title');
		await expect(page.getByRole('dialog')).toBeHidden();
	}
	await lockNow(page, tag);
	await look('lock');
	for (const way of ['lock.enter.usePictures', 'lock.enter.useWords', 'lock.enter.useRecovery'] as const) {
		await page.getByRole('button', { name: t(way), exact: true }).click();
		await look(way);
	}
}
