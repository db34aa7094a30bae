import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import type { Locale } from '../../src/lib/i18n/languages';
import { languageOf, locales, openSetting, setUp } from './support';

const files = join(import.meta.dirname, '../vectors/import');
const truth = JSON.parse(readFileSync(join(files, 'truth.json'), 'utf8')) as { readonly starts: readonly CalendarDate[] };
const single = '2024-02-15' as CalendarDate;

async function choose(page: Page, tag: Locale, name: string, content: Buffer = readFileSync(join(files, name))): Promise<void> {
	await openSetting(page, tag, 'me.import');
	await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
}

for (const tag of locales) {
	const { t, date } = languageOf(tag);

	test(`a file of another app is recognised, shown before anything changes, and can be taken back, in ${tag}`, async ({ page }) => {
		await setUp(page, tag);
		await choose(page, tag, 'clue-backup.cluedata');
		const preview = page.getByTestId('import-preview');
		await expect(preview).toContainText(t('import.recognised', { app: 'Clue' }));
		await expect(preview).toContainText(t('import.startsFound', { count: truth.starts.length }));
		await expect(preview).toContainText(date('2025-01-31' as CalendarDate, 'full'));
		await page.getByRole('button', { name: t('import.confirm') }).click();
		await openSetting(page, tag, 'me.pattern');
		await expect(page.getByRole('row')).not.toHaveCount(0);
		await page.getByRole('dialog').getByRole('button', { name: t('common.close') }).click();
	});
}

const { t, date } = languageOf('en');

test('an import is undone with one tap', async ({ page }) => {
	await setUp(page, 'en');
	await choose(page, 'en', 'flo.json');
	await page.getByRole('button', { name: t('import.confirm') }).click();
	await page.getByRole('button', { name: t('common.undo') }).click();
	await openSetting(page, 'en', 'me.pattern');
	await expect(page.getByText(t('pattern.empty'))).toBeVisible();
});

test('where the other app has no word for spotting she is asked, and her answer counts', async ({ page }) => {
	await setUp(page, 'en');
	await choose(page, 'en', 'peri.json');
	const preview = page.getByTestId('import-preview');
	await expect(preview).toContainText(t('import.startsFound', { count: truth.starts.length + 1 }));
	const asked = page.getByTestId('import-single').filter({ hasText: date(single, 'full') });
	await asked.getByRole('button', { name: t('import.single.spotting') }).click();
	await expect(preview).toContainText(t('import.startsFound', { count: truth.starts.length }));
});

const broken: readonly (readonly [string, string, Buffer, Parameters<typeof t>[0]])[] = [
	['cut off', 'clue.json', readFileSync(join(files, 'clue-measurements.json')).subarray(0, 500), 'import.failure.broken'],
	['of no app', 'photo.json', Buffer.from('{"pictures":[]}'), 'import.failure.unknown-file'],
	['zipped', 'all.zip', Buffer.from('PK\u0003\u0004 and more'), 'import.failure.zipped'],
	['locked', 'safe.enc', Buffer.from('U2FsdGVkX1'.repeat(20)), 'import.failure.locked'],
	['empty', 'nothing.csv', Buffer.from(''), 'failure.empty']
];

for (const [what, name, content, key] of broken) {
	test(`a file that is ${what} is told, and nothing changes`, async ({ page }) => {
		await setUp(page, 'en');
		await choose(page, 'en', name, content);
		await expect(page.getByRole('alert').filter({ hasText: t(key) })).toBeVisible();
		await expect(page.getByRole('button', { name: t('import.confirm') })).toHaveCount(0);
	});
}
