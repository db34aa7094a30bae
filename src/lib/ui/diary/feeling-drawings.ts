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

const leg = 'M18 4 H32 C33 13 31 19 30 25 C29 31 29 35 30 38 L38 41 V44 H21 C20 36 19 31 19 25 C19 18 17 12 18 4 Z';
const lungs = 'M21 13 C14 14 9 24 9 34 C9 41 17 41 20 37 C21 30 21 22 21 13 Z M27 13 C34 14 39 24 39 34 C39 41 31 41 28 37 C27 30 27 22 27 13 Z';
const drop = 'M24 5 C30 15 36 22 36 30 A12 12 0 1 1 12 30 C12 22 18 15 24 5 Z';

/** Drawn for Nuri in one hand: round caps, one weight, flat tints. Keyed by symptom or mood. */
export const drawings: Readonly<Record<string, Drawing | undefined>> = {
	happy: { tint: 'saffron', flat: face, line: `${eyes} M15 28 C18 36 30 36 33 28 Z` },
	calm: { tint: 'leaf', flat: face, line: 'M14 21 C16 23.5 19 23.5 21 21 M27 21 C29 23.5 32 23.5 34 21 M18 31 C21 33 27 33 30 31' },
	energetic: { tint: 'saffron', flat: face, line: `${eyes} M16 29 C20 34 28 34 32 29`, accent: 'M5 12 L10 15 M43 12 L38 15 M24 1 V5' },
	sensitive: { tint: 'sky', flat: face, line: `${eyes} M18 32 C21 30 27 30 30 32`, accent: 'M24 12 C21 8 15 12 24 17 C33 12 27 8 24 12 Z' },
	sad: { tint: 'sky', flat: face, line: `${eyes} M16 34 C19 28 29 28 32 34`, accent: 'M32 25 C30 28 34 28 32 25 Z' },
	angry: { tint: 'hibiscus', flat: face, line: 'M13 17 L20 20 M35 17 L28 20 M18 23.5 v1 M30 23.5 v1 M17 33 C20 30 28 30 31 33' },
	worried: { tint: 'sky', flat: face, line: 'M14 18 L19 15 M34 18 L29 15 M17 21.5 v1 M31 21.5 v1 M16 32 L20 30 L24 33 L28 30 L32 32' },
	proud: { tint: 'saffron', flat: face, line: `${eyes} M16 29 C20 33 28 33 32 29`, accent: 'M38 3 L39.6 7 L44 7.2 L40.6 10 L41.7 14.2 L38 11.9 L34.3 14.2 L35.4 10 L32 7.2 L36.4 7 Z' },
	loved: { tint: 'hibiscus', flat: face, line: 'M14 21 C16 18 19 18 20 21 M28 21 C29 18 32 18 34 21 M16 29 C20 34 28 34 32 29', accent: 'M38 8 C35 3 28 6 38 14 C48 6 41 3 38 8 Z' },
	bored: { tint: 'leaf', flat: face, line: 'M13 19 H20 M28 19 H35 M17 22 v1 M32 22 v1 M18 32 L30 31' },
	'very-low': { tint: 'sky', flat: face, line: 'M14 23 C16 26 19 26 20 23 M28 23 C29 26 32 26 34 23 M18 35 C21 31 27 31 30 35', accent: 'M15 9 C13 4 20 1 22 5 C25 1 31 3 30 7 C35 7 35 13 30 13 H16 C11 13 11 9 15 9 Z' },
	lonely: { tint: 'leaf', flat: face, line: 'M15 22 C16 20 19 20 20 22 M28 22 C29 20 32 20 33 22 M20 32 H28', accent: 'M40 40 C40 36 46 36 46 40' },

	cramps: { tint: 'hibiscus', flat: belly, line: 'M14 8 C14 18 9 22 9 31 C9 39 15 44 24 44 C33 44 39 39 39 31 C39 22 34 18 34 8', accent: 'M15 31 L20 25 L24 34 L28 25 L33 31' },
	tired: { tint: 'sky', flat: face, line: 'M13 22 H21 M27 22 H35 M20 33 C22 35 26 35 28 33', accent: 'M36 4 H43 L36 12 H43' },
	headache: { tint: 'hibiscus', flat: face, line: 'M15 24 C16 22 19 22 20 24 M28 24 C29 22 32 22 33 24 M18 34 C21 32 27 32 30 34', accent: 'M26 3 L21 10 H27 L22 17' },
	backache: { tint: 'saffron', flat: 'M14 6 C14 16 17 20 15 28 C13 36 12 40 12 43 H36 C36 40 35 36 33 28 C31 20 34 16 34 6 Z', line: 'M14 6 C14 16 17 20 15 28 C13 36 12 40 12 43 M34 6 C34 16 31 20 33 28 C35 36 36 40 36 43 M24 8 V12 M24 16 V19 M24 23 V25', accent: 'M18 30 C20 34 28 34 30 30 M16 35 C20 39 28 39 32 35' },
	bloated: { tint: 'leaf', flat: 'M17 6 C17 13 7 19 7 29 C7 38 15 43 24 43 C33 43 41 38 41 29 C41 19 31 13 31 6 Z', line: 'M17 6 C17 13 7 19 7 29 C7 38 15 43 24 43 C33 43 41 38 41 29 C41 19 31 13 31 6 M24 33 v1', accent: 'M15 26 C14 29 14 32 16 35 M33 26 C34 29 34 32 32 35' },
	'sore-breasts': { tint: 'hibiscus', flat: 'M10 8 C12 16 9 22 9 28 C9 36 14 42 14 42 H34 C34 42 39 36 39 28 C39 22 36 16 38 8 Z', line: 'M10 8 C12 16 9 22 9 28 C9 36 13 42 13 42 M38 8 C36 16 39 22 39 28 C39 36 35 42 35 42 M10 26 C11 34 22 34 24 26 C26 34 37 34 38 26', accent: 'M17 17 L15 12 M24 16 V10 M31 17 L33 12' },
	pimples: { tint: 'saffron', flat: face, line: `${eyes} M18 32 C21 34.5 27 34.5 30 32`, accent: 'M12 27 v.1 M15 30 v.1 M35 27 v.1 M27 12 v.1 M22 11 v.1 M32 30 v.1' },
	dizzy: { tint: 'saffron', flat: face, line: 'M19 20 a3 3 0 1 1 -3 -2.5 M34 20 a3 3 0 1 1 -3 -2.5 M17 32 C20 29 24 35 31 31', accent: 'M7 8 C11 2 17 1 21 3 M41 8 C37 2 32 1 27 3' },
	cravings: { tint: 'hibiscus', flat: 'M12 24 C9 18 14 13 18 15 C19 8 29 8 30 15 C34 13 39 18 36 24 Z', line: 'M13 24 H35 L32 43 H16 Z M12 24 C9 18 14 13 18 15 C19 8 29 8 30 15 C34 13 39 18 36 24 M20 29 L21 38 M28 29 L27 38', accent: 'M24 9 C24 6 26 4 28 4' },
	'no-appetite': { tint: 'leaf', flat: 'M24 10 A14 14 0 1 1 23.9 10 Z', line: 'M24 10 A14 14 0 1 1 23.9 10 Z M24 17 A7 7 0 1 1 23.9 17 M4 12 V22 M4 26 V38 M44 12 C41 16 41 22 44 24 V38', accent: 'M12 36 L36 12' },
	'leg-pain': { tint: 'saffron', flat: leg, line: leg, accent: 'M9 19 L14 22 L9 25 L14 28' },
	diarrhoea: { tint: 'sky', flat: 'M12 6 H22 V22 H38 C38 30 33 35 27 36 L28 43 H16 L17 36 C13 33 12 28 12 22 Z', line: 'M12 6 H22 V22 H38 C38 30 33 35 27 36 L28 43 H16 L17 36 C13 33 12 28 12 22 Z M12 22 H22', accent: 'M30 7 C32 10 28 12 30 16 M37 7 C39 10 35 12 37 16' },
	constipated: { tint: 'leaf', flat: belly, line: 'M14 8 C14 18 9 22 9 31 C9 39 15 44 24 44 C33 44 39 39 39 31 C39 22 34 18 34 8', accent: 'M17 24 H29 C33 24 33 30 29 30 H19 C15 30 15 36 19 36 H27' },
	vomiting: { tint: 'leaf', flat: face, line: 'M14 17 L19 20 L14 23 M34 17 L29 20 L34 23 M18 33 C18 27 30 27 30 33', accent: 'M20 35 v6 M24 34 v10 M28 35 v4' },
	fever: { tint: 'hibiscus', flat: face, line: `${eyes} M17 32 H26 M26 32 L41 25`, accent: 'M10 6 C7 4 12 2 9 -1 M24 3 C21 1 26 -1 24 -3 M38 6 C35 4 40 2 37 -1 M41 25 a2.4 2.4 0 1 1 .1 0' },
	faint: { tint: 'sky', flat: 'M4 36 H44 V41 H4 Z', line: 'M4 41 H44 M9 36 A5 5 0 1 1 9.1 36 M15 35 C22 28 33 30 44 35', accent: 'M20 10 v6 M17 13 h6 M31 5 v5 M28.5 7.5 h5 M37 16 v4 M35 18 h4' },
	breathless: { tint: 'sky', flat: lungs, line: `${lungs} M24 4 V15 L20 20 M24 15 L28 20`, accent: 'M3 16 h4 M2 21 h3 M41 16 h4 M43 21 h3' },
	rash: { tint: 'saffron', flat: 'M9 14 C18 8 30 8 39 14 V35 C30 41 18 41 9 35 Z', line: 'M9 14 C18 8 30 8 39 14 M9 35 C18 41 30 41 39 35', accent: 'M17 20 v.1 M24 16 v.1 M31 21 v.1 M19 28 v.1 M26 25 v.1 M33 30 v.1 M24 34 v.1 M14 32 v.1 M14 17 v.1 M35 16 v.1' },
	bruises: { tint: 'saffron', flat: leg, line: leg, accent: 'M22 12 C26 10 29 14 26 17 C22 19 19 15 22 12 Z M24 27 C27 26 28 30 25 31 C22 31 22 28 24 27 Z' },
	'pain-peeing': { tint: 'saffron', flat: drop, line: drop, accent: 'M27 17 L20 27 H28 L21 37' },
	nausea: { tint: 'leaf', flat: face, line: 'M14 19 L20 22 M34 19 L28 22 M17 33 C19 30 21 35 24 32 C27 29 29 35 31 32' }
};
