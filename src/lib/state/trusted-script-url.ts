interface ScriptPolicy {
	createScriptURL(url: string): unknown;
}

interface TrustedTypes {
	createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptPolicy;
}

/** The only two scripts that are ever started by address, wherever the app lies on its host. */
const ownScripts = [/\/service-worker\.js$/, /\/_app\/immutable\/workers\/vault\.worker-[\w-]+\.js$/];

let policy: ScriptPolicy | undefined;

/**
 * The address of the service worker or of the vault's worker, in the form that Trusted Types accept; every other
 * address throws. The one policy is `app-worker`, named in the header policy (scripts/headers.ts).
 */
export function scriptUrl(url: string): string {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	if (trustedTypes === undefined) return ownScript(url);
	policy ??= trustedTypes.createPolicy('app-worker', { createScriptURL: ownScript });
	return policy.createScriptURL(url) as string;
}

function ownScript(url: string): string {
	const { origin, pathname, search, hash } = new URL(url, location.href);
	// The development server serves sources under their own names.
	const isOwn = import.meta.env.DEV || (ownScripts.some((script) => script.test(pathname)) && search === '' && hash === '');
	if (origin !== location.origin || !isOwn) throw new TypeError('not a script of this app');
	return url;
}
