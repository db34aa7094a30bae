/** Measures the goals of one file: `tsx run-goal.ts FILE.goal.ts OUT.json [--full]`. A process of its own for each. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Goal } from './goal';

const [file = '', out = ''] = process.argv.slice(2);
const { goal } = (await import(pathToFileURL(resolve(import.meta.dirname, file)).href)) as { readonly goal: Goal };
const outcomes = await goal({ full: process.argv.includes('--full') });
writeFileSync(out, JSON.stringify(outcomes));
// Whatever a measurement left open must not keep the next one waiting.
process.exit(0);
