import { expect, test } from '@playwright/test';
import {
	addDays,
	chooseCode,
	dayButton,
	daysAgo,
	goTo,
	languageOf,
	lockNow,
	locales,
	open,
	openSetting,
	setUp,
	showMonth,
	storedForOffline,
	today,
	typeCode,
	unlock
} from './support';

for (const tag of locales) {
	test(`from a link to her next period, offline and back, in ${tag}`, async ({ page, context }) => {
		const { t, date } = languageOf(tag);
		await setUp(page, tag, { lastOnset: daysAgo(12), age: 14 });

		await expect(page.getByText(t('today.dayOfCycle', { day: 13 }), { exact: true })).toBeVisible();
		await expect(page.getByTestId('forecast')).toContainText(t('forecast.weeks.too-early'));

		await goTo(page, tag, 'calendar');
		await showMonth(page, tag, daysAgo(40));
		await dayButton(page, tag, daysAgo(40)).click();
		const sheet = page.getByRole('dialog', { name: date(daysAgo(40), 'long') });
		await sheet.getByRole('button', { name: t('day.flow.medium') }).click();
		await sheet.getByRole('button', { name: t('day.symptom.cramps'), exact: true }).click();
		await sheet.getByRole('textbox').fill('a lemon tree');
		await sheet.getByRole('textbox').blur();
		await expect(sheet.getByText(t('common.saved'))).toBeVisible();
		await sheet.getByRole('button', { name: t('common.done'), exact: true }).click();
		await expect(sheet).toBeHidden();
		const label = [date(daysAgo(40), 'full'), t('calendar.day.bleeding', { flow: t('day.flow.medium') }), t('calendar.day.noted')];
		await expect(dayButton(page, tag, daysAgo(40))).toHaveAccessibleName(label.join(languageOf(tag).words.listSeparator));

		await goTo(page, tag, 'today');
		const forecast = await page.getByTestId('forecast').innerText();
		expect(forecast).toContain(t('forecast.fromYours', { count: 1 }));

		await storedForOffline(page);
		await page.close();
		await context.setOffline(true);
		const again = await context.newPage();
		await open(again, tag);
		await unlock(again, tag);
		await expect(again.getByTestId('forecast')).toHaveText(forecast, { useInnerText: true });
		await goTo(again, tag, 'calendar');
		await showMonth(again, tag, daysAgo(40));
		await dayButton(again, tag, daysAgo(40)).click();
		await expect(again.getByRole('textbox')).toHaveValue('a lemon tree');
		await expect(again.getByRole('button', { name: t('day.symptom.cramps'), exact: true })).toHaveAttribute('aria-pressed', 'true');
	});
}

test('two taps log a period day, and it can be taken back', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en', { lastOnset: daysAgo(30) });
	await page.getByRole('button', { name: t('day.flow.light') }).click();
	await expect(page.getByText(t('today.periodDay', { day: 1 }), { exact: true })).toBeVisible();
	await page.getByRole('button', { name: t('common.undo') }).click();
	await expect(page.getByText(t('today.dayOfCycle', { day: 31 }), { exact: true })).toBeVisible();
});

test('several days are marked in one go, and taken back in one', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en', {});
	await goTo(page, 'en', 'calendar');
	await page.getByRole('button', { name: t('calendar.previous') }).click();
	await page.getByRole('button', { name: t('calendar.markSeveral') }).click();
	const month = addDays(`${today.slice(0, 8)}01` as typeof today, -20);
	const days = [0, 1, 2, 3].map((offset) => addDays(month, offset));
	for (const day of days) await dayButton(page, 'en', day).click();
	await page.getByRole('button', { name: t('calendar.markDone', { count: 4 }) }).click();
	for (const day of days) await expect(dayButton(page, 'en', day)).toHaveAccessibleName(/period, Medium/);
	await page.getByRole('button', { name: t('common.undo') }).click();
	for (const day of days) await expect(dayButton(page, 'en', day)).not.toHaveAccessibleName(/period/);
});

test('a girl who has not started is as welcome, and starts with one tap', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en', { beginning: 'not-yet', age: 11 });
	await expect(page.getByRole('heading', { name: t('today.notYet.title') })).toBeVisible();
	await page.getByRole('button', { name: t('today.notYet.itCame') }).click();
	await expect(page.getByText(t('today.periodDay', { day: 1 }), { exact: true })).toBeVisible();
	await page.getByRole('button', { name: t('common.undo') }).click();
	await expect(page.getByRole('heading', { name: t('today.notYet.title') })).toBeVisible();
});

test('every question can be skipped', async ({ page }) => {
	const { t } = languageOf('en');
	await open(page);
	await page.getByTestId('welcome-start').click();
	await page.getByRole('button', { name: t('common.skip') }).click();
	await page.getByRole('button', { name: t('common.skip') }).click();
	await expect(page.getByRole('heading', { name: t('lock.choose.kindTitle') })).toBeVisible();
});

test('the code is changed, and only the new one opens', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page);
	await openSetting(page, 'en', 'safety.title', 'safety.lock.title');
	await expect(page.getByText(t('safety.lock.now'))).toBeVisible();
	await typeCode(page);
	await chooseCode(page, 'en', '480673');
	await expect(page.getByText(t('safety.lock.changed'))).toBeVisible();
	await page.keyboard.press('Escape');
	await lockNow(page);
	await typeCode(page);
	await expect(page.getByRole('alert')).toHaveText(t('failure.wrong-code'));
	await unlock(page, 'en', '480673');
});

test('everything is erased after two questions, and the next girl starts anew', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en', { lastOnset: daysAgo(5) });
	await openSetting(page, 'en', 'me.erase');
	await page.getByRole('button', { name: t('me.eraseAll') }).click();
	await expect(page.getByRole('alert')).toContainText(t('me.eraseSure'));
	await page.getByRole('button', { name: t('me.eraseAll') }).click();
	await expect(page.getByTestId('welcome-start')).toBeVisible();
	await page.reload();
	await expect(page.getByTestId('welcome-start')).toBeVisible();
	await setUp(page, 'en', {});
	await expect(page.getByRole('heading', { name: t('forecast.no-onset') })).toBeVisible();
});

test('quick exit leaves for a plain calendar, and back shows nothing of hers', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en', { lastOnset: daysAgo(5) });
	await page.getByRole('button', { name: t('common.quickExit') }).click();
	await expect(page).toHaveURL(/\/en\/calm\/$/);
	await expect(page.getByRole('table')).toBeVisible();
	await open(page, 'en');
	await expect(page.getByRole('heading', { name: t('lock.enter.title') })).toBeVisible();
	await expect(page.getByTestId('forecast')).toBeHidden();
});

test('Back closes a sheet and never leaves the app for it', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en', { lastOnset: daysAgo(5) });
	await page.getByRole('button', { name: t('today.more') }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByTestId('forecast')).toBeVisible();
});
