import { describe, expect, it } from 'vitest';
import { Reader, type ReaderParts } from './reader.svelte';

function readerWith(voices: readonly { lang: string; localService: boolean }[], late: readonly { lang: string; localService: boolean }[] = voices) {
	let now = voices;
	const spoken: SpeechSynthesisUtterance[] = [];
	let cancelled = 0;
	const parts: ReaderParts = {
		speech: {
			getVoices: () => now,
			speak: (utterance) => void spoken.push(utterance),
			cancel: () => void (cancelled += 1)
		},
		utter: (text) => ({ text }) as SpeechSynthesisUtterance,
		voicesCome: async () => void (now = late)
	};
	const end = (index: number) => spoken[index]!.onend?.({} as SpeechSynthesisEvent);
	return { reader: new Reader(parts), spoken, end, cancelled: () => cancelled };
}

const english = { lang: 'en-GB', localService: true };
const sentences = ['One.', 'Two.'].map((text) => ({ text, language: 'en' }));

describe('reading aloud', () => {
	it('goes from sentence to sentence and falls silent', async () => {
		const { reader, spoken, end } = readerWith([english]);
		await reader.read(sentences);
		expect(reader.state).toBe('reading');
		end(0);
		expect(reader.at).toBe(1);
		end(1);
		expect([reader.state, spoken.map(({ text }) => text)]).toEqual(['silent', ['One.', 'Two.']]);
	});

	it('never uses a voice that works through the internet', async () => {
		const { reader, spoken } = readerWith([{ lang: 'en-US', localService: false }]);
		await reader.read(sentences);
		expect([reader.state, reader.missing, spoken]).toEqual(['no-voice', 'en', []]);
	});

	it('waits for voices that come late', async () => {
		const { reader } = readerWith([], [english]);
		await reader.read(sentences);
		expect(reader.state).toBe('reading');
	});

	it('prefers the voice of the very language, and takes one of its relatives', async () => {
		const { reader, spoken } = readerWith([{ lang: 'es-ES', localService: true }, { lang: 'es_MX', localService: true }]);
		await reader.read([{ text: 'Hola.', language: 'es-MX' }]);
		expect(spoken[0]!.lang).toBe('es_MX');
		await reader.read([{ text: 'Hola.', language: 'es' }]);
		expect(spoken[1]!.lang).toBe('es-ES');
	});

	it('knows Filipino by its old name', async () => {
		const { reader, spoken } = readerWith([{ lang: 'tl-PH', localService: true }]);
		await reader.read([{ text: 'Oo.', language: 'fil' }]);
		expect(spoken).toHaveLength(1);
	});

	it('rests and goes on with the same sentence', async () => {
		const { reader, spoken, end } = readerWith([english]);
		await reader.read(sentences);
		end(0);
		reader.rest();
		end(1);
		expect([reader.state, reader.at]).toEqual(['resting', 1]);
		reader.goOn();
		expect(spoken.map(({ text }) => text)).toEqual(['One.', 'Two.', 'Two.']);
	});

	it('speaks on at another speed', async () => {
		const { reader, spoken } = readerWith([english]);
		await reader.read(sentences);
		reader.changeSpeed('slow');
		expect(spoken[1]!.rate).toBeLessThan(spoken[0]!.rate);
		expect(spoken[1]!.text).toBe('One.');
	});

	it('is not brought back by what an older run still says', async () => {
		const { reader, spoken, end } = readerWith([english]);
		await reader.read(sentences);
		reader.stop();
		end(0);
		spoken[0]!.onerror?.({} as SpeechSynthesisErrorEvent);
		expect([reader.state, spoken.length]).toEqual(['silent', 1]);
	});

	it('says when there is nothing to read, or no way to speak', async () => {
		const { reader } = readerWith([english]);
		await reader.read([]);
		expect(reader.state).toBe('nothing');
		expect(new Reader({ speech: undefined, utter: () => ({}) as SpeechSynthesisUtterance, voicesCome: async () => undefined }).canSpeak).toBe(false);
	});
});
