import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { cycleHistory } from '../cycle/cycle';
import { emptyDay, type DayEntry } from '../diary/day-entry';
import { bleedingSigns, discharges, missedThings, products, reliefs } from '../diary/day-choices';
import { emptyDiary, withAbout, withEntries, withGapAnswer, withSettings, type Beginning, type Diary } from '../diary/diary';
import { flows } from '../diary/flow';
import { moods, symptoms } from '../diary/symptoms';
import { careOf, careSignals, careToday, isPutAway, isUrgent, withCareAnswer, withPutAway, type Care } from './care-signals';
import { careLevels, careLimits, careQuestions, careRules, careSources, type CareQuestionId, type CareRuleId } from './care-rules';

const today = '2026-06-01' as CalendarDate;
const ago = (days: number) => addDays(today, -days);

/** One day of her diary, some days ago. */
const day = (daysAgo: number, fields: Partial<DayEntry>): DayEntry => ({ ...emptyDay(ago(daysAgo)), ...fields });

interface Girl {
	readonly beginning?: Beginning;
	readonly age?: number;
	readonly since?: number;
	/** Days ago on which her periods began. */
	readonly onsets?: readonly number[];
	readonly bleeds?: number;
	readonly days?: readonly DayEntry[];
	/** Onsets, in days ago, of whose gap before she says that nothing was missed. */
	readonly confirmed?: readonly number[];
	readonly answers?: Partial<Record<CareQuestionId, string>>;
	readonly saidAgo?: number;
}

function diaryOf({ onsets = [], bleeds = 4, days = [], confirmed = [], answers = {}, saidAgo = 0, ...girl }: Girl): Diary {
	const periods = onsets.flatMap((onset) => Array.from({ length: bleeds }, (_, index) => day(onset - index, { flow: 'medium' })));
	const about = withAbout(emptyDiary(), { beginning: girl.beginning ?? 'started' });
	const logged = withEntries(about, [...periods.filter((each) => each.date <= today), ...days]);
	const answered = confirmed.reduce((diary, onset) => withGapAnswer(diary, ago(onset), 'nothing-missed'), logged);
	const care = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, { answer, saidOn: ago(saidAgo) }]));
	return withSettings(answered, { ...answered.settings, care });
}

function careFor(girl: Girl): Care {
	const diary = diaryOf(girl);
	const care = careOf({ diary, ...cycleHistory(diary, today), today, age: girl.age ?? null, gynaecologicalAge: girl.since ?? null });
	for (const { reason, evidence, dates } of care.signals) {
		reached.add(reason);
		expect(Object.keys({ ...evidence, ...dates }), reason).toEqual(expect.arrayContaining(placeholdersOf(reason)));
	}
	return care;
}

const sentences = (JSON.parse(readFileSync(new URL('../../../../locales/en/ui/care.json', import.meta.url), 'utf8')) as { why: Record<string, string> }).why;
const reached = new Set<string>();
const placeholdersOf = (reason: string) =>
	[...(sentences[reason] ?? sentences[`${reason}_other`] ?? '{{a sentence}}').matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1]);

afterAll(() => {
	const said = new Set(Object.keys(sentences).map((key) => key.replace(/_(one|other)$/, '')));
	expect([...reached].sort(), 'every sentence is reached, and every reason has one').toEqual([...said].sort());
});

const found = (girl: Girl, id: CareRuleId) => careFor(girl).signals.find((each) => each.id === id);
const level = (girl: Girl, id: CareRuleId) => found(girl, id)?.level ?? null;
const asks = (girl: Girl) => careFor(girl).questions.map((question) => (question.kind === 'gap' ? 'gap' : question.id));
/** Onsets from the newest back, by the lengths of the cycles between them, newest last. */
const onsetsOf = (lengths: readonly number[], newest = 10) =>
	lengths.reduceRight<number[]>((onsets, length) => [(onsets[0] ?? newest) + length, ...onsets], [newest]);

