/** The name of a country or a language in the language on the screen, where the phone knows it; else what is given. */
export function nameOf(kind: 'region' | 'language', code: string, locale: string, otherwise: string): string {
	const Names = (Intl as { DisplayNames?: typeof Intl.DisplayNames }).DisplayNames;
	if (!Names) return otherwise;
	try {
		const name = new Names([locale], { type: kind, fallback: 'none' }).of(code);
		return name ?? otherwise;
	} catch {
		return otherwise;
	}
}
