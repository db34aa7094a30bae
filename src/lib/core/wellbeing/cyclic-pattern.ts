import { addDays, daysBetween, eachDay, type CalendarDate } from '../calendar/calendar-date';
import type { CycleHistory } from '../cycle/cycle';
import { countsAsCycle } from '../cycle/statistics';
import { hasMoreThanFlow, namesIn, type DayEntry } from '../diary/day-entry';
import type { Diary } from '../diary/diary';
import { moods, symptoms } from '../diary/symptoms';

/** `before`: the five days before an onset (the window of ACOG's criteria for premenstrual syndrome); `during`: her period. */
export type CyclePart = 'before' | 'during';

/** Something that a day carries or not: a name in a list, strong pain, bad sleep, a missed school day. */
export interface DaySign {
	readonly field: 'symptoms' | 'moods' | 'tags' | 'pain' | 'sleep' | 'missed';
	readonly name: string;
}

/** A sign that she noted in one part of many of her latest cycles. */
export interface CyclicPattern {
	readonly sign: DaySign;
	readonly part: CyclePart;
	/** In how many cycles it was noted in that part, of those in which she noted anything there. */
	readonly cyclesWith: number;
	readonly cyclesSeen: number;
	/** Whether it stands there more often than chance would put it, see `docs/insights.md`. */
	readonly isMoreThanElsewhere: boolean;
}

export const cyclicLimits = {
	/** Latest cycles that are read. */
	cycles: 12,
	/** Fewest cycles that a pattern may rest on (three in ACOG's criteria). */
	fewestCycles: 3,
	/** Share of the cycles that must carry it. */
	share: 0.5,
	daysBefore: 5,
	/** Pain from here on is strong enough to count as a sign, 0 to 10. */
	pain: 4,
	/** Expected share of wrong claims among those made. */
	falseDiscoveries: 0.05
} as const;

/** The days of one cycle on which she noted more than bleeding, oldest first. */
interface SeenCycle {
	readonly entries: readonly DayEntry[];
	readonly parts: Readonly<Record<CyclePart, readonly boolean[]>>;
}

/** What comes with which part of her latest cycles; what she noted most reliably first. */
export function cyclicPatterns(diary: Diary, history: CycleHistory): readonly CyclicPattern[] {
	const cycles = seenCycles(diary, history);
	if (cycles.length < cyclicLimits.fewestCycles) return [];
	const found = signsOf(diary).flatMap((sign) => (['before', 'during'] as const).flatMap((part) => judged(sign, part, cycles)));
	const highest = benjaminiHochberg(found.map(({ probability }) => probability), cyclicLimits.falseDiscoveries);
	return found
		.map(({ probability, ...pattern }) => ({ ...pattern, isMoreThanElsewhere: probability <= highest }))
		.filter(({ isMoreThanElsewhere, part, cyclesWith, cyclesSeen }) =>
			cyclesWith >= cyclicLimits.fewestCycles && cyclesWith >= cyclesSeen * cyclicLimits.share && (isMoreThanElsewhere || part === 'during')
		)
		.sort((a, b) => b.cyclesWith / b.cyclesSeen - a.cyclesWith / a.cyclesSeen || b.cyclesWith - a.cyclesWith);
}

/** The largest of these probabilities that the procedure of Benjamini and Hochberg (1995) takes at a level; -1 for none. */
export function benjaminiHochberg(probabilities: readonly number[], level: number): number {
	const sorted = [...probabilities].sort((a, b) => a - b);
	return sorted.reduce((highest, value, index) => (value <= (level * (index + 1)) / sorted.length ? value : highest), -1);
}

/**
 * How likely so many signs or more would stand in a part if each cycle's row of days were turned round by any number of
 * days: runs of days stay together, and only where they lie is left to chance. Each cycle gives its signs and its part
 * as rows of the same length.
 */
export function chanceOf(cycles: readonly { readonly signs: readonly boolean[]; readonly part: readonly boolean[] }[]): number {
	let observed = 0;
	let sums = [1];
	for (const { signs, part } of cycles) {
		if (signs.length === 0) continue;
		observed += inPart(signs, part, 0);
		sums = convolved(sums, turned(signs, part));
	}
	return Math.min(sums.slice(observed).reduce((sum, value) => sum + value, 0), 1);
}

// Share of turns that put 0, 1, 2 … signs into the part.
function turned(signs: readonly boolean[], part: readonly boolean[]): readonly number[] {
	const shares = Array<number>(part.filter(Boolean).length + 1).fill(0);
	for (let turn = 0; turn < signs.length; turn++) add(shares, inPart(signs, part, turn), 1 / signs.length);
	return shares;
}

function inPart(signs: readonly boolean[], part: readonly boolean[], turn: number): number {
	return part.filter((isIn, index) => isIn && signs[(index + turn) % signs.length]).length;
}

function convolved(a: readonly number[], b: readonly number[]): number[] {
	const sums = Array<number>(a.length + b.length - 1).fill(0);
	a.forEach((left, i) => b.forEach((right, j) => add(sums, i + j, left * right)));
	return sums;
}

function add(values: number[], index: number, value: number): void {
	values[index] = (values[index] ?? 0) + value;
}

function judged(sign: DaySign, part: CyclePart, cycles: readonly SeenCycle[]) {
	const rows = cycles.map(({ entries, parts }) => ({ signs: entries.map((entry) => carries(entry, sign)), part: parts[part] }));
	const seen = rows.filter((row) => row.part.includes(true));
	if (seen.length < cyclicLimits.fewestCycles) return [];
	const cyclesWith = seen.filter(({ signs, part: isIn }) => signs.some((has, index) => has && isIn[index])).length;
	if (cyclesWith === 0) return [];
	return [{ sign, part, cyclesWith, cyclesSeen: seen.length, probability: chanceOf(rows) }];
}

function carries(entry: DayEntry, { field, name }: DaySign): boolean {
	if (field === 'pain') return (entry.pain ?? 0) >= cyclicLimits.pain;
	if (field === 'sleep') return entry.sleep === name;
	return namesIn(entry, field).includes(name);
}

function signsOf(diary: Diary): readonly DaySign[] {
	return [
		...symptoms.map((name) => ({ field: 'symptoms', name }) as const),
		...moods.map((name) => ({ field: 'moods', name }) as const),
		...(diary.settings.tags ?? []).map(({ id }) => ({ field: 'tags', name: id }) as const),
		{ field: 'pain', name: 'strong' },
		{ field: 'sleep', name: 'badly' },
		{ field: 'missed', name: 'school' }
	];
}

function seenCycles(diary: Diary, { cycles, episodes }: CycleHistory): readonly SeenCycle[] {
	const lastDays = new Map(episodes.map(({ onset, last }) => [onset, last]));
	return cycles
		.filter(countsAsCycle)
		.slice(-cyclicLimits.cycles)
		.map(({ onset, nextOnset }) => seenCycle(diary, onset, nextOnset, lastDays.get(onset) ?? onset))
		.filter(({ entries }) => entries.length > 0);
}

function seenCycle(diary: Diary, onset: CalendarDate, nextOnset: CalendarDate, lastDay: CalendarDate): SeenCycle {
	const entries = eachDay(onset, addDays(nextOnset, -1)).flatMap((date) => {
		const entry = diary.days.get(date);
		return entry && hasMoreThanFlow(entry) ? [entry] : [];
	});
	const during = entries.map(({ date }) => date <= lastDay);
	const before = entries.map(({ date }) => date > lastDay && daysBetween(date, nextOnset) <= cyclicLimits.daysBefore);
	return { entries, parts: { before, during } };
}