describe('a first period that has not come', () => {
	const waiting = (age: number, answers: Girl['answers'] = {}): Girl => ({ beginning: 'not-yet', age, answers });

	it('is worth a visit from 15 years on', () => {
		expect(level(waiting(14.99), 'no-period-15')).toBeNull();
		expect(level(waiting(15), 'no-period-15')).toBe('see-soon');
	});

	it('is nothing to say where she did not tell her age, or whether it came, or it has been logged', () => {
		expect(careFor({ beginning: 'not-yet' }).signals).toEqual([]);
		expect(careFor({ beginning: 'unknown', age: 16 }).signals).toEqual([]);
		expect(careFor({ ...waiting(16), onsets: [5] }).signals).toEqual([]);
	});

	it('leads to a question about changes of the body from 13 years on, and a signal where there are none', () => {
		expect(asks(waiting(12.99))).toEqual([]);
		expect(asks(waiting(13))).toEqual(['ask-body-changes']);
		expect(level(waiting(13, { 'ask-body-changes': 'no' }), 'no-puberty-13')).toBe('see-soon');
		expect(level(waiting(13, { 'ask-body-changes': 'rather-not' }), 'no-puberty-13')).toBeNull();
		expect(level(waiting(12.99, { 'ask-body-changes': 'no' }), 'no-puberty-13')).toBeNull();
	});

	it('is worth a visit three years after her breasts began to grow', () => {
		const answers = { 'ask-body-changes': 'yes', 'ask-three-years': 'yes' };
		expect(level(waiting(13, answers), 'no-period-3y-thelarche')).toBe('see-soon');
		expect(level(waiting(13, { ...answers, 'ask-three-years': 'no' }), 'no-period-3y-thelarche')).toBeNull();
		expect(asks(waiting(13, { 'ask-body-changes': 'yes' }))).toContain('ask-three-years');
		expect(asks(waiting(13, { 'ask-body-changes': 'no' }))).not.toContain('ask-three-years');
	});

	it('with other signs is worth a visit from 14 years on', () => {
		expect(level(waiting(14, { 'ask-signs': 'yes' }), 'no-period-14-signs')).toBe('see-soon');
		expect(level(waiting(13.99, { 'ask-signs': 'yes' }), 'no-period-14-signs')).toBeNull();
		expect(asks(waiting(13.99))).not.toContain('ask-signs');
	});
});

describe('a first period that came early', () => {
	it('is told where it surely came before 8', () => {
		expect(level({ age: 10, since: 3 }, 'early-puberty')).toBe('see-soon');
		expect(level({ age: 10, since: 2.9 }, 'early-puberty')).toBeNull();
		expect(level({ age: 10 }, 'early-puberty')).toBeNull();
	});
});

describe('a long gap', () => {
	const gap = (days: number, since?: number): Girl => ({ onsets: [days + 1, 1], confirmed: [1], ...(since !== undefined && { since }) });

	it('is worth a visit from 91 days on', () => {
		expect(level(gap(90, 2), 'gap-90')).toBeNull();
		expect(found(gap(91, 2), 'gap-90')).toMatchObject({ level: 'see', evidence: { count: 91 }, dates: { from: ago(92), to: ago(1) } });
	});

	it('is only mentioned in the first year, or where the years are not known', () => {
		expect(level({ ...gap(91, 0.99) }, 'gap-90')).toBe('mention');
		expect(level({ onsets: [91, 0], confirmed: [0], since: 1 }, 'gap-90')).toBe('see');
		expect(level({ onsets: [91, 0], confirmed: [0], since: 0.99 }, 'gap-90')).toBe('mention');
		expect(level(gap(91), 'gap-90')).toBe('mention');
	});

	it('is first asked about, and counts only where nothing was missed', () => {
		expect(asks({ onsets: [92, 1], since: 2 })).toEqual(['gap']);
		expect(level({ onsets: [92, 1], since: 2 }, 'gap-90')).toBeNull();
		const missed = withGapAnswer(diaryOf({ onsets: [92, 1] }), ago(1), 'one-missed');
		const care = careOf({ diary: missed, ...cycleHistory(missed, today), today, age: null, gynaecologicalAge: 2 });
		expect(care).toEqual({ signals: [], questions: [] });
	});

	it('is not told a year later', () => {
		expect(level({ onsets: [365 + 100, 365, 337], confirmed: [365], since: 4 }, 'gap-90')).toBe('see');
		expect(level({ onsets: [366 + 100, 366, 338], confirmed: [366], since: 4 }, 'gap-90')).toBeNull();
	});
});

describe('no period for long', () => {
	const none = { 'ask-none-since': 'no' };

	it('is asked about from 91 days on, and told once she says that none was forgotten', () => {
		expect(asks({ onsets: [90], since: 2 })).toEqual([]);
		expect(asks({ onsets: [91], since: 2 })).toEqual(['ask-none-since']);
		expect(level({ onsets: [91], since: 2 }, 'stopped-90')).toBeNull();
		expect(found({ onsets: [91], since: 2, answers: none }, 'stopped-90')).toMatchObject({ level: 'see-soon', evidence: { count: 91 } });
		expect(level({ onsets: [90], since: 2, answers: none }, 'stopped-90')).toBeNull();
	});

	it('is only mentioned in the first year', () => {
		expect(level({ onsets: [91], since: 0.99, answers: none }, 'stopped-90')).toBe('mention');
		expect(level({ onsets: [91], since: 1, answers: none }, 'stopped-90')).toBe('see-soon');
	});

	it('is asked anew where her answer was about an earlier time', () => {
		const girl: Girl = { onsets: [95], since: 2, answers: none, saidAgo: 5 };
		expect(level(girl, 'stopped-90')).toBeNull();
		expect(careFor(girl).questions).toEqual([{ kind: 'answer', id: 'ask-none-since' }]);
		expect(level({ ...girl, saidAgo: 4 }, 'stopped-90')).toBe('see-soon');
	});
});

