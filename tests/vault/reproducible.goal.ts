/** The same source gives the same files, wherever it is built. */
import { compareBuilds } from '../../scripts/compare-builds';
import { grouped, type Goal } from './goal';

export const goal: Goal = async ({ full }) => {
	// Two builds take a minute, and nothing shorter would say anything.
	if (!full) return [];
	const { hash, files, differing } = compareBuilds();
	return [
		{
			goal: 'G23',
			title: 'two builds in two folders are the same, file for file',
			figure:
				`${grouped(files)} files, ${differing.length} differ${differing.length > 0 ? ` (${differing.slice(0, 4).join(', ')})` : ''}; ` +
				`SHA-256 ${hash.slice(0, 16)}…`,
			passed: differing.length === 0 && files > 50
		}
	];
};
