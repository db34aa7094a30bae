import { packLoaders } from 'virtual:language-packs';
import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import { formatDate, formatNumber } from '$lib/i18n/format';
import type { DatePattern, LanguagePack } from '$lib/i18n/language-pack';
import type { Locale } from '$lib/i18n/languages';
import { createTranslate, type MessageValues, type Translate } from '$lib/i18n/messages';
import type { MessageKey } from '$lib/i18n/message-key';

/** Loads one pack; throws where it cannot be had (offline and never downloaded). */
export async function loadLanguage(locale: Locale): Promise<LanguagePack> {
	const loader = packLoaders[locale];
	if (!loader) throw new Error(`no language pack: ${locale}`);
	return (await loader()).default;
}

/** The language on the screen: everything that reads it is drawn again when it changes. */
export class Language {
	#pack = $state.raw() as LanguagePack;
	#translate: Translate = $derived(createTranslate(this.#pack));

	constructor(pack: LanguagePack) {
		this.#pack = pack;
	}

	get locale(): Locale {
		return this.#pack.tag;
	}

	get words() {
		return this.#pack.calendar;
	}

	use(pack: LanguagePack): void {
		this.#pack = pack;
	}

	t = (key: MessageKey, values?: MessageValues): string => this.#translate(key, values);
	number = (value: number): string => formatNumber(value, this.words);
	date = (date: CalendarDate, pattern: DatePattern): string => formatDate(date, pattern, this.words);
}
