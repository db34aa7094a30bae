import type { Layer, LearnLayer } from '$lib/state/navigation.svelte';

const kinds: Readonly<Record<LearnLayer['kind'], true>> = { answer: true, answers: true, 'saved-answers': true, quiz: true, myths: true, help: true };

export function isLearnLayer(layer: Layer): layer is LearnLayer {
	return Object.prototype.hasOwnProperty.call(kinds, layer.kind);
}
