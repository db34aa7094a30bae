import { describe, expect, it } from 'vitest';
import { AttemptGuard, type AttemptRecord } from './attempt-guard';
import type { SharedRecord } from './shared-record';

const DAY = 86_400_000;

function phone() {
	const record: SharedRecord<AttemptRecord> & { present: AttemptRecord | null; refuses: boolean } = {
		present: null,
		refuses: false,
		async update(next) {
			if (record.refuses) throw new DOMException('refused', 'SecurityError');
			return (record.present = next(record.present));
		},
		async remove() {
			record.present = null;
		}
	};
	const time = { running: 0, wall: 1_800_000_000_000 };
	let workers = 0;
	const open = () =>
		new AttemptGuard({ record, now: () => time.running, wallNow: () => time.wall, name: `worker ${(workers += 1)}` });
	return { record, time, open };
}

async function failTimes(guard: AttemptGuard, times: number): Promise<void> {
	for (let index = 0; index < times; index += 1) expect(await guard.begin()).toBe(true);
}

describe('the guard of the lock', () => {
	it('lets five tries pass and refuses the sixth until 30 seconds have run', async () => {
		const { time, open } = phone();
		const guard = open();
		await failTimes(guard, 5);
		expect(await guard.begin()).toBe(false);
		time.running += 29_000;
		expect(await guard.begin()).toBe(false);
		expect((await guard.current()).wait).toBe(1_000);
		time.running += 1_000;
		expect(await guard.begin()).toBe(true);
		expect((await guard.current()).wait).toBe(60_000);
	});

	it('remembers after a restart, whatever the clock says', async () => {
		const { time, open } = phone();
		await failTimes(open(), 5);
		for (const change of [-DAY, DAY, 3650 * DAY, -7300 * DAY]) {
			time.wall += change;
			expect(await open().begin()).toBe(false);
			expect((await open().current()).wait).toBe(30_000);
		}
	});

	it('counts a try that was cut short by closing the app', async () => {
		const { open } = phone();
		for (let index = 0; index < 5; index += 1) expect(await open().begin()).toBe(true);
		expect(await open().begin()).toBe(false);
	});

	it('lets two windows wait no faster than one', async () => {
		const { time, open } = phone();
		const [one, other] = [open(), open()];
		await failTimes(one, 5);
		for (let second = 0; second < 20; second += 1) {
			time.running += 1_000;
			await one.current();
			await other.current();
		}
		expect((await one.current()).wait).toBeGreaterThanOrEqual(10_000);
	});

	it('forgives when a diary is opened, and takes back a try that was none', async () => {
		const { record, open } = phone();
		const guard = open();
		await failTimes(guard, 4);
		await guard.takeBack();
		expect((await guard.current()).failures).toBe(3);
		await failTimes(guard, 1);
		await guard.succeeded();
		expect(record.present).toMatchObject({ failures: 0, inARow: 0, wait: 0 });
	});

	it('counts the time that the app ran, and forgives again only then', async () => {
		const { time, open } = phone();
		const guard = open();
		await failTimes(guard, 3);
		await guard.succeeded();
		time.wall += 2 * DAY;
		await failTimes(guard, 3);
		await guard.succeeded();
		expect((await guard.current()).failures).toBe(2);
		time.running += 600_000;
		await guard.current();
		const later = open();
		await failTimes(later, 1);
		await later.succeeded();
		expect((await later.current()).failures).toBe(0);
	});

	it('erases after ten wrong tries in a row only where that was asked for', async () => {
		const { time, open } = phone();
		const guard = open();
		const failPatiently = async (times: number) => {
			for (let index = 0; index < times; index += 1) {
				time.running += 3_600_000;
				expect(await guard.begin()).toBe(true);
			}
		};
		await failPatiently(10);
		expect(await guard.mustWipe()).toBe(false);
		await guard.setWipes(true);
		expect(await guard.mustWipe()).toBe(true);
		time.running += 3_600_000;
		await guard.succeeded();
		await failPatiently(9);
		expect(await guard.mustWipe()).toBe(false);
		await failPatiently(1);
		expect(await guard.mustWipe()).toBe(true);
	});

	it('goes on counting in memory where the browser refuses to keep the record', async () => {
		const { record, open } = phone();
		record.refuses = true;
		const guard = open();
		await failTimes(guard, 5);
		expect(await guard.begin()).toBe(false);
	});

	it('keeps nothing where nobody has tried, and nothing once it forgot', async () => {
		const { record, open } = phone();
		const guard = open();
		await guard.current();
		expect(record.present).toBeNull();
		await failTimes(guard, 2);
		await guard.forget();
		expect(record.present).toBeNull();
		expect((await guard.current()).failures).toBe(0);
	});
});
