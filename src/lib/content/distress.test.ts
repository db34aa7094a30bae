import { describe, expect, it, test } from 'vitest';
import { distressIn } from './distress';
import type { DistressWords } from './guidance';

const words: DistressWords = {
	spellings: { u: 'you', nite: 'night' },
	groups: { forced: ['rape*', 'against my will'], me: ['me', 'my'], touch: ['touching'], someone: ['uncle'], tale: ['film'] },
	rules: [
		{ kind: 'violence', all: ['forced'], not: ['tale'] },
		{ kind: 'violence', all: ['touch', 'me', 'someone'] }
	]
};

describe('distress', () => {
	test.each([
		['I was RAPED', 'violence'],
		['it was against   my will', 'violence'],
		['my uncle keeps touching me', 'violence'],
		['my uncle keeps tuoching me', 'violence'],
		['the cat is touching me', null],
		['a film about rape', null],
		['', null],
		['against your will', null]
	])('in "%s" is %s', (question, kind) => expect(distressIn(question, [words])).toBe(kind));

	it('is looked for in every language that is given', () => {
		const spanish: DistressWords = { spellings: {}, groups: { die: ['quiero morir'] }, rules: [{ kind: 'self-harm', all: ['die'] }] };
		expect(distressIn('Quiero morír', [spanish, words])).toBe('self-harm');
		expect(distressIn('i was raped', [spanish, words])).toBe('violence');
	});
	it('never takes a short word for another', () => expect(distressIn('my uncle keeps teaching me', [words])).toBeNull());
});
