import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayGroups, orderedGroups, shownGroups, withGroupHidden, withGroupMoved } from './day-groups';
import { emptyDiary } from './diary';

const { settings } = emptyDiary();

describe('the groups of a day', () => {
	it('come in the offered order while she changes nothing', () => {
		expect(shownGroups(settings)).toEqual(dayGroups);
	});

	it('can be moved up and down, and stop at the ends', () => {
		const moved = withGroupMoved(settings, 'note', -1);
		expect(orderedGroups(moved).slice(-2)).toEqual(['note', 'tags']);
		expect(withGroupMoved(settings, 'note', 1)).toBe(settings);
		expect(withGroupMoved(settings, 'pain', -1)).toBe(settings);
		expect(orderedGroups(withGroupMoved(moved, 'note', 1))).toEqual(dayGroups);
	});

	it('can be hidden and shown again', () => {
		const hidden = withGroupHidden(settings, 'discharge', true);
		expect(shownGroups(hidden)).not.toContain('discharge');
		expect(orderedGroups(hidden)).toContain('discharge');
		expect(shownGroups(withGroupHidden(hidden, 'discharge', false))).toEqual(dayGroups);
	});

	it('are each there once, whatever order a newer version wrote, and its names are kept', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...dayGroups, 'temperature', 'dreams')), fc.constantFrom(...dayGroups), (groupOrder, group) => {
				const ordered = orderedGroups({ groupOrder });
				expect([...ordered].sort()).toEqual([...dayGroups].sort());
				const moved = withGroupMoved({ ...settings, groupOrder }, group, 1);
				const foreign = (names: readonly string[] = []) => names.filter((name) => !(dayGroups as readonly string[]).includes(name));
				expect(foreign(moved.groupOrder)).toEqual(foreign(groupOrder));
			})
		);
	});
});
