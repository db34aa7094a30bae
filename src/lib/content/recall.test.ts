import { expect, test } from 'vitest';
import { recallFrom } from './recall';

test.each([
	['{"withdrawn":["a","b"]}', ['a', 'b']],
	['{"withdrawn":["a",3,null]}', ['a']],
	['{"withdrawn":"a"}', []],
	['{}', []],
	['null', []],
	['<html>', []],
	['', []]
])('a recall list of %s withdraws %j', (text, ids) => expect(recallFrom(text)).toEqual(ids));
