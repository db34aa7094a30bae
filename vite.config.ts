import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { languagePacks } from './scripts/language-packs-plugin.ts';

export default defineConfig({
	plugins: [languagePacks(), sveltekit()],
	build: { target: 'es2020', modulePreload: { polyfill: false } },
	worker: { format: 'iife' },
	test: {
		include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/architecture/**/*.test.ts', 'tests/scenarios/**/*.test.ts'],
		environment: 'node',
		testTimeout: 20_000
	}
});
