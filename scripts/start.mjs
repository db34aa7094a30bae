/** `npm start`: from a fresh clone to the running app, with nothing but Node. */
import { commands, installPackages, requireNode, run } from './packages.mjs';

requireNode();
if (!installPackages()) fail('The packages could not be installed; the lines above say why.');
if (run(process.execPath, [commands.vite, 'build']) !== 0 || run(process.execPath, [commands.tsx, 'scripts/finish-build.ts']) !== 0) {
	fail('The build stopped; the lines above say why.');
}
// The server prints its address and runs until Ctrl+C, in this process, so that whoever stops this one stops it.
const { register } = await import('tsx/esm/api');
register();
await import('./serve.ts');

/** @param {string} sentence */
function fail(sentence) {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}
