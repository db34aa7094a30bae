import { describe, expect, it } from 'vitest';
import { parseDiary, serialiseDiary } from '../archive/diary-document';
import { mergeDiary } from '../archive/merge-diary';
import { emptyDiary } from './diary';
import { withLearnt, withoutLearnt } from './learning';

describe('her lists of guidance', () => {
	it('grow by what is not on them yet, in order', () => {
		const diary = withLearnt(withLearnt(emptyDiary(), 'savedAnswers', ['a']), 'savedAnswers', ['b', 'a', 'b']);
		expect(diary.settings.savedAnswers).toEqual(['a', 'b']);
	});
	it('leave no trace when they are empty again', () => {
		expect(withoutLearnt(withLearnt(emptyDiary(), 'readAnswers', ['a']), 'readAnswers', ['a'])).toEqual(emptyDiary());
	});
	it('do not change a diary to which nothing is added', () => {
		const diary = withLearnt(emptyDiary(), 'metCards', ['a']);
		expect(withLearnt(diary, 'metCards', ['a'])).toBe(diary);
	});
	it('come back from what is sealed', () => {
		const diary = withLearnt(withLearnt(emptyDiary(), 'metCards', ['q']), 'savedAnswers', ['a']);
		expect(parseDiary(serialiseDiary(diary))).toEqual({ ok: true, value: diary });
	});
	it('are joined when a backup comes in', () => {
		const merged = mergeDiary(withLearnt(emptyDiary(), 'savedAnswers', ['a']), withLearnt(emptyDiary(), 'savedAnswers', ['b', 'a']));
		expect(merged.settings.savedAnswers).toEqual(['a', 'b']);
	});
});
