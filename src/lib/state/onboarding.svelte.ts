import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import { emptyDiary, markBleeding, withAbout, withSettings, type Beginning, type Diary } from '$lib/core/diary/diary';
import { withSwitch } from '$lib/core/look/look-settings';
import type { LockKind } from '$lib/core/lock/lock-secret';

export type OnboardingStep = 'first' | 'last' | 'about' | 'backup' | 'lock';

/**
 * The three questions before the first diary, or the backup that answers them; every question can be skipped, and nothing
 * is stored before the lock is chosen.
 */
export class Onboarding {
	step = $state<OnboardingStep>('first');
	beginning = $state<Beginning>('unknown');
	lastOnset = $state.raw<CalendarDate | null>(null);
	age = $state<number | null>(null);
	/** Years since the first period: 0.25, 0.75, 1, 2 or 3 and more. */
	sinceFirstPeriod = $state<number | null>(null);
	/** Here to learn, with nothing to note. */
	justLearns = $state(false);
	/** The diary out of a backup, in place of her answers. */
	restored = $state.raw<Diary | null>(null);

	/** The steps on her way: who has not started is not asked for dates. */
	readonly steps: readonly OnboardingStep[] = $derived.by(() => {
		if (this.step === 'backup' || this.restored) return ['first', 'backup', 'lock'];
		if (this.justLearns) return ['first', 'lock'];
		return this.beginning === 'started' ? ['first', 'last', 'about', 'lock'] : ['first', 'about', 'lock'];
	});
	/** How many steps to announce: the longest way while she has not answered. */
	readonly count = $derived(this.step === 'first' ? 4 : this.steps.length);
	readonly position = $derived(this.steps.indexOf(this.step) + 1);

	answer(beginning: Beginning): void {
		this.justLearns = false;
		this.beginning = beginning;
		if (beginning !== 'started') {
			this.lastOnset = null;
			this.sinceFirstPeriod = null;
		}
		this.forward();
	}

	/** No question is asked: she may look around. */
	justLearn(): void {
		this.answer('unknown');
		this.justLearns = true;
		this.step = 'lock';
	}

	/** She has a backup: it says more than any answer. */
	bringBackup(): void {
		this.step = 'backup';
	}

	forward(): void {
		this.step = this.steps[this.position] ?? this.step;
	}

	/** One step back; false when there is none before. */
	back(): boolean {
		const previous = this.steps[this.position - 2];
		if (previous) this.step = previous;
		if (previous === 'first') this.restored = null;
		return previous !== undefined;
	}

	/** The diary that her backup holds or her answers make. */
	diary(today: CalendarDate, lock: LockKind): Diary {
		const diary = this.restored ?? this.#answered(today);
		return withSettings(diary, { ...diary.settings, lock });
	}

	#answered(today: CalendarDate): Diary {
		const about = withAbout(emptyDiary(), {
			beginning: this.beginning,
			...(this.age !== null && { age: { years: this.age, saidOn: today } }),
			...(this.sinceFirstPeriod !== null && { sinceFirstPeriod: { years: this.sinceFirstPeriod, saidOn: today } })
		});
		const begun = this.justLearns ? withSwitch(about, 'just-learning', 'on') : about;
		return this.lastOnset ? markBleeding(begun, [this.lastOnset], 'unspecified') : begun;
	}
}
