import { untrack } from 'svelte';
import { keysOfFirst, loadKeysOfRest, packLoaders, restLoaders } from 'virtual:language-packs';
import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import { addMonthsIn, calendarSystem, namedDay, namedMonth, type CalendarId, type CalendarSystem, type NamedMonth } from '$lib/core/calendar/calendar-system';
import { calendarsOf, formatDate, formatNumber, monthNames } from '$lib/i18n/format';
import type { DatePattern, LanguagePack } from '$lib/i18n/language-pack';
import type { Locale } from '$lib/i18n/languages';
import { messageTexts, type MessageTexts } from '$lib/i18n/message-values';
import { createTranslate, type MessageValues, type Translate } from '$lib/i18n/messages';
import type { MessageKey } from '$lib/i18n/message-key';
import type { ReviewStatus } from '$lib/i18n/review-status';

/** Loads what one language says before a diary is open; throws where it cannot be had (offline and never downloaded). */
export async function loadLanguage(locale: Locale): Promise<LanguagePack> {
	const loader = packLoaders[locale];
	if (!loader) throw new Error(`no language pack: ${locale}`);
	const { values, ...pack } = (await loader()).default;
	return { ...pack, ui: messageTexts(keysOfFirst, values, pack.calendar.plural.categories) };
}

/** The language on the screen: everything that reads it is drawn again when it changes. */
export class Language {
	#pack = $state.raw() as LanguagePack;
	/** The messages of an open diary, by language, as far as they were loaded. */
	#rests: Readonly<Partial<Record<Locale, MessageTexts>>> = $state.raw({});
	#translate: Translate = $derived(createTranslate({ ...this.#pack, ui: { ...this.#pack.ui, ...this.#rests[this.#pack.tag] } }));

	constructor(pack: LanguagePack) {
		this.#pack = pack;
	}

	/** Loads what a language says in an open diary; throws where it cannot be had. */
	async complete(locale: Locale = untrack(() => this.locale)): Promise<void> {
		const loader = restLoaders[locale];
		if (!loader) throw new Error(`no language pack: ${locale}`);
		const [{ default: values }, { default: keys }, { calendar }] = await Promise.all([loader(), loadKeysOfRest(), loadLanguage(locale)]);
		if (!this.#rests[locale]) this.#rests = { ...this.#rests, [locale]: messageTexts(keys, values, calendar.plural.categories) };
	}

	/** Whether it can say what an open diary says. */
	get isComplete(): boolean {
		return this.#rests[this.locale] !== undefined;
	}

	get locale(): Locale {
		return this.#pack.tag;
	}

	/** How far anybody has reviewed what it says. */
	get status(): ReviewStatus {
		return this.#pack.status;
	}

	get words() {
		return this.#pack.calendar;
	}

	use(pack: LanguagePack): void {
		this.#pack = pack;
	}

	t = (key: MessageKey, values?: MessageValues): string => this.#translate(key, values);
	/** Her choice of a calendar; what the language cannot say has no effect. */
	chosenCalendar = $state<CalendarId | null>(null);
	readonly calendar: CalendarSystem = $derived.by(() => {
		const wanted = this.chosenCalendar ?? this.words.calendar ?? 'gregory';
		return calendarSystem(calendarsOf(this.words).includes(wanted) ? wanted : 'gregory');
	});

	/** The month of a day in her calendar. */
	month = (date: CalendarDate): NamedMonth => namedMonth(this.calendar, date);
	/** The number of a day in its month. */
	dayOfMonth = (date: CalendarDate): number => namedDay(this.calendar, date).day;
	/** The same day some months later or earlier, in her calendar. */
	addMonths = (date: CalendarDate, months: number): CalendarDate => addMonthsIn(this.calendar, date, months);
	/** The name of a month that `month` gave. */
	monthName = ({ calendar, month }: Pick<NamedMonth, 'calendar' | 'month'>): string => monthNames(calendar.id, this.words)[month - 1] ?? '';

	number = (value: number): string => formatNumber(value, this.words);
	date = (date: CalendarDate, pattern: DatePattern): string => formatDate(date, pattern, this.words, this.calendar);
}
