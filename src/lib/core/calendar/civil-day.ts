/**
 * A `Date` whose local fields are those of UTC, so that date-fns computes alike in every zone: no daylight saving, and
 * Samoa's skipped 30 December 2011 exists. Turns exactly the fields which `addMonths` and `getDaysInMonth` use.
 */
export class CivilDay extends Date {
	override getFullYear(): number {
		return this.getUTCFullYear();
	}

	override getMonth(): number {
		return this.getUTCMonth();
	}

	override getDate(): number {
		return this.getUTCDate();
	}

	override setFullYear(...fields: Parameters<Date['setUTCFullYear']>): number {
		return this.setUTCFullYear(...fields);
	}

	override setMonth(...fields: Parameters<Date['setUTCMonth']>): number {
		return this.setUTCMonth(...fields);
	}

	override setHours(...fields: Parameters<Date['setUTCHours']>): number {
		return this.setUTCHours(...fields);
	}
}
