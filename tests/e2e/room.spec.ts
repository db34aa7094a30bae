import { expect, test } from '@playwright/test';
import { narrowest, tooNarrow } from '../../scripts/l10n/room';
import { baseOf, languages } from '../../src/lib/i18n/languages';

// An overlay differs in single words from its language.
for (const { tag } of languages.filter((language) => baseOf(language.tag) === language.tag)) {
	test(`every word has room at 320 pixels, in text of twice the size too: ${tag}`, async ({ page }) => {
		await page.setViewportSize(narrowest);
		expect(await tooNarrow(page, tag)).toEqual([]);
	});
}
