import { createQrReader, type ReadCodes } from './qr-reader';

export type CameraProblem = 'no-camera' | 'camera-refused';

export interface ScanEvents {
	readonly onready: () => void;
	readonly ontext: (text: string) => void;
	readonly onproblem: (problem: CameraProblem) => void;
}

/** Milliseconds from one look to the next, and what the phone has at least for itself between two. */
const PACE = 120;
const REST = 40;
/** Pixels on a side of the square that is looked at. */
const SQUARE = 480;

/** Looks through the camera at the square in its middle until it is stopped. */
export function scanWithCamera(video: HTMLVideoElement, events: ScanEvents): () => void {
	const canvas = document.createElement('canvas');
	let stream: MediaStream | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stopped = false;

	const stop = () => {
		stopped = true;
		clearTimeout(timer);
		stream?.getTracks().forEach((track) => track.stop());
		video.srcObject = null;
	};
	const fail = (problem: CameraProblem) => {
		if (stopped) return;
		stop();
		events.onproblem(problem);
	};
	const begin = async () => {
		stream = await openCamera();
		if (stopped) return stop();
		stream.getTracks().forEach((track) => track.addEventListener('ended', () => fail('no-camera')));
		video.srcObject = stream;
		await video.play();
		const read = await createQrReader();
		if (stopped) return;
		events.onready();
		void look(read);
	};
	const look = async (read: ReadCodes) => {
		const began = performance.now();
		const picture = pictureOf(video, canvas);
		const texts = picture ? await read(picture).catch(() => []) : [];
		for (const text of texts) if (!stopped) events.ontext(text);
		if (!stopped) timer = setTimeout(() => void look(read), Math.max(REST, PACE - (performance.now() - began)));
	};

	begin().catch((error: unknown) => fail(problemOf(error)));
	return stop;
}

async function openCamera(): Promise<MediaStream> {
	// Missing where the page is not served securely.
	const devices = navigator.mediaDevices as MediaDevices | undefined;
	if (!devices) throw new Error('no camera');
	return devices.getUserMedia({ video: { facingMode: 'environment', height: { ideal: 720 } }, audio: false });
}

function problemOf(error: unknown): CameraProblem {
	const name = error instanceof Error || error instanceof DOMException ? error.name : '';
	return name === 'NotAllowedError' || name === 'SecurityError' ? 'camera-refused' : 'no-camera';
}

function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): HTMLCanvasElement | null {
	const side = Math.min(video.videoWidth, video.videoHeight);
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (side === 0 || !context) return null;
	canvas.width = canvas.height = Math.min(side, SQUARE);
	const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
	context.drawImage(video, left, top, side, side, 0, 0, canvas.width, canvas.height);
	return canvas;
}
