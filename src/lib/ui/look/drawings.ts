import { companionFrom, type CompanionName } from '$lib/core/look/choices';
import Nuri from '../shared/Nuri.svelte';
import type { Drawing } from './figure';

/** One file each, so that a phone reads only the companion that she chose. */
const loaders: Readonly<Record<Exclude<CompanionName, 'nuri'>, () => Promise<{ default: Drawing }>>> = {
	amina: () => import('./companions/Amina.svelte'),
	lin: () => import('./companions/Lin.svelte'),
	zola: () => import('./companions/Zola.svelte'),
	mara: () => import('./companions/Mara.svelte'),
	imani: () => import('./companions/Imani.svelte'),
	sisa: () => import('./companions/Sisa.svelte'),
	misk: () => import('./companions/Misk.svelte'),
	tumi: () => import('./companions/Tumi.svelte')
};
const drawn = new Map<CompanionName, Drawing>([['nuri', Nuri]]);

/** The drawing where it is at hand, so that nothing flashes. */
export function drawingAtHand(name: CompanionName): Drawing | undefined {
	return drawn.get(name);
}

/** The drawing of a companion; the bird where it cannot be had. */
export async function drawingOf(chosen: string | undefined): Promise<Drawing> {
	const name = companionFrom(chosen);
	const known = drawn.get(name);
	if (known || name === 'nuri') return known ?? Nuri;
	try {
		const { default: drawing } = await loaders[name]();
		drawn.set(name, drawing);
		return drawing;
	} catch {
		return Nuri;
	}
}
