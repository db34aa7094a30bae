import { addDays, daysBetween } from '../calendar/calendar-date';
import type { Cycle } from '../cycle/cycle';
import { answerTo, ask, isPastFirstYear, signal, type CareLook, type Finding } from './care-look';
import { careLimits } from './care-rules';
import { usualCycleLength } from './reference-ranges';

/**
 * Lengths of cycles. A long gap counts only once she said that nothing was missed in it, short ones once she said that
 * they were periods; in the first year only a gap of more than 90 days is mentioned. Where the years since her first
 * period are not known, the narrower range of the later years judges nobody.
 */
export function cycleFindings(look: CareLook): readonly Finding[] {
	const always = [...longGaps(look), ...noneSince(look)];
	if (!isPastFirstYear(look)) return always;
	return [...always, ...short(look), ...long(look), ...fewPeriods(look), ...becameIrregular(look)];
}

function longGaps(look: CareLook): readonly Finding[] {
	const from = addDays(look.today, -careLimits.lookBack);
	const gaps = look.cycles.filter((cycle) => cycle.length > careLimits.gapDays && cycle.nextOnset >= from);
	const confirmed = gaps.filter(isConfirmed);
	const latest = confirmed[confirmed.length - 1];
	if (!latest) return gaps.flatMap(toConfirm);
	const wasSettled = isPastFirstYear({ ...look, ...asOf(look, latest) });
	const more = { dates: { from: latest.onset, to: latest.nextOnset }, force: wasSettled ? 'full' : 'softer' } as const;
	const found = signal('gap-90', wasSettled ? 'gap' : 'gap-first-year', { count: latest.length }, more);
	return [found, ...gaps.flatMap(toConfirm)];
}

// How old her cycles were when a gap ended.
function asOf({ gynaecologicalAge, today }: CareLook, { nextOnset }: Cycle) {
	const yearsSince = daysBetween(nextOnset, today) / 365.25;
	return { today: nextOnset, gynaecologicalAge: gynaecologicalAge === null ? null : gynaecologicalAge - yearsSince };
}

function noneSince(look: CareLook): readonly Finding[] {
	const last = look.episodes[look.episodes.length - 1]?.onset;
	if (last === undefined) return [];
	const count = daysBetween(last, look.today);
	if (count <= careLimits.gapDays) return [];
	// An answer about an earlier time without a period says nothing about this one.
	const saidOn = look.diary.settings.care?.['ask-none-since']?.saidOn;
	const isAboutThis = saidOn !== undefined && daysBetween(last, saidOn) > careLimits.gapDays;
	if (!isAboutThis || answerTo(look, 'ask-none-since') !== 'no') return [ask('ask-none-since')];
	const settled = isPastFirstYear(look);
	const more = { dates: { date: last }, force: settled ? 'full' : 'softer' } as const;
	return [signal('stopped-90', settled ? 'stopped' : 'stopped-first-year', { count }, more), ask('ask-none-since')];
}

function short(look: CareLook): readonly Finding[] {
	const cycles = lastCycles(look).slice(-careLimits.cyclesLookedAt);
	const count = cycles.filter((cycle) => cycle.length < careLimits.shortCycle).length;
	if (count < careLimits.cyclesNeeded) return [];
	const said = answerTo(look, 'ask-short-periods') === 'yes';
	const id = isSettled(look) ? 'short-3plus' : 'short-1-3';
	return [...(said ? [signal(id, 'short', { count, limit: careLimits.shortCycle })] : []), ask('ask-short-periods')];
}

function long(look: CareLook): readonly Finding[] {
	const limit = usualCycleLength(look.gynaecologicalAge).to;
	const last = lastCycles(look).slice(-careLimits.cyclesLookedAt);
	const cycles = last.filter((cycle) => cycle.length > limit);
	if (cycles.length < careLimits.cyclesNeeded) return [];
	const count = cycles.filter(isConfirmed).length;
	const id = isSettled(look) ? 'long-3plus' : 'long-1-3';
	const found = count >= careLimits.cyclesNeeded ? [signal(id, 'long', { count, limit })] : [];
	return [...found, ...cycles.flatMap(toConfirm)];
}

// Counted over the twelve months before the latest onset, where each longer gap was confirmed.
function fewPeriods(look: CareLook): readonly Finding[] {
	const latest = look.cycles[look.cycles.length - 1];
	if (!isSettled(look) || !latest || daysBetween(latest.nextOnset, look.today) > careLimits.gapDays) return [];
	const from = addDays(latest.nextOnset, -careLimits.lookBack);
	const within = look.cycles.filter((cycle) => cycle.nextOnset > from);
	const isWholeYear = (look.episodes[0]?.onset ?? latest.onset) <= from;
	const count = within.length + within.filter((cycle) => cycle.answer === 'one-missed').length;
	const isSure = isWholeYear && !within.some((cycle) => cycle.answer === 'leave-out');
	if (!isSure || count >= careLimits.fewestPeriodsAYear) return [];
	const open = within.filter((cycle) => cycle.length > careLimits.longCycleSettled).flatMap(toConfirm);
	return open.length > 0 ? open : [signal('long-3plus', 'few', { count })];
}

function becameIrregular(look: CareLook): readonly Finding[] {
	const cycles = lastCycles(look).slice(-careLimits.regularCycles - 2);
	const before = cycles.slice(0, -2);
	const [first, second] = cycles.slice(-2);
	if (!first || !second || before.length < careLimits.regularCycles || !isRegular(before)) return [];
	const [shorter, longer] = first.length < second.length ? [first, second] : [second, first];
	if (longer.length - shorter.length <= careLimits.irregularDifference) return [];
	if (!isConfirmed(longer)) return toConfirm(longer);
	return [signal('became-irregular', 'irregular', { shorter: shorter.length, longer: longer.length })];
}

function isRegular(cycles: readonly Cycle[]): boolean {
	const mean = cycles.reduce((sum, cycle) => sum + cycle.length, 0) / cycles.length;
	const squares = cycles.reduce((sum, cycle) => sum + (cycle.length - mean) ** 2, 0);
	const areSure = cycles.every((cycle) => cycle.length <= careLimits.longCycleSettling || isConfirmed(cycle));
	return areSure && squares / (cycles.length - 1) <= careLimits.regularSpread ** 2;
}

// Those that are one cycle by her word or may be; none where the latest one ended more than a year ago.
function lastCycles({ cycles, today }: CareLook): readonly Cycle[] {
	const latest = cycles[cycles.length - 1];
	if (!latest || daysBetween(latest.nextOnset, today) > careLimits.lookBack) return [];
	return cycles.filter((cycle) => cycle.answer === undefined || isConfirmed(cycle));
}

function isSettled({ gynaecologicalAge }: CareLook): boolean {
	return gynaecologicalAge !== null && gynaecologicalAge >= careLimits.settledYears;
}

function isConfirmed(cycle: Cycle): boolean {
	return cycle.answer === 'nothing-missed';
}

function toConfirm(gap: Cycle): readonly Finding[] {
	return gap.answer === undefined ? [{ kind: 'gap', gap }] : [];
}
