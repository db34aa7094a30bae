import { expect, test } from '@playwright/test';
import { addDays, daysAgo, goTo, languageOf, setUp } from './support';

const english = languageOf('en');
const gaps = [29, 30, 28, 29, 60, 29, 30, 29];
const onsets = gaps.reduceRight((dates, gap) => [addDays(dates[0]!, -gap), ...dates], [daysAgo(12)]);

test('a gap that looks like a missed log is asked about, her answer counts, and can be changed', async ({ page }) => {
	await setUp(page, 'en', { age: 16 });
	await goTo(page, 'en', 'me');
	await page.getByRole('button', { name: english.t('me.import') }).click();
	const csv = Buffer.from(['start', ...onsets].join('\n'));
	await page.locator('input[type=file]').setInputFiles({ name: 'cycles.csv', mimeType: 'text/csv', buffer: csv });
	await page.getByRole('button', { name: english.t('import.confirm') }).click();
	await goTo(page, 'en', 'today');
	const question = page.getByRole('heading', { name: english.t('forecast.missed.question') });
	await expect(question).toBeVisible();
	await page.getByRole('button', { name: english.t('forecast.missed.yes') }).click();
	await expect(question).toBeHidden();

	await goTo(page, 'en', 'me');
	await page.getByRole('listitem').getByRole('button', { name: english.t('me.pattern') }).click();
	const pattern = page.getByRole('dialog', { name: english.t('me.pattern') });
	// Eight gaps, of which the one with a missed log is not judged.
	await expect(pattern).toContainText(/of 7 times/);
	await expect(pattern.getByRole('table').last().getByRole('row')).toHaveCount(gaps.length + 1);
	await expect(pattern.getByRole('button', { name: english.t('forecast.missed.yes') })).toHaveAttribute('aria-pressed', 'true');
	await pattern.getByRole('button', { name: english.t('forecast.missed.no') }).click();
	await expect(pattern).toContainText(/of 8 times/);
});

test('forecasts are paused without a reason, bleeding is still logged, and they come back', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(12), age: 16 });
	await goTo(page, 'en', 'me');
	await page.getByRole('button', { name: english.t('me.pause') }).click();
	await goTo(page, 'en', 'today');
	const forecast = page.getByTestId('forecast');
	await expect(forecast).toContainText(english.t('forecast.paused'));
	await page.getByRole('button', { name: english.t('day.flow.spotting') }).click();
	await expect(page.getByRole('button', { name: english.t('day.flow.spotting') })).toHaveAttribute('aria-pressed', 'true');
	await goTo(page, 'en', 'me');
	await page.getByRole('button', { name: english.t('me.resume') }).click();
	await goTo(page, 'en', 'today');
	await expect(forecast).not.toContainText(english.t('forecast.paused'));
});

test('past her own 95 % point she is asked, and after ninety days the words turn to care', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(88), age: 16 });
	await expect(page.getByTestId('forecast')).toContainText(english.t('forecast.later-than-usual'));
	await page.getByRole('button', { name: english.t('forecast.missed.openNo') }).click();
	await expect(page.getByRole('heading', { name: english.t('forecast.missed.question') })).toBeHidden();
	await page.clock.setFixedTime(new Date(Date.now() + 4 * 86_400_000));
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(page.getByTestId('forecast')).toContainText(english.t('forecast.care'));
});
