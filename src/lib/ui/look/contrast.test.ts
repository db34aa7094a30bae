import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { themes } from '$lib/core/look/choices';

const blockStart = /([^{}]+)\{([^{}]*)\}/g;
const sheets = ['../../../tokens.css', './themes.css'].map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'));

type Tokens = Readonly<Record<string, string>>;
type Appearance = 'light' | 'dark by the phone' | 'dark by choice';

/** The tokens of every rule whose selector is exactly this one. */
function tokensOf(selector: string): Tokens {
	const found = sheets.flatMap((sheet) => [...sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@media[^{]*\{/g, '').matchAll(blockStart)]);
	const blocks = found.filter(([, selectors = '']) => selectors.trim().replace(/^\}\s*/, '') === selector);
	return Object.fromEntries(blocks.flatMap(([, , body = '']) => [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value])));
}

function worn(theme: string, appearance: Appearance): Tokens {
	const own = theme === 'dawn' ? '' : `[data-theme='${theme}']`;
	const selectors: Record<Appearance, string> = {
		light: `:root${own}`,
		'dark by the phone': `:root${own}:not([data-appearance='light'])`,
		'dark by choice': `:root${own}[data-appearance='dark']`
	};
	return tokensOf(selectors[appearance]);
}

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5]
		.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['--paper', '--paper-raised'];
const tints = ['--leaf-soft', '--saffron-soft', '--sky-soft', '--hibiscus-soft', '--paper-sunk'];
/** Text on what it stands on somewhere: 4.5 to 1. */
const texts: readonly (readonly [string, readonly string[]])[] = [
	['--ink', [...grounds, ...tints]],
	['--ink-soft', [...grounds, '--paper-sunk']],
	['--hibiscus', grounds],
	['--leaf', [...grounds, '--leaf-soft']],
	['--sky', [...grounds, '--sky-soft']],
	['--saffron-deep', [...grounds, '--saffron-soft']],
	['--on-action', ['--action']],
	['--on-hibiscus', ['--hibiscus']]
];
/** What is tapped, focused or told apart by its shape: 3 to 1. */
const controls: readonly (readonly [string, readonly string[]])[] = [
	['--control', grounds],
	['--action', grounds],
	['--hibiscus', [...grounds, '--hibiscus-soft']],
	['--sky', grounds]
];

describe.each(themes.map(({ name }) => name))('the theme %s', (theme) => {
	describe.each(['light', 'dark by the phone', 'dark by choice'] as const)('%s', (appearance) => {
		const tokens = worn(theme, appearance);
		const colour = (name: string): string => {
			const value = tokens[name] ?? '';
			if (!/^#[0-9a-f]{6}$/.test(value)) throw new Error(`${name} is no colour: "${value}"`);
			return value;
		};
		const weak = (pairs: typeof texts, least: number) =>
			pairs.flatMap(([front, backs]) =>
				backs.filter((back) => contrast(colour(front), colour(back)) < least).map((back) => `${front} on ${back}: ${contrast(colour(front), colour(back)).toFixed(2)}`)
			);

		it('can be read', () => expect(weak(texts, 4.5)).toEqual([]));
		it('shows what can be tapped', () => expect(weak(controls, 3)).toEqual([]));
		it('can be read over its sky', () => {
			const stops = (tokens['--dawn'] ?? '').match(/#[0-9a-f]{6}/g) ?? [];
			expect(stops.length).toBe(3);
			const low = stops.flatMap((stop) => ['--ink', '--ink-soft'].filter((name) => contrast(colour(name), stop) < 4.5).map((name) => `${name} on ${stop}`));
			expect(low).toEqual([]);
		});
	});

	it('names the same colours by the phone and by choice, and all that dawn names', () => {
		expect(worn(theme, 'dark by the phone')).toEqual(worn(theme, 'dark by choice'));
		const names = Object.keys(worn('dawn', 'dark by choice')).sort();
		expect(Object.keys(worn(theme, 'dark by choice')).sort()).toEqual(names);
		if (theme !== 'dawn') expect(Object.keys(worn(theme, 'light')).sort()).toEqual(names);
	});
});

describe('the formula', () => {
	it('gives the figures of the guideline', () => {
		expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
		expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
	});
});
