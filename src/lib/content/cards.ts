/** The next cards of a quiz or of the myths: those that she has not met come first, in an order of the round's own. */
export function nextCards<Card extends { readonly id: string }>(cards: readonly Card[], met: readonly string[], round: number, most: number): readonly Card[] {
	const known = new Set(met);
	const order = (card: Card) => mixed(`${round} ${card.id}`);
	return [...cards].sort((a, b) => Number(known.has(a.id)) - Number(known.has(b.id)) || order(a) - order(b) || (a.id < b.id ? -1 : 1)).slice(0, most);
}

/** A number that a text always gives and that says nothing about its order (FNV-1a, 32 bits). */
function mixed(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}
