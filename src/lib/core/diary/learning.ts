import { withSettings, type Diary } from './diary';

/** What of the guidance she keeps a list of: answers that she saved, answers that she read, cards that she met. */
export type LearningList = 'savedAnswers' | 'readAnswers' | 'metCards';

/** The diary with these put on a list of hers; what stands there already keeps its place. */
export function withLearnt(diary: Diary, list: LearningList, ids: readonly string[]): Diary {
	const before = diary.settings[list] ?? [];
	const added = ids.filter((id, index) => !before.includes(id) && ids.indexOf(id) === index);
	return added.length === 0 ? diary : withSettings(diary, { ...diary.settings, [list]: [...before, ...added] });
}

/** The diary with these taken off a list of hers. */
export function withoutLearnt(diary: Diary, list: LearningList, ids: readonly string[]): Diary {
	const { [list]: before = [], ...others } = diary.settings;
	const left = before.filter((id) => !ids.includes(id));
	return withSettings(diary, left.length === 0 ? others : { ...others, [list]: left });
}
