import { expect, test } from '@playwright/test';
import { formatNumber } from '../../src/lib/i18n/format';
import { daysAgo, goTo, languageOf, locales, lockNow, openSetting, setUp, unlock } from './support';

for (const tag of locales) {
	const { t, words } = languageOf(tag);
	const number = (value: number) => formatNumber(value, words);

	test(`a period day takes one tap, and everything about it a few more, in ${tag}`, async ({ page }) => {
		await setUp(page, tag, { lastOnset: daysAgo(1) });
		await page.getByRole('main').getByRole('button', { name: t('day.flow.medium'), exact: true }).click();
		const groups = page.getByRole('list', { name: t('today.groups') });
		await groups.getByRole('button', { name: t('day.painTitle') }).click();
		const sheet = page.getByRole('dialog');
		const face = sheet.getByRole('button', { name: t('day.painFace', { score: number(6), word: t('day.pain.6') }) });
		await face.click();
		await expect(face).toHaveAttribute('aria-pressed', 'true');
		await sheet.getByRole('button', { name: t('day.relief.warmth'), exact: true }).click();
		await sheet.getByRole('button', { name: t('day.sign.clots'), exact: true }).click();
		await sheet.getByRole('button', { name: t('day.productsTitle') }).click();
		await sheet.getByRole('button', { name: t('day.product.pad'), exact: true }).click();
		await sheet.getByRole('group', { name: t('day.product.pad') }).getByRole('button', { name: t('day.oneMore') }).click();
		await sheet.getByRole('button', { name: t('common.done'), exact: true }).click();
		await expect(sheet).toBeHidden();
		await expect(groups.getByRole('button', { name: t('day.painTitle') })).toHaveAccessibleName(
			`${t('day.painTitle')} ${number(6)} · ${t('day.relief.warmth')}`
		);

		await lockNow(page, tag);
		await unlock(page, tag);
		await expect(groups.getByRole('button', { name: t('day.productsTitle') })).toHaveAccessibleName(
			`${t('day.productsTitle')} ${t('day.product.pad')} ${number(1)}`
		);
	});
}

const { t } = languageOf('en');

test('today can be the same as yesterday, and her period can be over, each with one tap and a way back', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(1) });
	const main = page.getByRole('main');
	const none = main.getByRole('button', { name: t('day.flow.none'), exact: true });
	const bleeding = main.getByRole('button', { name: t('day.flow.unspecified'), exact: true });
	await main.getByRole('button', { name: t('today.ended') }).click();
	await expect(none).toHaveAttribute('aria-pressed', 'true');
	await page.getByRole('button', { name: t('common.undo') }).click();
	await expect(none).toHaveAttribute('aria-pressed', 'false');
	await main.getByRole('button', { name: t('today.same') }).click();
	await expect(bleeding).toHaveAttribute('aria-pressed', 'true');
	await expect(main.getByRole('button', { name: t('today.same') })).toBeHidden();
});

test('what she does not want to note is hidden, what she uses most stands first, and she adds her own', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(1) });
	await openSetting(page, 'en', 'day.groupsTitle');
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: t('day.showGroup', { name: t('day.dischargeTitle') }) }).click();
	await sheet.getByRole('button', { name: t('day.moveUp', { name: t('day.symptomsTitle') }) }).click();
	await sheet.getByRole('button', { name: t('day.tagAdd') }).click();
	await sheet.getByLabel(t('day.tagLabel')).fill('  Choir   practice ');
	await sheet.getByRole('button', { name: t('day.tagPictureNumber', { number: '3' }), exact: true }).click();
	await sheet.getByRole('button', { name: t('common.done'), exact: true }).click();
	await expect(sheet.getByText('Choir practice', { exact: true })).toBeVisible();
	await sheet.getByRole('button', { name: t('common.close') }).click();

	await goTo(page, 'en', 'today');
	const groups = page.getByRole('list', { name: t('today.groups') });
	await expect(groups.getByRole('button').first()).toHaveAccessibleName(t('day.symptomsTitle'));
	await expect(groups.getByRole('button', { name: t('day.dischargeTitle') })).toHaveCount(0);
	await groups.getByRole('button', { name: t('day.tagsTitle') }).click();
	await sheet.getByRole('button', { name: 'Choir practice' }).click();
	await sheet.getByRole('button', { name: t('common.done'), exact: true }).click();
	await expect(groups.getByRole('button', { name: t('day.tagsTitle') })).toHaveAccessibleName(`${t('day.tagsTitle')} Choir practice`);

	await openSetting(page, 'en', 'day.groupsTitle');
	await sheet.getByRole('button', { name: t('day.tagRemove', { name: 'Choir practice' }) }).click();
	await sheet.getByRole('button', { name: t('day.tagRemoveYes') }).click();
	await expect(sheet.getByText('Choir practice', { exact: true })).toBeHidden();
	await page.getByRole('button', { name: t('common.undo') }).click();
	await expect(sheet.getByText('Choir practice', { exact: true })).toBeVisible();
});
