import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { guidance } from './scripts/content/guidance-plugin.ts';
import { languagePacks } from './scripts/language-packs-plugin.ts';

export default defineConfig({
	plugins: [languagePacks(), guidance(), sveltekit()],
	build: { target: 'es2020', modulePreload: { polyfill: false } },
	environments: {
		client: {
			// All that every start needs as one file: on a slow network each of twenty small ones costs a round trip.
			build: { rollupOptions: { output: { codeSplitting: { groups: [{ name: 'shell', tags: ['$initial'] }] } } } }
		}
	},
	worker: { format: 'iife' },
	test: {
		include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/architecture/**/*.test.ts', 'tests/scenarios/**/*.test.ts'],
		environment: 'node',
		testTimeout: 20_000
	}
});
