import { isPersisted } from '$lib/storage/durability';

/** Whether the browser has promised not to clear her diary by itself. */
export function isKept(): Promise<boolean> {
	return isPersisted();
}
