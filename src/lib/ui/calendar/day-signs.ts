import type { Flow } from '$lib/core/diary/flow';

/** What one day shows, the same in path, calendar and legend: each has a shape of its own beside its colour. */
export interface DaySigns {
	readonly flow?: Flow | undefined;
	/** `likely`: inside the 80 % window; `possible`: inside the 95 % window. */
	readonly ahead?: 'likely' | 'possible' | undefined;
	/** Share of the likeliest day's probability, 0 to 1: the shade of a likely day. */
	readonly strength?: number | undefined;
	readonly noted?: boolean | undefined;
}

/** Half the height of a logged drop, by flow, where the mark's box is 40 units wide. */
export const dropSizes: Readonly<Partial<Record<Flow, number>>> = { light: 14.5, medium: 17, heavy: 20, unspecified: 17 };

/** A drop of this half-height around (0, 0): round below, pointed above. */
export function dropPath(size: number): string {
	const r = size * 0.86;
	return `M0 ${-size * 1.12} C${r * 0.5} ${-size * 0.62} ${r} ${-size * 0.18} ${r} ${size * 0.2} A${r} ${r * 0.93} 0 1 1 ${-r} ${size * 0.2} C${-r} ${-size * 0.18} ${-r * 0.5} ${-size * 0.62} 0 ${-size * 1.12} Z`;
}
