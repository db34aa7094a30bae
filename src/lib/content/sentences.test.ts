import { describe, expect, it, test } from 'vitest';
import { sentencesIn } from './sentences';

const sentences = (text: string) => sentencesIn(text).map(({ from, to }) => text.slice(from, to));

describe('sentences', () => {
	test.each([
		['Yes. It is OK! Is it? It is', ['Yes.', 'It is OK!', 'Is it?', 'It is']],
		['She said “no.” He went.', ['She said “no.”', 'He went.']],
		['هل تأخرت؟ لا بأس.', ['هل تأخرت؟', 'لا بأس.']],
		['पहला। दूसरा।', ['पहला।', 'दूसरा।']],
		['አንድ። ሁለት።', ['አንድ።', 'ሁለት።']],
		['One line\nanother', ['One line', 'another']],
		['2.5 cm is not two sentences.', ['2.5 cm is not two sentences.']],
		['  \n … \n', []]
	])('of %j', (text, found) => expect(sentences(text)).toEqual(found));
	it('lose no letter', () => {
		const text = 'First one. Second one?  Third';
		expect(sentences(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
	});
});
