import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FRAME_PAYLOAD, framesOf } from '../../src/lib/core/transfer/qr-frames';
import { writeFakeCamera } from './fake-camera';
import { addDays, chooseCode, dayButton, daysAgo, expectNote, goTo, languageOf, open, openSetting, setUp, showMonth, today, writeNote } from './support';

const { t } = languageOf('en');
let folder = '';
test.beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'nuri-backup-'))));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Made {
	readonly path: string;
	readonly name: string;
	readonly words: string;
}

/** Makes a backup as she would, and keeps the file. */
async function makeBackup(page: Page, file: string): Promise<Made> {
	await openSetting(page, 'en', 'backup.title');
	await page.getByRole('button', { name: t('backup.make') }).click();
	const shown = page.getByTestId('backup-words').locator('bdi');
	await expect(shown).toHaveCount(6);
	const words = (await shown.allInnerTexts()).join(' ');
	await page.getByRole('button', { name: t('backup.written') }).click();
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: t('backup.saveFile') }).click();
	const download = await downloading;
	const path = join(folder, file);
	await download.saveAs(path);
	await expect(page.getByText(t('backup.saved'))).toBeVisible();
	await page.getByRole('button', { name: t('common.done') }).click();
	return { path, name: download.suggestedFilename(), words };
}

async function typeWords(page: Page, words: string): Promise<void> {
	const field = page.getByTestId('word-field');
	await expect(field.getByRole('textbox')).toBeEnabled();
	await field.getByRole('textbox').fill(words);
	await field.getByRole('button', { name: t('backup.enter.open') }).click();
}

/** A phone on which Nuri was never opened. */
async function anotherPhone(browser: Browser, baseURL: string): Promise<Page> {
	const context = await browser.newContext({ baseURL, viewport: { width: 360, height: 640 }, timezoneId: 'UTC' });
	const page = await context.newPage();
	await open(page);
	await page.getByTestId('welcome-start').click();
	await page.getByRole('button', { name: t('backup.have') }).click();
	return page;
}

test('a backup file brings a diary to another phone, and says nothing without its words', async ({ page, browser, baseURL }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9), age: 14 });
	await writeNote(page, 'en', 'a lemon tree');
	const { path, name, words } = await makeBackup(page, 'whole');
	expect(name).toBe(`notes-${today}.bin`);
	const bytes = readFileSync(path);
	for (const text of ['a lemon tree', 'flow', 'Nuri', today, words.split(' ')[0] as string]) expect(bytes.includes(text)).toBe(false);

	const other = await anotherPhone(browser, baseURL!);
	await other.getByTestId('backup-file').setInputFiles(path);
	await typeWords(other, words.split(' ').reverse().join(' '));
	await expect(other.getByRole('alert').first()).toHaveText(t('backup.problem.wrong-words'));
	await typeWords(other, words);
	await expect(other.getByTestId('backup-preview')).toContainText(t('backup.preview.days', { count: 2 }));
	await other.getByRole('button', { name: t('backup.preview.use') }).click();
	await chooseCode(other, 'en', '480673');
	await expect(other.getByText(t('today.dayOfCycle', { day: 10 }), { exact: true })).toBeVisible();
	await expectNote(other, 'en', 'a lemon tree');
	await other.context().close();
});

test('a backup is merged by day, keeps what is here, and shows beforehand what it brings', async ({ page, browser, baseURL }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await writeNote(page, 'en', 'from the old phone');
	const { path, words } = await makeBackup(page, 'merged');

	const context = await browser.newContext({ baseURL: baseURL!, viewport: { width: 360, height: 640 }, timezoneId: 'UTC' });
	const other = await context.newPage();
	await setUp(other, 'en', { lastOnset: daysAgo(40) });
	await writeNote(other, 'en', 'from the new phone');
	await openSetting(other, 'en', 'backup.title');
	await other.getByRole('button', { name: t('backup.bring') }).click();
	await other.getByTestId('backup-file').setInputFiles(path);
	await typeWords(other, words);
	const preview = other.getByTestId('backup-preview');
	await expect(preview).toContainText(t('backup.preview.days', { count: 2 }));
	await expect(preview).toContainText(t('backup.preview.new', { count: 1 }));
	await other.getByRole('button', { name: t('backup.preview.add') }).click();
	await expect(other.getByText(t('backup.preview.done'))).toBeVisible();
	await other.getByRole('button', { name: t('common.close') }).click();
	await goTo(other, 'en', 'calendar');
	await showMonth(other, 'en', daysAgo(9));
	await expect(dayButton(other, 'en', daysAgo(9))).toHaveAccessibleName(/period/);
	await goTo(other, 'en', 'today');
	await expectNote(other, 'en', 'from the new phone');
	await context.close();
});

