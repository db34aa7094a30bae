import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './scripts/browser.mjs';

// Read by this process and handed on to its workers, which load this file again.
// The tests work out dates as the page does.
process.env.TZ = 'UTC';
process.env.NURI_TEST_PORT ??= String(20_000 + (process.pid % 20_000));
const port = process.env.NURI_TEST_PORT;
const executablePath = findBrowser();
const serve = 'node node_modules/tsx/dist/cli.mjs scripts/serve.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	workers: 2,
	retries: 0,
	forbidOnly: process.env.CI !== undefined,
	timeout: 180_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		baseURL: `http://localhost:${port}`,
		viewport: { width: 360, height: 640 },
		locale: 'en-US',
		timezoneId: 'UTC',
		launchOptions: { args: [...browserArguments], ...(executablePath !== undefined && { executablePath }) }
	},
	webServer: {
		command: process.env.NURI_IS_BUILT === 'yes' ? serve : `npm run build && ${serve}`,
		url: `http://localhost:${port}/en/`,
		timeout: 180_000,
		reuseExistingServer: false,
		env: { PORT: port }
	}
});
