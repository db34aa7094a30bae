import { withLearnt, withoutLearnt, type LearningList } from '$lib/core/diary/learning';
import { entryOn } from '$lib/core/diary/diary';
import { addDays } from '$lib/core/calendar/calendar-date';
import { ageInYears, gynaecologicalAge } from '$lib/core/wellbeing/reference-ranges';
import { momentsNow } from '$lib/content/for-you-now';
import type { Moment } from '$lib/content/vocabulary';
import type { App } from '$lib/state/app.svelte';
import type { DiaryState } from '$lib/state/diary-state.svelte';

/** Moods that are worth a kind word. */
const lowMoods: readonly string[] = ['sad', 'very-low', 'lonely'];

/** Her age where she told it: in her diary, or just now before an answer; else null. */
export function ageOf(app: App): number | null {
	const { diary } = app.session;
	return (diary && ageInYears(diary.diary.about, app.clock.today)) ?? app.guidance.ageSaid;
}

/** What stands on one of her lists; nothing without an open diary. */
export function listOf(app: App, list: LearningList): readonly string[] {
	return app.session.diary?.diary.settings[list] ?? [];
}

/** Notes something on one of her lists; settles when it is safely stored. Without an open diary nothing is noted. */
export function note(app: App, list: LearningList, ids: readonly string[]): ReturnType<DiaryState['edit']> | undefined {
	const before = listOf(app, list);
	// An edit that changes nothing would still write the whole diary.
	return ids.some((id) => !before.includes(id)) ? app.session.diary?.edit((now) => withLearnt(now, list, ids)) : undefined;
}

export function takeOff(app: App, list: LearningList, ids: readonly string[]): ReturnType<DiaryState['edit']> | undefined {
	return app.session.diary?.edit((now) => withoutLearnt(now, list, ids));
}

/** Where she is, as far as her open diary tells; `any` without one. */
export function momentsOf(app: App): readonly Moment[] {
	const { diary: open } = app.session;
	if (!open) return ['any'];
	const { diary, facts } = open;
	const { today } = app.clock;
	const days = [entryOn(diary, today), entryOn(diary, addDays(today, -1))];
	return momentsNow({
		hasOnset: facts.lastOnset !== null,
		beginning: diary.about.beginning,
		gynaecologicalAge: gynaecologicalAge(diary.about, today),
		isBleeding: facts.running !== null,
		isHeavy: days.some(({ flow }) => flow === 'heavy'),
		pain: Math.max(...days.map(({ pain = 0 }) => pain)),
		isLowMood: days.some(({ moods }) => moods.some((mood) => lowMoods.includes(mood))),
		isSoon: facts.forecast !== null && today >= facts.forecast.suppliesFrom,
		isLate: facts.message.kind === 'later-than-usual'
	});
}
