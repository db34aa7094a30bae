import type { Drawing } from './feeling-drawings';

const drop = 'M24 5 C30 15 36 22 36 30 A12 12 0 1 1 12 30 C12 22 18 15 24 5 Z';
const head = 'M24 5 A7 7 0 1 1 23.9 5 Z';
const pad = 'M17 5 H31 C36 5 37 11 35 17 C34 21 34 27 35 31 C37 37 36 43 31 43 H17 C12 43 11 37 13 31 C14 27 14 21 13 17 C11 11 12 5 17 5 Z';
const cross = 'M10 40 L38 8';
const school = 'M4 24 L24 8 L44 24 M9 21 V42 H39 V21 M20 42 V31 H28 V42 M24 8 V2 H32 V6 H24';
const ball = 'M24 6 A18 18 0 1 1 23.9 6 Z';
const two = 'M15 8 A6 6 0 1 1 14.9 8 Z M33 8 A6 6 0 1 1 32.9 8 Z';
const bed = 'M5 12 V42 M5 34 H43 V42 M43 34 C43 27 39 25 34 25 H20 V34';
const broom = 'M33 4 L23 24 M15 24 L32 30 L27 44 H7 C12 38 14 31 15 24 Z';
const tablet = 'M13 35 L35 13 A8 8 0 0 0 24 9 L9 24 A8 8 0 0 0 20 35 Z';