describe('long cycles', () => {
	const girl = (lengths: readonly number[], since?: number): Girl => {
		const onsets = onsetsOf(lengths);
		return { onsets, confirmed: onsets, ...(since !== undefined && { since }) };
	};

	it('are over 45 days until three years after the first period, in two of the last three cycles', () => {
		expect(level(girl([45, 30, 46], 2.99), 'long-1-3')).toBeNull();
		expect(found(girl([46, 30, 46], 2.99), 'long-1-3')).toMatchObject({ level: 'see', evidence: { count: 2, limit: 45 } });
		expect(level(girl([46, 46, 30, 30], 2), 'long-1-3')).toBeNull();
	});

	it('are over 35 days from three years on', () => {
		expect(level(girl([36, 30, 36], 2.99), 'long-1-3')).toBeNull();
		expect(level(girl([36, 30, 36], 2.99), 'long-3plus')).toBeNull();
		expect(level(girl([36, 30, 36], 3), 'long-3plus')).toBe('see');
		expect(level(girl([35, 30, 36], 3), 'long-3plus')).toBeNull();
	});

	it('are not judged in the first year', () => {
		expect(careFor(girl([60, 60, 60], 0.99))).toEqual({ signals: [], questions: [] });
		expect(level(girl([60, 60, 60], 1), 'long-1-3')).toBe('see');
	});

	it('are not judged by the later range where the years since the first period are not known', () => {
		const lengths = [...Array<number>(36).fill(30), 36, 36, 36];
		expect(careFor(girl(lengths)).signals).toEqual([]);
		expect(level(girl([...lengths, 46, 46]), 'long-1-3')).toBe('see');
		expect(level(girl([46, 46, 46]), 'long-1-3')).toBeNull();
	});

	it('are asked about before they count', () => {
		expect(asks({ onsets: onsetsOf([46, 30, 46]), since: 2 })).toEqual(['gap', 'gap']);
		expect(careFor({ onsets: onsetsOf([46, 30, 46]), since: 2 }).signals).toEqual([]);
		expect(level({ onsets: onsetsOf([46, 30, 46]), confirmed: [10], since: 2 }, 'long-1-3')).toBeNull();
	});

	it('are also told by fewer than eight periods in twelve months', () => {
		expect(found(girl([60, 80, 62, 62, 30, 74, 30, 34], 3), 'long-3plus')).toMatchObject({ reason: 'few', evidence: { count: 7 } });
		expect(level(girl([60, 72, 62, 62, 30, 74, 30, 34], 3), 'long-3plus')).toBeNull();
		expect(level(girl([62, 62, 30, 74, 30, 34], 3), 'long-3plus')).toBeNull();
		expect(level(girl([60, 80, 62, 62, 30, 74, 30, 34], 2.99), 'long-3plus')).toBeNull();
	});
});

describe('short cycles', () => {
	const girl = (lengths: readonly number[], since: number): Girl => ({ onsets: onsetsOf(lengths), since, answers: { 'ask-short-periods': 'yes' } });

	it('are under 21 days in two of the last three, once she says that they were periods', () => {
		expect(level(girl([20, 30, 21], 2), 'short-1-3')).toBeNull();
		expect(level(girl([20, 30, 20], 2), 'short-1-3')).toBe('see');
		expect(level(girl([20, 30, 20], 3), 'short-3plus')).toBe('see');
		expect(level({ ...girl([20, 30, 20], 2), answers: {} }, 'short-1-3')).toBeNull();
		expect(asks({ ...girl([20, 30, 20], 2), answers: {} })).toEqual(['ask-short-periods']);
	});

	it('are not judged in the first year', () => {
		expect(level(girl([20, 20, 20], 0.99), 'short-1-3')).toBeNull();
		expect(level(girl([20, 20, 20], 1), 'short-1-3')).toBe('see');
		expect(level(girl([20, 20, 20], 2.99), 'short-3plus')).toBeNull();
	});
});

describe('cycles that became irregular', () => {
	const girl = (lengths: readonly number[]): Girl => ({ onsets: onsetsOf(lengths), confirmed: [10], since: 2 });
	const spreadOfFour = [34, 22, 30, 26, 28, 28];

	it('were even over six, and then differ by more than 20 days', () => {
		expect(found(girl([...spreadOfFour, 24, 45]), 'became-irregular')).toMatchObject({ level: 'see', evidence: { shorter: 24, longer: 45 } });
		expect(level(girl([...spreadOfFour, 25, 45]), 'became-irregular')).toBeNull();
	});

	it('had a standard deviation of at most 4 days', () => {
		expect(level(girl([35, 22, 30, 26, 28, 28, 24, 45]), 'became-irregular')).toBeNull();
		expect(level(girl([22, 30, 26, 28, 28, 24, 45]), 'became-irregular')).toBeNull();
	});

	it('are asked about before they count', () => {
		expect(asks({ ...girl([...spreadOfFour, 24, 45]), confirmed: [] })).toEqual(['gap']);
	});
});

