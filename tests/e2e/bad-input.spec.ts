import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { addDays, dayButton, daysAgo, goTo, languageOf, locales, open, setUp, showMonth, today, typeCode, unlock } from './support';

const english = languageOf('en');

async function chooseFile(page: Page, content: string | Buffer, name = 'cycles.csv') {
	await goTo(page, 'en', 'me');
	await page.getByRole('button', { name: english.t('me.import') }).click();
	await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

for (const tag of locales) {
	test(`${tag}: a wrong code is told plainly and nothing is lost`, async ({ page }) => {
		const { t } = languageOf(tag);
		await setUp(page, tag, { lastOnset: daysAgo(3) });
		await goTo(page, tag, 'me');
		await page.getByRole('button', { name: t('me.lockNow') }).click();
		await typeCode(page, '111222');
		await expect(page.getByRole('alert')).toHaveText(t('failure.wrong-code'));
		await unlock(page, tag);
		await expect(page.getByText(t('today.dayOfCycle', { day: 4 }), { exact: true }).or(page.getByText(t('today.periodDay', { day: 4 }), { exact: true }))).toBeVisible();
	});
}

test('codes that are too short, too common or a date are refused with the reason', async ({ page }) => {
	await open(page);
	await page.getByTestId('welcome-start').click();
	await page.getByRole('button', { name: english.t('common.skip') }).click();
	await page.getByRole('button', { name: english.t('common.skip') }).click();
	await page.getByTestId('lock-code').click();
	for (const [code, key] of [
		['1234', 'lock.choose.tooShort'],
		['123456', 'lock.choose.tooCommon'],
		['140312', 'lock.choose.looksLikeDate']
	] as const) {
		await typeCode(page, code);
		await expect(page.getByRole('alert')).toHaveText(english.t(key));
	}
	await typeCode(page, '739251');
	await expect(page.getByRole('heading', { name: english.t('lock.choose.repeat') })).toBeVisible();
	await typeCode(page, '739252');
	await expect(page.getByRole('alert')).toHaveText(english.t('lock.choose.differs'));
});

test('a day in the future cannot be logged, and says so', async ({ page }) => {
	await setUp(page, 'en', { lastOnset: daysAgo(3) });
	await goTo(page, 'en', 'calendar');
	const future = addDays(today, 40);
	await showMonth(page, 'en', future);
	await dayButton(page, 'en', future).click();
	await expect(page.getByRole('dialog')).toContainText(english.t('calendar.future'));
	await expect(page.getByRole('dialog').getByRole('button', { name: english.t('day.flow.medium') })).toBeHidden();
});

test('files that are empty, no table or without dates say what to do, and change nothing', async ({ page }) => {
	await setUp(page, 'en', {});
	for (const [content, key] of [
		['', 'failure.empty'],
		['hello\nworld\n', 'failure.no-dates'],
		[Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0, 1, 2]), 'import.failure.zipped'],
		[Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'failure.not-text']
	] as const) {
		await chooseFile(page, content);
		await expect(page.getByRole('alert').filter({ hasText: english.t(key) })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toBeHidden();
	}
	await goTo(page, 'en', 'today');
	await expect(page.getByRole('heading', { name: english.t('forecast.no-onset') })).toBeVisible();
});

test('an end before its start and a date in the future are named by their line; the rest is offered', async ({ page }) => {
	await setUp(page, 'en', {});
	const rows = [
		['start', 'end'],
		[daysAgo(70), daysAgo(66)],
		[daysAgo(40), daysAgo(44)],
		[addDays(today, 20), addDays(today, 24)]
	];
	await chooseFile(page, rows.map((row) => row.join(',')).join('\n'));
	const preview = page.getByTestId('import-preview');
	await expect(preview).toContainText(english.t('import.line', { line: 3, reason: english.t('import.problem.end-before-start') }));
	await expect(preview).toContainText(english.t('import.line', { line: 4, reason: english.t('import.problem.in-the-future') }));
	await expect(preview).toContainText(english.t('import.startsFound', { count: 2 }));
});

// A test may end while the service worker still asks for the worker's file.
test.afterEach(({ context }) => context.unrouteAll({ behavior: 'ignoreErrors' }));

/** Puts a script in front of the vault's worker, which no init script reaches. */
async function beforeTheVault(context: BrowserContext, prelude: string) {
	await context.route(/vault\.worker.*\.js$/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: `${prelude}\n${await response.text()}` });
	});
}

test('a full disk is told, the entry stays on the screen, and trying again saves it', async ({ page, context }) => {
	await beforeTheVault(
		context,
		`let diskIsFull = false;
		new BroadcastChannel('disk').onmessage = ({ data }) => (diskIsFull = data);
		for (const [kind, method] of [[IDBObjectStore, 'put'], [FileSystemSyncAccessHandle, 'write']]) {
			const original = kind.prototype[method];
			kind.prototype[method] = function (...input) {
				if (diskIsFull) throw new DOMException('no room', 'QuotaExceededError');
				return original.apply(this, input);
			};
		}`
	);
	const fillDisk = (isFull: boolean) => page.evaluate((full) => new BroadcastChannel('disk').postMessage(full), isFull);
	await setUp(page, 'en', { lastOnset: daysAgo(40) });
	await fillDisk(true);
	await page.getByRole('button', { name: english.t('day.flow.medium') }).click();
	await expect(page.getByRole('alert')).toContainText(english.t('failure.storage-full'));
	await expect(page.getByRole('button', { name: english.t('day.flow.medium') })).toHaveAttribute('aria-pressed', 'true');
	await fillDisk(false);
	await page.getByRole('button', { name: english.t('common.tryAgain') }).click();
	await expect(page.getByRole('alert')).toBeHidden();
	await page.reload();
	await unlock(page);
	await expect(page.getByText(english.t('today.periodDay', { day: 1 }), { exact: true })).toBeVisible();
});

test('where the browser refuses to store, Nuri says so before anything is entered', async ({ page, context }) => {
	await beforeTheVault(
		context,
		`const refuse = () => { throw new DOMException('refused', 'SecurityError'); };
		Object.defineProperty(self, 'indexedDB', { value: { open: refuse, deleteDatabase: refuse } });
		StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('refused', 'SecurityError'));`
	);
	await open(page);
	await expect(page.getByRole('heading', { name: english.t('lock.refused.title') })).toBeVisible();
});
