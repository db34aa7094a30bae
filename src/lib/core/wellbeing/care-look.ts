import { addDays, daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { BleedingEpisode } from '../cycle/bleeding-episode';
import type { Cycle } from '../cycle/cycle';
import { namesIn, type DayEntry, type ListField } from '../diary/day-entry';
import type { Diary } from '../diary/diary';
import {
	careLimits,
	careQuestions,
	careRule,
	type CareLevel,
	type CareQuestionId,
	type CareReason,
	type CareRuleId,
	type CareSource
} from './care-rules';

/** What the rules read: her diary, what follows from it, and her ages in years, null where she did not tell. */
export interface CareFacts {
	readonly diary: Diary;
	readonly episodes: readonly BleedingEpisode[];
	readonly cycles: readonly Cycle[];
	readonly today: CalendarDate;
	readonly age: number | null;
	readonly gynaecologicalAge: number | null;
}

/** Something worth asking a health worker about; never a diagnosis. */
export interface CareSignal {
	readonly id: CareRuleId;
	readonly level: CareLevel;
	/** Which of the rule's ways to be met: the sentence that says why. */
	readonly reason: CareReason;
	/** Numbers for that sentence, and dates. */
	readonly evidence: Readonly<Record<string, number>>;
	readonly dates?: Readonly<Record<string, CalendarDate>>;
	readonly sources: readonly CareSource[];
	/** Questions that it makes worth asking. */
	readonly asks?: readonly CareQuestionId[];
}

/** What an evaluator found: a signal, a question that has become relevant, or a gap that must be confirmed first. */
export type Finding =
	| { readonly kind: 'signal'; readonly signal: CareSignal }
	| { readonly kind: 'ask'; readonly ask: CareQuestionId }
	| { readonly kind: 'gap'; readonly gap: Cycle };

/** The facts with the days that count, sorted once for all rules. */
export interface CareLook extends CareFacts {
	/** Entries of the last 365 days, oldest first; later dates than today are not read. */
	readonly year: readonly DayEntry[];
	readonly recent: readonly DayEntry[];
	/** Today's and yesterday's. */
	readonly now: readonly DayEntry[];
	/** Her last three periods that began within a year. */
	readonly lastEpisodes: readonly BleedingEpisode[];
}

export function careLook(facts: CareFacts): CareLook {
	const { diary, episodes, today } = facts;
	const since = (entries: readonly DayEntry[], days: number) => {
		const from = addDays(today, 1 - days);
		return entries.filter((entry) => entry.date >= from);
	};
	const past = since([...diary.days.values()], careLimits.lookBack).filter((entry) => entry.date <= today);
	const year = past.sort((a, b) => (a.date < b.date ? -1 : 1));
	const recent = since(year, careLimits.recent);
	const yearAgo = addDays(today, -careLimits.lookBack);
	return {
		...facts,
		year,
		recent,
		now: since(recent, careLimits.urgentWithin),
		lastEpisodes: episodes.slice(-careLimits.cyclesLookedAt).filter((episode) => episode.onset >= yearAgo)
	};
}

/** Her answer to a question while it counts; an answer of a clock that ran ahead counts by its distance. */
export function answerTo({ diary, today }: CareFacts, id: CareQuestionId): string | undefined {
	const said = diary.settings.care?.[id];
	const days = careQuestions.find((question) => question.id === id)?.days ?? 0;
	return said && Math.abs(daysBetween(said.saidOn, today)) < days ? said.answer : undefined;
}

/** Whether a day carries one of these names in a field. */
export function notes(entry: DayEntry, field: ListField, ...names: readonly string[]): boolean {
	return namesIn(entry, field).some((name) => names.includes(name));
}

/** Whether her first period surely came at least a year ago, by her word, or where she gave none, by her diary. */
export function isPastFirstYear(look: CareFacts): boolean {
	if (look.gynaecologicalAge !== null) return look.gynaecologicalAge >= careLimits.firstYears;
	const first = look.episodes[0]?.onset;
	return first !== undefined && daysBetween(first, look.today) >= careLimits.lookBack * careLimits.firstYears;
}

/** One signal of a rule at its level, or at its softer one. */
export function signal(
	id: CareRuleId,
	reason: CareReason,
	evidence: CareSignal['evidence'] = {},
	more: Pick<CareSignal, 'asks' | 'dates'> & { readonly force?: 'softer' | 'full' } = {}
): Finding {
	const { force = 'full', ...rest } = more;
	const { level, softer, sources } = careRule(id);
	return {
		kind: 'signal',
		signal: { id, level: force === 'softer' ? (softer?.level ?? level) : level, reason, evidence, sources, ...rest }
	};
}

export function ask(id: CareQuestionId): Finding {
	return { kind: 'ask', ask: id };
}
