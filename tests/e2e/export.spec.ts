import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { daysAgo, expectNote, goTo, languageOf, locales, openSetting, setUp, today, writeNote } from './support';

for (const tag of locales) {
	const { t } = languageOf(tag);

	test(`her notes leave as a file that she was warned of, and come back on another phone, in ${tag}`, async ({ page, browser }) => {
		await setUp(page, tag, { lastOnset: daysAgo(2), age: 14 });
		await writeNote(page, tag, '=SUM(1) شكرًا, "so"');
		await openSetting(page, tag, 'export.title');
		const sheet = page.getByRole('dialog');
		const files: Record<string, string> = {};
		for (const [title, ending] of [['export.table', 'csv'], ['export.whole', 'json']] as const) {
			await sheet.getByRole('button', { name: t(title) }).click();
			await expect(sheet.getByTestId('not-locked')).toContainText(t('export.openBody'));
			const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
			expect(violations.map(({ id }) => id)).toEqual([]);
			const [download] = await Promise.all([page.waitForEvent('download'), sheet.getByRole('button', { name: t('export.save') }).click()]);
			expect(download.suggestedFilename()).toBe(`notes-${today}.${ending}`);
			files[ending] = await download.path();
			await expect(sheet.getByRole('status')).toHaveText(t('export.saved'));
		}
		expect(readFileSync(files.csv as string, 'utf8')).toContain(`"'=SUM(1) شكرًا, ""so""'"`);
		expect(JSON.parse(readFileSync(files.json as string, 'utf8'))).toMatchObject({ format: 'nuri-diary', about: { beginning: 'started' } });

		for (const ending of ['csv', 'json']) {
			const context = await browser.newContext();
			const other = await context.newPage();
			await setUp(other, tag);
			await openSetting(other, tag, 'me.import');
			const buffer = readFileSync(files[ending] as string);
			await other.locator('input[type=file]').setInputFiles({ name: 'notes', mimeType: 'application/octet-stream', buffer });
			await expect(other.getByTestId('import-preview')).toContainText(t('import.recognised', { app: 'Nuri' }));
			await other.getByRole('button', { name: t('import.confirm') }).click();
			await goTo(other, tag, 'today');
			await expectNote(other, tag, '=SUM(1) شكرًا, "so"');
			await context.close();
		}
	});
}

test('an empty diary has nothing to take along, and whoever is warned can make a locked backup', async ({ page }) => {
	const { t } = languageOf('en');
	await setUp(page, 'en');
	await openSetting(page, 'en', 'export.title');
	const sheet = page.getByRole('dialog');
	await expect(sheet).toContainText(t('export.empty'));
	await sheet.getByRole('button', { name: t('common.close') }).click();
	await goTo(page, 'en', 'today');
	await writeNote(page, 'en', 'mine');
	await openSetting(page, 'en', 'export.title');
	await sheet.getByRole('button', { name: t('export.whole') }).click();
	await sheet.getByRole('button', { name: t('export.safer') }).click();
	await expect(page.getByRole('dialog', { name: t('backup.title') })).toBeVisible();
});
