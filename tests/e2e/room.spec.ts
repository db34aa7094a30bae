import { expect, test } from '@playwright/test';
import { narrowest, tooNarrow } from '../../scripts/l10n/room';
import type { Locale } from '../../src/lib/i18n/languages';

/** The longest words and the tallest letters of each script; `npm run l10n:check -- --browser` walks through all languages. */
const widest: readonly Locale[] = ['fr', 'fil', 'ru', 'mn', 'hi', 'ur', 'th', 'am'];

for (const tag of widest) {
	test(`every word has room at 320 pixels, in text of twice the size too: ${tag}`, async ({ page }) => {
		await page.setViewportSize(narrowest);
		expect(await tooNarrow(page, tag)).toEqual([]);
	});
}
