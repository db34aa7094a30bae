import { addDays, daysBetween, type CalendarDate } from '$lib/core/calendar/calendar-date';
import type { BleedingEpisode, OnsetQuestion } from '$lib/core/cycle/bleeding-episode';
import { cycleHistory } from '$lib/core/cycle/cycle';
import type { Diary } from '$lib/core/diary/diary';
import { forecastGiven, type Forecast } from '$lib/core/prediction/forecast';
import { forecastMessage, type ForecastMessage } from '$lib/core/prediction/forecast-message';
import type { ForecastHistory } from '$lib/core/prediction/history';
import { learntFrom } from '$lib/core/prediction/learnt';
import type { MissedLogQuestion } from '$lib/core/prediction/missed-logs';
import { nextForecastsGiven, type FutureWindow } from '$lib/core/prediction/next-forecasts';
import { replay, type ReplayedCycle } from '$lib/core/prediction/replay';
import { hasPacked, isComing } from '$lib/core/reminders/coming';
import { failed, type Result } from '$lib/core/result';
import { cyclicPatterns, type CyclicPattern } from '$lib/core/wellbeing/cyclic-pattern';
import { insightsOf, type Insights } from '$lib/core/wellbeing/insights';
import { nurseSummary, type NursePart, type NurseSummary } from '$lib/core/wellbeing/nurse-summary';
import { careOf, careToday, type Care, type CareToday } from '$lib/core/wellbeing/care-signals';
import { ageInYears, gynaecologicalAge } from '$lib/core/wellbeing/reference-ranges';
import type { Clock } from './clock.svelte';

/** How likely it is that the next period starts on one day ahead. */
export interface DayAhead {
	/** `likely`: inside the window of about 4 times out of 5; `possible`: inside that of 19 out of 20. */
	readonly ahead: 'likely' | 'possible';
	/** Its probability as a share of the likeliest day's, 0 to 1. */
	readonly strength: number;
}

/** A period counts as running until this many days after its last logged day. */
const RUNNING_DAYS = 1;

/** Everything that follows from the logged days and today: derived, never stored, so it cannot go stale. */
export class DiaryFacts {
	#diary: () => Diary;
	#clock: Clock;
	#gatheredBefore: { readonly key: string; readonly history: ForecastHistory } = { key: '', history: { onsets: [] } };

	constructor(diary: () => Diary, clock: Clock) {
		this.#diary = diary;
		this.#clock = clock;
	}