describe('long bleeding', () => {
	it('is more than 7 days: once it is mentioned, twice in three periods it is worth a visit', () => {
		expect(level({ onsets: [20], bleeds: 7 }, 'long-bleed')).toBeNull();
		expect(found({ onsets: [20], bleeds: 8 }, 'long-bleed')).toMatchObject({ level: 'mention', reason: 'once', evidence: { count: 8 } });
		expect(level({ onsets: [50, 20], bleeds: 8 }, 'long-bleed')).toBe('see');
		const ended = [day(46, { flow: 'medium' }), day(45, { flow: 'medium' }), day(44, { flow: 'medium' }), day(43, { flow: 'medium' })];
		expect(level({ onsets: [80, 50, 20], days: ended }, 'long-bleed')).toBe('mention');
	});

	it('of a period before the last three is over', () => {
		const long = Array.from({ length: 9 }, (_, index) => day(130 - index, { flow: 'medium' }));
		expect(level({ onsets: [80, 50], days: long }, 'long-bleed')).toBe('mention');
		expect(level({ onsets: [80, 50, 20], days: long }, 'long-bleed')).toBeNull();
	});
});

describe('heavy bleeding', () => {
	const changed = (pads: number, flow: DayEntry['flow'] = 'heavy') => ({ days: [day(20, { ...(flow && { flow }), products: { pad: pads } })] });

	it('is more than five changes on a day that is not light', () => {
		expect(level(changed(5), 'heavy-count')).toBeNull();
		expect(found(changed(6), 'heavy-count')).toMatchObject({ level: 'see', evidence: { count: 6 } });
		expect(level(changed(6, 'light'), 'heavy-count')).toBeNull();
		expect(level({ days: [day(20, { flow: 'medium', products: { pad: 3, tampon: 3 } })] }, 'heavy-count')).toBe('see');
	});

	it('is clots, changing at night, or soaking within two hours', () => {
		expect(level({ days: [day(20, { bleedingSigns: ['clots'] })] }, 'heavy-count')).toBe('see');
		expect(level({ days: [day(20, { bleedingSigns: ['changed-at-night'] })] }, 'heavy-count')).toBe('see');
		expect(level({ days: [day(20, { bleedingSigns: ['soaked-in-two-hours'] })] }, 'heavy-soak')).toBe('see');
	});

	it('is leaking on two days; a single leak is only mentioned', () => {
		const leak = (ago: number) => day(ago, { flow: 'light', bleedingSigns: ['leaked'] });
		expect(level({ days: [leak(20)] }, 'heavy-count')).toBe('mention');
		expect(level({ days: [leak(20), leak(19)] }, 'heavy-count')).toBe('see');
	});

	it('is told for 90 days', () => {
		expect(level({ days: [day(89, { bleedingSigns: ['clots'] })] }, 'heavy-count')).toBe('see');
		expect(level({ days: [day(90, { bleedingSigns: ['clots'] })] }, 'heavy-count')).toBeNull();
	});

	it('with bruises is worth a visit soon; without, she is asked', () => {
		const clots = day(20, { bleedingSigns: ['clots'] });
		expect(level({ days: [clots, day(30, { symptoms: ['bruises'] })] }, 'heavy-bruise')).toBe('see-soon');
		expect(level({ days: [day(30, { symptoms: ['bruises'] })] }, 'heavy-bruise')).toBeNull();
		expect(asks({ days: [clots] })).toEqual(['ask-bruising']);
		expect(found({ days: [clots] }, 'heavy-count')?.asks).toEqual(['ask-bruising']);
		expect(level({ days: [clots], answers: { 'ask-bruising': 'yes' } }, 'heavy-bruise')).toBe('see-soon');
		expect(level({ days: [clots], answers: { 'ask-bruising': 'no' } }, 'heavy-bruise')).toBeNull();
		expect(level({ answers: { 'ask-bruising': 'yes' } }, 'heavy-bruise')).toBeNull();
	});

	it('with tiredness on two days, or one dizzy day, may be a lack of iron', () => {
		const clots = day(20, { bleedingSigns: ['clots'] });
		const tired = (ago: number) => day(ago, { symptoms: ['tired'] });
		expect(level({ days: [clots, tired(5)] }, 'anaemia')).toBeNull();
		expect(found({ days: [clots, tired(5), tired(6)] }, 'anaemia')).toMatchObject({ level: 'see-soon', evidence: { count: 2 } });
		expect(level({ days: [clots, day(5, { symptoms: ['breathless'] })] }, 'anaemia')).toBe('see-soon');
		expect(level({ days: [tired(5), tired(6)] }, 'anaemia')).toBeNull();
		expect(level({ onsets: [60, 20], bleeds: 8, days: [tired(5), tired(6)] }, 'anaemia')).toBe('see-soon');
		expect(level({ onsets: [20], bleeds: 8, days: [tired(5), tired(6)] }, 'anaemia')).toBeNull();
	});
});

