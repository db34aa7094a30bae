/** The vault's own worker, driven from a page of its origin without the app's screens. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../src/lib/core/result';
import type { VaultCall } from '../../src/lib/storage/vault-messages';
import type { LockState, OpenedVault, Saved, VaultPresence } from '../../src/lib/storage/vault-types';
import type { ServedBuild } from './real-browser';

/** Long enough that no run of digits of a browser's own files looks like it. */
export const CODE = '739251804617';

/** One acknowledged save: the number of its text, and when it was asked for and answered (ms of the wall clock). */
export type Acknowledgement = readonly [number: number, asked: number, answered: number];

/** A text that can be told from every other, whole: of 12 bytes up to 30 KB. */
export function vaultText(number: number): string {
	return `save ${number};`.repeat(1 + (number * 37) % 2_000);
}

/** Which save a text is, or null when it is none, or not whole. */
export function numberOf(text: string): number | null {
	const number = Number(/^save (\d+);/.exec(text)?.[1] ?? NaN);
	return text === vaultText(number) ? number : null;
}

/** The worker behind a page. */
export class VaultPage {
	readonly page: Page;

	private constructor(page: Page) {
		this.page = page;
	}

	/** Opens a page that shows no screen, and starts the worker there. */
	static async open(page: Page, { address, workerPath }: Pick<ServedBuild, 'address' | 'workerPath'>): Promise<VaultPage> {
		await page.goto(`${address}/build.json`);
		await page.evaluate(SCRIPT.replaceAll('%worker%', workerPath));
		return new VaultPage(page);
	}

	presence(): Promise<Result<VaultPresence, string>> {
		return this.#ask('presence');
	}

	lockState(): Promise<Result<LockState, string>> {
		return this.#ask('lockState');
	}

	create(contents: string, code = CODE): Promise<Result<OpenedVault, string>> {
		return this.#ask('create', code, contents);
	}

	unlock(code = CODE): Promise<Result<OpenedVault, string>> {
		return this.#ask('unlock', code);
	}

	save(contents: string, basedOn: number): Promise<Result<Saved, string | object>> {
		return this.#ask('save', contents, basedOn);
	}

	prepare(): Promise<void> {
		return this.#ask('prepare');
	}

	lock(): Promise<void> {
		return this.#ask('lock');
	}

	/** Hears of every save that `saveOn` finishes from now on. */
	async onAcknowledged(hear: (acknowledgement: Acknowledgement) => void): Promise<void> {
		await this.page.exposeFunction('acknowledged', hear);
	}

	/** Saves `count` texts from this number on, each as soon as the one before is acknowledged. */
	saveOn(from: number, count: number, generation: number): Promise<Result<Saved, string | object>> {
		return this.#run(`saveOn(${from}, ${count}, ${generation})`);
	}

	/** Adds these lines one by one; gives how often another page had saved first. */
	addLines(opened: OpenedVault, names: readonly string[]): Promise<number> {
		return this.#run(`addLines(${JSON.stringify(opened)}, ${JSON.stringify(names)})`);
	}

	#ask<T>(call: VaultCall, ...input: readonly unknown[]): Promise<T> {
		return this.#run(`ask(${[call, ...input].map((part) => JSON.stringify(part)).join(', ')})`);
	}

	#run<T>(call: string): Promise<T> {
		return this.page.evaluate(`vaultLine.${call}`) as Promise<T>;
	}
}

/** What an expected success holds; a failure ends the measurement. */
export function expectSuccess<T>(result: Result<T, unknown>, what: string): T {
	if (!result.ok) throw new Error(`${what}: ${JSON.stringify(result.failure)}`);
	return result.value;
}

const SCRIPT = `${readFileSync(join(import.meta.dirname, 'vault-line.js'), 'utf8')}
globalThis.vaultText = (number) => \`save \${number};\`.repeat(1 + (number * 37) % 2_000);`;
