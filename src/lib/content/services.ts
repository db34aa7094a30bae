import { daysBetween, type CalendarDate } from '$lib/core/calendar/calendar-date';
import type { ServiceNeed } from './vocabulary';

/** A helpline or service, as a country's file tells it. What the file does not say, nobody knows. */
export interface Service {
	readonly id: string;
	/** As the service calls itself. */
	readonly name: string;
	readonly call?: string;
	readonly text?: string;
	readonly for: readonly ServiceNeed[];
	readonly free?: true;
	readonly allDay?: true;
	/** Hours of the day, `HH:MM`, in the country's own time. */
	readonly hours?: { readonly from: string; readonly to: string };
	/** Language tags. */
	readonly languages?: readonly string[];
	/** Where the number was read. */
	readonly source: string;
	readonly sourceYear?: string;
	/** The day on which somebody called it or read it on the operator's own page. Without it the number counts as unverified. */
	readonly verified?: CalendarDate;
	readonly verifiedHow?: 'called' | 'operator';
}

export interface CountryServices {
	/** ISO 3166-1 alpha-2. */
	readonly country: string;
	/** As the country calls itself, for phones that cannot say it in the language on the screen. */
	readonly name: string;
	readonly timeZones: readonly string[];
	readonly services: readonly Service[];
}

/** A verification is trusted for this many days. */
export const VERIFIED_DAYS = 180;

/** How far a number can be trusted today. A day of verification in the future is a phone's clock that runs behind: it counts as today. */
export function trustIn({ verified }: Service, today: CalendarDate): 'verified' | 'old' | 'unverified' {
	if (verified === undefined) return 'unverified';
	return daysBetween(verified, today) > VERIFIED_DAYS ? 'old' : 'verified';
}

export interface ServiceFilter {
	readonly need: ServiceNeed | 'all';
	readonly freeOnly: boolean;
	readonly allDayOnly: boolean;
	/** A language tag; null for any. */
	readonly language: string | null;
}

/**
 * The services that fit. Free and day-and-night must be known to hold; a service whose languages nobody noted stays, as it
 * may well speak hers.
 */
export function servicesFor(services: readonly Service[], { need, freeOnly, allDayOnly, language }: ServiceFilter): readonly Service[] {
	return services.filter(
		(service) =>
			(need === 'all' || service.for.includes(need)) &&
			(!freeOnly || service.free === true) &&
			(!allDayOnly || service.allDay === true) &&
			(language === null || service.languages === undefined || service.languages.includes(language))
	);
}

/** The country of a time zone; null where none of them is meant. */
export function countryOf(timeZone: string, countries: readonly CountryServices[]): string | null {
	return countries.find(({ timeZones }) => timeZones.includes(timeZone))?.country ?? null;
}