describe('heavy bleeding that is urgent', () => {
	it('is soaking every hour today or yesterday', () => {
		expect(level({ days: [day(0, { bleedingSigns: ['soaked-every-hour'] })] }, 'heavy-urgent')).toBe('urgent');
		expect(level({ days: [day(1, { bleedingSigns: ['soaked-every-hour'] })] }, 'heavy-urgent')).toBe('urgent');
		expect(level({ days: [day(2, { bleedingSigns: ['soaked-every-hour'] })] }, 'heavy-urgent')).toBeNull();
		expect(level({ days: [day(0, { bleedingSigns: ['soaked-in-two-hours'] })] }, 'heavy-urgent')).toBeNull();
		expect(level({ days: [day(-1, { bleedingSigns: ['soaked-every-hour'] })] }, 'heavy-urgent')).toBeNull();
	});

	it('is a heavy day with fainting, or dizzy and out of breath', () => {
		const heavy = (...names: string[]) => ({ days: [day(1, { flow: 'heavy' as const, symptoms: names })] });
		expect(level(heavy('faint'), 'heavy-urgent')).toBe('urgent');
		expect(level(heavy('dizzy', 'breathless'), 'heavy-urgent')).toBe('urgent');
		expect(level(heavy('dizzy'), 'heavy-urgent')).toBeNull();
		expect(level(heavy('breathless'), 'heavy-urgent')).toBeNull();
		expect(level({ days: [day(1, { flow: 'light', symptoms: ['faint'] })] }, 'heavy-urgent')).toBeNull();
	});

	it('is told in the first year too', () => {
		expect(level({ since: 0.1, days: [day(0, { bleedingSigns: ['soaked-every-hour'] })] }, 'heavy-urgent')).toBe('urgent');
	});
});

describe('toxic shock', () => {
	const worn = (product: string, ...names: string[]) =>
		level({ days: [day(0, { products: { [product]: 2 }, symptoms: names })] }, 'tss');

	it('is any one of its signs while a tampon or cup is used', () => {
		for (const name of ['fever', 'vomiting', 'rash', 'diarrhoea', 'faint']) {
			expect(worn('tampon', name)).toBe('urgent');
			expect(worn('cup', name)).toBe('urgent');
			expect(worn('pad', name)).toBeNull();
		}
		for (const name of ['cramps', 'nausea', 'dizzy', 'headache']) expect(worn('tampon', name)).toBeNull();
		expect(level({ days: [day(0, { products: { tampon: 0 }, symptoms: ['fever'] })] }, 'tss')).toBe('urgent');
	});

	it('may come the day after the tampon was taken out, and no later', () => {
		const ill = (ago: number) => day(ago, { symptoms: ['fever'] });
		expect(level({ days: [day(1, { products: { tampon: 3 } }), ill(0)] }, 'tss')).toBe('urgent');
		expect(level({ days: [day(2, { products: { tampon: 3 } }), ill(0)] }, 'tss')).toBeNull();
		expect(level({ days: [day(2, { products: { tampon: 3 } }), ill(1)] }, 'tss')).toBe('urgent');
		expect(level({ days: [day(2, { products: { tampon: 3 }, symptoms: ['fever'] })] }, 'tss')).toBeNull();
		expect(level({ days: [day(0, { products: { tampon: 3 } }), ill(1)] }, 'tss')).toBeNull();
	});
});

describe('pain that is urgent', () => {
	it('is the strongest pain with fever, vomiting or fainting on one day', () => {
		const pain = (score: number, ago: number, ...names: string[]) => ({ days: [day(ago, { pain: score, symptoms: names })] });
		for (const name of ['fever', 'vomiting', 'faint']) expect(level(pain(10, 0, name), 'pain-urgent')).toBe('urgent');
		expect(level(pain(9, 0, 'fever'), 'pain-urgent')).toBeNull();
		expect(level(pain(10, 1, 'fever'), 'pain-urgent')).toBe('urgent');
		expect(level(pain(10, 2, 'fever'), 'pain-urgent')).toBeNull();
		expect(level(pain(10, 0, 'nausea'), 'pain-urgent')).toBeNull();
	});

	it('is strong pain that she says is sudden or on one side; the answer counts for today and tomorrow', () => {
		const girl = (pain: number, saidAgo = 0): Girl => ({ days: [day(0, { pain })], answers: { 'ask-sudden-pain': 'yes' }, saidAgo });
		expect(level(girl(8), 'pain-urgent')).toBe('urgent');
		expect(level(girl(7), 'pain-urgent')).toBeNull();
		expect(level(girl(8, 1), 'pain-urgent')).toBe('urgent');
		expect(level(girl(8, 2), 'pain-urgent')).toBeNull();
		expect(asks({ days: [day(0, { pain: 8 })] })).toEqual(['ask-sudden-pain']);
		expect(asks({ days: [day(0, { pain: 7 })] })).toEqual([]);
	});
});

