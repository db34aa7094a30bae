/** An expected outcome that may fail: failures are literal unions, bugs throw. */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F };

export function success<T>(value: T): { readonly ok: true; readonly value: T } {
	return { ok: true, value };
}

export function failed<F>(failure: F): { readonly ok: false; readonly failure: F } {
	return { ok: false, failure };
}
