import { describe, expect, it } from 'vitest';
import { nextCards } from './cards';

const cards = Array.from({ length: 12 }, (_, index) => ({ id: `card-${index}` }));
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('the next cards', () => {
	it('are never ones that she met while others are left', () => {
		const met: string[] = [];
		for (const round of [0, 1]) {
			const next = ids(nextCards(cards, met, round, 5));
			expect(next.filter((id) => met.includes(id))).toEqual([]);
			met.push(...next);
		}
		expect(new Set(met).size).toBe(10);
	});
	it('are filled up with met ones at the end', () => expect(nextCards(cards, ids(cards.slice(2)), 0, 5)).toHaveLength(5));
	it('come in another order in another round', () => expect(ids(nextCards(cards, [], 1, 12))).not.toEqual(ids(nextCards(cards, [], 2, 12))));
	it('are the same again for the same round', () => expect(nextCards(cards, [], 7, 5)).toEqual(nextCards(cards, [], 7, 5)));
});
