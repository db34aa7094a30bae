/** What she may feel in her body, in the order in which it is offered. */
export const symptoms = ['cramps', 'tired', 'headache', 'backache', 'bloated', 'sore-breasts', 'pimples', 'nausea'] as const;
export type Symptom = (typeof symptoms)[number];

/** How she may feel, in the order in which it is offered. */
export const moods = ['happy', 'calm', 'energetic', 'sensitive', 'sad', 'angry', 'worried', 'lonely'] as const;
export type Mood = (typeof moods)[number];
