import type { EvaluationCase } from './cases';
import { methods, type Method } from './methods';
import { scoresOf, type Scores } from './scores';

/** One method's scores, over everything and by the number of past cycles it could learn from. */
export interface MethodReport {
	readonly method: string;
	readonly overall: Scores | null;
	readonly byPastCycles: Readonly<Record<string, Scores | null>>;
}

const groups: readonly { readonly name: string; readonly from: number; readonly to: number }[] = [
	{ name: '0', from: 0, to: 0 },
	{ name: '1-2', from: 1, to: 2 },
	{ name: '3-5', from: 3, to: 5 },
	{ name: '6-11', from: 6, to: 11 },
	{ name: '12+', from: 12, to: Infinity }
];

const columns: readonly { readonly title: string; readonly text: (scores: Scores) => string }[] = [
	{ title: 'n', text: ({ n }) => String(n) },
	{ title: 'MAE', text: ({ mae }) => mae.toFixed(3) },
	{ title: 'median', text: ({ medianError }) => medianError.toFixed(1) },
	{ title: 'RMSE', text: ({ rmse }) => rmse.toFixed(2) },
	{ title: '±2 d %', text: ({ within2 }) => percent(within2) },
	{ title: '±3 d %', text: ({ within3 }) => percent(within3) },
	{ title: 'CRPS', text: ({ crps }) => crps.toFixed(3) },
	{ title: '-log', text: ({ logScore }) => logScore.toFixed(3) },
	{ title: '80 % held', text: ({ coverage80 }) => percent(coverage80) },
	{ title: 'width', text: ({ width80 }) => width80.toFixed(1) },
	{ title: '95 % held', text: ({ coverage95 }) => percent(coverage95) },
	{ title: 'width', text: ({ width95 }) => width95.toFixed(1) }
];

/** Runs every method over the cases. */
export function reportOn(cases: readonly EvaluationCase[]): readonly MethodReport[] {
	return methods.map((method) => methodReport(method, cases));
}

export function methodReport({ name, predict }: Method, cases: readonly EvaluationCase[]): MethodReport {
	const predictions = predict(cases);
	const scoresWhere = (from: number, to: number): Scores | null => {
		const chosen = cases.flatMap(({ past }, index) => (past.length >= from && past.length <= to ? [index] : []));
		return scoresOf(chosen.map((index) => cases[index]!), chosen.map((index) => predictions[index]!));
	};
	return {
		method: name,
		overall: scoresWhere(0, Infinity),
		byPastCycles: Object.fromEntries(groups.map((group) => [group.name, scoresWhere(group.from, group.to)]))
	};
}

/** Tables for reading: all forecasts first, then one for each number of past cycles. */
export function tablesOf(reports: readonly MethodReport[]): string {
	const sections = [{ title: 'All forecasts', of: (report: MethodReport) => report.overall }].concat(
		groups.map(({ name }) => ({
			title: `After ${name} past cycles`,
			of: (report: MethodReport) => report.byPastCycles[name] ?? null
		}))
	);
	return sections
		.map(({ title, of }) => ({ title, rows: reports.map((report) => ({ method: report.method, scores: of(report) })) }))
		.filter(({ rows }) => rows.some(({ scores }) => scores !== null))
		.map(({ title, rows }) => `${title}\n\n${table(rows)}`)
		.join('\n');
}

function table(rows: readonly { readonly method: string; readonly scores: Scores | null }[]): string {
	const cells = [
		['method', ...columns.map(({ title }) => title)],
		...rows.map(({ method, scores }) => [method, ...columns.map(({ text }) => (scores ? text(scores) : '-'))])
	];
	const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
	const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`);
	const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
	return `${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`;
}

function percent(share: number): string {
	return (100 * share).toFixed(1);
}
