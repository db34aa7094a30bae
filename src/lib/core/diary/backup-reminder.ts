import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import { withSettings, type Diary } from './diary';

/** Days noted before the first reminder. */
export const DAYS_BEFORE_FIRST_BACKUP = 10;

/** Days between reminders, and after putting one off. */
export const DAYS_BETWEEN_BACKUPS = 30;

/** `first`: ten days are noted and none was ever saved. `again`: a month old, and something was noted since. */
export type BackupReminder = 'first' | 'again';

/** What to remind her of today, or null. A clock that was years off counts by its distance, never as no time. */
export function backupReminder({ days, settings }: Diary, today: CalendarDate): BackupReminder | null {
	const { backup, backupPutOff } = settings;
	if (backupPutOff !== undefined && !isLongAgo(backupPutOff, today)) return null;
	if (backup === undefined) return days.size >= DAYS_BEFORE_FIRST_BACKUP ? 'first' : null;
	return days.size !== backup.days && isLongAgo(backup.madeOn, today) ? 'again' : null;
}

/** Notes that a backup of the diary as it is now was made. */
export function withBackupMade(diary: Diary, today: CalendarDate): Diary {
	const { backupPutOff: _, ...settings } = diary.settings;
	return withSettings(diary, { ...settings, backup: { madeOn: today, days: diary.days.size } });
}

/** Notes that she does not want to now. */
export function withBackupPutOff(diary: Diary, today: CalendarDate): Diary {
	return withSettings(diary, { ...diary.settings, backupPutOff: today });
}

function isLongAgo(date: CalendarDate, today: CalendarDate): boolean {
	return Math.abs(daysBetween(date, today)) >= DAYS_BETWEEN_BACKUPS;
}
