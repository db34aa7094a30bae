/** What was found to be wrong after it had gone out: identifiers of answers, cards, tips and services. */
export interface Recall {
	readonly withdrawn: readonly string[];
}

/** Reads a recall list. Total: what is no list withdraws nothing, and what is no identifier is passed over. */
export function recallFrom(text: string): readonly string[] {
	try {
		const { withdrawn } = JSON.parse(text) as Partial<Recall>;
		return Array.isArray(withdrawn) ? withdrawn.filter((id): id is string => typeof id === 'string') : [];
	} catch {
		return [];
	}
}
