import type { Derivations } from '../crypto/key-derivation';
import derivationsUrl from './derivations.worker.ts?worker&url';

interface TrustedTypes {
	createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): unknown };
}

interface ScriptScope {
	readonly trustedTypes?: TrustedTypes;
	importScripts(url: string): void;
	nuriDerivations?: Derivations;
}

const scope = self as unknown as ScriptScope;
let trustedUrl: string | null = null;

/**
 * Loads the worker's second script, a third of all its bytes, which nothing needs before a code is typed. Rejects where
 * it cannot be had. Its address is the only one that the policy `vault-worker` lets through.
 */
export async function loadDerivations(): Promise<Derivations> {
	if (scope.nuriDerivations === undefined) {
		trustedUrl ??= trusted(derivationsUrl);
		scope.importScripts(trustedUrl);
	}
	if (scope.nuriDerivations === undefined) throw new Error('the script of the derivations holds none');
	return scope.nuriDerivations;
}

function trusted(own: string): string {
	const rules = {
		createScriptURL: (url: string) => {
			if (url !== own) throw new TypeError('not a script of this worker');
			return url;
		}
	};
	return (scope.trustedTypes?.createPolicy('vault-worker', rules).createScriptURL(own) as string | undefined) ?? own;
}
