/** What happens to prerendered pages: no script inside, one policy for all, and the fewest requests to the first paint. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';

export interface MovedFile {
	/** Path from the top of the build. */
	readonly path: string;
	readonly code: string;
}

const folder = '_app/immutable/entry';
const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const relativeImport = /\bimport\((["'])(\.[^"']+)\1\)/g;

/** The page with every inline script as a file of the same origin; `page` is its path from the top of the build. */
export function withScriptsAsFiles(html: string, page: string): { readonly html: string; readonly scripts: readonly MovedFile[] } {
	const scripts: MovedFile[] = [];
	const found = html.replace(inlineScript, (whole, attributes: string, code: string) => {
		if (/type=["']?(application|speculationrules)/.test(attributes)) return whole;
		if (attributes.trim() !== '') throw new Error(`${page}: an inline script with attributes (${attributes.trim()}) cannot be moved`);
		const script = scriptFile(code, page);
		scripts.push(script);
		return `<script src="${posix.relative(posix.dirname(page), script.path)}"></script>`;
	});
	const starts = scripts.filter(({ code }) => code.includes('__sveltekit_'));
	if (starts.length !== 1) throw new Error(`${page}: ${starts.length} start scripts of SvelteKit instead of one`);
	return { html: found, scripts };
}

// An `import()` resolves against the script's own file; `document.currentScript` and `location` mean the same in both.
function scriptFile(code: string, page: string): MovedFile {
	const moved = unindented(code).replace(relativeImport, (_whole, quote: string, specifier: string) => {
		const target = posix.join(posix.dirname(page), specifier);
		const relative = posix.relative(folder, target);
		return `import(${quote}${relative.startsWith('.') ? relative : `./${relative}`}${quote})`;
	});
	const hash = createHash('sha256').update(moved).digest('hex').slice(0, 10);
	return { path: `${folder}/page.${hash}.js`, code: moved };
}

function unindented(code: string): string {
	return code.replace(/\n\t+/g, '\n').trim().concat('\n');
}

/** The page with the policy in its head, before anything that it governs. */
export function withPolicy(html: string, page: string, policy: string): string {
	const charset = /<meta charset="utf-8"\s*\/?>/;
	if (!charset.test(html)) throw new Error(`${page}: no <meta charset="utf-8"> to put the policy behind`);
	if (/<script[^>]*>[\s\S]*<meta charset/.test(html)) throw new Error(`${page}: a script stands before the policy`);
	return html.replace(charset, (found) => `${found}\n\t\t<meta http-equiv="Content-Security-Policy" content="${policy}" />`);
}

const stylesheet = /[ \t]*<link href="([^"]+\.css)" rel="stylesheet">\n?/g;
const styleFolder = '_app/immutable/assets';

/**
 * The page with one stylesheet in the place of many, ahead of all scripts: each request before the first paint costs a
 * cheap phone a round trip. Links to the single files stay, switched off, so that Vite does not load them once more.
 */
export function withOneStylesheet(
	html: string,
	page: string,
	read: (path: string) => string
): { readonly html: string; readonly style: MovedFile; readonly joined: readonly string[] } {
	const links = [...html.matchAll(stylesheet)].map(([, href = '']) => href);
	const paths = links.map((href) => posix.join(posix.dirname(page), href));
	const foreign = paths.find((path) => posix.dirname(path) !== styleFolder);
	if (links.length === 0 || foreign !== undefined) throw new Error(`${page}: ${foreign ?? 'no'} stylesheet to join`);
	const code = paths.map(read).join('\n');
	const hash = createHash('sha256').update(code).digest('hex').slice(0, 10);
	const style = { path: `${styleFolder}/page.${hash}.css`, code };
	const off = links.map((href) => `<link href="${href}" rel="stylesheet" disabled media="(max-width: 0)">`).join('\n\t\t');
	const joined = `<link href="${posix.relative(posix.dirname(page), style.path)}" rel="stylesheet">`;
	// A policy in the page keeps Chromium from looking past a script for what to load next, so the style comes before it.
	const first = /<script\b|<link [^>]*rel="modulepreload">/;
	if (!first.test(html)) throw new Error(`${page}: SvelteKit preloads nothing`);
	const rest = html.replace(stylesheet, '').replace('</head>', () => `\t${off}\n\t</head>`);
	return { html: rest.replace(first, (found) => `${joined}\n\t\t${found}`), style, joined: paths };
}

/** The page asking for one more module at once, instead of after the modules that import it. */
export function withPreload(html: string, page: string, module: string): string {
	const last = html.lastIndexOf('rel="modulepreload">');
	if (last === -1) throw new Error(`${page}: SvelteKit preloads nothing`);
	const end = last + 'rel="modulepreload">'.length;
	const link = `<link href="${posix.relative(posix.dirname(page), module)}" rel="modulepreload">`;
	return html.includes(link) ? html : `${html.slice(0, end)}\n\t\t${link}${html.slice(end)}`;
}

/** What the policy would refuse, found before a browser does. */
export function refusedIn(html: string): string[] {
	const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
	return [
		...tags.filter((tag) => /\sstyle\s*=/.test(tag)),
		...tags.filter((tag) => /\son[a-z]+\s*=/.test(tag)),
		...tags.filter((tag) => /^<style\b/i.test(tag)),
		...tags.filter((tag) => /\s(src|href)\s*=\s*["']?(https?:)?\/\//.test(tag)),
		...(html.match(/javascript:/g) ?? [])
	];
}

/** Hashes of style attributes in the markup of SvelteKit's own root component; any other style attribute is refused. */
export function frameworkStyles(code: string, file: string): string[] {
	return [...code.matchAll(/<[a-z][^<>]*\sstyle="([^"]*)"[^<>]*>/g)].map(([tag, style = '']) => {
		if (!tag.includes('id="svelte-announcer"')) throw new Error(`${file}: the policy refuses the style attribute of ${tag}`);
		return `sha256-${createHash('sha256').update(style).digest('base64')}`;
	});
}