describe('pain', () => {
	it('that keeps her from something is worth a visit, and leads to a question', () => {
		expect(found({ days: [day(9, { pain: 4, missed: ['school'] })] }, 'pain-school')).toMatchObject({ level: 'see', evidence: { count: 1 } });
		expect(level({ days: [day(9, { symptoms: ['cramps'], missed: ['sleep'] })] }, 'pain-school')).toBe('see');
		expect(level({ days: [day(9, { pain: 3, missed: ['school'] })] }, 'pain-school')).toBeNull();
		expect(level({ days: [day(9, { pain: 10 })] }, 'pain-school')).toBeNull();
		expect(asks({ days: [day(9, { pain: 4, missed: ['school'] })] })).toEqual(['ask-pain-first']);
		expect(level({ days: [day(9, { pain: 4, missed: ['school'] })], answers: { 'ask-pain-first': 'yes' } }, 'pain-between')).toBe('see-soon');
	});

	it('that nothing helps in three periods is worth a visit', () => {
		const nothing = (onset: number) => day(onset, { flow: 'medium', pain: 6, reliefs: ['nothing'] });
		expect(level({ onsets: [70, 40, 10], days: [nothing(70), nothing(40)] }, 'pain-school')).toBeNull();
		expect(level({ onsets: [70, 40, 10], days: [nothing(70), nothing(40), nothing(10)] }, 'pain-school')).toBe('see');
	});

	it('between periods counts from three days, but for the days just before one', () => {
		const cramps = (...days: number[]) => days.map((ago) => day(ago, { symptoms: ['cramps'] }));
		expect(level({ onsets: [60, 30], days: cramps(50, 45) }, 'pain-between')).toBeNull();
		expect(level({ onsets: [60, 30], days: cramps(50, 45, 40) }, 'pain-between')).toBe('see-soon');
		expect(level({ onsets: [60, 30], days: cramps(50, 45, 33) }, 'pain-between')).toBeNull();
		expect(level({ onsets: [60, 30], days: cramps(50, 45, 34) }, 'pain-between')).toBe('see-soon');
		expect(level({ onsets: [60, 30], days: cramps(2, 1, 0) }, 'pain-between')).toBeNull();
	});

	it('that rises in three periods to 6 or more is worth a visit soon', () => {
		const rising = (...scores: readonly number[]) => ({
			onsets: [70, 40, 10],
			days: scores.map((pain, index) => day(70 - 30 * index, { flow: 'medium', pain }))
		});
		expect(found(rising(2, 4, 6), 'pain-between')).toMatchObject({ level: 'see-soon', evidence: { from: 2, to: 6 } });
		expect(level(rising(2, 4, 5), 'pain-between')).toBeNull();
		expect(level(rising(4, 4, 6), 'pain-between')).toBeNull();
	});
});

describe('bleeding between periods', () => {
	const spotting = (...days: number[]) => days.map((ago) => day(ago, { flow: 'spotting' }));

	it('counts from two of the last three cycles', () => {
		expect(level({ onsets: [70, 40, 10], days: spotting(55) }, 'between-bleeding')).toBeNull();
		expect(found({ onsets: [70, 40, 10], days: spotting(55, 25) }, 'between-bleeding')).toMatchObject({ level: 'see', evidence: { count: 2 } });
		expect(level({ onsets: [70, 40, 10], days: spotting(55, 54) }, 'between-bleeding')).toBeNull();
	});

	it('is not the spotting of the two days before a period', () => {
		expect(level({ onsets: [70, 40, 10], days: spotting(55, 12) }, 'between-bleeding')).toBeNull();
		expect(level({ onsets: [70, 40, 10], days: spotting(55, 13) }, 'between-bleeding')).toBe('see');
	});
});

describe('discharge', () => {
	it('of another look, smell or itch is mentioned, and worth a visit on two days within 30', () => {
		for (const name of ['yellow-green', 'grey', 'lumpy', 'smells', 'itches']) {
			expect(level({ days: [day(3, { discharge: [name] })] }, 'discharge')).toBe('mention');
			expect(level({ days: [day(29, { discharge: [name] }), day(3, { discharge: [name] })] }, 'discharge')).toBe('see');
			expect(level({ days: [day(30, { discharge: [name] }), day(3, { discharge: [name] })] }, 'discharge')).toBe('mention');
		}
		expect(level({ days: [day(3, { discharge: ['white'] }), day(2, { discharge: ['clear'] })] }, 'discharge')).toBeNull();
	});

	it('goes with pain when peeing', () => {
		expect(found({ days: [day(1, { symptoms: ['pain-peeing'] }), day(0, { symptoms: ['pain-peeing'] })] }, 'discharge')).toMatchObject({
			level: 'see',
			reason: 'peeing'
		});
	});
});

