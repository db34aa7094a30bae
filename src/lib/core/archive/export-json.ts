import type { Diary } from '../diary/diary';
import { serialiseDiary } from './diary-document';
import { forBackup } from './merge-diary';

/**
 * The whole diary as readable JSON: the document of `docs/export-format.md`, with what only a newer version understands,
 * and nothing about locks, backups or a second diary. `parseDiary` reads it back without loss.
 */
export function exportJson(diary: Diary): string {
	return `${JSON.stringify(JSON.parse(serialiseDiary(forBackup(diary))), null, '\t')}\n`;
}
