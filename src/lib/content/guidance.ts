/** The guidance of one language as it lies on the phone: compiled by scripts/content, never parsed from text here. */
import type { DayGroup } from '$lib/core/diary/day-groups';
import type { ReviewStatus } from '$lib/i18n/review-status';
import type { AgeGate, Category, DistressKind, Moment } from './vocabulary';

/** Plain words, strong or emphasised ones, a link to another answer (id, words), or a telephone number (number, words). */
export type Inline = string | readonly ['b' | 'i', string] | readonly ['a' | 't', string, string];

/** A paragraph, a heading, or a list of items. */
export type Block = readonly ['p' | 'h', readonly Inline[]] | readonly ['l', readonly (readonly Inline[])[]];

interface Sourced {
	readonly id: string;
	readonly gate?: Exclude<AgeGate, 0>;
	/** Keys of `GuidancePack.sources`. */
	readonly sources: readonly string[];
	readonly status: ReviewStatus;
}

/** One question of a girl and its answer. */
export interface Answer extends Sourced {
	readonly title: string;
	readonly summary: string;
	readonly category: Category;
	readonly picture: string;
	readonly related: readonly string[];
	readonly body: readonly Block[];
	/** When it is worth offering of itself. */
	readonly when?: readonly Moment[];
	/** The group of a day's page in which she can note what it is about; `bleeding` stands first on that page. */
	readonly diary?: DayGroup | 'bleeding';
	/** Identifiers of the care signals that it explains. */
	readonly care?: readonly string[];
	/** The original has changed since this was translated. */
	readonly isStale?: true;
}

/** What people say, and what is true of it. */
export interface Myth extends Sourced {
	readonly claim: string;
	readonly verdict: 'not-true' | 'partly';
	readonly fact: string;
	readonly article: string;
}

export interface Choice {
	readonly text: string;
	/** Said after it was chosen. */
	readonly why: string;
	readonly right?: true;
}

/** A question of the quiz; exactly one choice is right. */
export interface QuizQuestion extends Sourced {
	readonly question: string;
	readonly choices: readonly Choice[];
	readonly article: string;
}

export interface Tip extends Sourced {
	readonly when: readonly Moment[];
	readonly text: string;
	readonly article?: string;
}

/** What a picture shows, for who does not see it; and the words for its numbered dots. */
export interface PictureWords {
	readonly alt: string;
	readonly labels?: readonly string[];
}

/** Concepts that give distress away: see `distress.ts`. */
export interface DistressWords {
	/** How words are written in haste → as the groups write them. */
	readonly spellings: Readonly<Record<string, string | undefined>>;
	/** Name of a group → its words and phrases, folded; `*` stands for any ending. */
	readonly groups: Readonly<Record<string, readonly string[]>>;
	/** Combinations of groups that together mean one kind of distress, and groups that take it away. */
	readonly rules: readonly DistressRule[];
}

export interface DistressRule {
	readonly kind: DistressKind;
	readonly all: readonly string[];
	readonly not?: readonly string[];
}

export interface GuidancePack {
	/** The language that it is written in. */
	readonly tag: string;
	readonly answers: readonly Answer[];
	readonly myths: readonly Myth[];
	readonly quizzes: readonly QuizQuestion[];
	readonly tips: readonly Tip[];
	readonly pictures: Readonly<Record<string, PictureWords | undefined>>;
	/** Addresses of recordings by people, by the answer that they read. */
	readonly recordings?: Readonly<Record<string, string | undefined>>;
	/** What is shown of each source. */
	readonly sources: Readonly<Record<string, string | undefined>>;
}

/** Whether something is offered to somebody of this age; null is an age that nobody said. */
export function isOpenTo({ gate }: { readonly gate?: number }, age: number | null): boolean {
	return gate === undefined || (age !== null && age >= gate);
}
