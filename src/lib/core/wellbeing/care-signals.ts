import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import { withSettings, type Diary } from '../diary/diary';
import { bleedingFindings } from './care-bleeding';
import { cycleFindings } from './care-cycles';
import { feelingFindings } from './care-feelings';
import { firstPeriodFindings } from './care-first-period';
import { answerTo, careLook, type CareFacts, type CareSignal, type Finding } from './care-look';
import { careLevels, careLimits, careQuestions, careRules, type CareLevel, type CareQuestionId } from './care-rules';

/** A question that something in her diary makes worth asking; `given` where she has answered it and the answer counts. */
export type CareQuestion =
	| { readonly kind: 'answer'; readonly id: CareQuestionId; readonly given?: string }
	| { readonly kind: 'gap'; readonly startsOn: CalendarDate; readonly endsOn: CalendarDate; readonly days: number };

/** What is worth asking a health worker about, most pressing first, and what to ask her. */
export interface Care {
	readonly signals: readonly CareSignal[];
	readonly questions: readonly CareQuestion[];
}

/** All that the rules find on one day. Nothing is inferred about pregnancy or what she does with whom. */
export function careOf(facts: CareFacts): Care {
	const look = careLook(facts);
	const findings = [firstPeriodFindings, bleedingFindings, feelingFindings, cycleFindings].flatMap((find) => find(look));
	return { signals: signalsOf(findings), questions: questionsOf(findings, facts) };
}

/** The signals alone, also those that she has put away; see `careOf`. */
export function careSignals(facts: CareFacts): readonly CareSignal[] {
	return careOf(facts).signals;
}

/** Whether a level is told plainly, on top of everything, and cannot be put away for longer than the day. */
export function isUrgent(level: CareLevel): boolean {
	return level === 'urgent' || level === 'helpline-now';
}

/** Notes her answer to a question; null takes it back. */
export function withCareAnswer(
	diary: Diary,
	id: CareQuestionId,
	answer: 'yes' | 'no' | 'rather-not' | null,
	today: CalendarDate
): Diary {
	return withCare(diary, id, answer, today);
}

/** Puts a signal away: `not-now` for 90 days, `asked` (somebody looked at it) for a year; null brings it back. */
export function withPutAway(
	diary: Diary,
	{ id, level }: CareSignal,
	why: 'not-now' | 'asked' | null,
	today: CalendarDate
): Diary {
	return withCare(diary, id, why && `${why}:${level}`, today);
}

/** Whether she put it away, and not long enough ago; never where it has become more pressing since. */
export function isPutAway({ id, level }: CareSignal, diary: Diary, today: CalendarDate): boolean {
	const said = diary.settings.care?.[id];
	if (!said) return false;
	if (isUrgent(level)) return said.saidOn === today && said.answer.endsWith(`:${level}`);
	const [why, levelThen] = said.answer.split(':');
	const days = why === 'asked' ? careLimits.asked : careLimits.putAway;
	return Math.abs(daysBetween(said.saidOn, today)) < days && pressing(level) <= careLevels.indexOf(levelThen as CareLevel);
}

/** What the first screen tells: every urgent signal, and beneath one card at most. */
export interface CareToday {
	readonly urgent: readonly CareSignal[];
	readonly card: CareSignal | CareQuestion | null;
}

/** See `CareToday`. A question whose answer could be urgent comes first; one about hurting herself waits inside. */
export function careToday({ signals, questions }: Care, diary: Diary, today: CalendarDate): CareToday {
	const shown = signals.filter((each) => !isPutAway(each, diary, today));
	const open = questions.filter((question) => question.kind === 'gap' || question.given === undefined);
	const first = open.find((question) => question.kind === 'answer' && question.id === 'ask-sudden-pain');
	const gentle = shown.find((each) => !isUrgent(each.level));
	return {
		urgent: shown.filter((each) => isUrgent(each.level)),
		card: first ?? gentle ?? open.find((question) => mayStandOnToday(question, diary)) ?? null
	};
}

// Who paused the forecasts is not asked about missing periods unless she opens the page.
function mayStandOnToday(question: CareQuestion, { settings }: Diary): boolean {
	if (question.kind === 'gap' || question.id === 'ask-none-since') return settings.forecasts === 'shown';
	return question.id !== 'ask-self-harm';
}

function withCare(diary: Diary, id: string, answer: string | null, today: CalendarDate): Diary {
	const { [id]: _, ...others } = diary.settings.care ?? {};
	const care = answer === null ? others : { ...others, [id]: { answer, saidOn: today } };
	return withSettings(diary, { ...diary.settings, care });
}

// One signal a rule; two ways to meet it leave the first.
function signalsOf(findings: readonly Finding[]): readonly CareSignal[] {
	const found = findings.flatMap((finding) => (finding.kind === 'signal' ? [finding.signal] : []));
	const byRule = careRules.flatMap(({ id }) => found.filter((each) => each.id === id).slice(0, 1));
	return byRule.sort((a, b) => pressing(b.level) - pressing(a.level));
}

function questionsOf(findings: readonly Finding[], facts: CareFacts): readonly CareQuestion[] {
	const asked = new Set(findings.flatMap((finding) => (finding.kind === 'ask' ? [finding.ask] : [])));
	const found = findings.flatMap((finding) => (finding.kind === 'gap' ? [finding.gap] : []));
	const gaps = new Map(found.map((gap) => [gap.nextOnset, gap]));
	const answers = careQuestions.flatMap(({ id }) => (asked.has(id) ? [withGiven(id, givenTo(id, facts))] : []));
	const confirmations = [...gaps.values()].map(
		({ onset, nextOnset, length }) => ({ kind: 'gap', startsOn: onset, endsOn: nextOnset, days: length }) as const
	);
	return [...answers, ...confirmations.sort((a, b) => (a.endsOn > b.endsOn ? -1 : 1))];
}

function withGiven(id: CareQuestionId, given: string | undefined): CareQuestion {
	return { kind: 'answer', id, ...(given !== undefined && { given }) };
}

function givenTo(id: CareQuestionId, facts: CareFacts): string | undefined {
	const said = facts.diary.settings.care?.[id];
	const last = facts.episodes[facts.episodes.length - 1]?.onset;
	const isOutdated = id === 'ask-none-since' && said && last && daysBetween(last, said.saidOn) <= careLimits.gapDays;
	return isOutdated ? undefined : answerTo(facts, id);
}

function pressing(level: CareLevel): number {
	return careLevels.indexOf(level);
}
