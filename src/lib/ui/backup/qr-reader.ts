/** The texts of the QR codes in a picture; none where nothing can be read. */
export type ReadCodes = (picture: HTMLCanvasElement) => Promise<readonly string[]>;

/** The part of the Shape Detection API that is used here. */
interface Detector {
	detect(picture: HTMLCanvasElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
	new (options: { formats: readonly string[] }): Detector;
	getSupportedFormats(): Promise<readonly string[]>;
}

/** Reads with the browser's own detector where there is one that works, else with a reader that is loaded only then. */
export async function createQrReader(): Promise<ReadCodes> {
	const detector = await ownDetector();
	let read: ReadCodes = detector ? async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue) : await bundledReader();
	return async (picture) => {
		try {
			return await read(picture);
		} catch {
			// Some phones promise a detector whose service is missing.
			read = await bundledReader();
			return read(picture);
		}
	};
}

async function ownDetector(): Promise<Detector | null> {
	const { BarcodeDetector } = window as { BarcodeDetector?: DetectorClass };
	if (!BarcodeDetector) return null;
	const formats = await BarcodeDetector.getSupportedFormats().catch((): readonly string[] => []);
	return formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null;
}

async function bundledReader(): Promise<ReadCodes> {
	const { decodeQR } = await import('qr/decode.js');
	return async (picture) => {
		const pixels = picture.getContext('2d')?.getImageData(0, 0, picture.width, picture.height);
		if (!pixels) return [];
		try {
			return [decodeQR(pixels)];
		} catch {
			// How it says that there is no code in the picture.
			return [];
		}
	};
}
