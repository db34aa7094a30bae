import encodeQR from 'qr';

/** A QR code to draw: `size` modules on a side with its quiet zone, and the dark ones as the data of an SVG path. */
export interface QrSymbol {
	readonly size: number;
	readonly path: string;
}

/** Modules of light around the code that its standard (ISO/IEC 18004) asks for. */
const QUIET_ZONE = 4;

/** The dark modules of a text, row by row, with the quiet zone. A screen is clean, and frames are repaired: level L. */
export function modulesOf(text: string): readonly (readonly boolean[])[] {
	return encodeQR(text, 'raw', { ecc: 'low', border: QUIET_ZONE });
}

export function symbolOf(text: string): QrSymbol {
	const rows = modulesOf(text);
	return { size: rows.length, path: rows.map(rowPath).join('') };
}

/** One rectangle for each run of dark modules. */
function rowPath(row: readonly boolean[], y: number): string {
	let path = '';
	for (let x = 0; x < row.length; x += 1) {
		if (!row[x]) continue;
		const start = x;
		while (row[x + 1]) x += 1;
		const width = x + 1 - start;
		path += `M${start} ${y}h${width}v1h-${width}z`;
	}
	return path;
}
