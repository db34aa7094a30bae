import type { CareSignal } from '$lib/core/wellbeing/care-look';
import { withPutAway } from '$lib/core/wellbeing/care-signals';
import type { App } from '$lib/state/app.svelte';
import type { DiaryState } from '$lib/state/diary-state.svelte';

/** Puts a signal away, with a way back. */
export function putAway(app: App, diary: DiaryState, signal: CareSignal, why: 'not-now' | 'asked'): void {
	const today = app.clock.today;
	const saved = diary.edit((now) => withPutAway(now, signal, why, today));
	void app.snackbar.when(saved, {
		text: app.language.t('care.putAway'),
		undo: () => void diary.edit((now) => withPutAway(now, signal, null, today))
	});
}
