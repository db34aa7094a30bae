/**
 * Finishes what `vite build` wrote: scripts out of the pages, one policy in pages and headers, and the list of files
 * in the service worker. It stops the build where an assumption about SvelteKit's output no longer holds.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { transformWithOxc } from 'vite';
import { headerRules, headersFile, metaPolicyText, notFoundPage, notFoundPolicy, pagePolicy, policyText } from './headers';
import { apacheFile, caddyFile, nginxSite } from './hosting';
import { distressPrefix, guidancePrefix, searchPrefix } from './content/guidance-names';
import { distressTags, guidanceOrigin, guidanceTags } from './content/guidance-source';
import { baseTag, packPrefix, packTags, restPrefix } from './language-packs-plugin';
import { frameworkStyles, refusedIn, withOneStylesheet, withPolicy, withPreload, withScriptsAsFiles } from './page-scripts';
import { fileOf, filesOf, precacheOf, stamp, type Precache } from './precache';

const top = resolve(import.meta.dirname, '..');
/** What each language weighs on its way to the phone, for the list of languages. */
const languageSizesFile = 'languages.json';

interface ManifestEntry {
	readonly file: string;
	readonly css?: readonly string[];
}

async function finishBuild(root: string, base: string): Promise<void> {
	const files = filesOf(root);
	const pages = files.filter((file) => file.endsWith('.html'));
	const workers = files.filter((file) => file.startsWith('_app/immutable/workers/'));
	const known = [/\/derivations\.worker-[\w-]+\.js$/, /\/vault\.worker-[\w-]+\.js$/];
	if (workers.length !== known.length || !known.every((name, index) => name.test(workers[index] ?? ''))) {
		throw new Error(`the vault's two scripts alone may have their own policy; found: ${workers.join(', ') || 'none'}`);
	}
	const styleAttributes = styleHashes(root, files);
	const languages = builtParts(packPrefix);
	const { movedFiles, joinedStyles } = finishPages(root, pages, { policy: metaPolicyText(pagePolicy({ styleAttributes })), languages });
	await lowerServiceWorker(root);

	writeFileSync(join(root, notFoundPage), notFoundText);
	// Their contents are known at the end, their names are needed before.
	for (const file of ['build.json', languageSizesFile]) writeFileSync(join(root, file), '');
	writeHeaders(root, base, styleAttributes);

	const usersOf = groupsFrom([...builtParts(packPrefix), ...builtParts(restPrefix), ...wordLists(), ...guidanceParts()], movedFiles);
	const groupsOf = (file: string): readonly string[] => (joinedStyles.has(file) ? [] : usersOf(file));
	writeFileSync(join(root, languageSizesFile), languageSizes(root, precacheOf(root, groupsOf)));
	const precache = precacheOf(root, groupsOf);
	for (const tag of packTags()) {
		if (!(`${tag}/` in (precache.groups[tag] ?? {}))) throw new Error(`no prerendered page for the language ${tag}`);
	}
	stamp(root, precache);
	report(root, precache);
}

function styleHashes(root: string, files: readonly string[]): string[] {
	const scripts = files.filter((file) => file.startsWith('_app/') && file.endsWith('.js'));
	return [...new Set(scripts.flatMap((file) => frameworkStyles(readFileSync(join(root, file), 'utf8'), file)))].sort();
}

const notFoundText = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta http-equiv="Content-Security-Policy" content="${policyText(notFoundPolicy)}" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<title>404</title>
	</head>
	<body><p>404</p></body>
