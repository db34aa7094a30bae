import { createInstance, type FormatterModule, type i18n } from 'i18next';
import { formatNumber } from './format';
import type { LanguagePack } from './language-pack';
import type { MessageKey } from './message-key';
import { pluralCategory } from './plural-rules';

export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A translate function over one language pack: its own plural rules and digits; inserted text keeps its own direction. */
export function createTranslate(pack: LanguagePack): Translate {
	const instance = createInstance().use(formatterFor(pack));
	void instance.init({
		lng: pack.tag,
		fallbackLng: false,
		resources: { [pack.tag]: { ui: pack.ui } },
		defaultNS: 'ui',
		ns: ['ui'],
		nsSeparator: false,
		// Keys are whole: looking one up is one step.
		keySeparator: false,
		initAsync: false,
		interpolation: { escapeValue: false, alwaysFormat: true }
	});
	takePluralRulesFrom(pack, instance);
	return (key, values) => instance.t(key, { ...values });
}

function formatterFor(pack: LanguagePack): FormatterModule {
	const nothing = () => undefined;
	return { type: 'formatter', init: nothing, add: nothing, addCached: nothing, format: (value: unknown) => shown(value, pack) };
}

function shown(value: unknown, pack: LanguagePack): string {
	if (typeof value === 'number') return formatNumber(value, pack.calendar);
	const text = String(value);
	const mayTurn = pack.calendar.direction === 'rtl' || rightToLeftLetter.test(text);
	return mayTurn ? `\u2068${text}\u2069` : text;
}

// i18next asks Intl.PluralRules, which answers by the device's own language where it lacks a rule.
function takePluralRulesFrom(pack: LanguagePack, instance: i18n): void {
	const { plural } = pack.calendar;
	const resolver = instance.services.pluralResolver as { getRule: (code: string, options?: { ordinal?: boolean }) => unknown };
	resolver.getRule = () => ({
		select: (count: number) => pluralCategory(plural, count),
		resolvedOptions: () => ({ pluralCategories: plural.categories })
	});
}
