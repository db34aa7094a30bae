/** A clock that is wrong, or a zone that changes its time, alters no entry and makes nothing throw. */
import { readCsv } from '../../src/lib/core/archive/csv-import';
import { parseDiary, serialiseDiary } from '../../src/lib/core/archive/diary-document';
import {
	addDays,
	daysBetween,
	eachDay,
	localDateOf,
	parseCalendarDate,
	type CalendarDate
} from '../../src/lib/core/calendar/calendar-date';
import { monthGrid } from '../../src/lib/core/calendar/month-grid';
import { bleedingHistoryOn } from '../../src/lib/core/cycle/bleeding-episode';
import { cycleHistory, openCycle } from '../../src/lib/core/cycle/cycle';
import { cycleStatistics } from '../../src/lib/core/cycle/statistics';
import {
	emptyDiary,
	markBleeding,
	withAbout,
	withEntries,
	withGapAnswer,
	type Diary
} from '../../src/lib/core/diary/diary';
import { forecastFrom } from '../../src/lib/core/prediction/forecast';
import { missedLogQuestions } from '../../src/lib/core/prediction/missed-logs';
import { nextForecasts } from '../../src/lib/core/prediction/next-forecasts';
import { ageInYears, firstPeriodIsLate, gynaecologicalAge } from '../../src/lib/core/wellbeing/reference-ranges';
import { memoryDevice } from '../../src/lib/storage/copies-in-memory';
import { isThrown, orThrown, Tally, type Goal, type GoalOutcome } from './goal';
import { seededDice } from './seeded';

const CODE = '135790';
const DAY = 86_400_000;
const HOUR = DAY / 24;
const LAST_ENTRY = parseCalendarDate('2026-03-28') as CalendarDate;
const FIRST_ENTRY = addDays(LAST_ENTRY, -420);

/** With and without summer time, with half hours and quarters, with summers that begin at midnight, far east and west. */
const zones = [
	'UTC',
	'Europe/Madrid',
	'America/Santiago',
	'Africa/Cairo',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'Pacific/Kiritimati',
	'Pacific/Pago_Pago',
	'America/Havana',
	'Asia/Beirut',
	'Antarctica/Troll'
] as const;

export const goal: Goal = async ({ full }) => {
	const before = process.env.TZ;
	try {
		return [await anyClock(full), anyZone(full), await savedUnderAnyClock(full)];
	} finally {
		if (before === undefined) delete process.env.TZ;
		else process.env.TZ = before;
	}
};

/** Everything that is computed from the diary and from today, with today at every distance from the last entry. */
async function anyClock(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const diary = diaryUntilLastEntry();
	const written = serialiseDiary(diary);
	const days = [0, 1, 30, 89, 90, 149, 150, 365, 3_652, 3_653, 20_000];
	const tenYearsAround = Array.from({ length: 7_400 }, (_, index) => index - 3_700);
	const offsets = full ? tenYearsAround : days.flatMap((each) => [each, -each]);
	for (const offset of offsets) {
		const today = addDays(LAST_ENTRY, offset);
		const wrong = await orThrown(() => wrongWith(diary, today));
		const what = serialiseDiary(diary) === written ? wrong : 'the diary changed';
		tally.note(what === null ? null : `${offset} days off: ${JSON.stringify(what)}`);
	}
	const figure = tally.figure('days as today, up to ten years before and after the last entry and beyond');
	return { goal: 'G21', title: 'no clock makes a forecast or a figure throw', figure, passed: tally.passed };
}

/** What is wrong with what a diary gives on a day; null where nothing is. */
function wrongWith(diary: Diary, today: CalendarDate): string | null {
	const { episodes } = bleedingHistoryOn(diary, today);
	const { cycles } = cycleHistory(diary, today);
	cycleStatistics(cycles, episodes, today);
	monthGrid(today, 1);
	const ages = { age: ageInYears(diary.about, today), gynaecologicalAge: gynaecologicalAge(diary.about, today) };
	firstPeriodIsLate(diary.about, today);
	const open = openCycle(episodes, today);
	if (open !== null && (open.onset > today || open.dayOfCycle < 1)) return 'a cycle that began after today';
	const onsets = episodes.map(({ onset }) => onset);
	const history = { onsets, age: ages.age ?? 15, gynaecologicalAge: ages.gynaecologicalAge ?? 2 };
	missedLogQuestions(history, today);
	nextForecasts(history, today, 2);
	const forecast = forecastFrom(history, today);
	if (!forecast.ok) return null;
	const { from, window80, probabilities } = forecast.value;
	if (from <= today) return 'a forecast of a day that is over';
	const sum = probabilities.reduce((total, each) => total + each, 0);
	return window80.earliest > window80.latest || !(Math.abs(sum - 1) < 1e-9) ? 'a forecast that is none' : null;
}

