export type Appearance = 'auto' | 'light' | 'dark';

/**
 * Choices that belong to the phone and are read before unlock; they lie in clear and say nothing about anybody.
 * `known` marks that this browser has held a diary, so that a returning girl never sees the welcome page flash by.
 */
export type PreferenceName = 'language' | 'calendar' | 'appearance' | 'text-size' | 'known';

/** Reads one preference; null where nothing is stored or the browser refuses storage. */
export function readPreference(name: PreferenceName): string | null {
	try {
		return localStorage.getItem(`nuri.${name}`);
	} catch {
		return null;
	}
}

/** Writes or (with null) removes one preference. A refusal is ignored: the app works without it. */
export function writePreference(name: PreferenceName, value: string | null): void {
	try {
		if (value === null) localStorage.removeItem(`nuri.${name}`);
		else localStorage.setItem(`nuri.${name}`, value);
	} catch {
		// Private mode: the choice lasts until the page is closed.
	}
}
