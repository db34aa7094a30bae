import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { chooseCode, goTo, languageOf, locales, lockNow, open, openSetting, setUp, unlock } from './support';
import { tourCards } from '../../src/lib/ui/tour/tour-cards';

async function expectNoBarrier(page: Page) {
	await page.evaluate(() => Promise.all(document.getAnimations().filter((animation) => animation.effect?.getTiming().iterations !== Infinity).map(({ finished }) => finished)));
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

for (const tag of locales) {
	const { t, words } = languageOf(tag);

	test(`a look around is offered once, is turned by keys too, and is found again in Me, in ${tag}`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await setUp(page, tag);
		await page.getByTestId('tour-offer').getByRole('button', { name: t('tour.start') }).click();
		const sheet = page.getByRole('dialog', { name: t('tour.title') });
		for (const [index, card] of tourCards.entries()) {
			await expect(sheet.getByRole('heading', { name: t(`tour.card.${card}.title`) })).toBeVisible();
			await expectNoBarrier(page);
			if (index === 1) {
				await page.keyboard.press(words.direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft');
				await expect(sheet.getByRole('heading', { name: t('tour.card.mark.title') })).toBeVisible();
				await page.keyboard.press(words.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
			}
			if (index < tourCards.length - 1) await sheet.getByRole('button', { name: t('common.next'), exact: true }).click();
		}
		await sheet.getByRole('button', { name: t('tour.done') }).click();
		await expect(page.getByTestId('tour-offer')).toHaveCount(0);
		await lockNow(page, tag);
		await unlock(page, tag);
		await expect(page.getByTestId('tour-offer')).toHaveCount(0);
		await openSetting(page, tag, 'tour.title');
		await sheet.getByRole('button', { name: t('tour.skip') }).click();
		await expect(sheet).toBeHidden();
	});

	test(`whoever is here to learn is asked nothing, and can begin to note at any time, in ${tag}`, async ({ page }) => {
		await open(page, tag);
		await page.getByTestId('welcome-start').click();
		await page.getByRole('button', { name: t('start.first.learning') }).click();
		await chooseCode(page, tag);
		await expect(page.getByRole('heading', { name: t('tour.learning.title') })).toBeVisible();
		await expect(page.getByText(t('today.question'))).toHaveCount(0);
		await expect(page.getByRole('main')).toContainText(t('today.say.spoonfuls'));
		await expectNoBarrier(page);
		await page.getByRole('button', { name: t('tour.learning.note') }).click();
		await expect(page.getByText(t('today.question'))).toBeVisible();
		await openSetting(page, tag, 'me.about');
		await page.getByRole('switch', { name: t('tour.learning.switch') }).click();
		await page.getByRole('dialog').getByRole('button', { name: t('common.close') }).click();
		await goTo(page, tag, 'today');
		await expect(page.getByRole('heading', { name: t('tour.learning.title') })).toBeVisible();
	});
}

const { t } = languageOf('en');

test('the offer of a look around can be put away', async ({ page }) => {
	await setUp(page, 'en');
	await page.getByTestId('tour-offer').getByRole('button', { name: t('tour.notNow') }).click();
	await expect(page.getByTestId('tour-offer')).toHaveCount(0);
});
