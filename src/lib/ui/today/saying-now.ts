import { daysBetween, type CalendarDate } from '$lib/core/calendar/calendar-date';
import { entryOn } from '$lib/core/diary/diary';
import { sayingAt, type SayingName } from '$lib/core/look/sayings';
import type { DiaryState } from '$lib/state/diary-state.svelte';

/** The companion's line for this diary now, after so many taps. */
export function sayingNow({ diary, facts }: DiaryState, today: CalendarDate, justLogged: boolean, taps: number): SayingName {
	const { running, forecast, message } = facts;
	const moment = {
		today,
		periodDay: running ? daysBetween(running.onset, today) + 1 : null,
		message: message.kind,
		soon: forecast !== null && today >= forecast.suppliesFrom,
		entry: entryOn(diary, today),
		justLogged
	};
	return sayingAt(moment, taps);
}
