import { expect, test, type Page } from '@playwright/test';
import type { Locale } from '../../src/lib/i18n/languages';
import { CODE, dayButton, daysAgo, goTo, languageOf, locales, lockNow, openSetting, setUp, showMonth, unlock } from './support';

async function closeSheet(page: Page, tag: Locale): Promise<void> {
	await page.getByRole('dialog').getByRole('button', { name: languageOf(tag).t('common.close') }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
}

async function overflowOf(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What sticks out of the screen sideways, whether or not it can be scrolled to. */
async function stickingOut(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		Array.from(document.querySelectorAll<HTMLElement>('main *, header *, nav *, [role="dialog"] *'))
			.filter((element) => !element.closest('svg, .hidden') && element.checkVisibility())
			.filter((element) => {
				const { left, right, width } = element.getBoundingClientRect();
				return width > 1 && (left < -1 || right > innerWidth + 1);
			})
			.map((element) => element.outerHTML.slice(0, 90))
	);
}

test('her companion, her colours and her name stay with her diary, and the lock says nothing of them', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en', { lastOnset: daysAgo(12) });
	await openSetting(page, 'en', 'look.title');
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: new RegExp(`^${t('look.companion.zola.name')}`) }).click();
	await sheet.getByRole('button', { name: new RegExp(`^${t('look.theme.night.name')}`) }).click();
	await sheet.getByRole('textbox').fill('Sara');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
	await closeSheet(page, 'en');
	await goTo(page, 'en', 'today');
	await expect(page.getByRole('heading', { name: t('today.hello', { name: 'Sara' }) })).toBeVisible();
	await lockNow(page);
	await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
	await expect(page.locator('body')).not.toContainText('Sara');
	await page.reload();
	await expect(page.getByRole('heading', { name: t('lock.enter.title') })).toBeVisible();
	await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
	expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toMatch(/night|zola|Sara/);
	await unlock(page, 'en', CODE);
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
	await expect(page.getByRole('heading', { name: t('today.hello', { name: 'Sara' }) })).toBeVisible();
	await openSetting(page, 'en', 'look.title');
	await expect(page.getByRole('button', { name: new RegExp(`^${t('look.companion.zola.name')}`) })).toHaveAttribute('aria-pressed', 'true');
});