test('what was brought in can be taken back', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	const { path, words } = await makeBackup(page, 'undone');
	await goTo(page, 'en', 'calendar');
	await showMonth(page, 'en', daysAgo(9));
	await dayButton(page, 'en', daysAgo(9)).click();
	await page.getByRole('button', { name: t('day.clear') }).click();
	await page.getByRole('button', { name: t('common.done') }).click();
	await expect(dayButton(page, 'en', daysAgo(9))).not.toHaveAccessibleName(/period/);
	await openSetting(page, 'en', 'backup.title');
	await page.getByRole('button', { name: t('backup.bring') }).click();
	await page.getByTestId('backup-file').setInputFiles(path);
	await typeWords(page, words);
	await page.getByRole('button', { name: t('backup.preview.add') }).click();
	await page.getByRole('button', { name: t('common.undo') }).click();
	await page.getByRole('button', { name: t('common.close') }).click();
	await goTo(page, 'en', 'calendar');
	await showMonth(page, 'en', daysAgo(9));
	await expect(dayButton(page, 'en', daysAgo(9))).not.toHaveAccessibleName(/period/);
});

test('files that are no backup, damaged or too large are told apart before she types six words', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	const { path } = await makeBackup(page, 'to-damage');
	const whole = readFileSync(path);
	const flipped = Buffer.from(whole);
	flipped[whole.length - 20]! ^= 4;
	const files = {
		photo: [Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'not-a-backup'],
		flipped: [flipped, 'damaged'],
		cut: [whole.subarray(0, whole.length - 1), 'damaged'],
		empty: [Buffer.alloc(0), 'not-a-backup'],
		huge: [Buffer.alloc(6_000_000, 7), 'unreadable']
	} as const;
	await openSetting(page, 'en', 'backup.title');
	await page.getByRole('button', { name: t('backup.bring') }).click();
	for (const [name, [bytes, problem]] of Object.entries(files)) {
		writeFileSync(join(folder, name), bytes);
		await page.getByTestId('backup-file').setInputFiles(join(folder, name));
		await expect(page.getByRole('alert').first(), name).toHaveText(t(`backup.problem.${problem}`));
	}
});

test('after ten days of notes a backup is proposed, and “Not now” is heard', async ({ page }) => {
	await setUp(page, 'en', {});
	await goTo(page, 'en', 'calendar');
	await page.getByRole('button', { name: t('calendar.previous') }).click();
	await page.getByRole('button', { name: t('calendar.markSeveral') }).click();
	const month = addDays(`${today.slice(0, 8)}01` as typeof today, -25);
	for (let day = 0; day < 9; day += 1) await dayButton(page, 'en', addDays(month, day)).click();
	await page.getByRole('button', { name: t('calendar.markDone', { count: 9 }) }).click();
	await goTo(page, 'en', 'today');
	const card = page.getByTestId('backup-card');
	await expect(card).toBeHidden();
	await writeNote(page, 'en', 'the tenth');
	await expect(card).toContainText(t('backup.remind.first'));
	await card.getByRole('button', { name: t('backup.remind.later') }).click();
	await expect(card).toBeHidden();
});

test('a diary goes from one phone’s screen to another phone’s camera', async ({ page, baseURL }, { project }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(9), age: 14 });
	await writeNote(page, 'en', 'from screen to camera');
	const { path, words } = await makeBackup(page, 'shown');
	await openSetting(page, 'en', 'backup.title');
	await page.getByRole('button', { name: t('backup.make') }).click();
	await page.getByRole('button', { name: t('backup.written') }).click();
	await page.getByRole('button', { name: t('backup.showCode') }).click();
	await expect(page.getByRole('img', { name: t('backup.codeLabel') })).toBeVisible();

	// What the first phone would show, filmed as a hand holds it.
	const sealed = readFileSync(path);
	const film = join(folder, 'film.y4m');
	writeFakeCamera(film, framesOf(sealed, { transferId: sealed.subarray(24, 28), payload: FRAME_PAYLOAD }));
	const { launchOptions } = project.use;
	const args = [
		...(launchOptions?.args ?? []),
		'--use-fake-device-for-media-stream',
		'--use-fake-ui-for-media-stream',
		`--use-file-for-fake-video-capture=${film}`
	];
	const phone = await chromium.launch({ ...launchOptions, args });
	try {
		const other = await anotherPhone(phone, baseURL!);
		await other.getByRole('button', { name: t('backup.from.camera') }).click();
		await expect(other.getByTestId('word-field')).toBeVisible({ timeout: 60_000 });
		await typeWords(other, words);
		await other.getByRole('button', { name: t('backup.preview.use') }).click();
		await chooseCode(other, 'en', '480673');
		await expectNote(other, 'en', 'from screen to camera');
	} finally {
		await phone.close();
	}
});

test('where there is no camera she is told, and a file still works', async ({ browser, baseURL }) => {
	const other = await anotherPhone(browser, baseURL!);
	await other.getByRole('button', { name: t('backup.from.camera') }).click();
	await expect(other.getByText(t('transfer.scan.noCamera'))).toBeVisible();
	await other.getByRole('button', { name: t('common.back') }).last().click();
	await expect(other.getByTestId('backup-file')).toBeAttached();
	await other.context().close();
});
