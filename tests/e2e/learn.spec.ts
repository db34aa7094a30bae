import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { daysAgo, goTo, languageOf, lockNow, open, setUp, storedForOffline, unlock } from './support';

const { t } = languageOf('en');
const sheet = (page: Page) => page.getByRole('dialog');
const box = (page: Page) => page.getByRole('textbox', { name: t('learn.ask.label') });
const close = (page: Page) => sheet(page).getByRole('button', { name: t('common.close'), exact: true }).click();

async function learn(page: Page): Promise<void> {
	await setUp(page, 'en', { lastOnset: daysAgo(1), age: 14 });
	await goTo(page, 'en', 'learn');
	await expect(page.getByTestId('open-help')).toBeVisible();
}

test('a question in her own words, badly spelt, finds its answer; what nobody wrote about is told; nothing typed is kept', async ({ page }) => {
	await learn(page);
	await box(page).fill('my periode is late wat do i do');
	const first = page.locator('[role=search] ~ .list [data-answer]').first();
	await expect(first).toHaveAttribute('data-answer', /late/);
	await first.click();
	await expect(page.getByTestId('answer')).toBeVisible();
	await close(page);
	await expect(box(page)).toHaveValue(/periode/);
	expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href, document.title]))).not.toContain('periode');
	await box(page).fill('xylophone zeppelin');
	await expect(page.getByRole('main').getByText(t('learn.ask.none'))).toBeVisible();
	await expect(page.getByTestId('distress')).toBeHidden();
	await goTo(page, 'en', 'today');
	await goTo(page, 'en', 'learn');
	await expect(box(page)).toHaveValue('');
});

test('help comes first where a question sounds like distress', async ({ page }) => {
	await learn(page);
	for (const [question, kind] of [
		['i want to die', 'self-harm'],
		['my uncle touches me at night', 'violence'],
		['am i pregnant im so scared', 'pregnancy-fear'],
		['everything went black when i stood up', 'fainting'],
		['soaking a pad every hour and it wont stop', 'heavy-bleeding']
	] as const) {
		await box(page).fill(question);
		const card = page.getByTestId('distress');
		await expect(card).toHaveAttribute('data-kind', kind);
		expect((await card.boundingBox())!.y).toBeLessThan(640);
		await card.getByRole('button', { name: t('help.title') }).click();
		await expect(page.getByTestId('help-anywhere')).toBeVisible();
		await close(page);
		await card.getByRole('button', { name: t('learn.distress.read') }).click();
		await expect(page.getByTestId('answer')).toBeVisible();
		await close(page);
	}
});

test('an answer says its source and that nobody checked it, is saved in the diary, and waits there after the lock', async ({ page }) => {
	await learn(page);
	await page.locator('[data-category=cycle]').click();
	await sheet(page).locator('[data-answer]').first().click();
	const title = await page.getByTestId('answer').getByRole('heading', { level: 3 }).innerText();
	await expect(sheet(page).getByText(t('learn.status.draft'))).toBeVisible();
	await expect(sheet(page).getByText(`${t('learn.sources')}:`)).toContainText(/ACOG|NHS|UNICEF|UNESCO/);
	await sheet(page).getByRole('button', { name: t('learn.saved.save') }).click();
	await expect(sheet(page).getByRole('button', { name: t('learn.saved.isSaved') })).toHaveAttribute('aria-pressed', 'true');
	await close(page);
	await close(page);
	await lockNow(page);
	await unlock(page);
	await goTo(page, 'en', 'learn');
	await page.getByRole('button', { name: t('learn.saved.title') }).click();
	await expect(sheet(page).locator('[data-answer]')).toContainText(title);
	await close(page);
	await expect(page.getByText(t('learn.readSoFar', { count: 1 }))).toBeVisible();
});

