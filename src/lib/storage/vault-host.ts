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
		case 'lockState':
			return vault.lockState();
		case 'create':
			return vault.create(String(first), String(second));
		case 'join':
			return vault.join(String(first), String(second));
		case 'unlock':
			return vault.unlock(String(first));
		case 'save':
			return vault.save(String(first), Number(second));
		case 'changeCode':
			return vault.changeCode(String(first), String(second));
		case 'setRecovery':
			return vault.setRecovery(String(first), second === null ? null : String(second));
		case 'addTwin':
			return vault.addTwin(String(first), String(second));
		case 'removeTwin':
			return vault.removeTwin();
		case 'setWipes':
			return vault.setWipes(first === true);
		case 'eraseMine':
			return vault.eraseMine();
		case 'lock':
			return vault.lock();
		case 'erase':
			return vault.erase();
		case 'sealBackup':
			return vault.sealBackup(String(first), String(second));
		case 'openBackup':
			return vault.openBackup(first as Uint8Array, String(second));
		case 'sealedCopy':
			return vault.sealedCopy();
	}
}
