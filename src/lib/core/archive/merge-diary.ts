import type { Diary, DiarySettings } from '../diary/diary';
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
		// Her tags come along with the days that wear them; otherwise what she chose on this phone counts.
		settings: { ...forBackup(other).settings, ...own.settings, ...joined(own.settings, other.settings) },
		about: { ...other.about, ...about, beginning: beginning === 'unknown' ? other.about.beginning : beginning },
		gapAnswers: new Map([...other.gapAnswers, ...own.gapAnswers]),
		onsetAnswers: new Map([...other.onsetAnswers, ...own.onsetAnswers]),
		...(other.unknown && { unknown: { ...other.unknown, ...own.unknown } })
	};
}

/** The diary as it goes into a backup: everything she noted, said and chose; nothing about locks or a second diary. */
export function forBackup(diary: Diary): Diary {
	const { lock: _, lockAfter: _after, hasRecovery: _has, hasSecondDiary: _second, backup: _made, backupPutOff: _off, ...hers } =
		diary.settings;
	return withSettings(diary, hers);
}

function joined(own: DiarySettings, other: DiarySettings): Partial<DiarySettings> {
	const had = new Set(own.tags?.map(({ id }) => id));
	const tags = [...(own.tags ?? []), ...(other.tags ?? []).filter(({ id }) => !had.has(id))];
	const care = { ...other.care, ...own.care };
	const learnt = (['savedAnswers', 'readAnswers', 'metCards'] as const).map((field) => [field, [...new Set([...(own[field] ?? []), ...(other[field] ?? [])])]] as const);
	return {
		...(tags.length > 0 && { tags }),
		...(Object.keys(care).length > 0 && { care }),
		...Object.fromEntries(learnt.filter(([, ids]) => ids.length > 0))
	};
}
