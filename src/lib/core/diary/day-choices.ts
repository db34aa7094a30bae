/** What she did, in the order in which it is offered. */
export const activities = [
	'school',
	'play',
	'sport',
	'walk',
	'friends',
	'family',
	'chores',
	'work',
	'music',
	'reading',
	'rest',
	'travel'
] as const;
export type Activity = (typeof activities)[number];

/** What she used for her bleeding. */
export const products = ['pad', 'cloth', 'period-pants', 'tampon', 'cup', 'other'] as const;
export type Product = (typeof products)[number];

/** Most changes a day that can be noted of one product. */
export const MOST_CHANGES = 30;

/** What the bleeding was like beyond its amount: signs that a nurse asks about (ACOG 785; ASH 2018). */
export const bleedingSigns = ['clots', 'leaked', 'changed-at-night', 'soaked-in-two-hours', 'soaked-every-hour'] as const;
export type BleedingSign = (typeof bleedingSigns)[number];

/** Scores of a scale of six faces, from no pain to the worst (the scores of the Faces Pain Scale – Revised, IASP). */
export const painScores = [0, 2, 4, 6, 8, 10] as const;

/** What she tried against pain and found good; `nothing` is her word that nothing helped. */
export const reliefs = ['warmth', 'rest', 'moving', 'massage', 'hot-drink', 'medicine', 'nothing'] as const;
export type Relief = (typeof reliefs)[number];

/** What she could not do that day because of how she felt. */
export const missedThings = ['school', 'sport', 'friends', 'chores', 'sleep'] as const;
export type MissedThing = (typeof missedThings)[number];

export const sleeps = ['badly', 'so-so', 'well'] as const;
export type Sleep = (typeof sleeps)[number];

/** What she saw or felt of discharge; `none` is a logged "none". */
export const discharges = ['none', 'clear', 'white', 'lumpy', 'yellow-green', 'grey', 'smells', 'itches'] as const;
export type Discharge = (typeof discharges)[number];

export const medicines = ['ibuprofen', 'paracetamol', 'iron', 'other'] as const;
export type Medicine = (typeof medicines)[number];
