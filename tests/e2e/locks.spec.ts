import { expect, test, type Page } from '@playwright/test';
import type { Locale } from '../../src/lib/i18n/languages';
import {
	CODE,
	answerQuestions,
	chooseCode,
	daysAgo,
	expectNote,
	languageOf,
	lockNow,
	locales,
	open,
	openSetting,
	setUp,
	typeCode,
	unlock,
	writeNote
} from './support';

const english = languageOf('en');
const wrong = english.t('failure.wrong-code');

/** From the welcome page to the question how the diary should be locked. */
async function toLockChoice(page: Page, tag: Locale): Promise<void> {
	await open(page, tag);
	await page.getByTestId('welcome-start').click();
	await answerQuestions(page, tag, {});
}

/** What was drawn for her, in its order. */
async function drawnOn(page: Page, kind: 'pictures' | 'words'): Promise<string[]> {
	const items = page.getByTestId('drawn').locator(kind === 'pictures' ? 'li > span:last-child' : 'bdi');
	await expect(items).toHaveCount(kind === 'pictures' ? 6 : 4);
	return items.allInnerTexts();
}

async function tapPictures(page: Page, names: readonly string[]): Promise<void> {
	const pad = page.getByTestId('picture-pad');
	await expect(pad.getByRole('button', { name: names[0]!, exact: true })).toBeEnabled();
	for (const name of names) await pad.getByRole('button', { name, exact: true }).click();
}

async function typeWords(page: Page, words: string, action: string): Promise<void> {
	const field = page.getByTestId('word-field');
	await expect(field.getByRole('textbox')).toBeEnabled();
	await field.getByRole('textbox').fill(words);
	await field.getByRole('button', { name: action, exact: true }).click();
}

test('six drawn pictures open the diary, and another order does not', async ({ page }) => {
	const { t } = english;
	await toLockChoice(page, 'en');
	await page.getByTestId('lock-pictures').click();
	const first = await page.getByTestId('drawn').innerText();
	await page.getByRole('button', { name: t('lock.drawn.again') }).click();
	await expect(page.getByTestId('drawn')).not.toHaveText(first, { useInnerText: true });
	const names = await drawnOn(page, 'pictures');
	const another = names.map((name, index) => (index === 5 ? (name === 'Sun' ? 'Moon' : 'Sun') : name));
	await page.getByRole('button', { name: t('lock.drawn.ready') }).click();
	await tapPictures(page, another);
	await expect(page.getByRole('alert')).toHaveText(t('lock.drawn.differs'));
	await page.getByRole('button', { name: t('lock.drawn.ready') }).click();
	await tapPictures(page, names);
	await expect(page.getByRole('navigation')).toBeVisible();
	await lockNow(page);
	await page.getByTestId('use-pictures').click();
	await tapPictures(page, another);
	await expect(page.getByRole('alert')).toHaveText(wrong);
	await tapPictures(page, names);
	await expect(page.getByRole('navigation')).toBeVisible();
});

for (const tag of locales) {
	test(`four drawn words open the diary, and a slip in one is pointed out first, in ${tag}`, async ({ page }) => {
		const { t } = languageOf(tag);
		await toLockChoice(page, tag);
		await page.getByTestId('lock-words').click();
		const words = await drawnOn(page, 'words');
		await page.getByRole('button', { name: t('lock.drawn.ready') }).click();
		await typeWords(page, words.join(' '), t('lock.words.check'));
		await expect(page.getByRole('navigation')).toBeVisible();
		await lockNow(page, tag);
		await page.getByTestId('use-words').click();
		await typeWords(page, `${words.slice(0, 3).join(' ')} qqxqq`, t('lock.words.open'));
		await expect(page.getByTestId('word-field').getByRole('alert')).toContainText('qqxqq');
		await typeWords(page, `  ${words.join('   ').toUpperCase()} `, t('lock.words.open'));
		await expect(page.getByRole('navigation')).toBeVisible();
	});
}

