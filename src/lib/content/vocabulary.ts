/** Words that the guidance and the app share. What is only of interest to editors: scripts/content/vocabulary.ts. */

/** The shelves of answers, in the order in which they are offered. */
export const categories = ['first-period', 'cycle', 'bleeding', 'products', 'washing', 'pain', 'body', 'food-sport-sleep', 'feelings', 'school-and-life', 'disability-and-moving', 'safety-and-rights', 'growing-up', 'help'] as const;
export type Category = (typeof categories)[number];

/** Where a girl can be in her cycle or her life, as far as tips and answers for today depend on it. */
export const moments = ['no-period-yet', 'first-year', 'bleeding', 'heavy', 'pain', 'days-before', 'middle', 'late', 'low-mood', 'any'] as const;
export type Moment = (typeof moments)[number];

/** What somebody in need may be writing about. */
export const distressKinds = ['self-harm', 'violence', 'heavy-bleeding', 'fainting', 'pregnancy-fear'] as const;
export type DistressKind = (typeof distressKinds)[number];

export const ageGates = [0, 13, 15] as const;
export type AgeGate = (typeof ageGates)[number];

/** What a service helps with. */
export const serviceNeeds = ['child', 'violence', 'health', 'emergency'] as const;
export type ServiceNeed = (typeof serviceNeeds)[number];
