/** A place on the path, in units of a box 300 wide and 232 high. */
export interface Bead {
	readonly x: number;
	readonly y: number;
	/** Scale of a day's mark, whose own box is 40 wide. */
	readonly scale: number;
}

const CENTRE = { x: 150, y: 138 };
const RADIUS = 118;
/** The course of a moon: up from one side of the horizon, over, and down on the other. */
const OPENING_DEGREES = 104;

/** Places of `count` days along the moon's course, from the reading side's horizon to the other. */
export function beads(count: number, direction: 'ltr' | 'rtl'): readonly Bead[] {
	const sweep = ((360 - OPENING_DEGREES) * Math.PI) / 180;
	const begin = Math.PI / 2 + ((OPENING_DEGREES / 2) * Math.PI) / 180;
	const spacing = (RADIUS * sweep) / Math.max(count - 1, 1);
	const scale = Math.min(spacing / 33, 0.62);
	return Array.from({ length: count }, (_, index) => {
		const angle = begin + (sweep * index) / Math.max(count - 1, 1);
		const x = RADIUS * Math.cos(angle);
		return { x: CENTRE.x + (direction === 'rtl' ? -x : x), y: CENTRE.y + RADIUS * Math.sin(angle), scale };
	});
}
