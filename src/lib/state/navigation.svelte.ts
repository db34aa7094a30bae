import type { CalendarDate } from '$lib/core/calendar/calendar-date';

export type Place = 'today' | 'calendar' | 'me';

/** What may lie above a tab. It lives in memory alone: neither address, title nor history says what is shown. */
export type Layer =
	| { readonly kind: 'day'; readonly date: CalendarDate }
	| { readonly kind: 'pattern' | 'how' | 'language' | 'about-me' | 'code' | 'import' | 'about-nuri' | 'erase' };

/** The browser's history, reduced to a depth. */
export interface HistoryDepth {
	push(depth: number): void;
	back(): void;
}

/** Where she is in the app; Back closes the topmost layer. */
export class Navigation {
	place = $state<Place>('today');
	#layers = $state.raw<readonly Layer[]>([]);
	#history: HistoryDepth;

	constructor(history: HistoryDepth) {
		this.#history = history;
	}

	get top(): Layer | undefined {
		return this.#layers[this.#layers.length - 1];
	}

	go(place: Place): void {
		this.place = place;
		this.#layers = [];
	}

	open(layer: Layer): void {
		this.#layers = [...this.#layers, layer];
		this.#history.push(this.#layers.length);
	}

	/** Shows another layer in place of the top one, e.g. the next day. */
	replace(layer: Layer): void {
		this.#layers = [...this.#layers.slice(0, -1), layer];
	}

	close(): void {
		if (this.#layers.length > 0) this.#history.back();
	}

	/** The history has moved to this depth: layers above it are closed. */
	settle(depth: number): void {
		if (depth < this.#layers.length) this.#layers = this.#layers.slice(0, depth);
	}

	reset(): void {
		this.place = 'today';
		this.#layers = [];
	}
}
