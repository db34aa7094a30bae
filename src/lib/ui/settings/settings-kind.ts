import type { Layer, LearnLayer } from '$lib/state/navigation.svelte';

/** The pages that open from Me. */
export type SettingsKind = Exclude<Layer['kind'], 'day' | 'learn' | LearnLayer['kind']>;
