import type { VaultClient } from './vault-types';

/** What can be asked of the worker: every method of the vault but `lock` answers with a `Result`. */
export type VaultCall = keyof VaultClient;

/** A question to the worker. */
export interface VaultRequest {
	readonly id: number;
	readonly call: VaultCall;
	readonly input: readonly unknown[];
}

/** Its answer. `failed`: the operation threw; nothing of the error crosses over, for it could quote a diary. */
export type VaultResponse =
	| { readonly id: number; readonly kind: 'answered'; readonly outcome: unknown }
	| { readonly id: number; readonly kind: 'failed' };

/** The side of a worker that the page holds. */
export interface VaultPort {
	postMessage(request: VaultRequest): void;
	terminate(): void;
	onmessage: ((event: MessageEvent<VaultResponse>) => void) | null;
	onmessageerror: ((event: MessageEvent) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
}
