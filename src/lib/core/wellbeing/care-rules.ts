import {
	FIRST_PERIOD_LATE_FROM_AGE,
	LENGTHS_JUDGED_AFTER_YEARS,
	SETTLED_AFTER_YEARS,
	USUAL_DURATION
} from './reference-ranges';

/** From the softest to the most pressing: at the next visit, a visit, within two weeks, today, now. */
export const careLevels = ['mention', 'see', 'see-soon', 'urgent', 'helpline-now'] as const;
export type CareLevel = (typeof careLevels)[number];

/** Guidance that the rules stand on: its name as it is shown, and how far its figures were checked. */
export const careSources = {
	'acog-651': { name: 'ACOG Committee Opinion 651 (2015)', checked: 'abstract and a secondary summary read' },
	'acog-760': { name: 'ACOG Committee Opinion 760 (2018)', checked: 'to be read by the reviewer' },
	'acog-785': { name: 'ACOG Committee Opinion 785 (2019)', checked: 'to be read by the reviewer' },
	pcos: { name: 'PCOS guideline (2023)', checked: 'read' },
	ash: { name: 'ASH (2018)', checked: 'read' },
	nhs: { name: 'NHS', checked: 'read' },
	'nhs-early': { name: 'NHS, early puberty', checked: 'not read again' },
	hse: { name: 'HSE', checked: 'read' },
	aap: { name: 'AAP', checked: 'read' },
	who: { name: 'WHO', checked: 'not read again' },
	'acog-pms': { name: 'ACOG, PMS', checked: 'not read again' },
	practice: { name: 'Emergency practice', checked: 'to be confirmed by the reviewer' }
} as const satisfies Readonly<Record<string, { readonly name: string; readonly checked: string }>>;
export type CareSource = keyof typeof careSources;

/**
 * Every figure of the rules. Days, cycles and years as the name says; "more than" or "from" is in the rule's condition.
 * Figures without guidance behind them (how many days make a pattern, how far back Nuri looks) are ours: see `ours`.
 */
export const careLimits = {
	lateFirstPeriodAge: FIRST_PERIOD_LATE_FROM_AGE.years,
	noPubertyAge: 13,
	signsAge: 14,
	yearsAfterBreasts: 3,
	earlyAge: 8,
	firstYears: LENGTHS_JUDGED_AFTER_YEARS,
	settledYears: SETTLED_AFTER_YEARS,
	gapDays: 90,
	shortCycle: 21,
	longCycleSettling: 45,
	longCycleSettled: 35,
	cyclesLookedAt: 3,
	cyclesNeeded: 2,
	fewestPeriodsAYear: 8,
	regularCycles: 6,
	regularSpread: 4,
	irregularDifference: 20,
	bleedingDays: USUAL_DURATION.to,
	productsADay: 5,
	leakDays: 2,
	tiredDays: 2,
	unhelpedPeriods: 3,
	painOfNote: 4,
	painRisingTo: 6,
	painStrong: 8,
	painStrongest: 10,
	crampDaysBetween: 3,
	crampsJustBefore: 3,
	spottingCycles: 2,
	spottingJustBefore: 2,
	dischargeDays: 2,
	dischargeWithin: 30,
	veryLowDays: 2,
	veryLowOftenDays: 3,
	veryLowWithin: 14,
	lowBeforePeriod: 7,
	lookBack: 365,
	recent: 90,
	urgentWithin: 2,
	putAway: 90,
	asked: 365
} as const;

/** What to do at home meanwhile; one text each. */
export type CareAdvice =
	'first-period' | 'dates' | 'heavy' | 'pain' | 'discharge' | 'mood' | 'bleeding-now' | 'pain-now' | 'shock-now' | 'safe-now';

export interface CareRule {
	readonly id: string;
	readonly level: CareLevel;
	/** The softer level, and when it holds. */
	readonly softer?: { readonly level: CareLevel; readonly when: string };
	/** For the clinician who signs it. */
	readonly condition: string;
	readonly sources: readonly CareSource[];
	readonly advice: CareAdvice;
	/** Where the facts come from: her diary, a question that she may leave open, or nowhere: then it can only be read. */
	readonly found: 'diary' | 'asked' | 'diary and asked' | 'only read';
	/** What of the condition is not in the guidance. */
	readonly ours?: string;
}

