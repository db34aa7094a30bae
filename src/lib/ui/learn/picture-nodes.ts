import type { Shape } from '$lib/content/picture-shape';
import { shapesOf } from '$lib/content/pictures';

const made = new Map<string, DocumentFragment>();

/** The shapes of a drawing as nodes: made once, copied for each place where it stands. */
export function pictureNodes(name: string): Node {
	const before = made.get(name);
	if (before) return before.cloneNode(true);
	const nodes = document.createDocumentFragment();
	for (const shape of shapesOf(name)) nodes.appendChild(nodeOf(shape));
	made.set(name, nodes);
	return nodes.cloneNode(true);
}

// Shapes and their attributes are checked against short lists when the app is built.
function nodeOf([tag, attributes, inside = []]: Shape): Element {
	const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
	for (const attribute of Object.keys(attributes)) node.setAttribute(attribute, attributes[attribute] ?? '');
	for (const part of inside) node.appendChild(typeof part === 'string' ? document.createTextNode(part) : nodeOf(part));
	return node;
}