/** The dates that a wall clock shows through a year and at drawn instants, against those of the runtime's own formatter. */
function anyZone(full: boolean): GoalOutcome {
	const tally = new Tally();
	const expected = calendarFingerprint();
	for (const zone of zones) {
		process.env.TZ = zone;
		tally.note(calendarFingerprint() === expected ? null : `${zone}: days are counted otherwise`);
		for (const instant of instantsIn(full)) {
			const shown = localDateOf(new Date(instant));
			const told = dateToldBy(zone, instant);
			tally.note(shown === told ? null : `${zone} at ${new Date(instant).toISOString()}: ${shown}, not ${told}`);
		}
	}
	const figure = tally.figure(`instants in ${zones.length} zones, their changes of time among them`);
	return { goal: 'G21', title: 'a change of zone or of summer time moves no day', figure, passed: tally.passed };
}

/** Sums and differences of days over two years; the same text in every zone. */
function calendarFingerprint(): string {
	const days = eachDay(addDays(LAST_ENTRY, -365), addDays(LAST_ENTRY, 365));
	return days.map((day, index) => `${day} ${daysBetween(days[0]!, day)} ${addDays(day, -index)}`).join();
}

/** Instants of a year in which every zone changes its time, and years that a phone with a flat battery may show. */
function instantsIn(full: boolean): readonly number[] {
	const dice = seededDice('instants');
	const begin = Date.UTC(2026, 0, 1);
	const step = full ? HOUR / 2 : 7 * HOUR;
	const year = Array.from({ length: Math.floor((365 * DAY) / step) }, (_, index) => begin + index * step);
	const others = Array.from({ length: full ? 5_000 : 60 }, () => dice.below(2 ** 32) * 1_000);
	return [...year, ...others, 0, 1, 2 ** 31 * 1_000, Date.UTC(2011, 11, 30, 12), Date.UTC(2100, 1, 28, 23, 59)];
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function dateToldBy(zone: string, instant: number): string {
	const options = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
	const formatter = formatters.get(zone) ?? new Intl.DateTimeFormat('en-CA', options);
	formatters.set(zone, formatter);
	const parts = new Map(formatter.formatToParts(instant).map(({ type, value }) => [type, value]));
	return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The diary saved and opened again with the clock anywhere, and in every zone: not a letter of it differs. */
async function savedUnderAnyClock(full: boolean): Promise<GoalOutcome> {
	const tally = new Tally();
	const written = serialiseDiary(diaryUntilLastEntry());
	const now = Date.now;
	const offsets = [0, DAY, -DAY, 3_652 * DAY, -3_652 * DAY, -now(), 2 * HOUR, -2 * HOUR];
	try {
		for (const zone of full ? zones : zones.slice(0, 3)) {
			for (const offset of offsets) {
				process.env.TZ = zone;
				const wrong = await orThrown(() => savedAndOpened(written, (by) => (Date.now = () => now() + by), offset));
				tally.note(wrong === null ? null : `${zone}, ${offset / DAY} days: ${isThrown(wrong) ? wrong.thrown : wrong}`);
			}
		}
	} finally {
		Date.now = now;
	}
	const figure = tally.figure('saves with a clock set forward or back');
	return { goal: 'G21', title: 'no clock and no zone changes an entry', figure, passed: tally.passed };
}

/** Creates under one clock; edits, saves, opens and imports under another. */
async function savedAndOpened(written: string, setClock: (by: number) => void, offset: number): Promise<string | null> {
	const device = memoryDevice();
	setClock(0);
	const tab = device.openTab();
	await tab.create(CODE, written);
	setClock(offset);
	const read = parseDiary(written);
	if (!read.ok) return read.failure;
	const saved = await tab.save(serialiseDiary(read.value), 1);
	if (!saved.ok) return JSON.stringify(saved.failure);
	setClock(-offset);
	const opened = await device.openTab().unlock(CODE);
	if (!opened.ok) return opened.failure;
	readCsv('date\n2026-01-03\n2026-01-31\n', { today: localDateOf(new Date(Date.now())) });
	return opened.value.contents === written ? null : 'other contents';
}

function diaryUntilLastEntry(): Diary {
	const days = eachDay(FIRST_ENTRY, LAST_ENTRY);
	const noted = days.filter((_, index) => index % 9 === 0);
	const notes = noted.map((date) => ({ date, symptoms: ['tired'], moods: [], note: `on ${date}` }));
	const bleeding = days.filter((_, index) => index % 29 < 5);
	const said = (years: number) => ({ years, saidOn: FIRST_ENTRY });
	const about = { beginning: 'started', age: said(14), sinceFirstPeriod: said(1) } as const;
	const diary = markBleeding(withAbout(withEntries(emptyDiary(), notes), about), bleeding, 'medium');
	return withGapAnswer(diary, addDays(FIRST_ENTRY, 29), 'nothing-missed');
}
