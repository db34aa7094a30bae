/** A companion or theme, and how many noted days open it; 0 is open from the start. */
export interface LookChoice {
	readonly name: string;
	readonly opensAt: number;
}

/** Every person is open from the start; only animals wait. */
export const companions = [
	{ name: 'nuri', opensAt: 0 },
	{ name: 'amina', opensAt: 0 },
	{ name: 'lin', opensAt: 0 },
	{ name: 'zola', opensAt: 0 },
	{ name: 'mara', opensAt: 0 },
	{ name: 'imani', opensAt: 0 },
	{ name: 'sisa', opensAt: 0 },
	{ name: 'misk', opensAt: 3 },
	{ name: 'tumi', opensAt: 7 }
] as const satisfies readonly LookChoice[];
export type CompanionName = (typeof companions)[number]['name'];

export const themes = [
	{ name: 'dawn', opensAt: 0 },
	{ name: 'night', opensAt: 0 },
	{ name: 'garden', opensAt: 7 },
	{ name: 'sea', opensAt: 14 }
] as const satisfies readonly LookChoice[];
export type ThemeName = (typeof themes)[number]['name'];

/** The companion of her settings; Nuri where she chose none, or one that this version cannot draw. */
export function companionFrom(chosen: string | undefined): CompanionName {
	return companions.find(({ name }) => name === chosen)?.name ?? 'nuri';
}

/** The theme of her settings; dawn where she chose none, or one that this version does not have. */
export function themeFrom(chosen: string | undefined): ThemeName {
	return themes.find(({ name }) => name === chosen)?.name ?? 'dawn';
}

/**
 * Days still to be noted before a choice opens; 0 where it is open. All noted days count, in any order and however far
 * apart, brought-in ones too. What she once chose (`switches`) stays open even if she erases days.
 */
export function daysUntilOpen(choice: LookChoice, notedDays: number, switches: readonly string[] = []): number {
	return switches.includes(openedSwitch(choice.name)) ? 0 : Math.max(0, choice.opensAt - notedDays);
}

/** Her switches with the mark that keeps a choice open; unchanged where it never was closed. */
export function withOpened(switches: readonly string[], choice: LookChoice): readonly string[] {
	const mark = openedSwitch(choice.name);
	return choice.opensAt === 0 || switches.includes(mark) ? switches : [...switches, mark];
}

function openedSwitch(name: string): string {
	return `opened-${name}`;
}
