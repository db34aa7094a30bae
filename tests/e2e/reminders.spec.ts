import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { addDays } from '../../src/lib/core/calendar/calendar-date';
import { posteriorFrom } from '../../src/lib/core/prediction/posterior';
import { daysAgo, languageOf, locales, lockNow, openSetting, setUp, today, unlock } from './support';

const telling = /period|menstru|cycle|regla|ciclo|nuri|دور|حيض/i;

async function expectNoBarrier(page: Page) {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

for (const tag of locales) {
	const { t } = languageOf(tag);

	test(`near her window she hears what to pack, once in a cycle, in ${tag}`, async ({ page }) => {
		await setUp(page, tag, { lastOnset: daysAgo(26), age: 14 });
		const card = page.getByTestId('pack-card');
		await expect(card).toContainText(t('day.product.pad'));
		await expectNoBarrier(page);
		for (const item of await card.getByRole('checkbox').all()) await item.check();
		await card.getByRole('button', { name: t('reminders.pack.done') }).click();
		await expect(card).toBeHidden();
		await lockNow(page, tag);
		await unlock(page, tag);
		await expect(page.getByTestId('forecast')).toBeVisible();
		await expect(card).toBeHidden();
	});

	test(`a calendar file holds her days and her neutral words, in ${tag}`, async ({ page }) => {
		await setUp(page, tag, { lastOnset: daysAgo(9), age: 14 });
		await openSetting(page, tag, 'reminders.title');
		const sheet = page.getByRole('dialog');
		await expect(sheet.getByTestId('reminder-dates').getByRole('listitem')).toHaveCount(1);
		await sheet.getByRole('button', { name: t('reminders.daysBefore', { count: 5 }), exact: true }).click();
		await expect(sheet.getByTestId('reminder-dates').getByRole('listitem')).toHaveCount(2);
		await expectNoBarrier(page);
		await sheet.getByLabel(t('reminders.text')).fill('مرحبا, bag; now');
		const [download] = await Promise.all([page.waitForEvent('download'), sheet.getByRole('button', { name: t('reminders.save') }).click()]);
		expect(download.suggestedFilename()).not.toMatch(telling);
		const file = readFileSync(await download.path(), 'utf8');
		expect(file).not.toMatch(telling);
		expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
		const history = { onsets: [daysAgo(9)], age: 14 };
		const first = posteriorFrom(history, today)!.suppliesFrom;
		const days = [5, 2].map((before) => addDays(first, -before));
		expect(file.match(/DTSTART;VALUE=DATE:\d{8}/g)).toEqual(days.map((day) => `DTSTART;VALUE=DATE:${day.replace(/-/g, '')}`));
		expect(file.match(/DTEND;VALUE=DATE:\d{8}/g)).toEqual(days.map((day) => `DTEND;VALUE=DATE:${addDays(day, 1).replace(/-/g, '')}`));
		expect(file).toContain('SUMMARY:مرحبا\\, bag\\; now');
		await expect(sheet).toContainText(t('reminders.cannotNotify'));
	});
}

const { t } = languageOf('en');

test('the words that are offered for a reminder tell nothing', () => {
	for (const tag of locales) expect(languageOf(tag).t('reminders.usualText')).not.toMatch(telling);
});

test('where the browser can keep notifications they wait for their days, and go when she says so or erases', async ({ page }) => {
	await page.addInitScript(() => {
		const waiting: { title: string; tag: string; at: number }[] = [];
		Object.assign(globalThis, { waiting, TimestampTrigger: class { constructor(readonly timestamp: number) {} } });
		Object.defineProperty(Notification.prototype, 'showTrigger', { value: null });
		Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
		Notification.requestPermission = async () => 'granted';
		ServiceWorkerRegistration.prototype.showNotification = async (title, options = {}) => {
			waiting.push({ title, tag: options.tag ?? '', at: (options as { showTrigger?: { timestamp: number } }).showTrigger?.timestamp ?? 0 });
		};
		ServiceWorkerRegistration.prototype.getNotifications = async () =>
			waiting.map((each) => ({ close: () => waiting.splice(waiting.indexOf(each), 1) })) as unknown as Notification[];
	});
	const waiting = () => page.evaluate(() => (globalThis as unknown as { waiting: { title: string; at: number }[] }).waiting);
	await setUp(page, 'en', { lastOnset: daysAgo(9), age: 14 });
	await openSetting(page, 'en', 'reminders.title');
	const sheet = page.getByRole('dialog');
	expect(await waiting()).toEqual([]);
	await sheet.getByRole('switch', { name: t('reminders.notifySwitch') }).click();
	await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
	for (const { title, at } of await waiting()) {
		expect(title).toBe(t('reminders.usualText'));
		expect(at).toBeGreaterThan(Date.now());
	}
	await sheet.getByRole('switch', { name: t('reminders.notifySwitch') }).click();
	await expect.poll(waiting).toEqual([]);
	await sheet.getByRole('switch', { name: t('reminders.notifySwitch') }).click();
	await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
	await sheet.getByRole('button', { name: t('common.close') }).click();
	await openSetting(page, 'en', 'me.erase');
	await sheet.getByRole('button', { name: t('me.eraseMine') }).click();
	await sheet.getByRole('button', { name: t('me.eraseMine') }).click();
	await expect.poll(waiting).toEqual([]);
});

test('a dot is put on the icon near her window when she wants it, and taken away when she does not', async ({ page }) => {
	await page.addInitScript(() => {
		Object.assign(navigator, {
			setAppBadge: async () => document.documentElement.setAttribute('data-badge', 'on'),
			clearAppBadge: async () => document.documentElement.setAttribute('data-badge', 'off')
		});
	});
	await setUp(page, 'en', { lastOnset: daysAgo(26), age: 14 });
	await openSetting(page, 'en', 'reminders.title');
	const badge = page.getByRole('switch', { name: t('reminders.badgeSwitch') });
	await expect(page.locator('html[data-badge]')).toHaveCount(0);
	await badge.click();
	await expect(page.locator('html[data-badge=on]')).toBeAttached();
	await badge.click();
	await expect(page.locator('html[data-badge=off]')).toBeAttached();
});
