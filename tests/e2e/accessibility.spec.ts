import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { daysAgo, goTo, languageOf, locales, open, openSetting, setUp } from './support';

async function expectNoViolations(page: Page, screen: string) {
	// Colours are judged when nothing fades any more.
	await page.evaluate(() => Promise.all(document.getAnimations().filter((animation) => animation.effect?.getTiming().iterations !== Infinity).map((animation) => animation.finished)));
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
	expect(violations.map(({ id, nodes }) => `${screen}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page, screen: string) {
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(overflow, `${screen} is wider than the screen`).toBeLessThanOrEqual(0);
}

// Colours are the same in every language; one is enough to judge the dark ones.
for (const tag of locales) {
	for (const colorScheme of tag === 'en' ? (['light', 'dark'] as const) : (['light'] as const)) {
		test(`no screen has a barrier in ${tag}, ${colorScheme}`, async ({ page }) => {
			const { t } = languageOf(tag);
			const check = async (screen: string) => {
				await expectNoViolations(page, screen);
				await page.setViewportSize({ width: 320, height: 640 });
				await expectNoSidewaysScroll(page, screen);
				await page.setViewportSize({ width: 360, height: 640 });
			};
			await page.emulateMedia({ colorScheme });
			await open(page, tag);
			await check('welcome');
			await page.getByTestId('welcome-start').click();
			await expect(page.getByRole('heading', { name: t('start.first.question') })).toBeVisible();
			await check('first question');
			await page.getByRole('button', { name: t('start.first.yes'), exact: true }).click();
			await check('last period');
			await page.getByRole('button', { name: t('start.last.forgotten') }).click();
			await check('about her');
			await page.getByRole('button', { name: t('common.next'), exact: true }).click();
			await expect(page.getByRole('heading', { name: t('lock.choose.kindTitle') })).toBeVisible();
			await check('choose a kind of lock');
			await page.getByTestId('lock-code').click();
			await expect(page.getByRole('heading', { name: t('lock.choose.title') })).toBeVisible();
			await check('choose a code');
			await page.getByRole('button', { name: t('lock.choose.other') }).click();
			for (const kind of ['pictures', 'words'] as const) {
				await page.getByTestId(`lock-${kind}`).click();
				await expect(page.getByTestId('drawn')).toBeVisible();
				await check(`drawn ${kind}`);
				await page.getByRole('button', { name: t('lock.drawn.ready') }).click();
				await check(`repeated ${kind}`);
				await page.getByRole('button', { name: t('lock.choose.other') }).click();
			}
			await setUp(page, tag, { lastOnset: daysAgo(12) });
			await check('today');
			await page.getByRole('button', { name: t('today.more') }).click();
			await expect(page.getByRole('dialog')).toBeVisible();
			await check('day sheet');
			await page.keyboard.press('Escape');
			await goTo(page, tag, 'calendar');
			await check('calendar');
			await page.getByRole('button', { name: t('calendar.markSeveral') }).click();
			await check('marking');
			await goTo(page, tag, 'me');
			await check('me');
			for (const key of ['me.pattern', 'nurse.title', 'reminders.title', 'export.title', 'me.how', 'look.title', 'me.about', 'me.language', 'me.import', 'safety.title', 'backup.title', 'me.aboutNuri', 'me.erase'] as const) {
				await page.getByRole('listitem').getByRole('button', { name: t(key) }).first().click();
				await expect(page.getByRole('dialog')).toBeVisible();
				await check(key);
				await page.getByRole('button', { name: t('common.close') }).click();
				await expect(page.getByRole('dialog')).toBeHidden();
			}
			for (const key of ['safety.lock.title', 'safety.recovery.title', 'safety.second.title', 'safety.protect'] as const) {
				await openSetting(page, tag, 'safety.title', key);
				await check(key);
				for (const title of [key, 'safety.title'] as const) {
					await page.getByRole('dialog', { name: t(title) }).getByRole('button', { name: t('common.close') }).click();
				}
				await expect(page.getByRole('dialog')).toBeHidden();
			}
			await page.getByRole('button', { name: t('me.lockNow') }).click();
			await expect(page.getByRole('heading', { name: t('lock.enter.title') })).toBeVisible();
			await check('lock');
			await page.getByTestId('use-pictures').click();
			await check('lock of pictures');
			await page.getByTestId('use-words').click();
			await check('lock of words');
			await page.getByRole('button', { name: t('lock.enter.useRecovery') }).click();
			await check('recovery');
			await page.goto(`${tag}/calm/`);
			await expect(page.getByRole('table')).toBeVisible();
			await check('calm');
		});
	}
}

test('the keyboard alone sets up, logs a day, turns the month and locks', async ({ page }) => {
	const { t } = languageOf('en');
	const tabTo = async (name: string | RegExp, role: 'button' | 'link' | 'textbox' = 'button') => {
		const goal = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
		await expect(goal).toBeVisible();
		for (let presses = 0; presses < 80; presses++) {
			if (await goal.evaluate((element) => element === document.activeElement)) return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`the keyboard does not reach ${name}`);
	};
	const press = async (name: string | RegExp) => {
		await tabTo(name);
		await page.keyboard.press('Enter');
	};
	await open(page);
	await press(t('start.welcome.begin'));
	await press(t('start.first.yes'));
	await tabTo(/ today$|today,/);
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await press(t('common.next'));
	await press(t('common.next'));
	await press(new RegExp(`^${t('lock.kind.code.name')}`));
	for (let round = 0; round < 2; round++) {
		for (const digit of '739251') await press(digit);
		await press(t('lock.pad.confirm'));
	}
	await expect(page.getByRole('navigation')).toBeVisible();
	await press(t('today.more'));
	await press(t('day.symptom.cramps'));
	await tabTo(t('day.noteTitle'), 'textbox');
	await page.keyboard.type('by keyboard');
	await press(t('common.done'));
	await expect(page.getByRole('dialog')).toBeHidden();
	await press(t('common.calendar'));
	await press(t('calendar.previous'));
	await press(t('common.me'));
	await press(t('me.lockNow'));
	await expect(page.getByRole('heading', { name: t('lock.enter.title') })).toBeVisible();
});
