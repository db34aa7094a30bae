import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ pages: process.env.NURI_OUT ?? 'build', strict: true }),
		paths: { base: process.env.BASE_PATH ?? '', relative: true },
		// Fixed, so that two builds of the same source are bit for bit the same.
		version: { name: JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')).version, pollInterval: 0 },
		// Registered by the app itself, with its own update policy (src/lib/state/install.svelte.ts).
		serviceWorker: { register: false },
		inlineStyleThreshold: 0,
		typescript: {
			config: (config) => {
				config.include.push('../scripts/**/*.ts', '../tests/**/*.ts', '../vite.config.ts', '../playwright.config.ts');
				config.exclude = [...(config.exclude ?? []), '../tests/architecture/planted/**'];
			}
		}
	}
};

export default config;