describe('a very low mood', () => {
	const low = (...days: number[]) => days.map((ago) => day(ago, { moods: ['very-low'] }));

	it('on two days of two weeks is asked about, and told where she says so', () => {
		expect(asks({ days: low(3) })).toEqual([]);
		expect(asks({ days: low(3, 13) })).toEqual(['ask-low-weeks']);
		expect(asks({ days: low(3, 14) })).toEqual([]);
		expect(level({ days: low(3, 4), answers: { 'ask-low-weeks': 'yes' } }, 'mood')).toBe('see');
		expect(level({ days: low(3, 4) }, 'mood')).toBeNull();
	});

	it('before each of two periods, with something missed, is told', () => {
		const before = (ago: number, missed: readonly string[]) => day(ago, { moods: ['very-low'], missed });
		const girl = (...days: DayEntry[]) => ({ onsets: [40, 10], days });
		expect(level(girl(before(47, ['school']), before(11, ['friends'])), 'mood')).toBe('see');
		expect(level(girl(before(48, ['school']), before(11, ['friends'])), 'mood')).toBeNull();
		expect(level(girl(before(47, []), before(11, ['friends'])), 'mood')).toBeNull();
	});

	it('on three days, or for two weeks, leads to the question about hurting herself', () => {
		expect(asks({ days: low(1, 2) })).not.toContain('ask-self-harm');
		expect(asks({ days: low(1, 2, 3) })).toContain('ask-self-harm');
		expect(asks({ days: low(1, 2), answers: { 'ask-low-weeks': 'yes' } })).toContain('ask-self-harm');
		expect(level({ days: low(1, 2, 3), answers: { 'ask-self-harm': 'yes' } }, 'self-harm')).toBe('helpline-now');
		expect(level({ answers: { 'ask-self-harm': 'yes' }, saidAgo: 6 }, 'self-harm')).toBe('helpline-now');
		expect(level({ answers: { 'ask-self-harm': 'yes' }, saidAgo: 7 }, 'self-harm')).toBeNull();
		expect(level({ days: low(1, 2, 3), answers: { 'ask-self-harm': 'no' } }, 'self-harm')).toBeNull();
	});
});

describe('the list', () => {
	it('is empty for an ordinary diary', () => {
		const days = [day(12, { flow: 'medium', products: { pad: 5 }, pain: 4, symptoms: ['cramps', 'tired'], moods: ['sad'] })];
		expect(careFor({ age: 14, since: 2, onsets: onsetsOf([28, 31, 27, 40]), days })).toEqual({ signals: [], questions: [] });
	});

	it('has the most pressing first', () => {
		const girl: Girl = {
			onsets: [100, 10],
			confirmed: [10],
			since: 2,
			days: [day(0, { bleedingSigns: ['soaked-every-hour'], discharge: ['grey'], symptoms: ['dizzy'] })]
		};
		expect(careFor(girl).signals.map(({ id }) => id)).toEqual(['heavy-urgent', 'anaemia', 'heavy-soak', 'discharge']);
	});

	it('keeps to the rules: their levels, their sources, one signal each, whatever she notes', () => {
		const some = (names: readonly string[]) => fc.subarray([...names]);
		const anyDay = fc.record({
			ago: fc.integer({ min: -3, max: 400 }),
			flow: fc.constantFrom(...flows),
			symptoms: some(symptoms),
			moods: some(moods),
			pain: fc.integer({ min: 0, max: 10 }),
			bleedingSigns: some(bleedingSigns),
			discharge: some(discharges),
			missed: some(missedThings),
			reliefs: some(reliefs),
			products: fc.dictionary(fc.constantFrom(...products), fc.integer({ min: 0, max: 30 }), { noNullPrototype: true })
		});
		fc.assert(
			fc.property(fc.array(anyDay, { maxLength: 40 }), fc.option(fc.double({ min: 0, max: 9, noNaN: true })), (days, since) => {
				const entries = days.map(({ ago: daysAgo, ...fields }) => day(daysAgo, fields));
				const { signals } = careFor({ days: entries, ...(since !== null && { since }) });
				expect(new Set(signals.map(({ id }) => id)).size).toBe(signals.length);
				for (const { id, level: said, sources } of signals) {
					const rule = careRules.find((each) => each.id === id)!;
					expect([rule.level, 'softer' in rule ? rule.softer.level : rule.level]).toContain(said);
					expect(sources).toBe(rule.sources);
				}
				const order = signals.map((each) => careLevels.indexOf(each.level));
				expect(order).toEqual([...order].sort((a, b) => b - a));
			}),
			{ numRuns: 60 }
		);
	});
});

describe('putting away', () => {
	const [gentle] = careSignals(factsOf(diaryOf({ days: [day(5, { bleedingSigns: ['clots'] })] })));
	const [urgent] = careSignals(factsOf(diaryOf({ days: [day(0, { bleedingSigns: ['soaked-every-hour'] })] })));

	function factsOf(diary: Diary) {
		return { diary, ...cycleHistory(diary, today), today, age: null, gynaecologicalAge: null };
	}

	it('keeps a gentle signal away for 90 days, and for a year where somebody looked at it', () => {
		const notNow = withPutAway(emptyDiary(), gentle!, 'not-now', ago(89));
		expect(isPutAway(gentle!, notNow, today)).toBe(true);
		expect(isPutAway(gentle!, notNow, addDays(today, 1))).toBe(false);
		const asked = withPutAway(emptyDiary(), gentle!, 'asked', ago(364));
		expect(isPutAway(gentle!, asked, today)).toBe(true);
		expect(isPutAway(gentle!, asked, addDays(today, 1))).toBe(false);
		expect(isPutAway(gentle!, withPutAway(notNow, gentle!, null, today), today)).toBe(false);
	});

	it('ends once the signal is more pressing', () => {
		const mention = { ...gentle!, level: 'mention' as const };
		const diary = withPutAway(emptyDiary(), mention, 'not-now', today);
		expect(isPutAway(mention, diary, today)).toBe(true);
		expect(isPutAway(gentle!, diary, today)).toBe(false);
	});

	it('keeps an urgent signal away for the day alone', () => {
		const diary = withPutAway(emptyDiary(), urgent!, 'not-now', today);
		expect(isPutAway(urgent!, diary, today)).toBe(true);
		expect(isPutAway(urgent!, diary, addDays(today, 1))).toBe(false);
	});
});

