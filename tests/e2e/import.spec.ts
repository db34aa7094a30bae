import { expect, test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import type { CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { forecastFrom } from '../../src/lib/core/prediction/forecast';
import { forecastMessage } from '../../src/lib/core/prediction/forecast-message';
import { addDays, daysAgo, goTo, languageOf, open, setUp, storedForOffline, today, unlock } from './support';

const english = languageOf('en');

/** Start dates whose gaps are these lengths, the last one `since` days before today. */
function onsetsFrom(lengths: readonly number[], since: number): CalendarDate[] {
	return lengths.reduceRight<CalendarDate[]>((onsets, length) => [addDays(onsets[0]!, -length), ...onsets], [daysAgo(since)]);
}

/** The title that the app must show for these onsets on this day, from the model itself. */
function expectedTitle(onsets: readonly CalendarDate[], age: number): string {
	const message = forecastMessage(forecastFrom({ onsets, age }, today), 'shown');
	const { t, date, words } = english;
	if (message.kind === 'window') return t(message.key, { from: date(message.earliest, 'short'), to: date(message.latest, 'short') });
	if (message.kind === 'weeks') return t(message.key);
	if (message.kind === 'later-than-usual') return t(message.key);
	if (message.kind === 'care') return t(message.key);
	if (message.kind !== 'part-of-month') throw new Error(`unexpected message ${message.kind}`);
	const month = (number: number) => words.months.alone[number - 1]!;
	return t(message.key, { month: month(message.month), next: month(message.next?.month ?? message.month) });
}

interface History {
	readonly name: string;
	readonly age: number;
	readonly lengths: readonly number[];
}

const synthetic: readonly History[] = [
	{ name: 'a regular history', age: 17, lengths: [29, 28, 30, 29, 28, 29, 30, 29, 28, 30] },
	{ name: 'an irregular history', age: 13, lengths: [45, 28, 61, 33, 24, 39] }
];

/** Real women with at least eight cycles, from the file that NURI_REAL_CYCLES names (columns id, age, cycle, length). */
function realHistories(): readonly History[] {
	const path = process.env.NURI_REAL_CYCLES;
	if (!path || !existsSync(path)) return [];
	const [header, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
	const column = (name: string) => header!.indexOf(name);
	const lengths = new Map<string, { age: number; lengths: number[] }>();
	for (const row of rows) {
		const woman = lengths.get(row[column('id')]!) ?? { age: Math.min(Number(row[column('age')]), 19), lengths: [] };
		woman.lengths.push(Number(row[column('length')]));
		lengths.set(row[column('id')]!, woman);
	}
	return [...lengths.values()]
		.filter((woman) => woman.lengths.length >= 8)
		.slice(0, 3)
		.map((woman, index) => ({ name: `real cycles ${index + 1}`, ...woman }));
}

for (const { name, age, lengths } of [...synthetic, ...realHistories()]) {
	test(`${name} is imported, forecast as the model says, and there again offline`, async ({ page, context }) => {
		const onsets = onsetsFrom(lengths, 11);
		await setUp(page, 'en', { age });
		await goTo(page, 'en', 'me');
		await page.getByRole('button', { name: english.t('me.import') }).click();
		const csv = ['start', ...onsets].join('\n');
		await page.locator('input[type=file]').setInputFiles({ name: 'cycles.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
		await expect(page.getByTestId('import-preview')).toContainText(english.t('import.startsFound', { count: onsets.length }));
		await page.getByRole('button', { name: english.t('import.confirm') }).click();
		await expect(page.getByText(english.t('import.doneCount', { count: onsets.length }))).toBeVisible();

		await goTo(page, 'en', 'today');
		const title = page.getByTestId('forecast').getByRole('heading');
		await expect(title).toHaveText(expectedTitle(onsets, age));

		await storedForOffline(page);
		await context.setOffline(true);
		await open(page);
		await unlock(page);
		await expect(title).toHaveText(expectedTitle(onsets, age));
	});
}
