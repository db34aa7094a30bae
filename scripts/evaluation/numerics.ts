/** ln Γ(x) for x > 0: Lanczos approximation (g = 7, 9 terms), good to about 15 digits. */
export function logGamma(x: number): number {
	const terms = [
		0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
		-0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
	];
	const base = x + 6.5;
	const series = terms.reduce((sum, term, index) => sum + (index === 0 ? term : term / (x - 1 + index)), 0);
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

/** ln density at z of the standard Student-t distribution. */
export function logStudentT(z: number, degrees: number): number {
	return studentTConstant(degrees) - ((degrees + 1) / 2) * Math.log1p((z * z) / degrees);
}

/** The part of the ln density that does not depend on z. */
export function studentTConstant(degrees: number): number {
	return logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * Math.log(degrees * Math.PI);
}

/** Minimum of a smooth function by the simplex method of Nelder and Mead (1965), from `start` with steps of `step`. */
export function minimise(objective: (point: readonly number[]) => number, start: readonly number[], step = 0.3): number[] {
	const points = [start, ...start.map((_, axis) => start.map((value, index) => (index === axis ? value + step : value)))];
	const simplex = points.map((point) => ({ point: [...point], value: objective(point) }));
	for (let round = 0; round < 80 * start.length; round++) {
		simplex.sort((a, b) => a.value - b.value);
		if (simplex[simplex.length - 1]!.value - simplex[0]!.value < 1e-7) break;
		improve(simplex, objective);
	}
	return simplex.sort((a, b) => a.value - b.value)[0]!.point;
}

interface Vertex {
	point: number[];
	value: number;
}

function improve(simplex: Vertex[], objective: (point: readonly number[]) => number): void {
	const worst = simplex[simplex.length - 1]!;
	const best = simplex[0]!;
	const others = simplex.slice(0, -1);
	const centre = best.point.map((_, axis) => others.reduce((sum, { point }) => sum + point[axis]!, 0) / others.length);
	const along = (factor: number): Vertex => {
		const point = centre.map((value, axis) => value + factor * (worst.point[axis]! - value));
		return { point, value: objective(point) };
	};
	const reflected = along(-1);
	let candidate = reflected;
	if (reflected.value < best.value) candidate = better(along(-2), reflected);
	else if (reflected.value >= simplex[simplex.length - 2]!.value) candidate = along(reflected.value < worst.value ? -0.5 : 0.5);
	if (candidate.value < worst.value) simplex[simplex.length - 1] = candidate;
	else shrink(simplex, objective);
}

function better(left: Vertex, right: Vertex): Vertex {
	return left.value < right.value ? left : right;
}

function shrink(simplex: Vertex[], objective: (point: readonly number[]) => number): void {
	const best = simplex[0]!.point;
	for (const vertex of simplex.slice(1)) {
		vertex.point = vertex.point.map((value, axis) => (value + best[axis]!) / 2);
		vertex.value = objective(vertex.point);
	}
}
