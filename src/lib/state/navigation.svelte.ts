import type { CalendarDate } from '$lib/core/calendar/calendar-date';
import type { DayGroup } from '$lib/core/diary/day-groups';
import type { Category } from '$lib/content/vocabulary';

export type Place = 'today' | 'calendar' | 'learn' | 'me';

/** Parts of the guidance. The whole of it (`learn`) is a tab, and a layer for somebody without a code. */
export type LearnLayer =
	| { readonly kind: 'answer'; readonly id: string }
	| { readonly kind: 'answers'; readonly category: Category }
	| { readonly kind: 'saved-answers' | 'quiz' | 'myths' | 'help' };

/** What may lie above a tab. It lives in memory alone: neither address, title nor history says what is shown. */
export type Layer =
	| LearnLayer
	| { readonly kind: 'learn' }
	| { readonly kind: 'day'; readonly date: CalendarDate; readonly group?: DayGroup }
	| {
			readonly kind:
				| 'groups'
				| 'pattern'
				| 'how'
				| 'nurse'
				| 'look'
				| 'reminders'
				| 'language'
				| 'about-me'
				| 'safety'
				| 'lock'
				| 'recovery'
				| 'second-diary'
				| 'protection'
				| 'backup'
				| 'bring-backup'
				| 'import'
				| 'export'
				| 'care'
				| 'tour'
				| 'about-nuri'
				| 'erase';
	  };

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
	/** Where the history stands, and where it stood when the layers were last taken away without going back. */
	#reached = 0;
	#base = 0;
	/** A step back that the browser was asked for and has not taken yet. */
	#isGoingBack = false;

	constructor(history: HistoryDepth) {
		this.#history = history;
	}

	get top(): Layer | undefined {
		return this.#layers[this.#layers.length - 1];
	}

	/** How many layers lie above the tab. */
	get depth(): number {
		return this.#layers.length;
	}

	go(place: Place): void {
		this.place = place;
		this.#clear();
	}

	open(layer: Layer): void {
		this.#isGoingBack = false;
		this.#layers = [...this.#layers, layer];
		this.#reached = this.#base + this.#layers.length;
		this.#history.push(this.#reached);
	}

	/** Shows another layer in place of the top one, e.g. the next day. */
	replace(layer: Layer): void {
		this.#layers = [...this.#layers.slice(0, -1), layer];
	}

	// Asked twice for one layer, the browser would go back past the app: to whatever was open before it.
	close(): void {
		if (this.#layers.length === 0 || this.#isGoingBack) return;
		this.#isGoingBack = true;
		this.#history.back();
	}

	/** The history has moved to this depth: layers above it are closed. */
	settle(depth: number): void {
		this.#isGoingBack = false;
		this.#reached = depth;
		this.#base = Math.min(this.#base, depth);
		const left = depth - this.#base;
		if (left < this.#layers.length) this.#layers = this.#layers.slice(0, left);
		// Forward to layers that are gone: what opens next stands on them.
		else this.#base = depth - this.#layers.length;
	}

	reset(): void {
		this.place = 'today';
		this.#clear();
	}

	#clear(): void {
		this.#layers = [];
		this.#base = this.#reached;
	}
}