/** What a day can hold beside body and feelings, keyed by group and name. */
export const dayDrawings: Readonly<Record<string, Drawing | undefined>> = {
	'activities.school': { tint: 'saffron', flat: 'M9 21 L24 9 L39 21 V42 H9 Z', line: school },
	'activities.play': { tint: 'sky', flat: 'M24 28 C32 28 36 34 40 42 H8 C12 34 16 28 24 28 Z', line: `${head} M10 42 C14 30 18 24 24 24 C30 24 34 30 38 42 M14 26 L6 18 M34 26 L42 18`, accent: 'M40 6 v6 M37 9 h6' },
	'activities.sport': { tint: 'leaf', flat: ball, line: `${ball} M24 16 L32 22 L29 31 H19 L16 22 Z M24 16 V6 M32 22 L41 19 M29 31 L34 39 M19 31 L14 39 M16 22 L7 19` },
	'activities.walk': { tint: 'leaf', flat: 'M4 42 C14 36 34 36 44 42 Z', line: `M26 3 A5 5 0 1 1 25.9 3 Z M24 16 L21 27 L29 33 L30 43 M21 27 L14 42 M24 16 L16 22 V28 M24 16 L32 24` },
	'activities.friends': { tint: 'saffron', flat: `${two} M5 40 C5 28 25 28 25 40 Z M23 40 C23 28 43 28 43 40 Z`, line: `${two} M5 40 C5 27 22 26 25 36 M23 40 C23 27 43 27 43 40`, accent: 'M24 14 C22 10 17 13 24 18 C31 13 26 10 24 14 Z' },
	'activities.family': { tint: 'hibiscus', flat: 'M3 42 C3 28 21 28 21 42 Z M27 42 C27 28 45 28 45 42 Z', line: 'M12 8 A6 6 0 1 1 11.9 8 Z M36 8 A6 6 0 1 1 35.9 8 Z M3 42 C3 27 19 26 21 34 M45 42 C45 27 29 26 27 34 M24 25 A4.5 4.5 0 1 1 23.9 25 Z M16 43 C16 35 32 35 32 43' },
	'activities.chores': { tint: 'saffron', flat: 'M15 24 L32 30 L27 44 H7 C12 38 14 31 15 24 Z', line: `${broom} M13 44 L19 33 M20 44 L25 34` },
	'activities.work': { tint: 'leaf', flat: 'M8 18 H40 V40 H8 Z', line: 'M8 18 H40 V40 H8 Z M17 18 C17 8 31 8 31 18 M8 28 H40 M22 26 H26 V31 H22 Z' },
	'activities.music': { tint: 'sky', flat: 'M14 33 A5 5 0 1 1 13.9 33 Z M34 29 A5 5 0 1 1 33.9 29 Z', line: 'M14 33 A5 5 0 1 1 13.9 33 Z M34 29 A5 5 0 1 1 33.9 29 Z M19 37 V11 L39 7 V33 M19 18 L39 14' },
	'activities.reading': { tint: 'sky', flat: 'M24 14 C18 9 11 9 5 11 V39 C11 37 18 37 24 42 C30 37 37 37 43 39 V11 C37 9 30 9 24 14 Z', line: 'M24 14 C18 9 11 9 5 11 V39 C11 37 18 37 24 42 C30 37 37 37 43 39 V11 C37 9 30 9 24 14 Z M24 14 V42 M11 18 H18 M11 25 H18 M30 18 H37 M30 25 H37' },
	'activities.rest': { tint: 'leaf', flat: 'M6 26 H42 V38 H6 Z', line: 'M6 20 V38 M42 20 V38 M6 38 H42 M6 29 H42 M12 29 V18 H36 V29 M9 38 V43 M39 38 V43', accent: 'M26 5 H32 L26 12 H32 M36 2 H40 L36 7 H40' },
	'activities.travel': { tint: 'sky', flat: 'M8 12 H40 V34 H8 Z', line: 'M8 34 V14 C8 10 10 8 14 8 H34 C38 8 40 10 40 14 V34 Z M8 24 H40 M24 8 V24 M14 34 A4 4 0 1 0 14.1 34 M34 34 A4 4 0 1 0 34.1 34' },

	'products.pad': { tint: 'hibiscus', flat: pad, line: pad, accent: 'M24 16 C27 21 27 27 24 32 C21 27 21 21 24 16 Z' },
	'products.cloth': { tint: 'leaf', flat: 'M8 12 H40 V38 H8 Z', line: 'M8 12 C18 15 30 9 40 12 V38 C30 35 18 41 8 38 Z M8 25 C18 28 30 22 40 25', accent: 'M14 18 v.1 M22 18 v.1 M30 17 v.1 M36 18 v.1' },
	'products.period-pants': { tint: 'sky', flat: 'M6 12 H42 L40 24 C33 25 29 30 28 37 H20 C19 30 15 25 8 24 Z', line: 'M6 12 H42 L40 24 C33 25 29 30 28 37 H20 C19 30 15 25 8 24 Z M7 17 H41', accent: 'M21 32 C22 27 26 27 27 32' },
	'products.tampon': { tint: 'saffron', flat: 'M18 8 C18 4 30 4 30 8 V27 C30 31 18 31 18 27 Z', line: 'M18 8 C18 4 30 4 30 8 V27 C30 31 18 31 18 27 Z M18 13 H30 M24 30 C24 36 20 36 22 44' },
	'products.cup': { tint: 'hibiscus', flat: 'M11 8 H37 C37 22 31 32 26 34 H22 C17 32 11 22 11 8 Z', line: 'M11 8 H37 C37 22 31 32 26 34 H22 C17 32 11 22 11 8 Z M24 34 V43', accent: 'M15 15 H33' },
	'products.other': { tint: 'leaf', flat: 'M10 16 H38 V42 H10 Z', line: 'M10 16 H38 V42 H10 Z M6 10 H42 V16 H6 Z M24 10 V42', accent: 'M24 10 C18 1 10 6 24 10 C38 6 30 1 24 10' },

	'bleedingSigns.clots': { tint: 'hibiscus', flat: 'M16 14 A8 8 0 1 1 15.9 14 Z M33 24 A7 7 0 1 1 32.9 24 Z', line: 'M16 14 A8 8 0 1 1 15.9 14 Z M33 24 A7 7 0 1 1 32.9 24 Z', accent: 'M33 8 A3 3 0 1 1 32.9 8 Z M18 36 A3 3 0 1 1 17.9 36 Z' },
	'bleedingSigns.leaked': { tint: 'sky', flat: 'M6 8 H42 L40 20 C33 21 29 26 28 33 H20 C19 26 15 21 8 20 Z', line: 'M6 8 H42 L40 20 C33 21 29 26 28 33 H20 C19 26 15 21 8 20 Z', accent: 'M24 34 C27 38 28 40 26 43 C25 45 23 45 22 43 C20 40 21 38 24 34 Z M34 26 C36 29 36 31 34 31 C32 31 32 29 34 26 Z' },
	'bleedingSigns.changed-at-night': { tint: 'sky', flat: 'M30 6 A18 18 0 1 0 42 30 A15 15 0 0 1 30 6 Z', line: 'M30 6 A18 18 0 1 0 42 30 A15 15 0 0 1 30 6 Z', accent: 'M38 6 v6 M35 9 h6 M20 20 C24 26 25 29 23 32 C21 34 18 34 16 32 C14 29 16 26 20 20 Z' },
	'bleedingSigns.soaked-in-two-hours': { tint: 'hibiscus', flat: ball, line: `${ball} M24 14 V24 H32`, accent: 'M24 24 V34' },
	'bleedingSigns.soaked-every-hour': { tint: 'hibiscus', flat: ball, line: `${ball} M24 14 V24 L30 18`, accent: 'M42 2 C46 8 46 11 43 12 C39 12 39 8 42 2 Z M5 2 C9 8 9 11 6 12 C2 12 2 8 5 2 Z' },

	'reliefs.warmth': { tint: 'saffron', flat: 'M12 16 H36 C40 16 40 42 36 42 H12 C8 42 8 16 12 16 Z', line: 'M12 16 H36 C40 16 40 42 36 42 H12 C8 42 8 16 12 16 Z M20 16 V10 H28 V16', accent: 'M18 24 C21 27 15 31 18 35 M24 24 C27 27 21 31 24 35 M30 24 C33 27 27 31 30 35' },
	'reliefs.rest': { tint: 'leaf', flat: 'M20 25 H34 C39 25 43 27 43 34 H20 Z', line: `${bed} M12 22 A4 4 0 1 1 11.9 22 Z` },
	'reliefs.moving': { tint: 'leaf', flat: 'M8 40 H40 V44 H8 Z', line: 'M30 5 A5 5 0 1 1 29.9 5 Z M29 17 C22 22 18 24 10 24 M29 17 L27 30 L36 40 M27 30 C20 32 16 36 8 40 M29 17 L40 22' },
	'reliefs.massage': { tint: 'hibiscus', flat: 'M6 34 C12 26 36 26 42 34 V42 H6 Z', line: 'M6 34 C12 26 36 26 42 34 M6 42 H42 M14 22 C16 16 22 14 26 18 L34 24 M12 10 L18 16 M20 6 L24 14', accent: 'M36 12 C40 14 40 18 37 20 M41 8 C46 12 46 19 42 23' },
	'reliefs.hot-drink': { tint: 'saffron', flat: 'M10 20 H34 V34 C34 39 30 42 26 42 H18 C14 42 10 39 10 34 Z', line: 'M10 20 H34 V34 C34 39 30 42 26 42 H18 C14 42 10 39 10 34 Z M34 24 C42 23 42 35 33 35', accent: 'M17 5 C20 8 14 11 17 15 M26 5 C29 8 23 11 26 15' },
	'reliefs.medicine': { tint: 'sky', flat: tablet, line: `${tablet} M16 17 L27 28` },
	'reliefs.nothing': { tint: 'sky', flat: ball, line: ball, accent: 'M15 24 H33' },

	'missed.school': { tint: 'saffron', flat: 'M9 21 L24 9 L39 21 V42 H9 Z', line: school, accent: cross },
	'missed.sport': { tint: 'leaf', flat: ball, line: `${ball} M24 16 L32 22 L29 31 H19 L16 22 Z`, accent: cross },
	'missed.friends': { tint: 'saffron', flat: `${two} M5 40 C5 28 25 28 25 40 Z M23 40 C23 28 43 28 43 40 Z`, line: `${two} M5 40 C5 27 22 26 25 36 M23 40 C23 27 43 27 43 40`, accent: cross },
	'missed.chores': { tint: 'saffron', flat: 'M15 24 L32 30 L27 44 H7 C12 38 14 31 15 24 Z', line: broom, accent: cross },
	'missed.sleep': { tint: 'sky', flat: 'M30 6 A18 18 0 1 0 42 30 A15 15 0 0 1 30 6 Z', line: 'M30 6 A18 18 0 1 0 42 30 A15 15 0 0 1 30 6 Z', accent: cross },

	'sleep.badly': { tint: 'sky', flat: 'M28 8 A17 17 0 1 0 41 30 A14 14 0 0 1 28 8 Z', line: 'M28 8 A17 17 0 1 0 41 30 A14 14 0 0 1 28 8 Z M15 23 v1 M24 27 v1 M14 34 C17 31 21 32 23 35' },
	'sleep.so-so': { tint: 'saffron', flat: 'M28 8 A17 17 0 1 0 41 30 A14 14 0 0 1 28 8 Z', line: 'M28 8 A17 17 0 1 0 41 30 A14 14 0 0 1 28 8 Z M13 23 H17 M22 27 H26 M15 33 L22 35', accent: 'M36 8 H41 L36 14 H41' },
	'sleep.well': { tint: 'leaf', flat: 'M28 8 A17 17 0 1 0 41 30 A14 14 0 0 1 28 8 Z', line: 'M28 8 A17 17 0 1 0 41 30 A14 14 0 0 1 28 8 Z M12 23 C14 25 16 25 17 23 M21 27 C23 29 25 29 26 27 M15 32 C17 36 21 36 23 35', accent: 'M33 4 H37 L33 9 H37 M39 11 H45 L39 18 H45' },

	'discharge.none': { tint: 'leaf', flat: 'M24 46', line: drop, accent: cross },
	'discharge.clear': { tint: 'sky', flat: 'M24 46', line: `${drop} M18 30 C18 33 20 36 23 37` },
	'discharge.white': { tint: 'sky', flat: drop, line: drop },
	'discharge.lumpy': { tint: 'sky', flat: drop, line: `${drop} M20 26 A3 3 0 1 1 19.9 26 Z M28 24 A2 2 0 1 1 27.9 24 Z M26 32 A3.5 3.5 0 1 1 25.9 32 Z` },
	'discharge.yellow-green': { tint: 'saffron', flat: drop, line: `${drop} M18 26 L21 23 M18 33 L27 24 M22 36 L30 28` },
	'discharge.grey': { tint: 'leaf', flat: drop, line: `${drop} M15 27 H33 M14 32 H34 M17 37 H31` },
	'discharge.smells': { tint: 'saffron', flat: drop, line: drop, accent: 'M8 6 C12 10 4 14 8 20 M40 6 C44 10 36 14 40 20 M5 28 C8 31 3 34 6 38 M42 28 C45 31 40 34 43 38' },
	'discharge.itches': { tint: 'hibiscus', flat: drop, line: drop, accent: 'M6 16 L10 20 L6 24 L10 28 M42 16 L38 20 L42 24 L38 28 M20 28 v.1 M27 31 v.1 M23 36 v.1' },

	'medicines.ibuprofen': { tint: 'hibiscus', flat: tablet, line: `${tablet} M16 17 L27 28` },
	'medicines.paracetamol': { tint: 'sky', flat: 'M24 10 A14 14 0 1 1 23.9 10 Z', line: 'M24 10 A14 14 0 1 1 23.9 10 Z M12 24 H36' },
	'medicines.iron': { tint: 'saffron', flat: 'M15 16 H33 V42 H15 Z', line: 'M15 16 H33 V42 H15 Z M17 8 H31 V16 H17 Z M15 23 H33 M15 36 H33', accent: 'M21 29.5 H27 M24 26.5 V32.5' },
	'medicines.other': { tint: 'leaf', flat: 'M8 16 H40 V40 H8 Z', line: 'M8 16 H40 V40 H8 Z M17 16 V9 H31 V16', accent: 'M24 22 V34 M18 28 H30' }
};

