/** `ink` follows the appearance, light or dark; the others are chosen to stand out on both. */
export type PictureTone =
	| 'ink'
	| 'night'
	| 'paper'
	| 'sun'
	| 'orange'
	| 'rose'
	| 'blush'
	| 'leaf'
	| 'lime'
	| 'pine'
	| 'sky'
	| 'ice'
	| 'sea'
	| 'plum'
	| 'earth'
	| 'toast'
	| 'sand'
	| 'stone'
	| 'mist';

/** A path in a box of 48: filled with its tone, or drawn as a line of that width. */
export interface PictureShape {
	readonly tone: PictureTone;
	readonly d: string;
	readonly width?: number;
}

export type Drawing = readonly PictureShape[];

export function flat(tone: PictureTone, d: string): PictureShape {
	return { tone, d };
}

export function line(tone: PictureTone, width: number, d: string): PictureShape {
	return { tone, d, width };
}

/** Filled circles of one radius around these centres. */
export function discs(tone: PictureTone, radius: number, ...centres: readonly (readonly [number, number])[]): PictureShape {
	return { tone, d: centres.map(([x, y]) => ring(x, y, radius)).join('') };
}

/** Eyes or other dots on a filled shape. */
export function dots(width: number, ...centres: readonly (readonly [number, number])[]): PictureShape {
	return { tone: 'night', d: centres.map(([x, y]) => `M${x} ${y}h.01`).join(''), width };
}

/** The outline of an ellipse. */
export function ring(x: number, y: number, rx: number, ry = rx): string {
	return `M${x - rx} ${y}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0Z`;
}
