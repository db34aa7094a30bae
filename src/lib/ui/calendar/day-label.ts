import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import { isBleeding, type Flow } from '$lib/core/diary/flow';
import type { MessageKey } from '$lib/i18n/message-key';
import type { Language } from '$lib/state/language.svelte';
import type { DaySigns } from './day-signs';

/** What a screen reader hears for one day: "Tuesday 14 November 2026, period, medium". */
export function dayLabel(day: CalendarDate, signs: DaySigns, today: CalendarDate, { t, date, words }: Language): string {
	const parts: string[] = [date(day, 'full')];
	if (day === today) parts.push(t('calendar.day.today'));
	if (signs.flow) parts.push(flowLabel(signs.flow, t));
	else if (signs.ahead) parts.push(t(`calendar.day.${signs.ahead}`));
	if (signs.noted) parts.push(t('calendar.day.noted'));
	return parts.join(words.listSeparator);
}

function flowLabel(flow: Flow, t: Language['t']): string {
	const name: MessageKey = `day.flow.${flow}`;
	if (isBleeding(flow)) return t('calendar.day.bleeding', { flow: t(name) });
	return t(flow === 'spotting' ? 'calendar.day.spotting' : 'calendar.day.none');
}