test('one answer leads to the next, to its relatives and to the diary, and the diary leads back', async ({ page }) => {
	await learn(page);
	await page.locator('[data-category=pain]').click();
	await sheet(page).locator('[data-answer=what-helps-cramps]').click();
	const title = await page.getByTestId('answer').getByRole('heading', { level: 3 }).innerText();
	await sheet(page).getByRole('button', { name: t('learn.note') }).click();
	await expect(sheet(page).getByRole('heading', { name: t('day.flowTitle') }).or(sheet(page).getByText(t('day.flowTitle'))).first()).toBeAttached();
	await sheet(page).getByRole('button', { name: title, exact: true }).click();
	await expect(page.getByTestId('answer')).toHaveAttribute('data-answer', 'what-helps-cramps');
	await sheet(page).getByRole('button', { name: t('learn.next') }).click();
	await expect(page.getByTestId('answer')).not.toHaveAttribute('data-answer', 'what-helps-cramps');
	await expect(sheet(page).getByRole('heading', { name: t('learn.related') })).toBeVisible();
});

test('a care signal leads to its answer', async ({ page }) => {
	await setUp(page, 'en', { beginning: 'not-yet', age: 15 });
	await page.getByTestId('care-signal').locator('.about').click();
	await expect(page.getByTestId('answer')).toHaveAttribute('data-answer', 'when-should-i-ask-if-none-has-come');
});

test('five questions, each choice explained, no points; the next five are others; and myths card by card', async ({ page }) => {
	await learn(page);
	const quiz = page.getByRole('main').getByRole('button', { name: t('learn.quiz.title') });
	await quiz.click();
	const asked: string[] = [];
	for (let number = 1; number <= 10; number++) {
		await expect(sheet(page).getByText(t('learn.quiz.number', { number: ((number - 1) % 5) + 1, total: 5 }))).toBeVisible();
		asked.push(await page.getByTestId('quiz-question').getByRole('heading').innerText());
		await page.getByTestId('quiz-question').getByRole('button').first().click();
		await expect(page.getByTestId('quiz-why')).toBeVisible();
		await sheet(page).getByRole('button', { name: number % 5 === 0 ? t('learn.quiz.finish') : t('learn.quiz.next'), exact: true }).click();
		if (number === 5) await sheet(page).getByRole('button', { name: t('learn.quiz.more') }).click();
	}
	await expect(sheet(page).getByRole('heading', { name: t('learn.quiz.done') })).toBeVisible();
	expect(new Set(asked).size).toBe(10);
	await close(page);

	await page.getByRole('main').getByRole('button', { name: new RegExp(`^${t('learn.myths.title').replace('?', '\\?')}`) }).click();
	const first = await page.getByTestId('myth').getByRole('heading').innerText();
	await sheet(page).getByRole('button', { name: t('learn.myths.false'), exact: true }).click();
	await expect(page.getByTestId('fact')).toContainText(/not true|partly true/);
	await sheet(page).getByRole('button', { name: t('learn.myths.next') }).click();
	await expect(page.getByTestId('myth').getByRole('heading')).not.toHaveText(first);
});

test('guidance and help are open without a code, and say nothing about a diary', async ({ page }) => {
	await open(page, 'en');
	await page.getByTestId('open-learn').click();
	await expect(page.getByTestId('tip')).toBeVisible();
	await expect(page.getByRole('button', { name: t('learn.saved.title') })).toBeHidden();
	await page.goBack();
	await expect(page.getByTestId('welcome-start')).toBeVisible();
	await setUp(page, 'en', { lastOnset: daysAgo(1), age: 14 });
	await lockNow(page);
	await page.getByTestId('open-learn').click();
	await page.locator('[data-category=feelings]').click();
	await sheet(page).locator('[data-answer]').first().click();
	await expect(page.getByTestId('answer')).toBeVisible();
	await expect(sheet(page).getByRole('button', { name: t('learn.saved.save') })).toBeHidden();
	await page.goBack();
	await page.goBack();
	await page.getByRole('button', { name: t('common.back'), exact: true }).click();
	await unlock(page);
});