test('the cat waits for three noted days and says so; noting opens it', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en');
	await openSetting(page, 'en', 'look.title');
	const cat = page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${t('look.companion.misk.name')}`) });
	await expect(page.getByText(t('look.opensNamed', { name: t('look.companion.misk.name'), count: 3 }), { exact: true })).toBeVisible();
	await cat.click({ force: true });
	await expect(cat).toHaveAttribute('aria-pressed', 'false');
	await closeSheet(page, 'en');
	await goTo(page, 'en', 'calendar');
	await showMonth(page, 'en', daysAgo(12));
	await page.getByRole('button', { name: t('calendar.markSeveral') }).click();
	for (const days of [12, 11, 10]) {
		const [shown, day] = [daysAgo(12).slice(0, 7), daysAgo(days)];
		if (day.slice(0, 7) !== shown && days !== 12) await page.getByRole('button', { name: t('calendar.following') }).click();
		await dayButton(page, 'en', day).click();
	}
	await page.getByRole('button', { name: t('calendar.markDone', { count: 3 }) }).click();
	await openSetting(page, 'en', 'look.title');
	await cat.click();
	await expect(cat).toHaveAttribute('aria-pressed', 'true');
});

test('her companion says something else with every tap, and thanks her for noting', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en', { lastOnset: daysAgo(12) });
	const figure = page.getByRole('main').getByRole('button', { name: t('today.sayAnother') });
	const saying = page.getByTestId('saying');
	const heard = new Set<string>();
	for (let tap = 0; tap < 5; tap++) {
		heard.add((await saying.textContent()) ?? '');
		await figure.last().click();
	}
	expect(heard.size).toBe(5);
	await figure.first().click();
	await expect(page.getByRole('figure').getByRole('status')).toContainText(/\w/);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('figure').getByRole('status')).toBeEmpty();
	await page.getByRole('main').getByRole('button', { name: t('day.flow.none') }).click();
	const thanks = (['logged', 'loggedHelps', 'loggedSafe'] as const).map((name) => t(`today.say.${name}`));
	await expect.poll(async () => thanks.includes((await saying.textContent())?.trim() ?? '')).toBe(true);
});

test('calm and the left hand hold while the diary is open; sound and vibration can be tried and come with noting', async ({ page }) => {
	const { t } = languageOf('en');
	await page.addInitScript(() => {
		const felt: string[] = [];
		Object.assign(window, { felt });
		Navigator.prototype.vibrate = (pattern) => felt.push(`vibrated ${String(pattern)}`) > 0;
		const start = OscillatorNode.prototype.start;
		OscillatorNode.prototype.start = function (at) {
			felt.push('sounded');
			start.call(this, at);
		};
	});
	const felt = () => page.evaluate(() => (window as unknown as { felt: string[] }).felt.splice(0));
	await setUp(page, 'en', { lastOnset: daysAgo(12) });
	await page.getByRole('main').getByRole('button', { name: t('day.flow.none') }).click();
	await openSetting(page, 'en', 'look.title');
	expect(await felt()).toEqual([]);
	for (const name of ['calm-motion', 'left-hand', 'sound', 'vibration'] as const) {
		const toggle = page.getByRole('switch', { name: t(`look.switch.${name}.name`) });
		await expect(toggle).toHaveAttribute('aria-checked', 'false');
		await toggle.click();
		await expect(toggle).toHaveAttribute('aria-checked', 'true');
	}
	expect(await felt()).toEqual([]);
	for (const name of ['sound', 'vibration'] as const) {
		await page.getByRole('button', { name: t('look.tryNamed', { name: t(`look.switch.${name}.name`) }) }).click();
	}
	expect(await felt()).toEqual(['sounded', 'sounded', 'vibrated 15']);
	await expect(page.locator('html[data-motion="calm"][data-hand="left"]')).toBeAttached();
	await closeSheet(page, 'en');
	await goTo(page, 'en', 'today');
	expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
	await page.getByRole('main').getByRole('button', { name: t('day.flow.light') }).click();
	await expect.poll(felt).toEqual(['sounded', 'sounded', 'vibrated 15']);
	await goTo(page, 'en', 'calendar');
	const exit = await page.getByRole('button', { name: t('common.quickExit') }).boundingBox();
	const next = await page.getByRole('button', { name: t('calendar.following') }).boundingBox();
	expect(exit!.x).toBeGreaterThan(180);
	expect(next!.x).toBeLessThan(180);
	await lockNow(page);
	await expect(page.locator('html:not([data-motion]):not([data-hand])')).toBeAttached();
});

for (const tag of locales) {
	test(`the largest text fits a narrow screen in ${tag}, and is there before anything is drawn`, async ({ page }) => {
		const { t, words } = languageOf(tag);
		await page.setViewportSize({ width: 320, height: 640 });
		await setUp(page, tag, { lastOnset: daysAgo(12) });
		await openSetting(page, tag, 'look.title');
		const percent = Array.from('200', (digit) => words.digits[Number(digit)]).join('');
		await page.getByRole('button', { name: new RegExp(percent) }).click();
		const check = async (screen: string) => {
			expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
			expect(await overflowOf(page), screen).toBeLessThanOrEqual(0);
			expect(await stickingOut(page), screen).toEqual([]);
			if (process.env.NURI_SHOTS) await page.screenshot({ path: `${process.env.NURI_SHOTS}/${tag}-200-${screen}.png`, fullPage: true });
		};
		await check('look');
		await closeSheet(page, tag);
		for (const place of ['me', 'calendar', 'today'] as const) {
			await goTo(page, tag, place);
			await check(place);
		}
		await lockNow(page, tag);
		await page.reload();
		await expect(page.getByRole('heading', { name: t('lock.enter.title') })).toBeVisible();
		await check('lock');
	});
}
