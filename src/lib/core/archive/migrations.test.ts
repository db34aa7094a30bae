import { describe, expect, it } from 'vitest';
import type { JsonObject } from './json-value';
import { migrated, type Migration } from './migrations';

const note =
	(name: string): Migration =>
	(document) => ({ ...document, steps: `${String(document.steps ?? '')}${name}` });
const steps = [note('a'), note('b'), note('c')];

describe('a document of an older version', () => {
	it('takes every later step in order', () => {
		const original: JsonObject = { days: {} };
		expect(migrated(original, 1, steps)).toEqual({ days: {}, steps: 'abc' });
		expect(migrated(original, 3, steps)).toEqual({ days: {}, steps: 'c' });
		expect(original).toEqual({ days: {} });
	});

	it('of the current version takes none', () => {
		expect(migrated({ days: {} }, 4, steps)).toEqual({ days: {} });
	});
});
