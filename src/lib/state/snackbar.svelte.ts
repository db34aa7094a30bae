export interface Snack {
	readonly text: string;
	readonly undo?: () => void;
}

/** One short message at the foot of the screen, with a way back where there is one. */
export class Snackbar {
	current = $state.raw<Snack | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	show(snack: Snack): void {
		this.current = snack;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.dismiss(), 8_000);
	}

	/** Shows the message once the change it speaks of is safely stored; a failure is told elsewhere. */
	async when(saved: Promise<{ readonly ok: boolean }>, snack: Snack): Promise<void> {
		if ((await saved).ok) this.show(snack);
	}

	dismiss(): void {
		clearTimeout(this.#timer);
		this.current = null;
	}
}
