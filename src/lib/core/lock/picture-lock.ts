/**
 * Every picture a picture lock can be made of. The ORDER is part of the key of every picture lock, so it must never
 * change and no picture may go away or change its meaning: new ones are only appended.
 */
export const pictureIds = [
	'sun', 'moon', 'star', 'cloud', 'mountain', 'umbrella', 'tree', 'flower',
	'leaf', 'cactus', 'mushroom', 'apple', 'banana', 'orange', 'pineapple', 'grapes',
	'corn', 'carrot', 'bread', 'rice', 'ice-cream', 'cup', 'teapot', 'spoon',
	'basket', 'cat', 'rabbit', 'goat', 'camel', 'elephant', 'giraffe', 'hen',
	'fish', 'turtle', 'crab', 'frog', 'snake', 'snail', 'bee', 'butterfly',
	'house', 'key', 'bulb', 'bed', 'chair', 'clock', 'book', 'pencil',
	'scissors', 'comb', 'glasses', 'shirt', 'hat', 'shoe', 'bag', 'bell',
	'drum', 'guitar', 'ball', 'kite', 'ladder', 'bicycle', 'bus', 'boat'
] as const;

export type PictureId = (typeof pictureIds)[number];

/** A power of two, so that six bits name a picture and every drawn picture is worth exactly six bits. */
export const PICTURE_COUNT = 64;

/**
 * Pictures for a new lock, each drawn evenly and independently of the others, so one may come twice.
 * `random` gives that many bytes of cryptographic randomness; fewer than `count` is a bug and throws.
 */
export function drawnPictures(count: number, random: (length: number) => Uint8Array): PictureId[] {
	const bytes = random(count);
	return Array.from({ length: count }, (_, position) => pictureAt(bytes, position));
}

/** The place of each picture in `pictureIds`, 0 to 63, in the order given. */
export function numbersOfPictures(ids: readonly PictureId[]): number[] {
	return ids.map((id) => pictureIds.indexOf(id));
}

// 256 is four times 64: the low six bits of an even byte are even.
function pictureAt(bytes: Uint8Array, position: number): PictureId {
	const byte = bytes[position];
	const id = byte === undefined ? undefined : pictureIds[byte % PICTURE_COUNT];
	if (id === undefined) throw new RangeError('too little randomness for the pictures asked for');
	return id;
}
