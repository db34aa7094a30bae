/** What she may feel in her body, in the order in which it is offered. */
export const symptoms = [
	'cramps',
	'tired',
	'headache',
	'backache',
	'bloated',
	'sore-breasts',
	'pimples',
	'nausea',
	'dizzy',
	'cravings',
	'no-appetite',
	'leg-pain',
	'diarrhoea',
	'constipated',
	'vomiting',
	'fever',
	'faint',
	'breathless',
	'rash',
	'bruises',
	'pain-peeing'
] as const;
export type Symptom = (typeof symptoms)[number];

export function isSymptom(name: string): name is Symptom {
	return symptoms.some((symptom) => symptom === name);
}

/** How she may feel, in the order in which it is offered. */
export const moods = [
	'happy',
	'calm',
	'energetic',
	'proud',
	'loved',
	'sensitive',
	'sad',
	'angry',
	'worried',
	'lonely',
	'bored',
	'very-low'
] as const;
export type Mood = (typeof moods)[number];

export function isMood(name: string): name is Mood {
	return moods.some((mood) => mood === name);
}
