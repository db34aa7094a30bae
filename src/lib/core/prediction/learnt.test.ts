import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseCalendarDate, type CalendarDate } from '../calendar/calendar-date';
import type { GapAnswer } from '../diary/diary';
import { learntFrom } from './learnt';
import { missedLogQuestions } from './missed-logs';
import { posteriorFrom } from './posterior';

const first = parseCalendarDate('2015-01-01') as CalendarDate;

describe('one walk along her past', () => {
	it('tells nothing without an onset', () => {
		expect(learntFrom({ onsets: [] }, first)).toEqual({ posterior: null, missed: [] });
	});

	it('tells the same as the posterior and the questions, each worked out alone', () => {
		const answers = fc.constantFrom<(GapAnswer | null)[]>(null, null, 'nothing-missed', 'one-missed', 'leave-out');
		const gaps = fc.array(fc.record({ days: fc.integer({ min: 3, max: 170 }), answer: answers }), { maxLength: 66 });
		fc.assert(
			fc.property(gaps, fc.integer({ min: 0, max: 60 }), (given, since) => {
				const onsets = [first];
				const said = new Map<CalendarDate, GapAnswer>();
				for (const { days, answer } of given) {
					const onset = addDays(onsets[onsets.length - 1] ?? first, days);
					onsets.push(onset);
					if (answer) said.set(onset, answer);
				}
				const today = addDays(onsets[onsets.length - 1] ?? first, since);
				const history = { onsets, answers: said, age: 16, gynaecologicalAge: 4 };
				expect(learntFrom(history, today)).toEqual({ posterior: posteriorFrom(history, today), missed: missedLogQuestions(history, today) });
			}),
			{ numRuns: 25 }
		);
	});
});
