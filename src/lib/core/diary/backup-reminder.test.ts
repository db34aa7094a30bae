import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { backupReminder, withBackupMade, withBackupPutOff } from './backup-reminder';
import { emptyDiary, markBleeding } from './diary';

const start = '2026-01-01' as CalendarDate;

function diaryOf(days: number) {
	return markBleeding(emptyDiary(), Array.from({ length: days }, (_, index) => addDays(start, index)), 'medium');
}

describe('the reminder to make a backup', () => {
	it('comes after ten noted days, not before', () => {
		expect(backupReminder(diaryOf(9), start)).toBeNull();
		expect(backupReminder(diaryOf(10), start)).toBe('first');
	});

	it('comes again a month after a backup, once something was noted since', () => {
		const saved = withBackupMade(diaryOf(10), start);
		const later = markBleeding(saved, [addDays(start, 29)], 'light');
		expect(backupReminder(saved, addDays(start, 60))).toBeNull();
		expect(backupReminder(later, addDays(start, 29))).toBeNull();
		expect(backupReminder(later, addDays(start, 30))).toBe('again');
	});

	it('can be put off for a month', () => {
		const later = withBackupPutOff(diaryOf(12), start);
		expect(backupReminder(later, addDays(start, 29))).toBeNull();
		expect(backupReminder(later, addDays(start, 30))).toBe('first');
		expect(backupReminder(withBackupMade(later, addDays(start, 3)), addDays(start, 3))).toBeNull();
	});

	it('is not silenced for ever by a clock that was years ahead', () => {
		const put = withBackupPutOff(diaryOf(12), '2036-01-01' as CalendarDate);
		expect(backupReminder(put, start)).toBe('first');
	});
});
