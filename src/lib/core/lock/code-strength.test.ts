import { describe, expect, it } from 'vitest';
import { codeWeakness } from './code-strength';

describe('a code', () => {
	it.each(['', '12345', '1234a6', '      '])('shorter than six digits is refused: %j', (code) => {
		expect(codeWeakness(code)).toBe('too-short');
	});
	it.each(['123456', '654321', '000000', '890123', '121212', '123123', '55555555', '12341234', '112233', '1234567890'])(
		'that many people use is refused: %s',
		(code) => {
			expect(codeWeakness(code)).toBe('too-common');
		}
	);
	it.each(['140312', '031214', '120314', '14032012', '20120314', '03142012', '290212', '310599'])('that reads as a date is refused: %s', (code) => {
		expect(codeWeakness(code)).toBe('looks-like-date');
	});
	it.each(['739251', '480673', '923384', '99887711', '739251846204'])('that is none of these will do: %s', (code) => {
		expect(codeWeakness(code)).toBe(null);
	});
	it('is a date only if that day exists: 30 February is none', () => {
		expect(codeWeakness('300299')).toBe(null);
	});
});
