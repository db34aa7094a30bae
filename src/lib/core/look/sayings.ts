import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import type { DayEntry } from '../diary/day-entry';
import type { ForecastMessage } from '../prediction/forecast-message';

/** Where she is today, as far as the companion's words depend on it. */
export interface Moment {
	readonly today: CalendarDate;
	/** 1 on the first day of a running period; null where none is running. */
	readonly periodDay: number | null;
	readonly message: ForecastMessage['kind'];
	/** Whether it is time to have supplies at hand. */
	readonly soon: boolean;
	/** What is noted of today. */
	readonly entry: DayEntry;
	readonly justLogged: boolean;
}

const said = {
	logged: ['logged', 'loggedHelps', 'loggedSafe'],
	pain: ['painWarmth', 'painTry', 'painSchool'],
	note: ['noteKept', 'noteGood'],
	firstDays: ['bleeding', 'cramps', 'swim'],
	laterDays: ['padHours', 'colours', 'spoonfuls', 'moving'],
	late: ['late', 'lateCauses', 'lateNurse'],
	soon: ['soon', 'kit', 'leaks'],
	irregular: ['irregular', 'irregularYear'],
	calm: ['calm', 'discharge', 'wash', 'food', 'notTwentyEight', 'yourBody', 'locked']
} as const;
type Occasion = keyof typeof said;
export type SayingName = (typeof said)[Occasion][number];

/** The source of every line that states a fact about health (the guidance's own list); the others state none. */
export const sayingSources: Readonly<Partial<Record<SayingName, string>>> = {
	bleeding: 'NHS',
	cramps: 'ACOG 760',
	swim: 'UNICEF 2019',
	padHours: 'UNICEF 2019',
	colours: 'NHS',
	spoonfuls: 'FIGO 2018',
	moving: 'NHS',
	painWarmth: 'NHS',
	painTry: 'NHS',
	painSchool: 'ACOG 760',
	lateCauses: 'ACOG 651',
	kit: 'UNICEF 2019',
	irregular: 'ACOG 651',
	irregularYear: 'PCOS 2023, ACOG 651',
	discharge: 'NHS',
	wash: 'NHS',
	food: 'WHO 2016',
	notTwentyEight: 'ACOG 651'
};

/**
 * What the companion can say now, in order: what fits best begins, turned by the date so that days differ, then lines for
 * any day. Tapping `times` goes on through them and around.
 */
export function sayingAt(moment: Moment, times: number): SayingName {
	const lines = sayingsFor(moment);
	return lines[times % lines.length] ?? 'calm';
}

/** All lines that fit a moment, each once. */
export function sayingsFor(moment: Moment): readonly SayingName[] {
	const turn = daysBetween('2024-01-01' as CalendarDate, moment.today);
	const occasions = occasionsOf(moment);
	const lines = occasions.reduce<readonly SayingName[]>((all, occasion) => [...all, ...turned(said[occasion], turn)], []);
	// "Nothing to do today" only where there is nothing else to say.
	return occasions.length === 1 ? lines : lines.filter((name) => name !== 'calm');
}

function occasionsOf(moment: Moment): readonly Occasion[] {
	const first = [...(moment.justLogged ? (['logged'] as const) : []), ...notedToday(moment.entry)];
	const state = stateOf(moment);
	return [...first, state, ...(state === 'calm' ? [] : (['calm'] as const))];
}

function notedToday({ pain = 0, symptoms, note }: DayEntry): readonly Occasion[] {
	const hurts = pain > 0 || symptoms.includes('cramps');
	return [...(hurts ? (['pain'] as const) : []), ...(note.trim() === '' ? [] : (['note'] as const))];
}

function stateOf({ periodDay, message, soon }: Moment): Occasion {
	if (periodDay !== null) return periodDay <= 2 ? 'firstDays' : 'laterDays';
	if (message === 'later-than-usual' || message === 'care') return 'late';
	if (soon) return 'soon';
	return message === 'weeks' ? 'irregular' : 'calm';
}

function turned<T>(lines: readonly T[], by: number): readonly T[] {
	const start = ((by % lines.length) + lines.length) % lines.length;
	return [...lines.slice(start), ...lines.slice(0, start)];
}
