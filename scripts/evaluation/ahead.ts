import { daysBetween, parseCalendarDate, type CalendarDate } from '../../src/lib/core/calendar/calendar-date';
import { finalBelief } from '../../src/lib/core/prediction/filter';
import { nextForecastsGiven } from '../../src/lib/core/prediction/next-forecasts';
import { posteriorAt } from '../../src/lib/core/prediction/posterior';
import type { EvaluationCase } from './cases';

/** How the 80 % windows of the k-th next period did. */
export interface AheadScore {
	readonly ordinal: number;
	readonly n: number;
	readonly coverage80: number;
	readonly width80: number;
}

const PERIODS = 6;
const onset = parseCalendarDate('2026-01-01') as CalendarDate;

/** Scores the windows of the next six periods wherever the cases tell the true lengths in a row. */
export function scoresAhead(cases: readonly EvaluationCase[]): readonly AheadScore[] {
	const tallies = Array.from({ length: PERIODS }, () => ({ n: 0, held: 0, days: 0 }));
	cases.forEach(({ past, age, gynaecologicalAge }, index) => {
		const belief = finalBelief(past.map((days) => ({ days })), { age, gynaecologicalAge });
		const windows = nextForecastsGiven(posteriorAt(onset, belief, past.length), onset, PERIODS);
		let due = 0;
		trueLengthsFrom(cases, index).forEach((days, step) => {
			due += days;
			const { earliest, latest } = windows[step]!.window80;
			const [from, to] = [daysBetween(onset, earliest), daysBetween(onset, latest)];
			const tally = tallies[step]!;
			tally.n++;
			tally.held += Number(from <= due && due <= to);
			tally.days += to - from + 1;
		});
	});
	return tallies.map(({ n, held, days }, index) => ({ ordinal: index + 1, n, coverage80: held / n, width80: days / n }));
}

export function aheadTable(scores: readonly AheadScore[]): string {
	const rows = scores.map(({ ordinal, n, coverage80, width80 }) =>
		['', ordinal, n, (100 * coverage80).toFixed(1), width80.toFixed(1), ''].join(' | ').trim()
	);
	return ['| period ahead | n | 80 % held | width |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/** The true lengths of up to six cycles; of a merged gap the first part is known, and the rest is taken as one cycle. */
function trueLengthsFrom(cases: readonly EvaluationCase[], index: number): readonly number[] {
	const lengths = [cases[index]!.next];
	for (let later = index + 1; lengths.length < PERIODS; later++) {
		const [before, after] = [cases[later - 1]!, cases[later]];
		if (after === undefined || after.person !== before.person || after.past.length !== before.past.length + 1) break;
		const rest = after.past[after.past.length - 1]! - before.next;
		lengths.push(...(rest > 0 ? [rest] : []), after.next);
	}
	return lengths.slice(0, PERIODS);
}
