import { addDays, daysBetween } from '../calendar/calendar-date';
import type { BleedingEpisode } from '../cycle/bleeding-episode';
import { namesIn, type DayEntry } from '../diary/day-entry';
import { answerTo, ask, notes, signal, type CareLook, type Finding } from './care-look';
import { careLimits } from './care-rules';

/** Pain, discharge and low moods. */
export function feelingFindings(look: CareLook): readonly Finding[] {
	return [...painNow(look), ...painThatStops(look), ...painBetween(look), ...discharge(look), ...mood(look)];
}

function painNow(look: CareLook): readonly Finding[] {
	const isWorst = (day: DayEntry) =>
		painOn(day) >= careLimits.painStrongest && notes(day, 'symptoms', 'fever', 'vomiting', 'faint');
	if (look.now.some(isWorst)) return [signal('pain-urgent', 'strongest')];
	const strong = look.now.filter((day) => painOn(day) >= careLimits.painStrong);
	if (strong.length === 0) return [];
	const isSudden = answerTo(look, 'ask-sudden-pain') === 'yes';
	return [...(isSudden ? [signal('pain-urgent', 'sudden')] : []), ask('ask-sudden-pain')];
}

function painThatStops(look: CareLook): readonly Finding[] {
	const count = look.recent.filter((day) => hurts(day) && namesIn(day, 'missed').length > 0).length;
	const found = count > 0 ? signal('pain-school', 'missed', { count }, { asks: ['ask-pain-first'] }) : unhelped(look);
	if (!found) return [];
	const sinceFirst = answerTo(look, 'ask-pain-first') === 'yes';
	return [found, ask('ask-pain-first'), ...(sinceFirst ? [signal('pain-between', 'since-first')] : [])];
}

function unhelped({ lastEpisodes, year }: CareLook): Finding | null {
	const isUnhelped = (episode: BleedingEpisode) => around(episode, year).some((day) => notes(day, 'reliefs', 'nothing'));
	const count = lastEpisodes.filter(isUnhelped).length;
	if (count < careLimits.unhelpedPeriods) return null;
	return signal('pain-school', 'unhelped', { count }, { asks: ['ask-pain-first'] });
}

function painBetween({ recent, year, episodes, lastEpisodes, today }: CareLook): readonly Finding[] {
	// Days just before a period are told apart only once they have passed without one.
	const isBetween = ({ date }: DayEntry) => {
		const soon = addDays(date, careLimits.crampsJustBefore);
		return soon < today && !episodes.some((episode) => episode.onset <= soon && date <= episode.last);
	};
	const count = recent.filter((day) => notes(day, 'symptoms', 'cramps') && isBetween(day)).length;
	if (count >= careLimits.crampDaysBetween && episodes.length > 0) return [signal('pain-between', 'outside', { count })];
	const worst = lastEpisodes.map((episode) => Math.max(0, ...around(episode, year).map(painOn)));
	const rises = worst.every((pain, index) => index === 0 || pain > (worst[index - 1] ?? 0));
	const [from = 0, , to = 0] = worst;
	const isRising = worst.length === careLimits.cyclesLookedAt && rises && from > 0 && to >= careLimits.painRisingTo;
	return isRising ? [signal('pain-between', 'rising', { from, to })] : [];
}

function discharge({ recent, today }: CareLook): readonly Finding[] {
	const days = recent.filter((day) => daysBetween(day.date, today) < careLimits.dischargeWithin);
	const signs = ['yellow-green', 'grey', 'lumpy', 'smells', 'itches'];
	const seen = days.filter((day) => notes(day, 'discharge', ...signs)).length;
	const peeing = days.filter((day) => notes(day, 'symptoms', 'pain-peeing')).length;
	const count = Math.max(seen, peeing);
	const force = count >= careLimits.dischargeDays ? 'full' : 'softer';
	return count > 0 ? [signal('discharge', seen >= peeing ? 'discharge' : 'peeing', { count }, { force })] : [];
}

function mood(look: CareLook): readonly Finding[] {
	const isLow = (day: DayEntry) => notes(day, 'moods', 'very-low');
	const isOfLate = (day: DayEntry) => daysBetween(day.date, look.today) < careLimits.veryLowWithin;
	const count = look.recent.filter((day) => isLow(day) && isOfLate(day)).length;
	const weeks = count >= careLimits.veryLowDays && answerTo(look, 'ask-low-weeks') === 'yes';
	const before = lowBeforePeriods(look, (day) => isLow(day) && namesIn(day, 'missed').length > 0);
	const asks = weeks || count >= careLimits.veryLowOftenDays;
	return [
		...(weeks ? [signal('mood', 'weeks', { count }, { asks: ['ask-self-harm'] })] : []),
		...(before ? [signal('mood', 'before-periods')] : []),
		...(count >= careLimits.veryLowDays ? [ask('ask-low-weeks')] : []),
		// Once said, it stays until she takes it back or a week has passed.
		...(asks || answerTo(look, 'ask-self-harm') === 'yes' ? [ask('ask-self-harm')] : []),
		...(answerTo(look, 'ask-self-harm') === 'yes' ? [signal('self-harm', 'self-harm')] : [])
	];
}

function lowBeforePeriods({ episodes, year, today }: CareLook, isLow: (day: DayEntry) => boolean): boolean {
	const onsets = episodes.map((episode) => episode.onset).slice(-careLimits.cyclesNeeded);
	const isRecent = (onsets[0] ?? '') >= addDays(today, careLimits.lowBeforePeriod - careLimits.lookBack);
	const wasLow = onsets.every((onset) => {
		const from = addDays(onset, -careLimits.lowBeforePeriod);
		return year.some((day) => isLow(day) && day.date >= from && day.date < onset);
	});
	return onsets.length === careLimits.cyclesNeeded && isRecent && wasLow;
}

// The days of a period and the one before it: cramps often come first.
function around(episode: BleedingEpisode, days: readonly DayEntry[]): readonly DayEntry[] {
	const from = addDays(episode.onset, -1);
	return days.filter((day) => day.date >= from && day.date <= episode.last);
}

function painOn(day: DayEntry): number {
	return day.pain ?? 0;
}

function hurts(day: DayEntry): boolean {
	return painOn(day) >= careLimits.painOfNote || notes(day, 'symptoms', 'cramps');
}
