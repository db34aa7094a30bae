export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** CLDR plural rules of one language for whole numbers, e.g. `few: 'n % 100 = 3..10'`; `other` needs no rule. */
export interface PluralRules {
	readonly categories: readonly PluralCategory[];
	readonly rules: Readonly<Partial<Record<PluralCategory, string>>>;
}

/**
 * The category of a whole number under CLDR's rule syntax (Unicode TS 35, part 3). Visible fraction digits do not occur
 * in this app, so the operands v, w, f, t, c and e are 0, and n and i are the number itself.
 */
export function pluralCategory(rules: PluralRules, count: number): PluralCategory {
	const number = Math.abs(Math.trunc(count));
	return rules.categories.find((category) => category !== 'other' && holds(rules.rules[category], number)) ?? 'other';
}

function holds(rule: string | undefined, number: number): boolean {
	if (!rule) return false;
	return rule.split(' or ').some((alternative) => alternative.split(' and ').every((relation) => relationHolds(relation, number)));
}

function relationHolds(relation: string, number: number): boolean {
	const match = /^\s*([nivwftce])(?:\s*%\s*(\d+))?\s*(!?=)\s*([\d.,\s]+?)\s*$/.exec(relation);
	if (!match) throw new SyntaxError(`not a CLDR plural relation: ${relation}`);
	const [, operand, modulus, sign, ranges] = match;
	const value = operand === 'n' || operand === 'i' ? number : 0;
	const remainder = modulus ? value % Number(modulus) : value;
	return inRanges(ranges ?? '', remainder) === (sign === '=');
}

function inRanges(ranges: string, value: number): boolean {
	return ranges.split(',').some((range) => {
		const [from = 0, to = from] = range.split('..').map(Number);
		return value >= from && value <= to;
	});
}
