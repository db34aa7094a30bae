/**
 * The namespaces that a phone needs before a diary is open: the welcome, the first questions, the lock, a backup that is
 * brought in, failures. All others come in a second file, with the diary.
 */
const firstPart: readonly string[] = ['backup', 'calendar', 'calm', 'common', 'failure', 'languages', 'lock', 'pictures', 'reading', 'start', 'transfer'];

export function isFirstPart(namespace: string): boolean {
	return firstPart.includes(namespace);
}
