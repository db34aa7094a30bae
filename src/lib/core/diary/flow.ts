/**
 * How much blood she noticed on one day. `none` is a logged "no bleeding"; a day without an answer has no flow at all.
 * `unspecified` is bleeding whose amount nobody noted (imports, onboarding). Ordered from least to most, `unspecified` apart.
 */
export const flows = ['none', 'spotting', 'light', 'medium', 'heavy', 'unspecified'] as const;
export type Flow = (typeof flows)[number];

/** Whether a flow can start a bleeding episode: everything but none and spotting (FIGO 2018: spotting needs no protection). */
export function isBleeding(flow: Flow | undefined): boolean {
	return flow !== undefined && flow !== 'none' && flow !== 'spotting';
}
