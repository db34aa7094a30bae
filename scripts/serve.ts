/** Serves the finished build on this machine: `npm run serve`, with PORT, HOST and BASE_PATH from the environment. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startStaticServer } from './static-server';

const root = resolve(import.meta.dirname, '..', process.env.NURI_OUT ?? 'build');
const base = process.env.BASE_PATH ?? '';

if (!existsSync(resolve(root, '_headers'))) {
	process.stderr.write('Nothing is built yet: run `npm run build` first, or `npm start`, which does both.\n');
	process.exit(1);
}
const server = await startStaticServer({
	root,
	base,
	port: Number(process.env.PORT ?? 4173),
	host: process.env.HOST ?? '127.0.0.1'
});
process.stdout.write(`Nuri is at ${server.origin}${base}/ (Ctrl+C stops it)\n`);
