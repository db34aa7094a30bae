/**
 * A film for the browser's fake camera (`--use-file-for-fake-video-capture`): what a phone sees that is held, not quite
 * still and not quite straight, in front of another phone's screen. Grey, a little blurred, with noise; the same for
 * the same frames. Chromium shows it again from the start when it ends.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { modulesOf } from '../../src/lib/ui/backup/qr-symbol';

export interface Film {
	readonly width: number;
	readonly height: number;
	/** Pictures in a second. */
	readonly rate: number;
	/** Pictures of each code, the first of which still shows half of the code before. */
	readonly held: number;
	/** Part of the shorter side that the code fills, with its quiet zone. */
	readonly fill: number;
}

/** 15 pictures a second and 3 for each code: the 5 codes a second that the other phone shows. 1 MB a code. */
const usual: Film = { width: 480, height: 480, rate: 15, held: 3, fill: 0.82 };

const DARK = 38;
const LIGHT = 222;
const ROOM = 92;
const NOISE = 14;
/** Where light is gathered for one pixel, in pixels: over more than the pixel, as the lens is a little out of focus. */
const SAMPLES = [-0.9, -0.3, 0.3, 0.9] as const;

/** Writes the film as YUV4MPEG2, the only format without compression that Chromium's fake camera reads. */
export function writeFakeCamera(path: string, frames: readonly string[], film: Film = usual): void {
	const codes = frames.map((frame) => modulesOf(frame));
	const file = openSync(path, 'w');
	const grey = Buffer.alloc((film.width * film.height) / 2, 128);
	writeSync(file, `YUV4MPEG2 W${film.width} H${film.height} F${film.rate}:1 Ip A1:1 C420jpeg\n`);
	for (let index = 0; index < codes.length * film.held; index += 1) {
		const code = codes[Math.floor(index / film.held)] as Modules;
		const changes = film.held > 1 && index % film.held === 0;
		const before = changes ? (codes[Math.floor(index / film.held) - 1] ?? code) : code;
		writeSync(file, 'FRAME\n');
		writeSync(file, pictureOf(before, code, index, film));
		writeSync(file, grey);
	}
	closeSync(file);
}

type Modules = readonly (readonly boolean[])[];

/** The brightness of every pixel; the upper half of the screen shows `upper`, as a screen does while it changes. */
function pictureOf(lower: Modules, upper: Modules, index: number, { width, height, rate, fill }: Film): Buffer {
	const modules = lower.length;
	const screen = Buffer.from(lower.flatMap((row, y) => (y < modules / 2 ? (upper[y] ?? row) : row)).map((dark) => (dark ? DARK : LIGHT)));
	const seconds = index / rate;
	const angle = 0.06 * Math.sin(seconds * 1.3);
	const scale = modules / (Math.min(width, height) * fill * (1 + 0.03 * Math.sin(seconds * 0.9)));
	const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
	const [left, top] = [width / 2 + 6 * Math.sin(seconds * 2.1), height / 2 + 6 * Math.cos(seconds * 1.7)];
	const brightnessAt = (column: number, row: number): number => {
		const [right, down] = [column - left, row - top];
		const x = Math.floor(right * cos + down * sin + modules / 2);
		const y = Math.floor(down * cos - right * sin + modules / 2);
		return x < 0 || y < 0 || x >= modules || y >= modules ? ROOM : (screen[y * modules + x] as number);
	};
	const picture = Buffer.alloc(width * height);
	let random = index + 1;
	for (let pixel = 0; pixel < picture.length; pixel += 1) {
		const [column, row] = [pixel % width, Math.floor(pixel / width)];
		random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
		let light = (random / 2 ** 31 - 1) * NOISE;
		for (const down of SAMPLES) for (const right of SAMPLES) light += brightnessAt(column + right, row + down) / SAMPLES.length ** 2;
		picture[pixel] = light;
	}
	return picture;
}
