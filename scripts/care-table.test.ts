import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { careTable, careTablePath } from './care-table';

it('the page for clinicians says what the rules are', () => {
	expect(readFileSync(careTablePath, 'utf8'), 'run: npx tsx scripts/care-table.ts').toBe(careTable());
});
