/**
 * The one header policy of the app: what every answer of the host carries. The build writes it as `_headers` (the
 * format of Cloudflare Pages and Netlify), for other servers (hosting.ts) and as `<meta>` into each page; the servers
 * of `npm start` and of the tests apply the file as a host would.
 *
 * The two hosts read one file differently. Cloudflare Pages joins the values of all rules that match with a comma, a
 * `*` is any rest, and `! Name` takes a value away (developers.cloudflare.com/pages/configuration/headers, and
 * pages-shared/asset-server in cloudflare/workers-sdk). Netlify has no `!` and skips such lines; `/a/*` also matches
 * `/a` and `/ab`, upper and lower case are the same (docs.netlify.com/manage/routing/headers, and
 * packages/headers-parser in netlify/build). So no two rules that match one path may set the same header, on either.
 */
import { addressOf } from './precache';

export interface HeaderRule {
	/** A path; a `*` at its end stands for any rest. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
}

export interface PolicySources {
	/** Hashes of the style attributes that SvelteKit's own markup carries, as `sha256-…`. */
	readonly styleAttributes: readonly string[];
}

type Directives = Readonly<Record<string, readonly string[]>>;

/** The policy of every path. */
export function pagePolicy({ styleAttributes }: PolicySources): Directives {
	return {
		'default-src': ["'none'"],
		'script-src': ["'self'"],
		'style-src': ["'self'"],
		...(styleAttributes.length > 0 && {
			'style-src-attr': ["'unsafe-hashes'", ...styleAttributes.map((hash) => `'${hash}'`)]
		}),
		'img-src': ["'self'"],
		// Recordings of answers, which a country may add.
		'media-src': ["'self'"],
		'connect-src': ["'self'"],
		'manifest-src': ["'self'"],
		'worker-src': ["'self'"],
		'base-uri': ["'none'"],
		'form-action': ["'none'"],
		'frame-ancestors': ["'none'"],
		'require-trusted-types-for': ["'script'"],
		'trusted-types': ['svelte-trusted-html', 'app-worker']
	};
}

/** The policy of the vault's worker alone: it computes, with WebAssembly, loads its own second script, and reaches nothing. */
export const vaultWorkerPolicy: Directives = {
	'default-src': ["'none'"],
	'script-src': ["'self'", "'wasm-unsafe-eval'"],
	'base-uri': ["'none'"],
	'form-action': ["'none'"],
	'frame-ancestors': ["'none'"],
	'require-trusted-types-for': ["'script'"],
	'trusted-types': ['vault-worker']
};

/** In the page that hosts show for what they do not have; a `<meta>` cannot say more. */
export const notFoundPolicy: Directives = { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"] };

/** What a `<meta>` cannot express is left to the header. */
const headerOnly = new Set(['frame-ancestors', 'report-to', 'sandbox']);

export function policyText(directives: Directives): string {
	return Object.entries(directives)
		.map(([name, values]) => `${name} ${values.join(' ')}`)
		.join('; ');
}

export function metaPolicyText(directives: Directives): string {
	return policyText(Object.fromEntries(Object.entries(directives).filter(([name]) => !headerOnly.has(name))));
}

/** Codes go from phone to phone: one screen stays awake, the other's camera reads it; in the app's own page alone. */
const ownFeatures = ['camera', 'screen-wake-lock'];

/** Browser features that the app never uses, for any page and any frame. */
const deniedFeatures = [
	'accelerometer',
	'autoplay',
	'browsing-topics',
	'display-capture',
	'encrypted-media',
	'gamepad',
	'geolocation',
	'gyroscope',
	'hid',
	'identity-credentials-get',
	'idle-detection',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'picture-in-picture',
	'publickey-credentials-get',
	'serial',
	'storage-access',
	'usb',
	'window-management',
	'xr-spatial-tracking'
];

const everywhere = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
	'Permissions-Policy': [
		...ownFeatures.map((feature) => `${feature}=(self)`),
		...deniedFeatures.map((feature) => `${feature}=()`)
	].join(', ')
};

export interface HeaderSources extends PolicySources {
	/** Where the app lies on its host: empty at the root, else `/folder`. */
	readonly base: string;
	/** Every file of the build, from its root. */
	readonly files: readonly string[];
}

export const notFoundPage = '404.html';
const policyName = 'Content-Security-Policy';
const cacheName = 'Cache-Control';
const workerFolder = '_app/immutable/workers';

/** For hosts, never for browsers: these servers and the generated rules of others answer 404. */
export function isServed(file: string): boolean {
	return !/(^|\/)(_headers$|\.)/.test(file);
}

/**
 * What is the same everywhere stands in one rule for all paths; policy and storage in rules that never match one path
 * together. A path that no file has gets them where a host can answer it as `404.html`, whose own `<meta>` is stricter.
 */
export function headerRules({ base, files, styleAttributes }: HeaderSources): HeaderRule[] {
	const policy = policyText(pagePolicy({ styleAttributes }));
	const served = files.filter(isServed);
	const ofFile = (file: string): Record<string, string> => ({
		[policyName]: folderOf(file) === workerFolder ? policyText(vaultWorkerPolicy) : policy,
		[cacheName]: storageOf(file)
	});
	const patterns = new Map(served.flatMap((file) => patternsOf(file, served).map((pattern) => [pattern, ofFile(file)])));
	const rules = [
		{ path: `${base}/*`, headers: everywhere },
		...[...patterns].map(([path, headers]) => ({ path: `${base}${path}`, headers }))
	];
	const problems = [...beyondLimits(rules), ...clashesIn(rules, base, served)];
	if (problems.length > 0) throw new Error(problems.join('\n'));
	return rules;
}

