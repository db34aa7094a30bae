import { systemRandom } from '$lib/crypto/random';

/** Random bytes from the browser, for what is drawn for her. */
export const randomBytes: (length: number) => Uint8Array = systemRandom;
