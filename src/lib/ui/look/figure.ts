import type { Component } from 'svelte';

export type Feeling = 'calm' | 'glad' | 'sleepy';

/** What every drawing takes: its side in pixels, and how it feels. */
export interface FigureProps {
	size?: number;
	feeling?: Feeling;
}
export type Drawing = Component<FigureProps>;
