import type { PictureId } from '$lib/core/lock/picture-lock';
import { animalDrawings } from './animal-drawings';
import { foodDrawings } from './food-drawings';
import { natureDrawings } from './nature-drawings';
import type { Drawing } from './picture-shape';
import { thingDrawings } from './thing-drawings';

/** Drawn for Nuri in one hand: flat rounded shapes, few lines, told apart by outline alone. */
export const pictureDrawings: Readonly<Record<PictureId, Drawing>> = {
	...natureDrawings,
	...foodDrawings,
	...animalDrawings,
	...thingDrawings
};
