import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { daysAgo, goTo, languageOf, lockNow, locales, openSetting, setUp, unlock } from './support';

const { t } = languageOf('en');
const signal = (page: Page) => page.getByRole('main').getByTestId('care-signal');

async function logFainting(page: Page, tag: 'en' | 'ar' = 'en') {
	const words = languageOf(tag);
	await page.getByRole('button', { name: words.t('day.flow.heavy') }).first().click();
	await page.getByRole('button', { name: words.t('today.more') }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: words.t('day.more') }).first().click();
	await sheet.getByRole('button', { name: words.t('day.symptom.faint'), exact: true }).click();
	await sheet.getByRole('button', { name: words.t('common.done'), exact: true }).click();
	await expect(sheet).toBeHidden();
}

test('at fifteen without a first period one gentle card says whom to ask, and stays away once she puts it away', async ({ page }) => {
	await setUp(page, 'en', { beginning: 'not-yet', age: 15 });
	await expect(signal(page)).toHaveCount(1);
	await expect(signal(page)).toContainText(t('care.why.late', { years: 15 }));
	await expect(signal(page)).toContainText('Not yet reviewed by a clinician.');
	await signal(page).getByRole('button', { name: t('care.more') }).click();
	const layer = page.getByRole('dialog', { name: t('care.title') });
	await expect(layer.getByTestId('care-signal')).toHaveCount(1);
	await layer.getByRole('button', { name: t('care.notNow') }).click();
	await expect(layer.getByTestId('care-signal')).toBeHidden();
	await layer.getByRole('button', { name: t('common.close') }).click();
	await expect(signal(page)).toBeHidden();

	await lockNow(page);
	await unlock(page);
	await expect(page.getByRole('heading', { name: t('today.notYet.title') })).toBeVisible();
	await expect(signal(page)).toBeHidden();
	await page.clock.setFixedTime(new Date(Date.now() + 90 * 86_400_000));
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(signal(page)).toBeVisible();
});

test('a signal that she put away is found in Me and can be shown again', async ({ page }) => {
	await setUp(page, 'en', { beginning: 'not-yet', age: 15 });
	await signal(page).getByRole('button', { name: t('care.notNow') }).click();
	await expect(signal(page)).toBeHidden();
	await openSetting(page, 'en', 'care.title');
	await page.getByRole('dialog').getByRole('button', { name: t('care.showAgain') }).click();
	await expect(page.getByRole('dialog').getByTestId('care-signal')).toBeVisible();
	await page.getByRole('dialog').getByRole('button', { name: t('common.close') }).click();
	await goTo(page, 'en', 'today');
	await expect(signal(page)).toBeVisible();
});

test('fainting on a heavy day is urgent: on top, and put away for the day alone', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(1), age: 14 });
	await logFainting(page);
	const urgent = page.getByRole('main').getByTestId('care-urgent');
	await expect(urgent).toContainText(t('care.whom.urgent'));
	const top = async () => (await urgent.boundingBox())?.y ?? 0;
	expect(await top()).toBeLessThan((await page.getByTestId('forecast').boundingBox())?.y ?? 0);
	await urgent.getByRole('button', { name: t('care.hideToday') }).click();
	await expect(urgent).toBeHidden();
	await openSetting(page, 'en', 'care.title');
	await expect(page.getByRole('dialog').getByTestId('care-urgent')).toBeVisible();
	await page.getByRole('dialog').getByRole('button', { name: t('common.close') }).click();
	await goTo(page, 'en', 'today');
	await page.clock.setFixedTime(new Date(Date.now() + 86_400_000));
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(urgent).toBeVisible();
});

test('at thirteen without a first period she is asked one thing, and may change her answer', async ({ page }) => {
	await setUp(page, 'en', { beginning: 'not-yet', age: 13 });
	const question = page.getByTestId('care-question');
	await expect(question.getByRole('heading', { name: t('care.ask.ask-body-changes.question') })).toBeVisible();
	await question.getByRole('button', { name: t('care.answer.no'), exact: true }).click();
	await expect(signal(page)).toContainText(t('care.why.no-changes', { years: 13 }));
	await signal(page).getByRole('button', { name: t('care.more') }).click();
	const layer = page.getByRole('dialog', { name: t('care.title') });
	const no = layer.getByRole('button', { name: t('care.answer.no'), exact: true });
	await expect(no).toHaveAttribute('aria-pressed', 'true');
	await layer.getByRole('button', { name: t('care.answer.ratherNot') }).click();
	await expect(layer.getByTestId('care-signal')).toBeHidden();
	await layer.getByRole('button', { name: t('common.close') }).click();
	await expect(signal(page)).toBeHidden();
	await expect(question).toBeHidden();
});

test('a gap of more than ninety days counts once she says that nothing was missed', async ({ page }) => {
	await setUp(page, 'en', { age: 16 });
	await openSetting(page, 'en', 'me.import');
	const onsets = [daysAgo(100), daysAgo(5)];
	await page.locator('input[type=file]').setInputFiles({ name: 'cycles.csv', mimeType: 'text/csv', buffer: Buffer.from(['start', ...onsets].join('\n')) });
	await page.getByRole('button', { name: t('import.confirm') }).click();
	await goTo(page, 'en', 'today');
	await expect(page.getByRole('heading', { name: t('forecast.missed.question') })).toHaveCount(1);
	await expect(signal(page)).toBeHidden();
	await page.getByRole('button', { name: t('forecast.missed.no') }).click();
	await expect(signal(page)).toContainText('95 days');
});

for (const tag of locales) {
	for (const colorScheme of tag === 'en' ? (['light', 'dark'] as const) : (['light'] as const)) {
		test(`when to ask for help can be read at nine, without a barrier, in ${tag}, ${colorScheme}`, async ({ page }) => {
			const words = languageOf(tag);
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await setUp(page, tag, { lastOnset: daysAgo(2), age: 9 });
			if (tag !== 'es') await logFainting(page, tag);
			await check(page);
			await openSetting(page, tag, 'care.title');
			const layer = page.getByRole('dialog', { name: words.t('care.title') });
			for (const key of ['soak', 'faint', 'shock', 'pain', 'pregnant', 'self', 'hurt'] as const) {
				await expect(layer.getByText(words.t(`care.now.${key}`), { exact: true })).toBeVisible();
			}
			await check(page);
		});
	}
}

async function check(page: Page) {
	await page.evaluate(() => Promise.all(document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity).map((each) => each.finished)));
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(overflow).toBeLessThanOrEqual(0);
	await page.setViewportSize({ width: 360, height: 640 });
}