const limit = careLimits;
const notYet = 'her first period has not come';

/**
 * The signals in the order in which they are told within a level. A draft until a clinician has signed it; the table
 * in docs/care-signals.md is made from this one.
 */
export const careRules = [
	{
		id: 'self-harm',
		level: 'helpline-now',
		condition: 'she answered that she thought of hurting herself',
		sources: ['who'],
		advice: 'safe-now',
		found: 'asked',
		ours: `asked only after a very low mood on ${limit.veryLowOftenDays} of ${limit.veryLowWithin} days, or two low weeks`
	},
	{
		id: 'assault',
		level: 'urgent',
		condition: 'somebody hurt her or forced her: care as soon as possible, best within 72 hours, and still after',
		sources: ['who'],
		advice: 'safe-now',
		found: 'only read'
	},
	{
		id: 'tss',
		level: 'urgent',
		condition: 'today or yesterday fever, vomiting, diarrhoea, a rash or fainting; tampon or cup that day or the day before',
		sources: ['aap', 'nhs'],
		advice: 'shock-now',
		found: 'diary'
	},
	{
		id: 'heavy-urgent',
		level: 'urgent',
		condition: 'today or yesterday a pad soaked every hour; or heavy bleeding with fainting, or dizzy and out of breath',
		sources: ['acog-785', 'practice'],
		advice: 'bleeding-now',
		found: 'diary',
		ours: 'the two hours are common clinical advice, to be confirmed'
	},
	{
		id: 'pain-urgent',
		level: 'urgent',
		condition: `today or yesterday pain ${limit.painStrongest} of 10 with fever, vomiting or fainting; or pain from ${limit.painStrong} and she answered that it is sudden or one-sided`,
		sources: ['acog-760', 'practice'],
		advice: 'pain-now',
		found: 'diary and asked',
		ours: 'the scores of pain'
	},
	{
		id: 'no-period-15',
		level: 'see-soon',
		condition: `age from ${limit.lateFirstPeriodAge} and ${notYet}`,
		sources: ['acog-651', 'hse', 'pcos'],
		advice: 'first-period',
		found: 'diary'
	},
	{
		id: 'no-puberty-13',
		level: 'see-soon',
		condition: `age from ${limit.noPubertyAge}, ${notYet}, and she answered that her breasts have not begun to grow`,
		sources: ['acog-651', 'hse'],
		advice: 'first-period',
		found: 'asked'
	},
	{
		id: 'no-period-3y-thelarche',
		level: 'see-soon',
		condition: `${notYet}, and she answered that her breasts began to grow ${limit.yearsAfterBreasts} years ago or more (asked from ${limit.noPubertyAge})`,
		sources: ['acog-651', 'pcos'],
		advice: 'first-period',
		found: 'asked'
	},
	{
		id: 'no-period-14-signs',
		level: 'see-soon',
		condition: `age from ${limit.signsAge}, ${notYet}, and she answered yes to much dark hair, eating little or very hard training, or belly pain every month`,
		sources: ['acog-651'],
		advice: 'first-period',
		found: 'asked'
	},
	{
		id: 'early-puberty',
		level: 'see-soon',
		condition: `by her answers her first period surely came before she was ${limit.earlyAge}`,
		sources: ['nhs-early'],
		advice: 'first-period',
		found: 'diary'
	},
	{
		id: 'heavy-bruise',
		level: 'see-soon',
		condition: 'heavy-soak or heavy-count (not softer), and bruises noted or yes to easy bruises, nosebleeds, bleeding gums, bleeding in the family, or heavy since the first period',
		sources: ['acog-785', 'ash'],
		advice: 'heavy',
		found: 'diary and asked'
	},
	{
		id: 'anaemia',
		level: 'see-soon',
		condition: `heavy-soak, heavy-count or long-bleed (not softer), and dizzy, out of breath or fainting on a day, or tired on ${limit.tiredDays} days, within ${limit.recent} days`,
		sources: ['nhs', 'ash', 'who'],
		advice: 'heavy',
		found: 'diary',
		ours: `the ${limit.tiredDays} tired days`
	},
	{
		id: 'pain-between',
		level: 'see-soon',
		condition: `cramps outside periods on ${limit.crampDaysBetween} days within ${limit.recent} (not the ${limit.crampsJustBefore} days before one); or the worst pain rose in each of the last 3 periods, to ${limit.painRisingTo} or more; or, where pain-school holds, she answered that it was so from her first period`,
		sources: ['acog-760'],
		advice: 'pain',
		found: 'diary and asked',
		ours: 'the numbers'
	},
	{
		id: 'stopped-90',
		level: 'see-soon',
		softer: { level: 'mention', when: `under ${limit.firstYears} year since her first period, or not known` },
		condition: `more than ${limit.gapDays} days since the last onset, and she answered that none was forgotten`,
		sources: ['acog-651'],
		advice: 'dates',
		found: 'diary and asked'
	},
	{
		id: 'heavy-soak',
		level: 'see',
		condition: `a pad or tampon soaked within two hours, noted within ${limit.recent} days`,
		sources: ['acog-651', 'nhs'],
		advice: 'heavy',
		found: 'diary'
	},
	{
		id: 'heavy-count',
		level: 'see',
		softer: { level: 'mention', when: `leaking alone on fewer than ${limit.leakDays} days` },
		condition: `more than ${limit.productsADay} changes on a day not noted as light, large clots, changing at night, or leaking, within ${limit.recent} days`,
		sources: ['ash', 'nhs'],
		advice: 'heavy',
		found: 'diary',
		ours: 'that one leak is softer'
	},
	{
		id: 'long-bleed',
		level: 'see',
		softer: { level: 'mention', when: 'once in the last 3 periods' },
		condition: `more than ${limit.bleedingDays} days of bleeding in ${limit.cyclesNeeded} of the last ${limit.cyclesLookedAt} periods`,
		sources: ['acog-651', 'nhs'],
		advice: 'heavy',
		found: 'diary'
	},
	{
		id: 'gap-90',
		level: 'see',
		softer: { level: 'mention', when: `when it ended she was under ${limit.firstYears} year past her first period, or that is not known` },
		condition: `a completed gap of more than ${limit.gapDays} days, in which she says nothing was missed, that ended within ${limit.lookBack} days`,
		sources: ['acog-651', 'pcos'],
		advice: 'dates',
		found: 'diary and asked'
	},
	{
		id: 'short-1-3',
		level: 'see',
		condition: `${limit.firstYears} to under ${limit.settledYears} years since her first period, ${limit.cyclesNeeded} of the last ${limit.cyclesLookedAt} cycles under ${limit.shortCycle} days, and she answered that they were periods`,
		sources: ['pcos', 'acog-651'],
		advice: 'dates',
		found: 'diary and asked'
	},
	{
		id: 'long-1-3',
		level: 'see',
		condition: `${limit.firstYears} to under ${limit.settledYears} years since her first period, ${limit.cyclesNeeded} of the last ${limit.cyclesLookedAt} cycles over ${limit.longCycleSettling} days, nothing missed in them`,
		sources: ['pcos', 'acog-651'],
		advice: 'dates',
		found: 'diary and asked'
	},
	{
		id: 'short-3plus',
		level: 'see',
		condition: `${limit.settledYears} years or more since her first period, ${limit.cyclesNeeded} of the last ${limit.cyclesLookedAt} cycles under ${limit.shortCycle} days, and she answered that they were periods`,
		sources: ['pcos'],
		advice: 'dates',
		found: 'diary and asked'
	},
	{
		id: 'long-3plus',
		level: 'see',
		condition: `${limit.settledYears} years or more since her first period, ${limit.cyclesNeeded} of the last ${limit.cyclesLookedAt} cycles over ${limit.longCycleSettled} days, or fewer than ${limit.fewestPeriodsAYear} periods in 12 months; nothing missed in them`,
		sources: ['pcos'],
		advice: 'dates',
		found: 'diary and asked'
	},
	{
		id: 'became-irregular',
		level: 'see',
		condition: `${limit.regularCycles} cycles with a standard deviation up to ${limit.regularSpread} days, then two that differ by more than ${limit.irregularDifference}, nothing missed in the longer`,
		sources: ['acog-651'],
		advice: 'dates',
		found: 'diary and asked',
		ours: 'the numbers; the guidance says it in words'
	},
	{
		id: 'pain-school',
		level: 'see',
		condition: `pain or cramps on a day on which she missed something, within ${limit.recent} days; or nothing helped in each of the last ${limit.unhelpedPeriods} periods`,
		sources: ['acog-760', 'nhs'],
		advice: 'pain',
		found: 'diary'
	},
	{
		id: 'between-bleeding',
		level: 'see',
		condition: `spotting between periods in ${limit.spottingCycles} of the last ${limit.cyclesLookedAt} cycles, not counting the ${limit.spottingJustBefore} days before a period`,
		sources: ['nhs'],
		advice: 'dates',
		found: 'diary',
		ours: 'the days before a period'
	},
	{
		id: 'discharge',
		level: 'see',
		softer: { level: 'mention', when: `on fewer than ${limit.dischargeDays} days` },
		condition: `yellow-green, grey, lumpy, smelling or itching discharge, or pain when peeing, on ${limit.dischargeDays} days within ${limit.dischargeWithin}`,
		sources: ['nhs'],
		advice: 'discharge',
		found: 'diary',
		ours: 'the number of days'
	},
	{
		id: 'mood',
		level: 'see',
		condition: `she answered that she was very low on most days of two weeks; or very low, with something missed, in the ${limit.lowBeforePeriod} days before each of the last 2 periods`,
		sources: ['acog-pms'],
		advice: 'mood',
		found: 'diary and asked',
		ours: `asked after a very low mood on ${limit.veryLowDays} of ${limit.veryLowWithin} days`
	}
] as const satisfies readonly CareRule[];
export type CareRuleId = (typeof careRules)[number]['id'];

