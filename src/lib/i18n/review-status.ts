/** How far a text has come, from a machine's draft to the signature of a clinician. */
export const reviewStatuses = ['draft_machine', 'draft', 'translated', 'reviewed', 'medically_reviewed'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];
