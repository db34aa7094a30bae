import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../calendar/calendar-date';
import { emptyDay, withField, withToggled } from './day-entry';
import { emptyDiary, entryOn, withEntry } from './diary';
import { LONGEST_TAG, daysWithTag, tagLabel, withTag, withoutTag } from './own-tags';
import { bleedingEnded, sameAsDayBefore } from './quick-edits';

const [monday, tuesday, wednesday] = ['2026-03-02', '2026-03-03', '2026-03-04'] as CalendarDate[] as [CalendarDate, CalendarDate, CalendarDate];
const full = { ...emptyDay(monday), flow: 'heavy', symptoms: ['cramps'], pain: 6, products: { pad: 4 }, note: 'mine', unknown: { x: 1 } } as const;
const diary = withEntry(emptyDiary(), full);

describe('the same as the day before', () => {
	it('takes over all but the note and what only a newer version can read', () => {
		const edit = sameAsDayBefore(diary, tuesday);
		expect(entryOn(edit!(diary), tuesday)).toEqual({
			...emptyDay(tuesday),
			flow: 'heavy',
			symptoms: ['cramps'],
			pain: 6,
			products: { pad: 4 }
		});
		expect(entryOn(edit!(diary), monday)).toEqual(full);
	});

	it('is not offered where the day before holds nothing but a note, or the day holds something', () => {
		expect(sameAsDayBefore(diary, wednesday)).toBeNull();
		expect(sameAsDayBefore(withEntry(emptyDiary(), { ...emptyDay(monday), note: 'mine' }), tuesday)).toBeNull();
		expect(sameAsDayBefore(withEntry(diary, { ...emptyDay(tuesday), moods: ['calm'] }), tuesday)).toBeNull();
	});
});

describe('it ended', () => {
	it('notes no bleeding and leaves the rest', () => {
		expect(entryOn(bleedingEnded(monday)(diary), monday)).toEqual({ ...full, flow: 'none' });
	});
});

describe('a field of a day', () => {
	it('is gone when its last name or its value is taken back', () => {
		const ticked = withToggled(emptyDay(monday), 'missed', 'school');
		expect(ticked.missed).toEqual(['school']);
		expect(withToggled(ticked, 'missed', 'school')).toEqual(emptyDay(monday));
		expect(withField(withField(emptyDay(monday), 'pain', 4), 'pain', undefined)).toEqual(emptyDay(monday));
		expect(withToggled(withToggled(emptyDay(monday), 'moods', 'sad'), 'moods', 'sad')).toEqual(emptyDay(monday));
	});
});

describe('tags of her own', () => {
	const swim = { id: 'a', label: 'Swimming', picture: 'wave' };
	const worn = withEntry(withTag(diary, swim), { ...emptyDay(tuesday), tags: ['a'] });

	it('can be added, renamed and removed, from every day too', () => {
		expect(withTag(worn, { ...swim, label: 'Pool' }).settings.tags).toEqual([{ ...swim, label: 'Pool' }]);
		expect(daysWithTag(worn, 'a')).toBe(1);
		const removed = withoutTag(worn, 'a');
		expect(removed.settings.tags).toEqual([]);
		expect([...removed.days.keys()]).toEqual([monday]);
		expect(daysWithTag(removed, 'a')).toBe(0);
	});

	it('have a label of letters, not of spaces, and no longer than fits', () => {
		expect(tagLabel('  my \n choir ')).toBe('my choir');
		expect(tagLabel(' \t ')).toBeNull();
		expect(Array.from(tagLabel('🎵'.repeat(40))!)).toHaveLength(LONGEST_TAG);
	});
});