test('an answer for older girls asks for her age first where she never said it, and is not offered to younger ones', async ({ page }) => {
	await open(page, 'en');
	await page.getByTestId('open-learn').click();
	await page.locator('[data-category=products]').click();
	await sheet(page).locator('[data-answer=how-do-i-use-a-tampon]').click();
	await expect(page.getByTestId('answer')).toBeHidden();
	await page.getByRole('button', { name: t('learn.gate.older', { age: 13 }) }).click();
	await expect(page.getByTestId('answer')).toBeVisible();

	await page.goto('en/');
	await setUp(page, 'en', { lastOnset: daysAgo(1), age: 11 });
	await goTo(page, 'en', 'learn');
	await page.locator('[data-category=products]').click();
	await expect(sheet(page).locator('[data-answer=which-product-is-right-for-me]')).toBeVisible();
	await expect(sheet(page).locator('[data-answer=how-do-i-use-a-tampon]')).toBeHidden();
});

test.describe('in Kenya', () => {
	test.use({ timezoneId: 'Africa/Nairobi' });
	test('help knows the country, calls no number verified that nobody verified, warns of the list of calls, and can be filtered', async ({ page }) => {
		await open(page, 'en');
		await page.getByTestId('open-learn').click();
		await page.getByTestId('open-help').click();
		const country = sheet(page).getByLabel(t('help.country'));
		await expect(country).toHaveValue('KE');
		const service = page.getByTestId('service').first();
		await expect(service).toHaveAttribute('data-trust', 'unverified');
		await expect(service).toContainText(t('help.unverified'));
		await expect(page.getByTestId('help-anywhere')).toContainText(t('help.noneChecked'));
		await service.getByRole('button', { name: t('help.call', { number: '116' }) }).click();
		await expect(page.getByRole('alertdialog')).toContainText(t('help.before.body'));
		await expect(page.getByRole('alertdialog').getByRole('link')).toHaveAttribute('href', 'tel:116');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('alertdialog')).toBeHidden();
		await expect(sheet(page)).toBeVisible();

		await country.selectOption('');
		await expect(page.getByTestId('service')).toHaveCount(0);
		await expect(page.getByTestId('help-anywhere')).toContainText(t('help.none'));
		await country.selectOption('ZA');
		await expect(page.getByTestId('service')).toHaveCount(2);
		await sheet(page).getByRole('button', { name: t('help.needs.violence'), exact: true }).click();
		await expect(page.getByTestId('service')).toHaveCount(1);
		await sheet(page).getByRole('switch', { name: t('help.freeOnly') }).click();
		await expect(sheet(page).getByText(t('help.noneFits'))).toBeVisible();
		await sheet(page).getByRole('button', { name: t('help.showAll') }).click();
		await expect(page.getByTestId('service')).toHaveCount(2);
	});
});

test('with no network at all everything is there, but for what the next version takes back', async ({ page, context }) => {
	await learn(page);
	await storedForOffline(page);
	await context.setOffline(true);
	await page.reload();
	await unlock(page);
	await goTo(page, 'en', 'learn');
	await box(page).fill('can i swim');
	await page.locator('[role=search] ~ .list [data-answer=can-i-swim-on-my-period]').click();
	await expect(page.getByTestId('answer')).toBeVisible();
	expect(await page.getByTestId('answer').locator('svg path').count()).toBeGreaterThan(0);
	await close(page);
	await page.getByTestId('open-help').click();
	await sheet(page).getByLabel(t('help.country')).selectOption('IN');
	await expect(page.getByTestId('service').first()).toBeVisible();
	await close(page);

	// A newer version lies on the phone and waits for her tap: what it takes back is gone already.
	await page.evaluate(async () => {
		const cache = await caches.open('nuri/files-newer');
		await cache.put(new URL('/recall.json', location.origin).href, new Response('{"withdrawn":["can-i-swim-on-my-period"]}'));
	});
	await lockNow(page);
	await unlock(page);
	await goTo(page, 'en', 'learn');
	await box(page).fill('can i swim');
	await expect(page.locator('[role=search] ~ .list [data-answer]').first()).toBeVisible();
	await expect(page.locator('[data-answer=can-i-swim-on-my-period]')).toHaveCount(0);
});

