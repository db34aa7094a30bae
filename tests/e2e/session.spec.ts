import { expect, test, type Page } from '@playwright/test';
import { daysAgo, expectNote, languageOf, open, openSetting, setUp, unlock, writeNote } from './support';

const { t } = languageOf('en');

/** What a browser tells a page that goes out of sight, or comes back. */
async function turn(page: Page, visibility: 'hidden' | 'visible'): Promise<void> {
	await page.evaluate((state) => {
		Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
		document.dispatchEvent(new Event('visibilitychange'));
	}, visibility);
}

const lockScreen = (page: Page) => page.getByRole('heading', { name: t('lock.enter.title') });

test('the app is covered while the window has lost the eye', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await page.evaluate(() => window.dispatchEvent(new Event('blur')));
	await expect(page.getByTestId('veil')).toBeVisible();
	await page.evaluate(() => window.dispatchEvent(new Event('focus')));
	await expect(page.getByTestId('veil')).toBeHidden();
	await page.evaluate(() => window.dispatchEvent(new Event('blur')));
	await page.mouse.click(180, 320);
	await expect(page.getByTestId('veil')).toBeHidden();
	await expect(page.getByRole('navigation')).toBeVisible();
});

test('it locks after half a minute out of sight, and stays open when she is back sooner', async ({ page }) => {
	await page.clock.install();
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await turn(page, 'hidden');
	await page.clock.fastForward(20_000);
	await turn(page, 'visible');
	await expect(page.getByRole('navigation')).toBeVisible();
	await turn(page, 'hidden');
	await page.clock.fastForward(31_000);
	await turn(page, 'visible');
	await expect(lockScreen(page)).toBeVisible();
});

test('it locks at once where she chose so, and what she was writing is kept', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await openSetting(page, 'en', 'safety.title');
	await page.getByRole('button', { name: t('safety.after.now') }).click();
	await page.getByRole('button', { name: t('common.close') }).click();
	await page.getByRole('navigation').getByRole('button', { name: t('common.today') }).click();
	await page.getByRole('button', { name: t('today.more') }).click();
	await page.getByRole('dialog').getByRole('textbox').fill('half a sent');
	await turn(page, 'hidden');
	await expect(lockScreen(page)).toBeVisible();
	await turn(page, 'visible');
	await unlock(page);
	await expectNote(page, 'en', 'half a sent');
});

test('Escape three times leaves for the plain calendar, and Back shows the lock', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await writeNote(page, 'en', 'a lemon tree');
	await page.getByRole('button', { name: t('today.more') }).click();
	for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
	await expect(page).toHaveURL(/\/en\/calm\/$/);
	await page.evaluate(() => void setTimeout(() => history.back(), 0));
	// Wherever Back leads: the page must be there before another is asked for.
	await expect(page).not.toHaveURL(/\/calm\/$/);
	await open(page);
	await expect(lockScreen(page)).toBeVisible();
	await expect(page.getByText('a lemon tree')).toBeHidden();
});

test('Escape twice in a row closes one sheet and stays in the app', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await page.getByRole('button', { name: t('today.more') }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.evaluate(() => {
		for (let press = 0; press < 2; press += 1) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
	});
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByRole('navigation')).toBeVisible();
});

test('a page that comes back out of the browser’s cache is locked', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
	await expect(lockScreen(page)).toBeVisible();
});

test('the browser is asked to keep her diary at the first entry, not before, and its answer is explained', async ({ page }) => {
	await page.addInitScript(() => {
		const storage = navigator.storage;
		Object.assign(window, { asked: 0 });
		storage.persisted = () => Promise.resolve((window as unknown as { asked: number }).asked > 0);
		storage.persist = () => {
			(window as unknown as { asked: number }).asked += 1;
			return Promise.resolve(true);
		};
	});
	const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
	await setUp(page, 'en', {});
	expect(await asked()).toBe(0);
	await openSetting(page, 'en', 'backup.title');
	await expect(page.getByText(t('backup.mayClear'))).toBeVisible();
	await page.getByRole('button', { name: t('common.close') }).click();
	await page.getByRole('navigation').getByRole('button', { name: t('common.today') }).click();
	await writeNote(page, 'en', 'the first entry');
	await expect.poll(asked).toBe(1);
	await openSetting(page, 'en', 'backup.title');
	await expect(page.getByText(t('backup.kept'))).toBeVisible();
});
