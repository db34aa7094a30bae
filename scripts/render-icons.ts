/** Draws the PNG icons from static/icon.svg in a browser: `tsx scripts/render-icons.ts`, after the drawing changed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';

interface Icon {
	readonly file: string;
	readonly size: number;
	/** Phones cut a maskable icon to any shape: the bird keeps to the middle four fifths, the ground fills the rest. */
	readonly shape: 'rounded' | 'square' | 'maskable';
}

const folder = resolve(import.meta.dirname, '../static');
const icons: readonly Icon[] = [
	{ file: 'icon-192.png', size: 192, shape: 'rounded' },
	{ file: 'icon-512.png', size: 512, shape: 'rounded' },
	{ file: 'icon-maskable-512.png', size: 512, shape: 'maskable' },
	{ file: 'icon-180.png', size: 180, shape: 'square' }
];

const drawing = readFileSync(resolve(folder, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox', '--disable-gpu'] });
for (const { file, size, shape } of icons) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	await page.setContent(`<body style="margin:0">${shaped(drawing, shape).replace('<svg ', `<svg width="${size}" height="${size}" style="display:block" `)}`);
	const png = smaller(await page.screenshot({ omitBackground: true }));
	writeFileSync(resolve(folder, file), png);
	process.stdout.write(`${file} ${png.length} bytes\n`);
	await page.close();
}
await browser.close();

function shaped(svg: string, shape: Icon['shape']): string {
	const square = svg.replace(' rx="112"', '');
	if (shape === 'rounded') return svg;
	return shape === 'square' ? square : square.replace('transform="', 'transform="translate(41 41) scale(.84) ');
}

/** The same picture, packed once more at the highest level and without the chunks that say nothing about it. */
function smaller(png: Buffer): Buffer {
	const chunks: Buffer[] = [png.subarray(0, 8)];
	const data: Buffer[] = [];
	for (let at = 8; at < png.length; ) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		const whole = png.subarray(at, at + 12 + length);
		if (type === 'IHDR') chunks.push(whole);
		if (type === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
		at += 12 + length;
	}
	chunks.push(chunk('IDAT', deflateSync(inflateSync(Buffer.concat(data)), { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0)));
	return Buffer.concat(chunks);
}

function chunk(type: string, data: Buffer): Buffer {
	const result = Buffer.alloc(12 + data.length);
	result.writeUInt32BE(data.length, 0);
	result.write(type, 4, 'latin1');
	data.copy(result, 8);
	result.writeUInt32BE(crc32(result.subarray(4, 8 + data.length)), 8 + data.length);
	return result;
}
