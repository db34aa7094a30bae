import { addDays, daysBetween } from '../calendar/calendar-date';
import type { DayEntry } from '../diary/day-entry';
import { answerTo, ask, notes, signal, type CareLook, type Finding } from './care-look';
import { careLimits } from './care-rules';

/** Heavy and long bleeding, what may come with them, and bleeding between periods. */
export function bleedingFindings(look: CareLook): readonly Finding[] {
	const heavy = [...soaked(look), ...manyChanges(look)];
	const long = longBleeding(look);
	return [
		...urgent(look),
		...toxicShock(look),
		...heavy,
		...long,
		...(heavy.some(isFirm) ? bruising(look) : []),
		...(heavy.concat(long).some(isFirm) ? anaemia(look) : []),
		...betweenPeriods(look)
	];
}

function isFirm(finding: Finding): boolean {
	return finding.kind === 'signal' && finding.signal.level !== 'mention';
}

function urgent({ now }: CareLook): readonly Finding[] {
	if (now.some((day) => notes(day, 'bleedingSigns', 'soaked-every-hour'))) return [signal('heavy-urgent', 'every-hour')];
	const isFaint = (day: DayEntry) =>
		notes(day, 'symptoms', 'faint') || (notes(day, 'symptoms', 'dizzy') && notes(day, 'symptoms', 'breathless'));
	return now.some((day) => isHeavyDay(day) && isFaint(day)) ? [signal('heavy-urgent', 'faint')] : [];
}

function isHeavyDay(day: DayEntry): boolean {
	const isSoaking = notes(day, 'bleedingSigns', 'soaked-in-two-hours');
	return day.flow === 'heavy' || isSoaking || changesOn(day) > careLimits.productsADay;
}

const insideProducts = ['tampon', 'cup'];

// The tampon or cup may have been taken out the day before. One sign is enough: waiting for a second one costs hours.
function toxicShock({ now, recent }: CareLook): readonly Finding[] {
	const wore = (day: DayEntry) => insideProducts.some((name) => day.products?.[name] !== undefined);
	const isIll = (day: DayEntry) => notes(day, 'symptoms', 'fever', 'vomiting', 'diarrhoea', 'rash', 'faint');
	const isShock = now.filter(isIll).some(({ date }) =>
		recent.some((day) => wore(day) && day.date <= date && daysBetween(day.date, date) <= 1)
	);
	return isShock ? [signal('tss', 'ill')] : [];
}

function soaked({ recent }: CareLook): readonly Finding[] {
	const days = recent.filter((day) => notes(day, 'bleedingSigns', 'soaked-in-two-hours', 'soaked-every-hour')).length;
	return days > 0 ? [signal('heavy-soak', 'soaked', { count: days }, { asks: ['ask-bruising'] })] : [];
}

function manyChanges({ recent }: CareLook): readonly Finding[] {
	const asks = { asks: ['ask-bruising'] } as const;
	const most = Math.max(0, ...recent.map(changesOn));
	if (most > careLimits.productsADay) return [signal('heavy-count', 'changes', { count: most }, asks)];
	for (const [sign, reason] of [['clots', 'clots'], ['changed-at-night', 'night']] as const) {
		const days = recent.filter((day) => notes(day, 'bleedingSigns', sign)).length;
		if (days > 0) return [signal('heavy-count', reason, { count: days }, asks)];
	}
	const leaks = recent.filter((day) => notes(day, 'bleedingSigns', 'leaked')).length;
	if (leaks >= careLimits.leakDays) return [signal('heavy-count', 'leaked', { count: leaks }, asks)];
	return leaks > 0 ? [signal('heavy-count', 'leaked', { count: leaks }, { force: 'softer' })] : [];
}

// On a day that she calls light a change is no soaked product.
function changesOn(day: DayEntry): number {
	if (day.flow === 'none' || day.flow === 'spotting' || day.flow === 'light') return 0;
	return Object.keys(day.products ?? {}).reduce((sum, name) => sum + (day.products?.[name] ?? 0), 0);
}

function longBleeding({ lastEpisodes }: CareLook): readonly Finding[] {
	const long = lastEpisodes.filter((episode) => episode.duration > careLimits.bleedingDays);
	const latest = long[long.length - 1];
	if (!latest) return [];
	if (long.length >= careLimits.cyclesNeeded) {
		return [signal('long-bleed', 'again', { count: long.length, limit: careLimits.bleedingDays })];
	}
	return [signal('long-bleed', 'once', { count: latest.duration }, { force: 'softer', dates: { date: latest.onset } })];
}

function bruising(look: CareLook): readonly Finding[] {
	const days = look.recent.filter((day) => notes(day, 'symptoms', 'bruises')).length;
	const said = answerTo(look, 'ask-bruising') === 'yes';
	if (days > 0) return [signal('heavy-bruise', 'bruises', { count: days }), ask('ask-bruising')];
	return [...(said ? [signal('heavy-bruise', 'bruises-said')] : []), ask('ask-bruising')];
}

function anaemia({ recent }: CareLook): readonly Finding[] {
	const days = (...names: string[]) => recent.filter((day) => notes(day, 'symptoms', ...names)).length;
	const isWeak = days('dizzy', 'breathless', 'faint') > 0 || days('tired') >= careLimits.tiredDays;
	return isWeak ? [signal('anaemia', 'tired', { count: days('tired', 'dizzy', 'breathless', 'faint') })] : [];
}

function betweenPeriods({ episodes, lastEpisodes, year, today }: CareLook): readonly Finding[] {
	const count = lastEpisodes.filter((episode) => {
		const next = episodes.find((other) => other.onset > episode.onset)?.onset;
		const until = addDays(next ?? today, next ? -careLimits.spottingJustBefore : -careLimits.spottingJustBefore + 1);
		return year.some((day) => day.flow === 'spotting' && day.date > episode.last && day.date < until);
	}).length;
	return count >= careLimits.spottingCycles ? [signal('between-bleeding', 'spotting', { count })] : [];
}
