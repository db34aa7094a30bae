/** Hertz: two soft notes, a fifth apart. */
const NOTES = [523.25, 783.99] as const;
const SECONDS = 0.16;
const VIBRATION_MS = 15;

let context: AudioContext | undefined;

/** Two short quiet notes, made on the phone. Silent where the browser has no sound. */
export function playNotes(): void {
	try {
		context ??= new AudioContext();
		void context.resume().catch(() => undefined);
		for (const [index, pitch] of NOTES.entries()) playNote(context, pitch, context.currentTime + index * SECONDS * 0.7);
	} catch {
		// No sound on this phone: the words on the screen say the same.
	}
}

/** A tick that is felt; nothing on phones that cannot. */
export function vibrate(): void {
	if (canVibrate()) navigator.vibrate(VIBRATION_MS);
}

export function canVibrate(): boolean {
	return typeof (navigator as Partial<Navigator>).vibrate === 'function';
}

function playNote(audio: AudioContext, pitch: number, at: number): void {
	const tone = audio.createOscillator();
	const volume = audio.createGain();
	tone.frequency.value = pitch;
	volume.gain.setValueAtTime(0, at);
	volume.gain.linearRampToValueAtTime(0.12, at + 0.015);
	volume.gain.linearRampToValueAtTime(0, at + SECONDS);
	tone.connect(volume).connect(audio.destination);
	tone.start(at);
	tone.stop(at + SECONDS);
}
