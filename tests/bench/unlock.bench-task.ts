/** How long a code takes to open ten years of diary, and a save of it, with everything done on the page's own thread: the throttle of the browser does not reach workers. */
import { chromium } from '@playwright/test';
import { join } from 'node:path';
import { build } from 'vite';
import { browserArguments, findBrowser } from '../../scripts/browser.mjs';
import type { CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { tenYearsText } from './ten-years';
import type { Unlocking } from './unlock-entry';

interface Measure {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	readonly goal?: number;
	readonly must?: number;
}

const throttles = [
	{ rate: 6, goal: 0.6, must: 0.8 },
	{ rate: 24, goal: 1.5, must: 1.8 }
];

export async function run(): Promise<Measure[]> {
	const script = await bundled(join(import.meta.dirname, 'unlock-entry.ts'));
	const executablePath = findBrowser();
	const browser = await chromium.launch({ args: [...browserArguments], ...(executablePath !== undefined && { executablePath }) });
	const page = await browser.newPage();
	const devtools = await page.context().newCDPSession(page);
	await page.addScriptTag({ content: script });
	const measures: Measure[] = [];
	for (const { rate, goal, must } of throttles) {
		await devtools.send('Emulation.setCPUThrottlingRate', { rate });
		const times = await page.evaluate(
			`(async () => { const unlock = await bench.lockedVault(${JSON.stringify(tenYearsText('2025-12-28' as CalendarDate))}); const times = []; for (let round = 0; round < 3; round++) times.push(await unlock()); return times; })()`
		);
		const [, median] = [...(times as Unlocking[])].sort((a, b) => a.total - b.total);
		if (!median) throw new Error('nothing was measured');
		measures.push(
			{ name: `unlock, key derived on the main thread, ${rate}× CPU`, value: median.total / 1000, unit: 's', goal, must },
			{ name: `  of which the key derivation itself, ${rate}× CPU`, value: median.derivation / 1000, unit: 's' }
		);
		const saving = [...(times as Unlocking[])].map((time) => time.saving).sort((a, b) => a - b)[1];
		if (saving !== undefined && rate === 6) measures.push({ name: 'save of ten years without the disk, 6× CPU', value: saving, unit: 'ms', must: 100 });
	}
	await browser.close();
	return measures;
}

async function bundled(entry: string): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'silent',
		build: { write: false, lib: { entry, formats: ['iife'], name: 'bench' } }
	});
	const outputs = (Array.isArray(result) ? result : [result]) as readonly { readonly output: readonly { readonly code?: string }[] }[];
	const code = outputs[0]?.output[0]?.code;
	if (code === undefined) throw new Error('nothing was bundled');
	return code;
}
