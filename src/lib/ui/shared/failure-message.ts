import type { MessageKey } from '$lib/i18n/message-key';
import type { ShownFailure } from '$lib/state/shown-failure';

/** A new failure does not compile until it has its sentence in `failure.json`. */
const keys: Readonly<Record<ShownFailure, MessageKey>> = {
	'storage-refused': 'failure.storage-refused',
	'storage-full': 'failure.storage-full',
	locked: 'failure.locked',
	damaged: 'failure.damaged',
	'wrong-code': 'failure.wrong-code',
	'newer-version': 'failure.newer-version',
	'no-vault': 'failure.no-vault',
	'vault-exists': 'failure.vault-exists',
	wait: 'failure.wait',
	wiped: 'failure.wiped',
	'code-taken': 'failure.code-taken',
	'no-room': 'failure.no-room',
	'not-alone': 'failure.not-alone',
	'not-a-backup': 'failure.not-a-backup',
	'wrong-words': 'failure.wrong-words',
	'not-a-diary': 'failure.not-a-diary'
};

export function failureKey(failure: ShownFailure): MessageKey {
	return keys[failure];
}
