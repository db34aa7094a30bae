/** Reads the drawings of `src/lib/content/pictures/`, lets through only plain shapes in the app's own colours, and packs them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Shape } from '../../src/lib/content/picture-shape.ts';
import { nearest } from './nearest.ts';

export interface PictureReport {
	readonly pictures: Readonly<Record<string, readonly Shape[]>>;
	readonly problems: readonly string[];
}

/** A drawing may weigh this many bytes gzipped. */
export const heaviestPicture = 4000;

const shapes = ['g', 'path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon', 'text'];
const attributes = [
	'd', 'cx', 'cy', 'r', 'rx', 'ry', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'points', 'transform', 'fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap',
	'stroke-linejoin', 'opacity', 'fill-opacity', 'stroke-opacity', 'fill-rule', 'font-size', 'font-weight', 'text-anchor'
];
const rootAttributes: Readonly<Record<string, string>> = { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 160 120', fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
/** Colours of the theme, and those of skin, hair and the faces drawn on them. */
const colours = /^(?:none|var\(--(?:ink|paper|paper-raised|line|hibiscus|hibiscus-soft|saffron|saffron-soft|leaf|leaf-soft|leaf-bright|sky|sky-soft)\)|#(?:f2c9a5|d79a68|a86a3d|6f4326|2a1d18|4a2f22|fff3e0))$/;

/** Every drawing of a folder under its name. */
export function readPictureFiles(folder: string): PictureReport {
	const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.svg')).sort() : [];
	const read = files.map((file) => ({ name: basename(file, '.svg'), ...pictureFrom(readFileSync(join(folder, file), 'utf8')) }));
	return {
		pictures: Object.fromEntries(read.map(({ name, picture }) => [name, picture])),
		problems: read.flatMap(({ name, problems }) => problems.map((problem) => `${name}.svg: ${problem}`))
	};
}

/** The shapes of one drawing, and what keeps it from being shown. */
export function pictureFrom(text: string): { readonly picture: readonly Shape[]; readonly problems: readonly string[] } {
	const weight = gzipSync(text, { level: 9 }).length;
	const problems: string[] = weight > heaviestPicture ? [`weighs ${weight} bytes gzipped and may weigh ${heaviestPicture}`] : [];
	const root: (Shape | string)[] = [];
	const open: { name: string; inside: (Shape | string)[] }[] = [{ name: '', inside: root }];
	const parts = text.replace(/<!--[\s\S]*?-->/g, '').match(/<[^>]*>|[^<]+/g) ?? [];
	for (const part of parts) {
		const top = open[open.length - 1] as (typeof open)[number];
		if (!part.startsWith('<')) {
			if (part.trim() !== '') top.inside.push(part.trim());
			continue;
		}
		const [, closing, name = '', rest = '', alone] = /^<(\/?)([A-Za-z?!][\w:-]*)([\s\S]*?)(\/?)>$/.exec(part) ?? [];
		if (closing) {
			if (open.length < 2 || top.name !== name) problems.push(`</${name}> closes nothing`);
			else open.pop();
			continue;
		}
		const own = attributesOf(rest);
		problems.push(...(name === 'svg' ? rootProblems(own) : shapeProblems(name, own)));
		const inside: (Shape | string)[] = [];
		top.inside.push([name, own, inside]);
		if (!alone) open.push({ name, inside });
	}
	if (open.length > 1) problems.push(`<${(open[open.length - 1] as { name: string }).name}> is never closed`);
	const [svg] = root;
	if (typeof svg !== 'object' || svg[0] !== 'svg') return { picture: [], problems: [...problems, 'must be one <svg>'] };
	return { picture: (svg[2] ?? []).filter((shape): shape is Shape => typeof shape !== 'string').map(packed), problems };
}

/** Without the empty lists of shapes that hold nothing. */
function packed([name, own, inside = []]: Shape): Shape {
	return inside.length === 0 ? [name, own] : [name, own, inside.map((part) => (typeof part === 'string' ? part : packed(part)))];
}

function attributesOf(text: string): Record<string, string> {
	return Object.fromEntries([...text.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', double, single]) => [name, (double ?? single ?? '').replace(/\s+/g, ' ').trim()]));
}

function rootProblems(own: Readonly<Record<string, string>>): string[] {
	const differ = Object.entries(rootAttributes).filter(([name, value]) => own[name] !== value);
	return differ.map(([name, value]) => `<svg> must have ${name}="${value}"`);
}

function shapeProblems(name: string, own: Readonly<Record<string, string>>): string[] {
	if (!shapes.includes(name)) return [`<${name}> is not allowed${nearest(name, shapes)}`];
	return Object.entries(own).flatMap(([attribute, value]) => {
		if (!attributes.includes(attribute)) return [`<${name}> may not have ${attribute}${nearest(attribute, attributes)}`];
		const isColour = attribute === 'fill' || attribute === 'stroke';
		return isColour && !colours.test(value) ? [`${attribute}="${value}" is none of the app's colours`] : [];
	});
}