function storageOf(file: string): string {
	if (file.startsWith('_app/immutable/')) return 'public, max-age=31536000, immutable';
	// The browser looks for a new version once a day, and opening the app asks nothing.
	return file === 'service-worker.js' ? 'public, max-age=86400' : 'no-cache';
}

/** The folder whose files share their headers; empty for files that have rules of their own. */
function folderOf(file: string): string {
	const [first = '', second, third] = file.split('/');
	if (first !== '_app') return second === undefined ? '' : first;
	return second === 'immutable' && third !== undefined ? `_app/immutable/${third}` : '';
}

/** One rule for a folder, unless Netlify would apply it to a neighbour too: `/ca/*` to `/calm/`. */
function patternsOf(file: string, files: readonly string[]): string[] {
	const folder = folderOf(file);
	const isAmbiguous = files.some((other) => folderOf(other) !== folder && other.toLowerCase().startsWith(folder.toLowerCase()));
	return folder === '' || isAmbiguous ? pathsOf(file) : [`/${folder}/*`];
}

/** Under which paths a host may answer with a file: pages with and without their name. */
export function pathsOf(file: string): string[] {
	const names = file === notFoundPage ? [file, '404'] : [file, addressOf(file)];
	return [...new Set(names)].map((name) => `/${name}`).sort();
}

/** Limits of Cloudflare Pages; Netlify states none as low. */
function beyondLimits(rules: readonly HeaderRule[]): string[] {
	const long = headersFile(rules).split('\n').find((line) => line.length > 2000);
	return [
		...(rules.length > 100 ? [`${rules.length} header rules, and Cloudflare Pages reads 100`] : []),
		...(long === undefined ? [] : [`a line of ${long.length} characters, and Cloudflare Pages reads 2000: ${long.slice(0, 60)}`])
	];
}

/** Paths of built files that would get no policy, or one header twice, on one of the hosts. */
export function clashesIn(rules: readonly HeaderRule[], base: string, files: readonly string[]): string[] {
	return files.flatMap(pathsOf).flatMap((path) =>
		Object.entries(matchers).flatMap(([host, matches]) => {
			const names = rules.filter((rule) => matches(rule.path, `${base}${path}`)).flatMap(({ headers }) => Object.keys(headers));
			const twice = names.find((name, index) => names.indexOf(name) !== index);
			if (twice !== undefined) return [`${host} would send two values of ${twice} for ${path}`];
			return names.includes(policyName) ? [] : [`${host} would send no policy for ${path}`];
		})
	);
}

export function headersFile(rules: readonly HeaderRule[]): string {
	return rules
		.map(({ path, headers }) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'))
		.join('\n\n')
		.concat('\n');
}

/** Reads what `headersFile` writes, and files of the same format written by hand. */
export function parseHeadersFile(text: string): HeaderRule[] {
	const rules: { path: string; headers: Record<string, string> }[] = [];
	for (const line of text.split('\n')) {
		if (line.trim() === '' || line.trim().startsWith('#')) continue;
		const rule = rules[rules.length - 1];
		if (!/^\s/.test(line)) {
			rules.push({ path: line.trim(), headers: {} });
		} else if (rule === undefined) {
			throw new Error(`a header without a path: ${line.trim()}`);
		} else if (line.trim().startsWith('!')) {
			throw new Error(`Netlify cannot take a header away: ${line.trim()}`);
		} else {
			const [name = '', ...value] = line.trim().split(':');
			rule.headers[name] = value.join(':').trim();
		}
	}
	return rules;
}

export type Host = 'Cloudflare Pages' | 'Netlify';

const matchers: Readonly<Record<Host, (pattern: string, path: string) => boolean>> = {
	'Cloudflare Pages': (pattern, path) => new RegExp(expressionOf(pattern)).test(path),
	Netlify: (pattern, path) => {
		const parts = pattern.split('/').filter((part) => part !== '');
		const expressions = parts.map((part) => (part === '*' ? '?(.*)' : part.split('*').map(escaped).join('(.*)')));
		return new RegExp(`^/${expressions.join('/')}/?$`, 'iu').test(path);
	}
};

/** The headers of one path: of every rule that matches, in their order, values of one name joined by a comma. */
export function headersFor(rules: readonly HeaderRule[], path: string, host: Host = 'Cloudflare Pages'): Record<string, string> {
	const result = new Map<string, { name: string; value: string }>();
	for (const rule of rules.filter((candidate) => matchers[host](candidate.path, path))) {
		for (const [name, value] of Object.entries(rule.headers)) {
			const before = result.get(name.toLowerCase());
			result.set(name.toLowerCase(), { name, value: before === undefined ? value : `${before.value}, ${value}` });
		}
	}
	return Object.fromEntries([...result.values()].map(({ name, value }) => [name, value]));
}

/** The pattern of a rule as a regular expression that nginx, Apache, Caddy and JavaScript read alike. */
export function expressionOf(pattern: string): string {
	return `^${pattern.split('*').map(escaped).join('.*')}$`;
}

function escaped(text: string): string {
	return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