/** Pictures for tags of her own. */
export const tagDrawings: Readonly<Record<string, Drawing | undefined>> = {
	star: { tint: 'saffron', flat: 'M24 5 L29.5 17.5 L43 19 L33 28 L36 42 L24 35 L12 42 L15 28 L5 19 L18.5 17.5 Z', line: 'M24 5 L29.5 17.5 L43 19 L33 28 L36 42 L24 35 L12 42 L15 28 L5 19 L18.5 17.5 Z' },
	heart: { tint: 'hibiscus', flat: 'M24 15 C18 3 2 10 8 24 C11 31 18 37 24 42 C30 37 37 31 40 24 C46 10 30 3 24 15 Z', line: 'M24 15 C18 3 2 10 8 24 C11 31 18 37 24 42 C30 37 37 31 40 24 C46 10 30 3 24 15 Z' },
	sun: { tint: 'saffron', flat: 'M24 14 A10 10 0 1 1 23.9 14 Z', line: 'M24 14 A10 10 0 1 1 23.9 14 Z M24 3 V8 M24 40 V45 M3 24 H8 M40 24 H45 M9 9 L13 13 M35 35 L39 39 M39 9 L35 13 M13 35 L9 39' },
	flower: { tint: 'hibiscus', flat: 'M24 6 C30 6 30 16 24 18 C18 16 18 6 24 6 Z M36 17 C38 23 29 27 25 22 C27 16 34 12 36 17 Z M12 17 C10 23 19 27 23 22 C21 16 14 12 12 17 Z', line: 'M24 18 C18 16 18 6 24 6 C30 6 30 16 24 18 M25 22 C27 15 35 12 36 17 C38 23 29 27 25 22 M23 22 C21 15 13 12 12 17 C10 23 19 27 23 22 M24 23 V44 M24 36 C28 30 34 30 36 32 C34 37 28 38 24 36' },
	leaf: { tint: 'leaf', flat: 'M8 40 C6 20 18 8 42 6 C42 28 30 42 8 40 Z', line: 'M8 40 C6 20 18 8 42 6 C42 28 30 42 8 40 Z M8 40 C16 28 24 22 32 16' },
	moon: { tint: 'sky', flat: 'M30 6 A18 18 0 1 0 42 30 A15 15 0 0 1 30 6 Z', line: 'M30 6 A18 18 0 1 0 42 30 A15 15 0 0 1 30 6 Z' },
	wave: { tint: 'sky', flat: 'M4 26 C10 18 14 18 20 26 C26 34 30 34 44 24 V42 H4 Z', line: 'M4 16 C10 8 14 8 20 16 C26 24 32 24 44 14 M4 28 C10 20 14 20 20 28 C26 36 32 36 44 26 M4 40 C10 32 14 32 20 40' },
	book: { tint: 'leaf', flat: 'M10 6 H38 V42 H10 Z', line: 'M10 6 H38 V42 H14 C10 42 10 36 14 36 H38 M10 6 V39 M17 14 H31 M17 21 H27' },
	ball: { tint: 'leaf', flat: ball, line: `${ball} M8 16 C18 20 30 20 40 16 M8 33 C18 28 30 28 40 33` },
	bike: { tint: 'saffron', flat: 'M12 26 A8 8 0 1 1 11.9 26 Z M36 26 A8 8 0 1 1 35.9 26 Z', line: 'M12 26 A8 8 0 1 1 11.9 26 Z M36 26 A8 8 0 1 1 35.9 26 Z M12 34 L20 18 H32 L36 34 M20 18 L27 34 L32 18 M17 14 H23 M32 18 L30 10 H36' },
	paw: { tint: 'saffron', flat: 'M24 24 C32 24 38 32 35 38 C32 43 28 39 24 39 C20 39 16 43 13 38 C10 32 16 24 24 24 Z', line: 'M24 24 C32 24 38 32 35 38 C32 43 28 39 24 39 C20 39 16 43 13 38 C10 32 16 24 24 24 Z M9 18 A4 4 0 1 1 8.9 18 Z M18 8 A4 4 0 1 1 17.9 8 Z M30 8 A4 4 0 1 1 29.9 8 Z M39 18 A4 4 0 1 1 38.9 18 Z' },
	pencil: { tint: 'saffron', flat: 'M8 40 L11 30 L34 7 L41 14 L18 37 Z', line: 'M8 40 L11 30 L34 7 L41 14 L18 37 Z M11 30 L18 37 M30 11 L37 18' },
	food: { tint: 'hibiscus', flat: 'M6 24 H42 C42 34 34 42 24 42 C14 42 6 34 6 24 Z', line: 'M6 24 H42 C42 34 34 42 24 42 C14 42 6 34 6 24 Z M16 18 C13 14 19 11 16 6 M25 18 C22 14 28 11 25 6 M34 18 C31 14 37 11 34 6' },
	phone: { tint: 'sky', flat: 'M14 4 H34 V44 H14 Z', line: 'M14 4 H34 V44 H14 Z M14 11 H34 M14 36 H34 M23 40 H25' },
	gift: { tint: 'hibiscus', flat: 'M8 20 H40 V42 H8 Z', line: 'M8 20 H40 V42 H8 Z M6 13 H42 V20 H6 Z M24 13 V42 M24 13 C16 0 8 8 24 13 C40 8 32 0 24 13' },
	rain: { tint: 'sky', flat: 'M12 28 C4 28 4 17 12 17 C13 8 27 6 30 14 C40 12 44 28 34 28 Z', line: 'M12 28 C4 28 4 17 12 17 C13 8 27 6 30 14 C40 12 44 28 34 28 Z', accent: 'M14 34 L12 40 M23 34 L21 40 M32 34 L30 40' }
};
