import { expect, test } from '@playwright/test';
import { chooseLanguage, daysAgo, goTo, languageOf, locales, open, openSetting, setUp, today, unlock } from './support';
import { formatNumber } from '../../src/lib/i18n/format';

test.describe('the language is guessed from the browser', () => {
	for (const [wanted, tag] of [
		['ar-EG', 'ar'],
		['es-PE', 'es'],
		['es-MX', 'es-MX'],
		['tl-PH', 'fil'],
		['de-DE', 'en']
	] as const) {
		test(`${wanted} gets ${tag}`, async ({ browser, baseURL }) => {
			const context = await browser.newContext({ locale: wanted, baseURL: baseURL! });
			const page = await context.newPage();
			await page.goto('./');
			await expect(page.locator('html')).toHaveAttribute('lang', tag);
			await expect(page.getByTestId('welcome-start')).toHaveText(languageOf(tag).t('start.welcome.begin'));
			await context.close();
		});
	}
});

test('a language once chosen is kept for the next visit, before unlock too', async ({ page }) => {
	await open(page, 'en');
	await chooseLanguage(page, 'ar');
	await expect(page.getByTestId('welcome-start')).toHaveText(languageOf('ar').t('start.welcome.begin'));
	await page.goto('./');
	await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('a link in another language opens in the one she chose', async ({ page }) => {
	await open(page, 'en');
	await chooseLanguage(page, 'ar');
	await expect(page.getByTestId('welcome-start')).toHaveText(languageOf('ar').t('start.welcome.begin'));
	await page.goto('es/');
	await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
	await expect(page.getByTestId('welcome-start')).toHaveText(languageOf('ar').t('start.welcome.begin'));
});

test('the language changes without losing the screen or the lock', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(12) });
	await openSetting(page, 'en', 'me.language');
	await page.getByRole('link', { name: 'Español', exact: true }).click();
	await expect(page.getByRole('dialog', { name: languageOf('es').t('me.language') })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: languageOf('es').t('me.lockNow') })).toBeVisible();
	await page.getByRole('button', { name: languageOf('es').t('me.lockNow') }).click();
	await chooseLanguage(page, 'ar');
	await unlock(page, 'ar');
	await expect(page.getByText(languageOf('ar').t('today.dayOfCycle', { day: 13 }), { exact: true })).toBeVisible();
});

for (const tag of locales) {
	test(`${tag}: the week, the digits and the direction are those of the language`, async ({ page }) => {
		const { words } = languageOf(tag);
		await setUp(page, tag, { lastOnset: daysAgo(12) });
		await goTo(page, tag, 'calendar');
		await expect(page.getByRole('columnheader').first()).toHaveText(new RegExp(words.days.wide[words.firstDay]!));
		await expect(page.locator('[aria-current="date"]')).toHaveText(formatNumber(Number(today.slice(8)), words));
		await expect(page.locator('html')).toHaveAttribute('dir', words.direction);
		const first = await page.getByRole('columnheader').first().boundingBox();
		const last = await page.getByRole('columnheader').last().boundingBox();
		expect(first!.x < last!.x).toBe(words.direction === 'ltr');
	});
}

test('a language that cannot be fetched is told, and the screen stays', async ({ page, context }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(12) });
	await openSetting(page, 'en', 'me.language');
	await context.setOffline(true);
	await page.getByRole('link', { name: 'Español', exact: true }).click();
	await expect(page.getByRole('alert')).toHaveText(languageOf('en').t('failure.language-missing'));
	await expect(page.getByRole('dialog', { name: languageOf('en').t('me.language') })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
