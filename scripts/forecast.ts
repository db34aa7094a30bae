import { createInterface } from 'node:readline';
import { addDays, parseCalendarDate, type CalendarDate } from '../src/lib/core/calendar/calendar-date';
import type { GapAnswer } from '../src/lib/core/diary/diary';
import { forecastMessage } from '../src/lib/core/prediction/forecast-message';
import { forecastFrom, type ForecastHistory } from '../src/lib/core/prediction/forecast';

/** Reads one request a line on standard input and prints one forecast a line; docs/forecast.md describes both. */
const gapAnswers: readonly GapAnswer[] = ['nothing-missed', 'one-missed', 'leave-out'];
const OLDEST = 120;

class InvalidRequest extends Error {}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
	if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answerTo(line))}\n`);
}

function answerTo(line: string): object {
	let request: unknown;
	try {
		request = JSON.parse(line);
	} catch {
		return { error: 'not JSON' };
	}
	if (typeof request !== 'object' || request === null || Array.isArray(request)) return { error: 'not an object' };
	const fields = request as Readonly<Record<string, unknown>>;
	const id = 'id' in fields ? { id: fields['id'] } : {};
	try {
		return { ...id, ...forecastFor(fields) };
	} catch (error) {
		if (error instanceof InvalidRequest) return { ...id, error: error.message };
		throw error;
	}
}

function forecastFor(fields: Readonly<Record<string, unknown>>): object {
	const today = dateFrom(fields['today'], 'today');
	const result = forecastFrom(historyFrom(fields), today);
	const message = forecastMessage(result, 'shown').key;
	if (!result.ok) {
		const nothing = { median: null, window80: null, window95: null, forgotten: null };
		return { from: addDays(today, 1), probabilities: [], ...nothing, message };
	}
	const { from, probabilities, median, window80, window95, forgotten } = result.value;
	return { from, probabilities, median, window80, window95, forgotten, message };
}

function historyFrom(fields: Readonly<Record<string, unknown>>): ForecastHistory {
	const { onsets } = fields;
	if (!Array.isArray(onsets)) throw new InvalidRequest('"onsets" is not a list');
	const age = yearsFrom(fields['age'], 'age');
	const gynaecologicalAge = yearsFrom(fields['gynAge'], 'gynAge');
	return {
		onsets: onsets.map((onset: unknown) => dateFrom(onset, 'onsets')),
		answers: answersFrom(fields['answers']),
		...(age === undefined ? {} : { age }),
		...(gynaecologicalAge === undefined ? {} : { gynaecologicalAge })
	};
}

function answersFrom(value: unknown): ReadonlyMap<CalendarDate, GapAnswer> {
	if (value === undefined || value === null) return new Map();
	if (typeof value !== 'object' || Array.isArray(value)) throw new InvalidRequest('"answers" is not an object');
	return new Map(
		Object.entries(value).map(([date, answer]) => {
			const known = gapAnswers.find((candidate) => candidate === answer);
			if (!known) throw new InvalidRequest(`"answers" may be ${gapAnswers.join(', ')}`);
			return [dateFrom(date, 'answers'), known];
		})
	);
}

function dateFrom(value: unknown, name: string): CalendarDate {
	const date = typeof value === 'string' ? parseCalendarDate(value) : null;
	if (date === null) throw new InvalidRequest(`"${name}" needs dates like 2026-01-31`);
	return date;
}

function yearsFrom(value: unknown, name: string): number | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'number' || !(value >= 0 && value <= OLDEST)) {
		throw new InvalidRequest(`"${name}" is not a number of years`);
	}
	return value;
}
