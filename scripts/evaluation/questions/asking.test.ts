import { expect, test } from 'vitest';
import { readGuidance } from '../../content/guidance-source';
import { answered, leftAlone, questionsOf, recognised } from './asking';

test('every question is labelled with answers that exist', () => {
	const ids = new Set(readGuidance('en').source.articles.map(({ id }) => id));
	const labels = (['tuning', 'measured'] as const).flatMap((part) => questionsOf(part).flatMap(({ right }) => right));
	expect(labels.length).toBeGreaterThan(200);
	expect(labels.filter((id) => !ids.has(id))).toEqual([]);
});

test('the question box has a right answer among its first three for at least 85 of 100 questions', () => {
	const { hits, of } = answered('measured');
	expect(of).toBeGreaterThanOrEqual(150);
	expect(hits / of).toBeGreaterThanOrEqual(0.85);
});

test('every plain phrasing of distress is recognised, and most veiled ones', () => {
	expect(recognised('measured')).toMatchObject({ of: 40, missed: [] });
	const veiled = recognised('veiled');
	expect(veiled.hits / veiled.of).toBeGreaterThanOrEqual(0.8);
	const tuning = recognised('tuning');
	expect(tuning.hits / tuning.of).toBeGreaterThanOrEqual(0.95);
});

test('at most 3 ordinary questions in 100 are taken for distress', () => {
	for (const part of ['measured', 'tuning'] as const) {
		const { hits, of } = leftAlone(part);
		expect(of).toBeGreaterThanOrEqual(100);
		expect(hits / of).toBeGreaterThanOrEqual(0.97);
	}
});
