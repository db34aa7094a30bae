/**
 * The rules of headers.ts in the words of nginx, Apache and Caddy. Each server picks a value by the path once, from a
 * table with one line for each rule, so nothing hangs on the order or the nesting of its own sections.
 */
import { expressionOf, notFoundPage, type HeaderRule } from './headers';
import { compressible, mediaTypes } from './media-types';

export interface Hosting {
	readonly rules: readonly HeaderRule[];
	/** Where the app lies on its host: empty at the root, else `/folder`. */
	readonly base: string;
}

/** One header: a value for all paths, or one for each rule and another for every path without one. */
export interface HeaderTable {
	readonly name: string;
	readonly fallback: string;
	readonly values: readonly { readonly expression: string; readonly value: string }[];
}

const exampleHost = 'nuri.example.org';
const types = Object.entries(mediaTypes).map(([extension, type]) => {
	const [name = '', charset] = type.split('; charset=');
	return { extension, name, type, isText: charset !== undefined };
});
const textTypes = types.filter(({ isText, name }) => isText && name !== 'text/html').map(({ name }) => name);
const compressedTypes = types.filter(({ extension }) => compressible.has(extension)).map(({ name }) => name);

/** A path that no rule names is answered as `404.html`. */
export function headerTables({ rules, base }: Hosting): HeaderTable[] {
	const names = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
	return names.map((name) => {
		const setting = rules.filter(({ headers }) => headers[name] !== undefined);
		const fallback = setting.find(({ path }) => path === `${base}/*` || path === `${base}/${notFoundPage}`)?.headers[name];
		if (fallback === undefined) throw new Error(`no value of ${name} for a path that does not exist`);
		const values = setting.map(({ path, headers }) => ({ expression: expressionOf(path), value: headers[name] ?? '' }));
		return { name, fallback, values: values.filter(({ value }) => value !== fallback) };
	});
}

/** A whole site for nginx; to be included where `http` includes its sites. */
export function nginxSite(hosting: Hosting): string {
	const { base } = hosting;
	const tables = headerTables(hosting);
	const variable = (name: string): string => `$nuri_${name.toLowerCase().replace(/-/g, '_')}`;
	const maps = tables
		.filter(({ values }) => values.length > 0)
		.map(({ name, fallback, values }) =>
			block(`map $uri ${variable(name)}`, [
				`default ${quoted(fallback)};`,
				...values.map(({ expression, value }) => `${quoted(`~${expression}`)} ${quoted(value)};`)
			])
		);
	const headers = tables.map(({ name, fallback, values }) => `add_header ${name} ${values.length > 0 ? variable(name) : quoted(fallback)} always;`);
	const secure = block('server', [
		'listen 443 ssl http2;',
		'listen [::]:443 ssl http2;',
		`server_name ${exampleHost};`,
		`ssl_certificate /etc/ssl/${exampleHost}/fullchain.pem;`,
		`ssl_certificate_key /etc/ssl/${exampleHost}/privkey.pem;`,
		`root /var/www/nuri;${base === '' ? '' : ` # its folder ${base.slice(1)} holds the build`}`,
		'',
		'# Who fetched the app, and when, is nobody’s business.',
		'access_log off;',
		'server_tokens off;',
		'absolute_redirect off;',
		'autoindex off;',
		'',
		'# All headers stand here and nowhere below: one add_header inside a location would drop every one of these.',
		...headers,
		'',
		block('types', types.map(({ extension, name }) => `${name} ${extension.slice(1)};`)),
		'default_type application/octet-stream;',
		'charset utf-8;',
		`charset_types ${textTypes.join(' ')};`,
		'gzip on;',
		'gzip_vary on;',
		'gzip_min_length 256;',
		`gzip_types ${compressedTypes.filter((name) => name !== 'text/html').join(' ')};`,
		'# With files compressed once and well (docs/hosting.md): gzip_static on; and, with its module, brotli_static on;',
		'',
		`error_page 403 =404 ${base}/${notFoundPage};`,
		`error_page 404 ${base}/${notFoundPage};`,
		block(`location ~ ${quoted('/(_headers$|\\.)')}`, ['return 404;']),
		block('location /', ['index index.html;', 'try_files $uri $uri/ =404;'])
	]);
	const plain = block('server', ['listen 80;', 'listen [::]:80;', `server_name ${exampleHost};`, 'access_log off;', 'return 301 https://$host$request_uri;']);
	return `${[preamble('nginx', 'the name, the certificate and the folder'), ...maps, secure, plain].join('\n\n')}\n`;
}

