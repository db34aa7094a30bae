/** Every field of every screen keeps the browser from remembering, checking, correcting and translating what is typed. */
import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { everyScreen } from './every-screen';
import { browserGoal, inBrowser } from './real-browser';

/** A field as it first stood in the document. */
interface Field {
	readonly tag: string;
	readonly type: string;
	/** What tells it from others: its id, its test id, or that of the form around it. */
	readonly name: string;
	readonly autocomplete: string | null;
	readonly spellcheck: boolean;
	readonly autocapitalize: string | null;
	readonly autocorrect: string | null;
	/** Whether the form around it, where there is one, forbids remembering too. */
	readonly formForbids: boolean;
}

/** Where a girl writes in her own words, and a keyboard may begin a sentence with a capital. */
const OWN_WORDS = ['note'];

export const goal = browserGoal(async (options) => {
	const fields = await inBrowser(join(options.scratch, 'profile'), async (page) => {
		const seen = await notedFields(page);
		await everyScreen(page, options);
		return seen;
	});
	const kinds = [...new Map([...fields].map((field) => [JSON.stringify(field), field])).values()];
	const wrong = kinds.flatMap((field) => faultsOf(field).map((fault) => `${field.name}: ${fault}`));
	const inSources = fieldsInSources();
	const names = new Set(kinds.map(({ name }) => name));
	return [
		{
			goal: 'G16',
			title: 'no field lets the browser remember, check or correct what is typed',
			figure:
				`${names.size} fields met on every screen, of ${inSources} in the sources (${[...names].sort().join(', ')}); ` +
				`${wrong.length} faults${wrong.length > 0 ? ` (${wrong.slice(0, 6).join('; ')})` : ''}`,
			// A field that nobody walked past would be one that nobody looked at.
			passed: wrong.length === 0 && names.size >= inSources && inSources > 0
		}
	];
});

/** Notes every field as it comes into the document, on every page from now on. */
async function notedFields(page: Page): Promise<ReadonlySet<Field>> {
	const seen = new Set<Field>();
	await page.exposeFunction('noteField', (field: Field) => void seen.add(field));
	await page.addInitScript(`{
		const noted = new WeakSet();
		const note = (field) => {
			if (noted.has(field)) return;
			noted.add(field);
			const named = field.closest('[data-testid]');
			noteField({
				tag: field.localName,
				type: field.type || '',
				name: field.id || field.dataset.testid || (named ? named.dataset.testid : field.getAttribute('accept') || 'a field without a name'),
				autocomplete: field.getAttribute('autocomplete'),
				spellcheck: field.spellcheck,
				autocapitalize: field.getAttribute('autocapitalize'),
				autocorrect: field.getAttribute('autocorrect'),
				formForbids: !field.form || field.form.getAttribute('autocomplete') === 'off'
			});
		};
		const look = () => document.querySelectorAll('input, textarea, select, [contenteditable]').forEach(note);
		new MutationObserver(look).observe(document, { childList: true, subtree: true });
	}`);
	return seen;
}

function faultsOf({ type, name, autocomplete, spellcheck, autocapitalize, autocorrect, formForbids }: Field): readonly string[] {
	const isText = type !== 'file';
	const isOwnWords = OWN_WORDS.includes(name);
	return [
		...(autocomplete === 'off' ? [] : [`autocomplete is ${autocomplete}`]),
		...(formForbids ? [] : ['its form may be remembered']),
		...(isText && spellcheck ? ['its spelling is checked'] : []),
		...(isText && !isOwnWords && !['none', 'off', 'characters'].includes(String(autocapitalize)) ? [`autocapitalize is ${autocapitalize}`] : []),
		...(isText && !isOwnWords && autocorrect !== 'off' ? [`autocorrect is ${autocorrect}`] : [])
	];
}

/** How many fields stand in the components. */
function fieldsInSources(): number {
	const folder = resolve(import.meta.dirname, '../../src');
	const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte'));
	const markup = components.map((name) => readFileSync(join(folder, name), 'utf8').replace(/<script[^]*?<\/script>|<style[^]*?<\/style>/g, ''));
	return markup.reduce((count, text) => count + (text.match(/<(?:input|textarea|select)\b|\scontenteditable\b/g) ?? []).length, 0);
}
