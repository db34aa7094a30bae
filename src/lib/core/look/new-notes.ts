import type { Diary } from '../diary/diary';

/**
 * Whether some day says more or something else than before. A day that is merely a new copy of the same words, or one
 * that was taken away, is nothing new.
 */
export function hasNewNotes(before: Diary['days'], after: Diary['days']): boolean {
	if (before === after) return false;
	return [...after].some(([date, entry]) => {
		const earlier = before.get(date);
		return earlier !== entry && (earlier === undefined || JSON.stringify(earlier) !== JSON.stringify(entry));
	});
}
