import { expect, test } from '@playwright/test';
import { calendarSystem } from '../../src/lib/core/calendar/calendar-system';
import { formatDate } from '../../src/lib/i18n/format';
import { daysAgo, goTo, languageOf, locales, openSetting, setUp, today } from './support';

for (const tag of locales) {
	const { t, words } = languageOf(tag);

	test(`days are said in the calendar that she chose, here and in the year, and stay the same days, in ${tag}`, async ({ page }) => {
		await setUp(page, tag, { lastOnset: daysAgo(3) });
		for (const id of ['ethiopic', 'bikram-sambat', 'persian', 'buddhist'] as const) {
			const say = (pattern: Parameters<typeof formatDate>[1], day = today) => formatDate(day, pattern, words, calendarSystem(id));
			await openSetting(page, tag, 'me.language');
			const choice = page.getByRole('group', { name: t('calendar.systemTitle') }).getByRole('button', { name: t(`calendar.system.${id}`) });
			await choice.click();
			await expect(choice).toHaveAttribute('aria-pressed', 'true');
			await page.getByRole('dialog').getByRole('button', { name: t('common.close') }).click();
			await goTo(page, tag, 'calendar');
			await expect(page.getByRole('grid', { name: say('month') })).toBeVisible();
			await expect(page.getByRole('button', { name: say('full') })).toHaveAttribute('aria-current', 'date');
			await page.getByRole('button', { name: t('calendar.openYear') }).click();
			await expect(page.getByRole('main').locator('path.plain')).toHaveCount(id === 'ethiopic' ? 13 : 12);
			await page.getByRole('button', { name: t('calendar.openMonth') }).click();
			const gregorian = await page.locator('[aria-current=date]').getAttribute('data-day');
			expect(gregorian).toBe(today);
		}
	});
}

const { t, words } = languageOf('en');

test('the month of five days is shown, stepped over by keys, and kept for the next opening', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(3) });
	await openSetting(page, 'en', 'me.language');
	await page.getByRole('button', { name: t('calendar.system.ethiopic') }).click();
	await page.getByRole('dialog').getByRole('button', { name: t('common.close') }).click();
	await goTo(page, 'en', 'calendar');
	await page.getByRole('button', { name: t('calendar.openYear') }).click();
	await page.getByRole('button', { name: t('calendar.previousYear') }).click();
	const pagumen = words.otherMonths.ethiopic?.[12] ?? '';
	await page.getByRole('button', { name: new RegExp(`^${pagumen}`) }).click();
	const days = page.locator('[data-day]');
	expect([5, 6]).toContain(await days.count());
	await days.last().focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('grid', { name: new RegExp(words.otherMonths.ethiopic?.[0] ?? '') })).toBeVisible();
	await expect(days).toHaveCount(30);
	await page.reload();
	await page.goto('en/calm/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(formatDate(today, 'month', words, calendarSystem('ethiopic')));
});
