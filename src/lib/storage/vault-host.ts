import type { Vault } from './vault';
import type { VaultRequest, VaultResponse } from './vault-messages';

/** Answers one request with a vault. Never rejects. */
export async function answerOf(vault: Promise<Vault>, request: VaultRequest): Promise<VaultResponse> {
	try {
		return { id: request.id, kind: 'answered', outcome: await called(await vault, request) };
	} catch {
		return { id: request.id, kind: 'failed' };
	}
}

function called(vault: Vault, { call, input }: VaultRequest): Promise<unknown> {
	const [first, second] = input;
	switch (call) {
		case 'prepare':
			return vault.prepare();
		case 'presence':
			return vault.presence();
		case 'create':
			return vault.create(String(first), String(second));
		case 'unlock':
			return vault.unlock(String(first));
		case 'save':
			return vault.save(String(first), Number(second));
		case 'changeCode':
			return vault.changeCode(String(first), String(second));
		case 'lock':
			return vault.lock();
		case 'erase':
			return vault.erase();
	}
}