	readonly #cycles = $derived.by(() => cycleHistory(this.#diary(), this.#clock.today));
	readonly episodes: readonly BleedingEpisode[] = $derived.by(() => this.#cycles.episodes);
	readonly questions: readonly OnsetQuestion[] = $derived.by(() => this.#cycles.questions);
	/** 1 on the day of the latest onset; null before the first. */
	readonly dayOfCycle: number | null = $derived.by(() => this.#cycles.open?.dayOfCycle ?? null);
	readonly lastOnset: CalendarDate | null = $derived.by(() => this.#cycles.open?.onset ?? null);

	/** The episode that she is in, where one is running today. */
	readonly running: BleedingEpisode | null = $derived.by(() => {
		const latest = this.episodes[this.episodes.length - 1];
		return latest && daysBetween(latest.last, this.#clock.today) <= RUNNING_DAYS ? latest : null;
	});

	/**
	 * What the forecast is made from, with her ages as of today. The same value as before while none of it has changed, so
	 * that noting a mood does not work the forecast out anew.
	 */
	readonly history: ForecastHistory = $derived.by(() => this.#unchanged(this.#gathered()));

	#gathered(): ForecastHistory {
		const { about, gapAnswers } = this.#diary();
		const age = ageInYears(about, this.#clock.today);
		const since = gynaecologicalAge(about, this.#clock.today);
		return {
			onsets: this.episodes.map((episode) => episode.onset),
			answers: gapAnswers,
			...(age !== null && { age }),
			...(since !== null && { gynaecologicalAge: since })
		};
	}

	#unchanged(history: ForecastHistory): ForecastHistory {
		const key = JSON.stringify([history.onsets, history.age, history.gynaecologicalAge, [...(history.answers ?? [])]]);
		if (key !== this.#gatheredBefore.key) this.#gatheredBefore = { key, history };
		return this.#gatheredBefore.history;
	}
	readonly #learnt = $derived.by(() => learntFrom(this.history, this.#clock.today));
	readonly #posterior = $derived.by(() => this.#learnt.posterior);
	readonly #result: Result<Forecast, 'no-onset' | 'too-long-ago'> = $derived.by(() =>
		this.#posterior ? forecastGiven(this.#posterior, this.#clock.today) : failed('no-onset')
	);
	readonly #shown = $derived.by(() => this.#diary().settings.forecasts);
	readonly message: ForecastMessage = $derived.by(() => forecastMessage(this.#result, this.#shown));
	/** Null while forecasts are paused, before the first onset, and once the words have turned to care. */
	readonly forecast: Forecast | null = $derived.by(() =>
		this.#result.ok && this.#shown === 'shown' && this.message.kind !== 'care' ? this.#result.value : null
	);

	readonly #ahead: ReadonlyMap<CalendarDate, DayAhead> = $derived.by(() => {
		const forecast = this.forecast;
		if (!forecast) return new Map();
		const { window80, window95, probabilities, from } = forecast;
		const highest = Math.max(...probabilities);
		const days = daysBetween(window95.earliest, window95.latest) + 1;
		return new Map(
			Array.from({ length: days }, (_, index) => {
				const date = addDays(window95.earliest, index);
				const ahead = date >= window80.earliest && date <= window80.latest ? 'likely' : 'possible';
				return [date, { ahead, strength: (probabilities[daysBetween(from, date)] ?? 0) / highest }] as const;
			})
		);
	});

	/** Past gaps in which a period may have gone unlogged, newest first. */
	readonly missed: readonly MissedLogQuestion[] = $derived.by(() => this.#learnt.missed);

	// Worked out only when somebody looks that far ahead; windows too wide to be said in dates are not drawn either.
	readonly #later: readonly FutureWindow[] = $derived.by(() =>
		this.forecast && this.#posterior && (this.message.kind === 'window' || this.message.kind === 'part-of-month')
			? nextForecastsGiven(this.#posterior, this.#clock.today).slice(1)
			: []
	);

	/**
	 * First days of the windows of the next three periods; where a window is too wide to be said in dates, the day by
	 * which one period in ten has come.
	 */
	readonly upcoming: readonly CalendarDate[] = $derived.by(() => {
		if (!this.forecast) return [];
		const isInDates = this.message.kind === 'window' || this.message.kind === 'part-of-month';
		if (!isInDates) return this.#posterior ? [this.#posterior.suppliesFrom] : [];
		return [this.forecast.window80, ...this.#later.slice(0, 2).map(({ window80 }) => window80)].map(({ earliest }) => earliest);
	});
	/** Whether a period may come soon enough to pack for it, and she has not packed yet. */
	readonly isComing: boolean = $derived.by(
		() =>
			!hasPacked(this.#diary(), this.lastOnset) &&
			isComing({
				lastOnset: this.lastOnset,
				window: this.forecast?.window80 ?? null,
				suppliesFrom: this.#posterior?.suppliesFrom ?? null,
				isRunning: this.running !== null,
				today: this.#clock.today
			})
	);

	/** Past cycles beside the window that had been said before each, oldest first. */
	readonly pattern: readonly ReplayedCycle[] = $derived.by(() => replay(this.history, this.#clock.today));

	/** Lengths, regularity, pain and missed school. */
	readonly insights: Insights = $derived.by(() => {
		const [diary, today] = [this.#diary(), this.#clock.today];
		return insightsOf(diary, this.#cycles, today, gynaecologicalAge(diary.about, today));
	});
	/** What comes with which part of her latest cycles. */
	readonly patterns: readonly CyclicPattern[] = $derived.by(() => cyclicPatterns(this.#diary(), this.#cycles));

	/** What is worth asking a health worker about, and what to ask her; worked out anew only when the diary or the day changes. */
	readonly care: Care = $derived.by(() => {
		const [diary, today] = [this.#diary(), this.#clock.today];
		const { episodes, cycles } = this.#cycles;
		const ages = { age: ageInYears(diary.about, today), gynaecologicalAge: gynaecologicalAge(diary.about, today) };
		return careOf({ diary, episodes, cycles, today, ...ages });
	});
	/** What of it the first screen tells. */
	readonly careToday: CareToday = $derived.by(() => careToday(this.care, this.#diary(), this.#clock.today));

	/** One page for a health worker, with what she ticked. */
	nurseSummary(ticked: ReadonlySet<NursePart>): NurseSummary {
		return nurseSummary(this.#diary(), this.#cycles, this.care.signals, ticked, this.#clock.today);
	}

	aheadOn(date: CalendarDate): DayAhead | undefined {
		const next = this.#ahead.get(date);
		if (next || !this.forecast || date <= this.forecast.window95.latest) return next;
		const isLater = this.#later.some(({ window80 }) => date >= window80.earliest && date <= window80.latest);
		return isLater ? { ahead: 'possible', strength: 0 } : undefined;
	}
}
