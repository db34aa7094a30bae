/** Most characters of the name that Nuri calls her, as she counts them. */
export const LONGEST_NAME = 24;

/** Line breaks and other controls, and the marks that turn the direction of what stands around them. */
const unshowable = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g;

/** The name as it is kept: single spaces, nothing that disturbs a line, at most 24 characters; empty for none. */
export function displayName(written: string): string {
	const plain = written.replace(unshowable, ' ').replace(/ +/g, ' ').trim();
	return Array.from(plain).slice(0, LONGEST_NAME).join('').trim();
}
