import { describe, expect, it } from 'vitest';
import { KEY_BOX_LENGTH, openBody, sealBody, subKey, unusedRecoveryBox, unwrapDataKey, wrapDataKey } from './keyring';
import { systemRandom } from './random';

const context = { fixedHeader: new Uint8Array(56).fill(1), slot: 2 };
const key = new Uint8Array(32).fill(3);
const dataKey = new Uint8Array(32).fill(4);
const otherHeader = { ...context, fixedHeader: new Uint8Array(56).fill(2) };

describe('a wrapped data key', () => {
	const box = wrapDataKey('code', context, key, dataKey, systemRandom);

	it('opens with its key, in its slot, under its header', () => {
		expect(unwrapDataKey('code', context, key, box)).toEqual(dataKey);
	});

	it('does not open in another slot, under another header, for another purpose or with another key', () => {
		expect(unwrapDataKey('code', { ...context, slot: 6 }, key, box)).toBeNull();
		expect(unwrapDataKey('code', otherHeader, key, box)).toBeNull();
		expect(unwrapDataKey('recovery', context, key, box)).toBeNull();
		expect(unwrapDataKey('code', context, dataKey, box)).toBeNull();
	});

	it('is as long as the filler of a slot without a recovery code', () => {
		expect(box.length).toBe(KEY_BOX_LENGTH);
		expect(unusedRecoveryBox(systemRandom).length).toBe(KEY_BOX_LENGTH);
	});
});

describe('a sealed body', () => {
	it('opens at the length it was sealed with, whatever follows it', () => {
		const box = sealBody(context, dataKey, new Uint8Array(60).fill(9), systemRandom);
		const grown = new Uint8Array([...box, ...systemRandom(100)]);
		expect(openBody(context, dataKey, grown, [100, 200])).toEqual(new Uint8Array(60).fill(9));
		expect(openBody(context, dataKey, grown, [200])).toBeNull();
	});

	it('does not open in another slot or under another header', () => {
		const box = sealBody(context, dataKey, new Uint8Array(60), systemRandom);
		expect(openBody({ ...context, slot: 1 }, dataKey, box, [100])).toBeNull();
		expect(openBody(otherHeader, dataKey, box, [100])).toBeNull();
	});
});

describe('sub-keys', () => {
	it('differ by purpose, slot, header and key', () => {
		const keys = [
			subKey('code', context, key),
			subKey('recovery', context, key),
			subKey('body', context, key),
			subKey('code', { ...context, slot: 3 }, key),
			subKey('code', otherHeader, key),
			subKey('code', context, dataKey)
		];
		expect(new Set(keys.map((each) => Buffer.from(each).toString('hex'))).size).toBe(keys.length);
		expect(keys.every((each) => each.length === 32)).toBe(true);
	});
});
