import { withSettings, type Diary, type DiarySettings } from '../diary/diary';
import { withOpened, type LookChoice } from './choices';

/** Small things about how Nuri behaves; all are off until she turns them on. */
export const lookSwitches = ['calm-motion', 'left-hand', 'sound', 'vibration'] as const;
export type LookSwitch = (typeof lookSwitches)[number];

/** Everything that she can turn on or off, here and on other pages. */
export type Switch = LookSwitch | 'notify' | 'badge' | 'tour-seen' | 'just-learning';

export function isOn({ settings }: Diary, name: Switch): boolean {
	return settings.switches?.includes(name) ?? false;
}

/** The diary with one thing turned on or off; all others stay. */
export function withSwitch(diary: Diary, name: Switch, state: 'on' | 'off'): Diary {
	const others = (diary.settings.switches ?? []).filter((each) => each !== name);
	return withSwitches(diary, state === 'on' ? [...others, name] : others);
}

/** The diary with this companion or theme, which from then on stays open to her. */
export function withLook(diary: Diary, field: 'companion' | 'theme', choice: LookChoice): Diary {
	const chosen = withSettings(diary, { ...diary.settings, [field]: choice.name });
	return withSwitches(chosen, withOpened(chosen.settings.switches ?? [], choice));
}

/** The diary with the name that Nuri calls her; an empty one is no name. */
export function withName(diary: Diary, name: string): Diary {
	const { name: _, ...settings } = diary.settings;
	return withSettings(diary, name === '' ? settings : { ...settings, name });
}

function withSwitches(diary: Diary, switches: readonly string[]): Diary {
	const { switches: _, ...settings }: DiarySettings = diary.settings;
	return withSettings(diary, switches.length > 0 ? { ...settings, switches } : settings);
}