</html>
`;

/** The rules for the hosts that read `_headers` and for Apache lie in the build; those of other servers beside it. */
function writeHeaders(root: string, base: string, styleAttributes: readonly string[]): void {
	const rules = headerRules({ base, files: filesOf(root), styleAttributes });
	writeFileSync(join(root, '_headers'), headersFile(rules));
	writeFileSync(join(root, '.htaccess'), apacheFile({ rules, base }));
	const beside = `${root}-hosting`;
	mkdirSync(beside, { recursive: true });
	writeFileSync(join(beside, 'nginx.conf'), nginxSite({ rules, base }));
	writeFileSync(join(beside, 'Caddyfile'), caddyFile({ rules, base }));
}

interface Finish {
	readonly policy: string;
	/** Built file of each language pack → its tag. */
	readonly languages: ReadonlyMap<string, string>;
}

/** Rewrites every page, and tells which pages use which moved file, and which stylesheets no page asks for any more. */
function finishPages(root: string, pages: readonly string[], { policy, languages }: Finish): { movedFiles: Map<string, string[]>; joinedStyles: Set<string> } {
	const packs = new Map([...languages].map(([file, tag]) => [tag, file]));
	const users = new Map<string, string[]>();
	const joinedStyles = new Set<string>();
	for (const page of pages) {
		const read = (path: string): string => readFileSync(join(root, path), 'utf8');
		const { html: unscripted, scripts } = withScriptsAsFiles(read(page), page);
		const { html, style, joined } = withOneStylesheet(unscripted, page, read);
		joined.forEach((path) => joinedStyles.add(path));
		const refused = refusedIn(html);
		if (refused.length > 0) throw new Error(`${page}: the policy refuses ${refused.join(' ')}`);
		for (const { path, code } of [...scripts, style]) {
			writeFileSync(join(root, path), code);
			users.set(path, [...(users.get(path) ?? []), page]);
		}
		const pack = packs.get(/<html[^>]* lang="([^"]*)"/.exec(html)?.[1] ?? '');
		if (pack === undefined) throw new Error(`${page}: its language has no pack`);
		writeFileSync(join(root, page), withPreload(withPolicy(html, page, policy), page, pack));
	}
	return { movedFiles: users, joinedStyles };
}

// SvelteKit builds the worker for recent browsers, whatever vite.config.ts asks for the app.
async function lowerServiceWorker(root: string): Promise<void> {
	const path = join(root, 'service-worker.js');
	const { code } = await transformWithOxc(readFileSync(path, 'utf8'), 'service-worker.js', { target: 'es2018', sourcemap: false });
	if (/^\s*(import|export)\s/m.test(code)) throw new Error('the service worker is not a classic script');
	writeFileSync(path, code);
}

/** Built file of one part of each language pack → its tag. */
function builtParts(prefix: string): Map<string, string> {
	const parts = Object.entries(clientManifest()).filter(([id]) => id.startsWith(prefix));
	const tags = packTags();
	if (parts.length !== tags.length) throw new Error(`${tags.length} language packs, but ${parts.length} chunks of ${prefix}`);
	return new Map(parts.map(([id, { file }]) => [file, id.slice(prefix.length)]));
}

/** Built files of guidance → the languages that show them: their own, that of their language, or the one in which it is written first. */
function guidanceParts(): [file: string, tag: string][] {
	const manifest = clientManifest();
	const fileOfPart = (id: string): string => {
		const entry = manifest[id];
		if (!entry) throw new Error(`Vite built no ${id}`);
		return entry.file;
	};
	return packTags().flatMap((tag): [string, string][] => {
		const guidance = [tag, baseTag(tag)].find((each) => guidanceTags().includes(each)) ?? guidanceOrigin;
		const distress = distressTags().filter((each) => [tag, baseTag(tag), guidanceOrigin].includes(each));
		return [guidancePrefix + guidance, searchPrefix + guidance, ...distress.map((each) => distressPrefix + each)].map((id) => [fileOfPart(id), tag]);
	});
}

/** Built file of each language's list of words → the languages that draw from it; empty where the app draws no words. */
function wordLists(): [file: string, tag: string][] {
	const tagOf = (id: string): string | undefined => /^locales\/([^/]+)\/words\.txt(?:\?|$)/.exec(id)?.[1];
	const lists = Object.entries(clientManifest()).flatMap(([id, { file }]) => {
		const tag = tagOf(id);
		return tag === undefined ? [] : [[file, tag] as const];
	});
	const tags = readdirSync(join(top, 'locales')).filter((tag) => existsSync(join(top, 'locales', tag, 'words.txt')));
	if (lists.length > 0 && new Set(lists.map(([file]) => file)).size !== tags.length) {
		throw new Error(`${tags.length} lists of words, but ${lists.length} chunks of their own`);
	}
	return lists.flatMap(([file, tag]) => packTags().filter((user) => listOf(user) === tag).map((user): [string, string] => [file, user]));
}

/** The language whose list a language draws from: its own, that of its language, or the default one. */
function listOf(tag: string): string {
	return [tag, baseTag(tag)].find((each) => existsSync(join(top, 'locales', each, 'words.txt'))) ?? 'en';
}

/** What Vite says of the files it wrote: source → built file. */
function clientManifest(): Record<string, ManifestEntry> {
	const path = join(top, '.svelte-kit/output/client/.vite/manifest.json');
	if (!existsSync(path)) throw new Error('Vite wrote no manifest of the client');
	return JSON.parse(readFileSync(path, 'utf8')) as Record<string, ManifestEntry>;
}

/** What each language brings, by who uses a file: one language, a language and its overlays, or all (`core`). */
function groupsFrom(owned: readonly (readonly [file: string, tag: string])[], movedFiles: ReadonlyMap<string, string[]>): (file: string) => readonly string[] {
	const tags = packTags();
	const pageLanguage = (page: string): string => tags.find((tag) => page.startsWith(`${tag}/`)) ?? 'core';
	return (file) => {
		const owners = owned.filter(([path]) => path === file).map(([, tag]) => tag);
		// What every language needs is stored once, whatever she speaks.
		if (owners.length > 0) return owners.length === tags.length ? ['core'] : owners;
		const users = [...new Set((movedFiles.get(file) ?? []).map(pageLanguage))];
		if (users.length > 0) return users.length === 1 ? users : ['core'];
		return [pageLanguage(file)];
	};
}

function languageSizes(root: string, { groups }: Precache): string {
	const languages = Object.entries(groups).filter(([name]) => name !== 'core');
	return JSON.stringify(Object.fromEntries(languages.map(([tag, group]) => [tag, sizeOf(root, Object.keys(group)).gzip])));
}

/** `build.json`: for whoever compares a host's files with a release. */
function report(root: string, { version, groups }: Precache): void {
	const sizes = Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, sizeOf(root, Object.keys(group))]));
	writeFileSync(join(root, 'build.json'), `${JSON.stringify({ version, sizes, groups }, null, '\t')}\n`);
	const parts = Object.entries(sizes).map(([name, { files, brotli }]) => `${name} ${files} files ${(brotli / 1000).toFixed(1)} KB`);
	process.stdout.write(`version ${version}; stored, as brotli: ${parts.join(', ')}\n`);
}

function sizeOf(root: string, addresses: readonly string[]): { files: number; bytes: number; gzip: number; brotli: number } {
	const contents = addresses.map((address) => readFileSync(join(root, fileOf(address))));
	const total = (sizes: number[]): number => sizes.reduce((sum, size) => sum + size, 0);
	return {
		files: contents.length,
		bytes: total(contents.map((content) => content.length)),
		gzip: total(contents.map((content) => gzipSync(content).length)),
		brotli: total(contents.map((content) => brotliCompressSync(content).length))
	};
}

await finishBuild(resolve(top, process.env.NURI_OUT ?? 'build'), process.env.BASE_PATH ?? '');