test('words are offered while she types, and one tap takes them', async ({ page }) => {
	const { t } = english;
	await toLockChoice(page, 'en');
	await page.getByTestId('lock-words').click();
	const words = await drawnOn(page, 'words');
	await page.getByRole('button', { name: t('lock.drawn.ready') }).click();
	const field = page.getByTestId('word-field');
	for (const word of words) {
		const offered = field.getByRole('group').getByRole('button', { name: word, exact: true });
		// Where many words begin alike, the list has room for this one only after a letter more.
		for (const letter of word) {
			await field.getByRole('textbox').pressSequentially(letter);
			if (await offered.isVisible()) break;
		}
		await offered.click();
	}
	await field.getByRole('button', { name: t('lock.words.check') }).click();
	await expect(page.getByRole('navigation')).toBeVisible();
});

test('a code may later give way to a stronger lock', async ({ page }) => {
	const { t } = english;
	await toLockChoice(page, 'en');
	await page.getByTestId('lock-code').click();
	await typeCode(page, CODE);
	await typeCode(page, CODE);
	await expect(page.getByRole('navigation')).toBeVisible();
	await openSetting(page, 'en', 'safety.title', 'safety.lock.title');
	await typeCode(page);
	await page.getByTestId('lock-pictures').click();
	const names = await drawnOn(page, 'pictures');
	await page.getByRole('button', { name: t('lock.drawn.ready') }).click();
	await tapPictures(page, names);
	await expect(page.getByText(t('safety.lock.changed'))).toBeVisible();
	await page.getByRole('button', { name: t('common.close') }).click();
	await lockNow(page);
	await typeCode(page);
	await expect(page.getByRole('alert')).toHaveText(wrong);
	await page.getByTestId('use-pictures').click();
	await tapPictures(page, names);
	await expect(page.getByRole('navigation')).toBeVisible();
});

test('the recovery code opens a forgotten diary and asks for a new lock before anything else', async ({ page }) => {
	const { t } = english;
	await setUp(page);
	await writeNote(page, 'en', 'a lemon tree');
	await openSetting(page, 'en', 'safety.title', 'safety.recovery.title');
	await page.getByRole('button', { name: t('safety.recovery.make') }).click();
	await typeCode(page);
	const recovery = await page.getByTestId('recovery-code').innerText();
	expect(recovery).toMatch(/^([0-9A-Z]{4}[ -]?){4}$/);
	await page.getByRole('button', { name: t('safety.recovery.written') }).click();
	await expect(page.getByText(t('safety.recovery.made'))).toBeVisible();
	await page.getByRole('button', { name: t('common.close') }).click();
	await lockNow(page);
	await page.getByRole('button', { name: t('lock.enter.useRecovery') }).click();
	const field = page.getByTestId('recovery-field');
	await field.getByRole('textbox').fill('ABC');
	await field.getByRole('button').click();
	await expect(field.getByRole('alert')).toHaveText(t('lock.recovery.malformed'));
	await field.getByRole('textbox').fill(recovery.toLowerCase());
	await field.getByRole('button').click();
	await expect(page.getByRole('heading', { name: t('lock.recovery.newTitle') })).toBeVisible();
	await expect(page.getByRole('navigation')).toBeHidden();
	await chooseCode(page, 'en', '480673');
	await expect(page.getByRole('navigation')).toBeVisible();
	await expectNote(page, 'en', 'a lemon tree');
	await lockNow(page);
	await typeCode(page);
	await expect(page.getByRole('alert')).toHaveText(wrong);
	await unlock(page, 'en', '480673');
});

test('a second girl begins beside the first, and each opens only her own diary', async ({ page }) => {
	const { t } = english;
	await setUp(page, 'en', { lastOnset: daysAgo(9) });
	await writeNote(page, 'en', 'the first girl');
	await lockNow(page);
	await page.getByRole('button', { name: t('lock.enter.newHere') }).click();
	await answerQuestions(page, 'en', {});
	await chooseCode(page, 'en', CODE);
	await expect(page.getByText(t('failure.code-taken'))).toBeVisible();
	await page.getByRole('button', { name: t('lock.choose.other') }).click();
	await chooseCode(page, 'en', '480673');
	await expect(page.getByRole('navigation')).toBeVisible();
	await expect(page.getByRole('heading', { name: t('forecast.no-onset') })).toBeVisible();
	await writeNote(page, 'en', 'the second girl');
	await lockNow(page);
	await unlock(page, 'en', CODE);
	await expectNote(page, 'en', 'the first girl');
	await openSetting(page, 'en', 'me.erase');
	await page.getByRole('button', { name: t('me.eraseMine') }).click();
	await page.getByRole('button', { name: t('me.eraseMine') }).click();
	await expect(page.getByRole('heading', { name: t('lock.enter.title') })).toBeVisible();
	await typeCode(page, CODE);
	await expect(page.getByRole('alert')).toHaveText(wrong);
	await unlock(page, 'en', '480673');
	await expectNote(page, 'en', 'the second girl');
});

