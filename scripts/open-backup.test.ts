import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { goldenBackups, goldenVaults } from '../tests/vault/golden';
import { openSealed, secretFrom, type Opened } from './open-backup';

const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');
const textOf = (opened: Opened) => ('text' in opened ? opened.text : opened.problem);
const small = goldenBackups().find(({ name }) => name === 'backup-1-small');
if (!small) throw new Error('no small backup among the vectors');

describe('a reader that was written from the documents alone', () => {
	it.each(goldenBackups())('opens $name', ({ bytes, secret, sha512OfText, text }) => {
		const opened = openSealed(bytes, secret);
		expect(sha512(textOf(opened))).toBe(sha512OfText);
		if (text !== undefined) expect(textOf(opened)).toBe(text);
	});

	it.each(goldenVaults().flatMap((vault) => vault.diaries.map((diary) => ({ ...diary, bytes: vault.bytes, of: vault.name }))))(
		'opens slot $slot of $of with its lock and its recovery code',
		({ bytes, secret, recovery, slot, sha512: expected }) => {
			for (const each of recovery === undefined ? [secret] : [secret, recovery]) {
				const opened = openSealed(bytes, each);
				expect(sha512(textOf(opened))).toBe(expected);
				expect(opened).toMatchObject({ slot });
			}
		}
	);

	it('takes words in any case, with any space and any accent between and on them', () => {
		expect(secretFrom('  ALA,  brisa\u00a0Coral-dado  Éco faro ')).toBe(small.secret);
	});

	it('reads digits, pictures and a recovery code as they are written down', () => {
		expect(secretFrom('739251')).toBe('739251');
		expect(secretFrom('pictures 7 12 0 63 5 5')).toBe('pictures 7 12 0 63 5 5');
		expect(secretFrom('recovery 7k3m q9xw-t2hr 8vnc')).toBe('recovery 7K3MQ9XWT2HR8VNC');
		expect(secretFrom('recovery OIL1')).toBe('recovery 0111');
	});

	it('tells other files, damage, newer versions, costs that nobody chose and wrong words apart', () => {
		const changed = (at: number, value: number) => small.bytes.map((byte, index) => (index === at ? value : byte));
		const problemOf = (bytes: Uint8Array) => openSealed(bytes, 'words none').valueOf();
		expect(problemOf(Uint8Array.of(0xff, 0xd8, 0xff))).toEqual({ problem: 'not-ours' });
		expect(problemOf(small.bytes.subarray(0, 100))).toEqual({ problem: 'damaged' });
		expect(problemOf(small.bytes.subarray(0, -1))).toEqual({ problem: 'damaged' });
		expect(problemOf(changed(30, (small.bytes[30] as number) ^ 1))).toEqual({ problem: 'damaged' });
		expect(problemOf(changed(900, (small.bytes[900] as number) ^ 1))).toEqual({ problem: 'damaged' });
		expect(problemOf(rechecked(changed(7, 2)))).toEqual({ problem: 'newer' });
		expect(problemOf(rechecked(changed(8, 3)))).toEqual({ problem: 'newer' });
		expect(problemOf(rechecked(changed(14, 255)))).toEqual({ problem: 'damaged' });
		expect(problemOf(small.bytes)).toEqual({ problem: 'wrong-secret' });
	});
});

/** With the header's checksum made right again. */
function rechecked(bytes: Uint8Array): Uint8Array {
	const copy = Uint8Array.from(bytes);
	let crc = 0xffffffff;
	for (const byte of copy.subarray(0, 124)) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	new DataView(copy.buffer).setUint32(124, ~crc >>> 0, true);
	return copy;
}