/** For Apache 2.4.10 and later, in the folder of the build; it needs `AllowOverride FileInfo` and mod_headers. */
export function apacheFile(hosting: Hosting): string {
	const { base } = hosting;
	const headers = headerTables(hosting).flatMap(({ name, fallback, values }) => [
		// What the server's own configuration may have set would be sent a second time.
		`Header onsuccess unset ${name}`,
		`Header always set ${name} ${quoted(fallback)}`,
		...values.map(({ expression, value }) => `Header always set ${name} ${quoted(value)} "expr=%{REQUEST_URI} =~ m#${expression}#"`)
	]);
	const lines = [
		preamble('Apache', 'nothing: it works where it lies'),
		'# Without mod_headers this file is refused and the site answers 500, which is better than a site without them.',
		...headers,
		'',
		...types.map(({ extension, name }) => `AddType ${name} ${extension}`),
		`AddCharset utf-8 ${types.filter(({ isText }) => isText).map(({ extension }) => extension).join(' ')}`,
		'FileETag MTime Size',
		...['deflate', 'brotli'].map((name) =>
			block(`<IfModule mod_${name}.c>`, [`AddOutputFilterByType ${name === 'brotli' ? 'BROTLI_COMPRESS' : 'DEFLATE'} ${compressedTypes.join(' ')}`], '</IfModule>')
		),
		'',
		`ErrorDocument 403 ${base}/${notFoundPage}`,
		`ErrorDocument 404 ${base}/${notFoundPage}`,
		`RedirectMatch 404 "/(_headers$|\\.(?!well-known/))"`,
		block('<IfModule mod_rewrite.c>', ['RewriteEngine On', 'RewriteCond %{HTTPS} !=on', 'RewriteCond %{HTTP:X-Forwarded-Proto} !=https', 'RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]'], '</IfModule>')
	];
	return `${lines.join('\n')}\n`;
}

/** A whole site for Caddy 2, which gets its certificate by itself. */
export function caddyFile(hosting: Hosting): string {
	const { base } = hosting;
	const tables = headerTables(hosting);
	const variable = (name: string): string => `{nuri_${name.toLowerCase().replace(/-/g, '_')}}`;
	const maps = tables
		.filter(({ values }) => values.length > 0)
		.map(({ name, fallback, values }) =>
			block(`map {path} ${variable(name)}`, [
				...values.map(({ expression, value }) => `${quoted(`~${expression}`)} ${quoted(value)}`),
				`default ${quoted(fallback)}`
			])
		);
	const headers = tables.map(({ name, fallback, values }) => `${name} ${values.length > 0 ? `"${variable(name)}"` : quoted(fallback)}`);
	const site = block(exampleHost, [
		`root * /var/www/nuri${base === '' ? '' : ` # its folder ${base.slice(1)} holds the build`}`,
		...maps,
		block('header', headers),
		'header -Server',
		// Deferred: file_server would put its own guess in their place.
		...types.flatMap(({ extension, type }) => {
			const matcher = `@${extension.slice(1)}`;
			return [`${matcher} path *${extension}`, block(`header ${matcher}`, [`Content-Type ${quoted(type)}`, 'defer'])];
		}),
		`@hidden path_regexp ${quoted('/(_headers$|\\.)')}`,
		'error @hidden 404',
		'encode zstd gzip',
		'# With files compressed once and well (docs/hosting.md): put `precompressed br gzip` into file_server.',
		'file_server',
		block('handle_errors', [
			`rewrite * ${base}/${notFoundPage}`,
			block('header', [
				'Content-Type "text/html; charset=utf-8"',
				// A gap in a folder of lasting files must not be stored for a year.
				...tables.filter(({ values }) => values.length > 0).map(({ name, fallback }) => `${name} ${quoted(fallback)}`)
			]),
			'file_server'
		])
	]);
	return `${preamble('Caddy 2', 'the name and the folder')}\n\n${site}\n`;
}

function preamble(server: string, toChange: string): string {
	return `# Nuri on ${server}. Written by the build from the same rules as _headers; to be changed: ${toChange}.`;
}

function block(start: string, lines: readonly string[], end?: string): string {
	const inner = lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? '' : `\t${line}`));
	return [end === undefined ? `${start} {` : start, ...inner, end ?? '}'].join('\n');
}

/** A value in double quotes; none of the rules may hold what the servers would read inside them. */
function quoted(text: string): string {
	if (/["\n{}]|\$\w/.test(text)) throw new Error(`cannot stand in quotes: ${text}`);
	return `"${text}"`;
}