describe('the first screen', () => {
	const shownTo = (girl: Girl, change = (diary: Diary) => diary) => careToday(careFor(girl), change(diaryOf(girl)), today);

	it('tells one gentle thing at most, the most pressing, and then the next', () => {
		const girl: Girl = { days: [day(5, { bleedingSigns: ['clots'], symptoms: ['bruises'], discharge: ['grey'] })] };
		expect(shownTo(girl)).toMatchObject({ urgent: [], card: { id: 'heavy-bruise' } });
		const put = withPutAway(diaryOf(girl), careFor(girl).signals[0]!, 'not-now', today);
		expect(shownTo(girl, () => put)).toMatchObject({ card: { id: 'heavy-count' } });
	});

	it('tells all that is urgent', () => {
		const ill = day(0, { bleedingSigns: ['soaked-every-hour'], products: { cup: 1 }, symptoms: ['fever', 'rash'] });
		expect(shownTo({ days: [ill] }).urgent.map(({ id }) => id)).toEqual(['tss', 'heavy-urgent']);
	});

	it('asks where nothing is to be told, but first of all about sudden pain', () => {
		expect(shownTo({ onsets: [95], since: 2 }).card).toEqual({ kind: 'answer', id: 'ask-none-since' });
		expect(shownTo({ days: [day(0, { pain: 8, discharge: ['grey'] })] }).card).toMatchObject({ id: 'ask-sudden-pain' });
		expect(shownTo({ days: [day(0, { pain: 8 })], answers: { 'ask-sudden-pain': 'no' } }).card).toBeNull();
	});

	it('asks nothing about missing periods while forecasts are paused', () => {
		const paused = (diary: Diary) => withSettings(diary, { ...diary.settings, forecasts: 'paused' });
		expect(shownTo({ onsets: [95], since: 2 }, paused).card).toBeNull();
	});

	it('does not ask about hurting herself', () => {
		const days = [1, 2, 3].map((ago) => day(ago, { moods: ['very-low'] }));
		expect(shownTo({ days, answers: { 'ask-low-weeks': 'no' } }).card).toBeNull();
	});
});

describe('an answer', () => {
	it('is kept with its day, can be changed and taken back', () => {
		const said = withCareAnswer(emptyDiary(), 'ask-bruising', 'no', today);
		expect(said.settings.care).toEqual({ 'ask-bruising': { answer: 'no', saidOn: today } });
		expect(withCareAnswer(said, 'ask-bruising', null, today).settings.care).toEqual({});
	});

	it('that she would rather not say is not asked for again while it counts', () => {
		const girl: Girl = { days: [day(5, { bleedingSigns: ['clots'] })], answers: { 'ask-bruising': 'rather-not' }, saidAgo: 364 };
		expect(careFor(girl).questions).toEqual([{ kind: 'answer', id: 'ask-bruising', given: 'rather-not' }]);
		expect(careFor({ ...girl, saidAgo: 365 }).questions).toEqual([{ kind: 'answer', id: 'ask-bruising' }]);
	});
});

describe('the rules', () => {
	it('have one identifier each, unlike that of any question', () => {
		const ids = [...careRules, ...careQuestions].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('name their sources, and every source is used', () => {
		const used = new Set(careRules.flatMap(({ sources }) => [...sources] as string[]));
		expect([...used].sort()).toEqual(Object.keys(careSources).sort());
		expect(careRules.every(({ sources }) => sources.length > 0)).toBe(true);
	});

	it('are softer only by a softer level, and never where they are urgent', () => {
		for (const rule of careRules) {
			if (!('softer' in rule)) continue;
			expect(careLevels.indexOf(rule.softer.level)).toBeLessThan(careLevels.indexOf(rule.level));
			expect(isUrgent(rule.level)).toBe(false);
		}
	});

	it('say nothing of pregnancy or sex', () => {
		expect(JSON.stringify(careRules)).not.toMatch(/pregnan|sex|fertil/i);
	});

	it('keep the thresholds that the guidance states', () => {
		expect(careLimits).toMatchObject({ lateFirstPeriodAge: 15, gapDays: 90, shortCycle: 21, bleedingDays: 7, productsADay: 5, regularSpread: 4 });
	});
});
