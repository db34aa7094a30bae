import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictureIds } from '$lib/core/lock/picture-lock';
import { pictureDrawings } from './picture-drawings';

const component = readFileSync(new URL('./LockPicture.svelte', import.meta.url), 'utf8');

describe('the drawings of the picture lock', () => {
	it('are there for every picture and for nothing else', () => {
		expect(Object.keys(pictureDrawings).sort()).toEqual([...pictureIds].sort());
	});
	it.each(pictureIds)('stay inside their box and use only colours the component knows: %s', (id) => {
		for (const { tone, d } of pictureDrawings[id]) {
			expect(component).toContain(`\t.${tone} {`);
			expect(d).toMatch(/^M[\d\s.MLHVCQAhvlcqtaZ-]+$/);
			for (const [, x, y] of d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
				expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(0);
				expect(Math.max(Number(x), Number(y))).toBeLessThanOrEqual(48);
			}
		}
	});
	it('differ from each other', () => {
		const paths = pictureIds.map((id) => pictureDrawings[id].map(({ d }) => d).join());
		expect(new Set(paths).size).toBe(pictureIds.length);
	});
});

describe.each(['en', 'es', 'ar'])('the names of the pictures in %s', (language) => {
	const file = new URL(`../../../../../locales/${language}/ui/pictures.json`, import.meta.url);
	const names = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;

	it('are there for every picture, and no two are the same', () => {
		expect(Object.keys(names).sort()).toEqual([...pictureIds].sort());
		expect(new Set(Object.values(names)).size).toBe(pictureIds.length);
	});
});
