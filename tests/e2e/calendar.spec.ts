import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { formatNumber } from '../../src/lib/i18n/format';
import { addDays, dayButton, daysAgo, goTo, languageOf, locales, setUp, today } from './support';

async function expectNoBarrier(page: Page) {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}
const year = Number(today.slice(0, 4));
/** A month that lies wholly behind us: July of last year. */
const july = `${year - 1}-07-01` as typeof today;

for (const tag of locales) {
	const { t, date, words } = languageOf(tag);

	test(`from the year she goes to any month, paints days with one stroke, and takes them back, in ${tag}`, async ({ page }) => {
		await setUp(page, tag, { lastOnset: daysAgo(3) });
		await goTo(page, tag, 'calendar');
		await page.getByRole('button', { name: t('calendar.openYear') }).click();
		await page.setViewportSize({ width: 320, height: 640 });
		await expectNoBarrier(page);
		await page.getByRole('button', { name: t('calendar.previousYear') }).click();
		await expect(page.getByRole('heading', { name: formatNumber(year - 1, words) })).toBeVisible();
		await page.getByRole('button', { name: date(july, 'month') }).click();
		await page.getByRole('button', { name: t('calendar.markSeveral') }).click();
		const [from, to] = [dayButton(page, tag, addDays(july, 8)), dayButton(page, tag, addDays(july, 11))];
		await from.scrollIntoViewIfNeeded();
		const [start, end] = [await from.boundingBox(), await to.boundingBox()];
		if (!start || !end) throw new Error('no day on the screen');
		await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
		await page.mouse.down();
		await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
		await page.mouse.up();
		await expect(page.getByText(t('calendar.markingCount', { count: 4 }))).toBeVisible();
		await expect(from).toHaveAttribute('aria-pressed', 'true');
		await page.getByRole('button', { name: t('calendar.markDone', { count: 4 }) }).click();
		await page.getByRole('button', { name: t('calendar.openYear') }).click();
		await expect(page.getByRole('button', { name: date(july, 'month') })).toHaveAccessibleName(new RegExp(t('calendar.bleedingDays', { count: 4 })));
		await page.getByRole('button', { name: t('common.undo') }).click();
		await expect(page.getByRole('button', { name: date(july, 'month') })).toHaveAccessibleName(new RegExp(t('calendar.bleedingDays', { count: 0 })));
		await page.getByRole('button', { name: t('calendar.today') }).click();
		await expect(page.getByRole('heading', { name: formatNumber(year, words) })).toBeVisible();
	});
}

const { t, date } = languageOf('en');

test('every day, month and year is reached by keys, and an arrow with Shift paints', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(3) });
	await goTo(page, 'en', 'calendar');
	const focused = (day: typeof today) => expect(dayButton(page, 'en', day)).toBeFocused();
	await dayButton(page, 'en', today).focus();
	await page.keyboard.press('Shift+PageUp');
	await expect(page.getByRole('grid', { name: date(`${year - 1}${today.slice(4, 7)}-01` as typeof today, 'month') })).toBeVisible();
	await page.keyboard.press('PageUp');
	await page.keyboard.press('PageDown');
	await page.keyboard.press('Shift+PageDown');
	await expect(page.getByRole('grid', { name: date(today, 'month') })).toBeVisible();
	await page.keyboard.press('Home');
	await expect(page.locator('[data-day]:focus')).toHaveCount(1);
	const first = (await page.locator('[data-day]:focus').getAttribute('data-day')) as typeof today;
	await page.keyboard.press('End');
	await focused(addDays(first, 6));

	await page.getByRole('button', { name: t('calendar.openYear') }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: t('calendar.openMonth') })).toBeFocused();
	await page.keyboard.press('PageUp');
	await expect(page.getByRole('heading', { name: String(year - 1) })).toBeVisible();
	await page.getByRole('button', { name: date(july, 'month') }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('grid', { name: date(july, 'month') })).toBeVisible();
	await page.getByRole('button', { name: t('calendar.markSeveral') }).click();
	await dayButton(page, 'en', addDays(july, 5)).focus();
	await page.keyboard.press('Shift+ArrowRight');
	await focused(addDays(july, 6));
	await page.keyboard.press('Shift+ArrowRight');
	await expect(page.getByText(t('calendar.markingCount', { count: 3 }))).toBeVisible();
	for (const day of [5, 6, 7]) await expect(dayButton(page, 'en', addDays(july, day))).toHaveAttribute('aria-pressed', 'true');
	await expect(dayButton(page, 'en', addDays(july, 8))).toHaveAttribute('aria-pressed', 'false');
});

test('the year goes as far back as her notes, and one year ahead', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(3) });
	await goTo(page, 'en', 'calendar');
	await page.getByRole('button', { name: t('calendar.openYear') }).click();
	await page.getByRole('button', { name: t('calendar.followingYear') }).click();
	await expect(page.getByRole('button', { name: t('calendar.followingYear') })).toBeDisabled();
	for (let turned = 0; turned < 13; turned++) await page.getByRole('button', { name: t('calendar.previousYear') }).click();
	await expect(page.getByRole('button', { name: t('calendar.previousYear') })).toBeDisabled();
});
