import { localDateOf, type CalendarDate } from '$lib/core/calendar/calendar-date';

/** Today's civil date; moves on at midnight and whenever the app is looked at again. */
export class Clock {
	#now: () => Date;
	#today = $state.raw() as CalendarDate;

	constructor(now: () => Date = () => new Date()) {
		this.#now = now;
		this.#today = localDateOf(now());
	}

	get today(): CalendarDate {
		return this.#today;
	}

	check = (): void => {
		const today = localDateOf(this.#now());
		if (today !== this.#today) this.#today = today;
	};

	/** Follows the wall clock while the page is open; returns the way to stop. */
	follow(): () => void {
		const timer = setInterval(this.check, 30_000);
		document.addEventListener('visibilitychange', this.check);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', this.check);
		};
	}
}
