import type { DiarySettings } from './diary';

/** What the page of a day is made of, in the order in which it is offered. Bleeding is always there and always first. */
export const dayGroups = [
	'pain',
	'body',
	'mood',
	'products',
	'sleep',
	'activities',
	'missed',
	'medicines',
	'discharge',
	'tags',
	'note'
] as const;
export type DayGroup = (typeof dayGroups)[number];

/** Every group in her order: those that she never moved stay where they are offered. */
export function orderedGroups({ groupOrder = [] }: Pick<DiarySettings, 'groupOrder'>): readonly DayGroup[] {
	const chosen = groupOrder.filter(isGroup).filter((group, index, all) => all.indexOf(group) === index);
	const order: DayGroup[] = [...chosen];
	for (const [index, group] of dayGroups.entries()) {
		if (order.includes(group)) continue;
		const before = index === 0 ? undefined : dayGroups[index - 1];
		order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, group);
	}
	return order;
}

/** The groups that she wants to see, in her order. */
export function shownGroups(settings: Pick<DiarySettings, 'groupOrder' | 'groupsHidden'>): readonly DayGroup[] {
	return orderedGroups(settings).filter((group) => !settings.groupsHidden?.includes(group));
}

/** The settings with a group moved up (-1) or down (1); names of a newer version stay at the end. */
export function withGroupMoved(settings: DiarySettings, group: DayGroup, by: -1 | 1): DiarySettings {
	const order = [...orderedGroups(settings)];
	const from = order.indexOf(group);
	const to = from + by;
	if (to < 0 || to >= order.length) return settings;
	[order[from], order[to]] = [order[to] as DayGroup, group];
	return { ...settings, groupOrder: [...order, ...(settings.groupOrder ?? []).filter((name) => !isGroup(name))] };
}

/** The settings with a group hidden, or shown again. */
export function withGroupHidden(settings: DiarySettings, group: DayGroup, hidden: boolean): DiarySettings {
	const others = (settings.groupsHidden ?? []).filter((name) => name !== group);
	return { ...settings, groupsHidden: hidden ? [...others, group] : others };
}

function isGroup(name: string): name is DayGroup {
	return (dayGroups as readonly string[]).includes(name);
}
