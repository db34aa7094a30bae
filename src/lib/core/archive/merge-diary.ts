import type { Diary } from '../diary/diary';
import { withSettings } from '../diary/diary';
import { mergeImport } from './merge-import';

/**
 * A diary with another one of hers brought in, day by day. What stands in `own` counts, field by field; the other only
 * fills what is empty. What belongs to the phone and its lock is never taken over.
 */
export function mergeDiary(own: Diary, other: Diary): Diary {
	const merged = mergeImport(own, other.days.values());
	const { beginning, ...about } = own.about;
	return {
		...merged,
		about: { ...other.about, ...about, beginning: beginning === 'unknown' ? other.about.beginning : beginning },
		gapAnswers: new Map([...other.gapAnswers, ...own.gapAnswers]),
		onsetAnswers: new Map([...other.onsetAnswers, ...own.onsetAnswers]),
		...(other.unknown && { unknown: { ...other.unknown, ...own.unknown } })
	};
}

/** The diary as it goes into a backup: everything she noted and said, nothing about locks or a second diary. */
export function forBackup(diary: Diary): Diary {
	return withSettings(diary, { forecasts: diary.settings.forecasts });
}
