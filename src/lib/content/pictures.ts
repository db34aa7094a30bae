import pictures from 'virtual:pictures';
import type { Shape } from './picture-shape';

/** The shapes of a drawing; none where there is none of that name. */
export function shapesOf(name: string): readonly Shape[] {
	return pictures[name] ?? [];
}
