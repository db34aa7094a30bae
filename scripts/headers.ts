/**
 * The one header policy of the app: what every answer of the host carries. The build writes it as `_headers` (the
 * format of Cloudflare Pages and Netlify) and as `<meta>` into each page; the servers of `npm start` and of the tests
 * apply the file as a host would.
 */

export interface HeaderRule {
	/** A path; a `*` stands for any rest. */
	readonly path: string;
	/** Names whose values from earlier rules are taken away before this rule's own are added. */
	readonly detached: readonly string[];
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

/** The policy of the vault's worker alone: it computes, with WebAssembly, and reaches nothing. */
export const vaultWorkerPolicy: Directives = {
	'default-src': ["'none'"],
	'script-src': ["'self'", "'wasm-unsafe-eval'"],
	'base-uri': ["'none'"],
	'form-action': ["'none'"],
	'frame-ancestors': ["'none'"],
	'require-trusted-types-for': ["'script'"],
	'trusted-types': ["'none'"]
};

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

/** Browser features that the app never uses, for any page and any frame. */
const deniedFeatures = [
	'accelerometer',
	'autoplay',
	'browsing-topics',
	'camera',
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
	'screen-wake-lock',
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
	'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', ')
};

export interface HeaderSources extends PolicySources {
	/** Where the app lies on its host: empty at the root, else `/folder`. */
	readonly base: string;
	/** Folders from the base that hold nothing but prerendered pages: `/en/`, `/calm/`. */
	readonly pageFolders: readonly string[];
}

/**
 * Every path has the constant policy. Lengths of storage are given to paths that no other rule matches, because hosts
 * join the values of all rules that match; only the vault's worker takes the constant policy away first (`! Name`).
 */
export function headerRules({ base, pageFolders, styleAttributes }: HeaderSources): HeaderRule[] {
	const rule = (path: string, headers: Record<string, string>, detached: string[] = []): HeaderRule => ({
		path: `${base}${path}`,
		detached,
		headers
	});
	const cached = (path: string, value: string) => rule(path, { 'Cache-Control': value });
	return [
		rule('/*', { 'Content-Security-Policy': policyText(pagePolicy({ styleAttributes })), ...everywhere }),
		rule('/_app/immutable/workers/vault.worker-*', { 'Content-Security-Policy': policyText(vaultWorkerPolicy) }, [
			'Content-Security-Policy'
		]),
		cached('/_app/immutable/*', 'public, max-age=31536000, immutable'),
		// The browser looks for a new version once a day, and opening the app asks nothing.
		cached('/service-worker.js', 'public, max-age=86400'),
		...['/', '/index.html', ...pageFolders.map((folder) => `${folder}*`)].map((path) => cached(path, 'no-cache'))
	];
}

export function headersFile(rules: readonly HeaderRule[]): string {
	return rules
		.map(({ path, detached, headers }) =>
			[
				path,
				...detached.map((name) => `  ! ${name}`),
				...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
			].join('\n')
		)
		.join('\n\n')
		.concat('\n');
}

/** Reads what `headersFile` writes, and files of the same format written by hand. */
export function parseHeadersFile(text: string): HeaderRule[] {
	const rules: { path: string; detached: string[]; headers: Record<string, string> }[] = [];
	for (const line of text.split('\n')) {
		if (line.trim() === '' || line.trim().startsWith('#')) continue;
		const rule = rules[rules.length - 1];
		if (!/^\s/.test(line)) {
			rules.push({ path: line.trim(), detached: [], headers: {} });
		} else if (rule === undefined) {
			throw new Error(`a header without a path: ${line.trim()}`);
		} else if (line.trim().startsWith('!')) {
			rule.detached.push(line.trim().slice(1).trim());
		} else {
			const [name = '', ...value] = line.trim().split(':');
			rule.headers[name] = value.join(':').trim();
		}
	}
	return rules;
}

/** The headers of one path: of every rule that matches, in their order, values of one name joined as hosts do. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
	const result = new Map<string, { name: string; value: string }>();
	for (const rule of rules.filter((candidate) => matches(candidate.path, path))) {
		for (const name of rule.detached) result.delete(name.toLowerCase());
		for (const [name, value] of Object.entries(rule.headers)) {
			const before = result.get(name.toLowerCase());
			result.set(name.toLowerCase(), { name, value: before === undefined ? value : `${before.value}, ${value}` });
		}
	}
	return Object.fromEntries([...result.values()].map(({ name, value }) => [name, value]));
}

function matches(pattern: string, path: string): boolean {
	const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`).test(path);
}
