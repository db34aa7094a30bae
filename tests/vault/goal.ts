/** What one measured goal of the vault came to. */
export interface GoalOutcome {
	/** `G2`, as the goals are numbered. */
	readonly goal: string;
	readonly title: string;
	/** What was measured: `65,664 bits flipped, 0 wrong`. */
	readonly figure: string;
	readonly passed: boolean;
}

/** Measures one goal: in seconds, or with `full` in minutes. */
export type Goal = (options: { readonly full: boolean }) => Promise<readonly GoalOutcome[]>;

/** A number as people read it: `65,664`. */
export function grouped(count: number): string {
	return count.toLocaleString('en');
}

/** Counts trials of one kind and keeps the first ones that went wrong. */
export class Tally {
	trials = 0;
	readonly wrong: string[] = [];
	private wrongCount = 0;

	/** Notes one trial; `what` says what went wrong, where anything did. */
	note(what: string | null): void {
		this.trials += 1;
		if (what === null) return;
		this.wrongCount += 1;
		if (this.wrong.length < MOST_SHOWN) this.wrong.push(what);
	}

	get passed(): boolean {
		return this.trials > 0 && this.wrongCount === 0;
	}

	/** `1,024 headers, 0 wrong`; the first wrong ones are named. */
	figure(what: string): string {
		const shown = this.wrong.length > 0 ? ` (${this.wrong.join('; ')})` : '';
		return `${grouped(this.trials)} ${what}, ${grouped(this.wrongCount)} wrong${shown}`;
	}
}

/** What a step came to; a thrown error becomes a text that says so. */
export async function orThrown<T>(step: () => Promise<T> | T): Promise<T | { readonly thrown: string }> {
	try {
		return await step();
	} catch (error) {
		return { thrown: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
	}
}

/** Whether a step threw. */
export function isThrown(outcome: unknown): outcome is { readonly thrown: string } {
	return typeof outcome === 'object' && outcome !== null && 'thrown' in outcome;
}

const MOST_SHOWN = 3;
