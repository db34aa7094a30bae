import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFirstPart } from '../src/lib/i18n/first-part';

const source = resolve(import.meta.dirname, '../src');
const namespaces = readdirSync(resolve(source, '../locales/en/ui')).map((file) => file.replace('.json', ''));
/** From here on the second part is there: the page loads it together with these. */
const withBothParts = ['lib/ui/look/DressedApp.svelte', 'lib/ui/learn/OpenLearn.svelte'].map((file) => join(source, file));
/** Said of days that carry notes, and of forecasts: both need an open diary, though the code is shared. */
const saidLater = new Set(['lib/ui/calendar/day-label.ts: day', 'lib/core/prediction/forecast-message.ts: forecast']);

describe('the first part of a language pack', () => {
	it('holds every message that can be shown before a diary is open', () => {
		const files = reachedFrom(readdirSync(join(source, 'routes'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.svelte')).map((file) => join(source, 'routes', file)));
		const later = [...files].flatMap((file) =>
			[...readFileSync(file, 'utf8').matchAll(/['`]([a-z]+)\.[A-Za-z]/g)]
				.map(([, namespace = '']) => namespace)
				.filter((namespace) => namespaces.includes(namespace) && !isFirstPart(namespace))
				.map((namespace) => `${relative(source, file)}: ${namespace}`)
		);
		expect(files.size).toBeGreaterThan(60);
		expect(new Set(later)).toEqual(saidLater);
	});

	it('leaves what only an open diary says to the second', () => {
		expect(namespaces.filter((namespace) => !isFirstPart(namespace))).toContain('today');
		expect(namespaces.filter(isFirstPart)).toHaveLength(11);
	});
});

function reachedFrom(starts: readonly string[]): Set<string> {
	const reached = new Set<string>();
	const visit = (file: string): void => {
		if (reached.has(file) || withBothParts.includes(file)) return;
		reached.add(file);
		const code = readFileSync(file, 'utf8').replace(/import type [^;]*;/g, '');
		for (const [, from = ''] of code.matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
			const next = fileOf(file, from);
			if (next) visit(next);
		}
	};
	starts.forEach(visit);
	return reached;
}

function fileOf(importer: string, from: string): string | undefined {
	const path = from.startsWith('$lib/') ? join(source, 'lib', from.slice('$lib/'.length)) : resolve(dirname(importer), from);
	const isOurs = from.startsWith('$lib/') || from.startsWith('.');
	return isOurs ? [path, `${path}.ts`, `${path}.svelte`].find((file) => /\.(ts|svelte)$/.test(file) && existsSync(file)) : undefined;
}
