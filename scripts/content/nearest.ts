/** `; did you mean "x"?` for the allowed word that is nearest; empty where none is near. */
export function nearest(value: string, allowed: readonly string[]): string {
	const [best, distance] = allowed.map((word) => [word, distanceOf(value, word)] as const).sort((a, b) => a[1] - b[1])[0] ?? ['', Infinity];
	return distance <= Math.max(2, value.length / 3) ? `; did you mean "${best}"?` : '';
}

/** How many letters must be put in, taken out or changed to make one word of another (Levenshtein). */
function distanceOf(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let at = 1; at <= from.length; at++) {
		const next = [at];
		for (let index = 1; index <= to.length; index++) {
			const change = (row[index - 1] as number) + (from[at - 1] === to[index - 1] ? 0 : 1);
			next.push(Math.min((row[index] as number) + 1, (next[index - 1] as number) + 1, change));
		}
		row = next;
	}
	return row[to.length] as number;
}
