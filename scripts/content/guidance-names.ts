/** Modules of guidance, each loaded on its own: its texts, the search over them, the words of distress. */
export const guidancePrefix = 'virtual:guidance/';
export const searchPrefix = 'virtual:guidance-search/';
export const distressPrefix = 'virtual:distress/';
export const loadersId = 'virtual:guidance-loaders';
export const picturesId = 'virtual:pictures';
export const servicesId = 'virtual:services';

export function isGuidance(id: string): boolean {
	return [loadersId, picturesId, servicesId].includes(id) || [guidancePrefix, searchPrefix, distressPrefix].some((prefix) => id.startsWith(prefix));
}
