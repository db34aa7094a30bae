/** A sentence on the screen, with the language that it is written in. */
export interface ReadableSentence {
	readonly text: string;
	/** BCP 47 */
	readonly language: string;
}

/** What of a browser's speech a reader needs; `speechSynthesis` is one. */
export interface Speech {
	getVoices(): readonly Pick<SpeechSynthesisVoice, 'lang' | 'localService'>[];
	speak(utterance: SpeechSynthesisUtterance): void;
	cancel(): void;
}

export interface ReaderParts {
	readonly speech: Speech | undefined;
	readonly utter: (text: string) => SpeechSynthesisUtterance;
	/** Settles when the list of voices may have come, which some browsers give late. */
	readonly voicesCome: () => Promise<void>;
}

export const speeds = { slow: 0.7, usual: 0.95, fast: 1.2 } as const;
export type Speed = keyof typeof speeds;

/** Milliseconds in which a browser that loads its voices late has them. */
const VOICES_WITHIN = 1500;

/**
 * Reads a screen aloud, sentence by sentence, with voices that live on the phone: one that works through the internet would
 * send the text away, and is never used.
 */
export class Reader {
	#parts: ReaderParts;
	/** Grows with every start and stop, so that what an older run still says has no effect. */
	#run = 0;

	state = $state<'silent' | 'reading' | 'resting' | 'no-voice' | 'nothing'>('silent');
	sentences = $state.raw<readonly ReadableSentence[]>([]);
	/** The sentence that is being read. */
	at = $state(0);
	speed = $state<Speed>('usual');
	/** The language for which the phone has no voice of its own. */
	missing = $state('');

	constructor(parts: ReaderParts = browserParts()) {
		this.#parts = parts;
	}

	/** Whether this browser can speak at all. */
	get canSpeak(): boolean {
		return this.#parts.speech !== undefined;
	}

	/** Begins with the first of these sentences; what was being read stops. */
	async read(sentences: readonly ReadableSentence[]): Promise<void> {
		this.stop();
		const run = this.#run;
		this.sentences = sentences;
		if (sentences.length === 0) {
			this.state = 'nothing';
			return;
		}
		if (this.#voices().length === 0) await this.#parts.voicesCome();
		if (run === this.#run) this.#say(0);
	}

	/** Rests; going on begins with the same sentence, as not every browser can stop in the middle of one. */
	rest(): void {
		if (this.state !== 'reading') return;
		this.#silence();
		this.state = 'resting';
	}

	goOn(): void {
		if (this.state === 'resting') this.#say(this.at);
	}

	stop(): void {
		this.#silence();
		this.state = 'silent';
		this.sentences = [];
		this.at = 0;
	}

	changeSpeed(speed: Speed): void {
		this.speed = speed;
		if (this.state !== 'reading') return;
		this.#silence();
		this.#say(this.at);
	}

	#say(at: number): void {
		const sentence = this.sentences[at];
		if (!sentence) return this.stop();
		const voice = this.#voiceFor(sentence.language);
		if (!voice) {
			this.#silence();
			this.missing = sentence.language;
			this.state = 'no-voice';
			return;
		}
		const run = this.#run;
		const utterance = this.#parts.utter(sentence.text);
		utterance.voice = voice as SpeechSynthesisVoice;
		utterance.lang = voice.lang;
		utterance.rate = speeds[this.speed];
		utterance.onend = () => {
			if (run === this.#run) this.#say(at + 1);
		};
		utterance.onerror = () => {
			if (run === this.#run) this.stop();
		};
		this.at = at;
		this.state = 'reading';
		this.#parts.speech?.speak(utterance);
	}

	#silence(): void {
		this.#run += 1;
		this.#parts.speech?.cancel();
	}

	#voices(): readonly Pick<SpeechSynthesisVoice, 'lang' | 'localService'>[] {
		return this.#parts.speech?.getVoices().filter(({ localService }) => localService) ?? [];
	}

	// `fil` is spoken by voices that phones still call `tl`; some write `pt_BR`.
	#voiceFor(language: string) {
		const tagOf = (tag: string) => tag.replace(/_/g, '-').toLowerCase();
		const [wanted, base] = [tagOf(language), baseTagOf(tagOf(language))];
		const fitting = this.#voices().filter(({ lang }) => baseTagOf(tagOf(lang)) === base);
		return fitting.find(({ lang }) => tagOf(lang) === wanted) ?? fitting[0];
	}
}

function baseTagOf(tag: string): string {
	const base = tag.split('-')[0] ?? '';
	return base === 'tl' ? 'fil' : base === 'in' ? 'id' : base;
}

function browserParts(): ReaderParts {
	const speech = typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis;
	return {
		speech,
		utter: (text) => new SpeechSynthesisUtterance(text),
		voicesCome: () =>
			new Promise((resolve) => {
				speech?.addEventListener?.('voiceschanged', () => resolve(), { once: true });
				setTimeout(resolve, VOICES_WITHIN);
			})
	};
}
