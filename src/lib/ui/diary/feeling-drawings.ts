/** One drawing in a box of 48: a flat tint below, ink lines above, and a coloured accent where it helps. */
export interface Drawing {
	readonly tint: 'leaf' | 'saffron' | 'sky' | 'hibiscus';
	readonly flat: string;
	readonly line: string;
	readonly accent?: string;
}

const face = 'M24 5 A19 19 0 1 1 23.9 5 Z';
const eyes = 'M17 20 v1.5 M31 20 v1.5';
const belly = 'M15 8 C15 18 11 22 11 31 C11 38 16 43 24 43 C32 43 37 38 37 31 C37 22 33 18 33 8 Z';

/** Drawn for Nuri in one hand: round caps, one weight, flat tints. Keyed by symptom or mood. */
export const drawings: Readonly<Record<string, Drawing | undefined>> = {
	happy: { tint: 'saffron', flat: face, line: `${eyes} M15 28 C18 36 30 36 33 28 Z` },
	calm: { tint: 'leaf', flat: face, line: 'M14 21 C16 23.5 19 23.5 21 21 M27 21 C29 23.5 32 23.5 34 21 M18 31 C21 33 27 33 30 31' },
	energetic: { tint: 'saffron', flat: face, line: `${eyes} M16 29 C20 34 28 34 32 29`, accent: 'M5 12 L10 15 M43 12 L38 15 M24 1 V5' },
	sensitive: { tint: 'sky', flat: face, line: `${eyes} M18 32 C21 30 27 30 30 32`, accent: 'M24 12 C21 8 15 12 24 17 C33 12 27 8 24 12 Z' },
	sad: { tint: 'sky', flat: face, line: `${eyes} M16 34 C19 28 29 28 32 34`, accent: 'M32 25 C30 28 34 28 32 25 Z' },
	angry: { tint: 'hibiscus', flat: face, line: 'M13 17 L20 20 M35 17 L28 20 M18 23.5 v1 M30 23.5 v1 M17 33 C20 30 28 30 31 33' },
	worried: { tint: 'sky', flat: face, line: 'M14 18 L19 15 M34 18 L29 15 M17 21.5 v1 M31 21.5 v1 M16 32 L20 30 L24 33 L28 30 L32 32' },
	lonely: { tint: 'leaf', flat: face, line: 'M15 22 C16 20 19 20 20 22 M28 22 C29 20 32 20 33 22 M20 32 H28', accent: 'M40 40 C40 36 46 36 46 40' },

	cramps: { tint: 'hibiscus', flat: belly, line: 'M14 8 C14 18 9 22 9 31 C9 39 15 44 24 44 C33 44 39 39 39 31 C39 22 34 18 34 8', accent: 'M15 31 L20 25 L24 34 L28 25 L33 31' },
	tired: { tint: 'sky', flat: face, line: 'M13 22 H21 M27 22 H35 M20 33 C22 35 26 35 28 33', accent: 'M36 4 H43 L36 12 H43' },
	headache: { tint: 'hibiscus', flat: face, line: 'M15 24 C16 22 19 22 20 24 M28 24 C29 22 32 22 33 24 M18 34 C21 32 27 32 30 34', accent: 'M26 3 L21 10 H27 L22 17' },
	backache: { tint: 'saffron', flat: 'M14 6 C14 16 17 20 15 28 C13 36 12 40 12 43 H36 C36 40 35 36 33 28 C31 20 34 16 34 6 Z', line: 'M14 6 C14 16 17 20 15 28 C13 36 12 40 12 43 M34 6 C34 16 31 20 33 28 C35 36 36 40 36 43 M24 8 V12 M24 16 V19 M24 23 V25', accent: 'M18 30 C20 34 28 34 30 30 M16 35 C20 39 28 39 32 35' },
	bloated: { tint: 'leaf', flat: 'M17 6 C17 13 7 19 7 29 C7 38 15 43 24 43 C33 43 41 38 41 29 C41 19 31 13 31 6 Z', line: 'M17 6 C17 13 7 19 7 29 C7 38 15 43 24 43 C33 43 41 38 41 29 C41 19 31 13 31 6 M24 33 v1', accent: 'M15 26 C14 29 14 32 16 35 M33 26 C34 29 34 32 32 35' },
	'sore-breasts': { tint: 'hibiscus', flat: 'M10 8 C12 16 9 22 9 28 C9 36 14 42 14 42 H34 C34 42 39 36 39 28 C39 22 36 16 38 8 Z', line: 'M10 8 C12 16 9 22 9 28 C9 36 13 42 13 42 M38 8 C36 16 39 22 39 28 C39 36 35 42 35 42 M10 26 C11 34 22 34 24 26 C26 34 37 34 38 26', accent: 'M17 17 L15 12 M24 16 V10 M31 17 L33 12' },
	pimples: { tint: 'saffron', flat: face, line: `${eyes} M18 32 C21 34.5 27 34.5 30 32`, accent: 'M12 27 v.1 M15 30 v.1 M35 27 v.1 M27 12 v.1 M22 11 v.1 M32 30 v.1' },
	nausea: { tint: 'leaf', flat: face, line: 'M14 19 L20 22 M34 19 L28 22 M17 33 C19 30 21 35 24 32 C27 29 29 35 31 32' }
};