/** In which of its ways a rule was met: the sentence that says why. */
export type CareReason =
	| 'late'
	| 'no-changes'
	| 'three-years'
	| 'signs'
	| 'early'
	| 'gap'
	| 'gap-first-year'
	| 'stopped'
	| 'stopped-first-year'
	| 'short'
	| 'long'
	| 'few'
	| 'irregular'
	| 'once'
	| 'again'
	| 'soaked'
	| 'changes'
	| 'clots'
	| 'night'
	| 'leaked'
	| 'bruises'
	| 'bruises-said'
	| 'tired'
	| 'missed'
	| 'unhelped'
	| 'outside'
	| 'rising'
	| 'since-first'
	| 'spotting'
	| 'discharge'
	| 'peeing'
	| 'weeks'
	| 'before-periods'
	| 'self-harm'
	| 'ill'
	| 'every-hour'
	| 'faint'
	| 'strongest'
	| 'sudden';

/** Questions about what a diary cannot hold, with the days for which an answer counts. Answers: `yes`, `no`, `rather-not`. */
export const careQuestions = [
	{ id: 'ask-sudden-pain', days: 2 },
	{ id: 'ask-low-weeks', days: 14 },
	{ id: 'ask-self-harm', days: 7 },
	{ id: 'ask-none-since', days: 90 },
	{ id: 'ask-bruising', days: 365 },
	{ id: 'ask-pain-first', days: 3650 },
	{ id: 'ask-short-periods', days: 90 },
	{ id: 'ask-body-changes', days: 180 },
	{ id: 'ask-three-years', days: 180 },
	{ id: 'ask-signs', days: 180 }
] as const;
export type CareQuestionId = (typeof careQuestions)[number]['id'];

/** The rule of an identifier. */
export function careRule(id: CareRuleId): CareRule {
	const rule = careRules.find((each) => each.id === id);
	if (!rule) throw new Error(`no care rule ${id}`);
	return rule;
}
