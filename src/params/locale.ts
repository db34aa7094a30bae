import type { ParamMatcher } from '@sveltejs/kit';
import { isLocale } from '$lib/i18n/languages';

export const match: ParamMatcher = isLocale;
