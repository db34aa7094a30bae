/** `npm run check`: the static checks alone. */
import { check, staticChecks } from './steps.mjs';

let failed = 0;
for (const step of staticChecks) if (!(await check(step))) failed += 1;
process.exitCode = failed === 0 ? 0 : 1;