async function withVoices(page: Page, voices: readonly { readonly lang: string; readonly localService: boolean }[]): Promise<void> {
	await page.addInitScript((list) => {
		const said: string[] = [];
		Object.assign(window, { said });
		class Utterance {
			onend: (() => void) | null = null;
			constructor(public text: string) {}
		}
		Object.assign(window, { SpeechSynthesisUtterance: Utterance });
		Object.defineProperty(window, 'speechSynthesis', {
			value: { getVoices: () => list, cancel: () => undefined, addEventListener: () => undefined, speak: (utterance: Utterance) => (said.push(utterance.text), Object.assign(window, { last: utterance })) }
		});
	}, voices);
}

test('an answer is read aloud sentence by sentence, with the sentence marked, slower where she wants it', async ({ page }) => {
	await withVoices(page, [{ lang: 'en-US', localService: true }]);
	await learn(page);
	await page.locator('[data-category=cycle]').click();
	await sheet(page).locator('[data-answer=how-often-do-periods-come]').click();
	await sheet(page).getByRole('button', { name: t('reading.start') }).click();
	const bar = page.getByTestId('reading');
	await expect(bar).toContainText(t('reading.loud'));
	await expect(page.locator('.mark').first()).toBeVisible();
	await page.evaluate(() => (window as unknown as { last: { onend: () => void } }).last.onend());
	await expect(bar).toHaveAttribute('data-at', '1');
	await bar.getByRole('button', { name: t('reading.slow') }).click();
	await bar.getByRole('button', { name: t('reading.pause') }).click();
	await bar.getByRole('button', { name: t('reading.goOn') }).click();
	const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
	expect(said[0]).toBe(await page.getByTestId('answer').getByRole('heading').innerText());
	expect(said.length).toBe(4);
	await bar.getByRole('button', { name: t('reading.stop') }).click();
	await expect(bar).toBeHidden();
});

test('a phone whose voices all need the internet reads nothing aloud and says so, on any screen', async ({ page }) => {
	await withVoices(page, [{ lang: 'en-US', localService: false }]);
	await setUp(page, 'en', { lastOnset: daysAgo(1), age: 14 });
	await page.getByRole('button', { name: t('reading.start') }).click();
	await expect(page.getByTestId('reading')).toContainText(t('reading.noVoice', { language: 'English' }));
	expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([]);
});

test('no screen of the guidance has a barrier, light or dark', async ({ page }) => {
	await learn(page);
	const check = async (screen: string) => {
		await page.evaluate(() => Promise.all(document.getAnimations().filter((animation) => animation.effect?.getTiming().iterations !== Infinity).map((animation) => animation.finished)));
		const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
		expect(violations.map(({ id, nodes }) => `${screen}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
	};
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await check('learn');
		await box(page).fill('i want to die');
		await expect(page.getByTestId('distress')).toBeVisible();
		await check('distress');
		await box(page).fill('');
		await page.locator('[data-category=body]').click();
		await expect(sheet(page).locator('[data-answer]').first()).toBeVisible();
		await check('a topic');
		await sheet(page).locator('[data-answer]').first().click();
		await expect(page.getByTestId('answer')).toBeVisible();
		await check('an answer');
		await close(page);
		await close(page);
		await page.getByRole('main').getByRole('button', { name: t('learn.quiz.title') }).click();
		await page.getByTestId('quiz-question').getByRole('button').first().click();
		await check('quiz');
		await close(page);
		await page.getByTestId('open-help').click();
		await sheet(page).getByLabel(t('help.country')).selectOption('NP');
		await expect(page.getByTestId('service').first()).toBeVisible();
		await check('help');
		await close(page);
	}
});