test('another code opens a second diary that shows nothing of the first', async ({ page }) => {
	const { t } = english;
	await setUp(page);
	await writeNote(page, 'en', 'only mine');
	await openSetting(page, 'en', 'safety.title', 'safety.second.title');
	await page.getByRole('button', { name: t('safety.second.make') }).click();
	await chooseCode(page, 'en', '480673');
	await expect(page.getByText(t('safety.second.made'))).toBeVisible();
	await page.getByRole('button', { name: t('common.close') }).click();
	await lockNow(page);
	await unlock(page, 'en', '480673');
	await expectNote(page, 'en', '');
	await writeNote(page, 'en', 'harmless');
	await openSetting(page, 'en', 'safety.title', 'safety.second.title');
	await expect(page.getByText(t('safety.second.has'))).toBeHidden();
	await page.getByRole('button', { name: t('common.close') }).click();
	await page.getByRole('button', { name: t('common.close') }).click();
	await lockNow(page);
	await unlock(page);
	await expectNote(page, 'en', 'only mine');
	await openSetting(page, 'en', 'safety.title', 'safety.second.title');
	await page.getByRole('button', { name: t('safety.second.remove') }).click();
	await expect(page.getByText(t('safety.second.removed'))).toBeVisible();
	await page.getByRole('button', { name: t('common.close') }).click();
	await lockNow(page);
	await typeCode(page, '480673');
	await expect(page.getByRole('alert')).toHaveText(wrong);
});

test('five tries are free; then there is waiting, and opening the app again does not shorten it', async ({ page }) => {
	const { t } = english;
	await setUp(page);
	await lockNow(page);
	for (let tries = 0; tries < 5; tries += 1) {
		await typeCode(page, `48067${tries}`);
		await expect(page.getByRole('status').first()).toHaveText('');
		await expect(page.getByRole('alert')).not.toBeEmpty();
	}
	const waiting = page.getByText(/wait \d+ seconds/);
	await expect(waiting).toBeVisible();
	await expect(page.getByTestId('code-pad').getByRole('button').first()).toBeDisabled();
	await page.reload();
	await expect(waiting).toBeVisible();
	await expect(page.getByTestId('code-pad').getByRole('button').first()).toBeDisabled();
	await expect(waiting).toBeHidden({ timeout: 45_000 });
	await unlock(page);
	await expect(page.getByText(t('today.more'))).toBeVisible();
});

test('erasing after ten wrong tries is said on the lock screen, and is for a phone with one diary', async ({ page }) => {
	const { t } = english;
	await setUp(page);
	await openSetting(page, 'en', 'safety.title');
	await page.getByRole('button', { name: t('safety.wipe.on') }).click();
	await expect(page.getByRole('button', { name: t('safety.wipe.off') })).toBeVisible();
	await page.getByRole('button', { name: t('common.close') }).click();
	await lockNow(page);
	await expect(page.getByText(t('lock.enter.wipes'))).toBeVisible();
	await page.getByRole('button', { name: t('lock.enter.newHere') }).click();
	await answerQuestions(page, 'en', {});
	await chooseCode(page, 'en', '480673');
	await expect(page.getByRole('navigation')).toBeVisible();
	await openSetting(page, 'en', 'safety.title');
	await expect(page.getByText(t('safety.wipe.shared'))).toBeVisible();
	await expect(page.getByRole('button', { name: t('safety.wipe.on') })).toBeDisabled();
	await page.getByRole('button', { name: t('common.close') }).click();
	await lockNow(page);
	await expect(page.getByText(t('lock.enter.wipes'))).toBeHidden();
});
