import type { Layer } from '$lib/state/navigation.svelte';

/** The pages that open from Me. */
export type SettingsKind = Exclude<Layer['kind'], 'day'>;
