import { sentencesIn } from '$lib/content/sentences';
import type { ReadableSentence } from '$lib/state/reader.svelte';

/** A sentence, and where it stands. */
export interface SentenceOnScreen extends ReadableSentence {
	readonly range: Range;
}

const inline = new Set(['A', 'B', 'EM', 'I', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TIME']);

/** Everything that can be read on a part of the screen, in its order: text that is seen, one sentence after the other. */
export function sentencesOn(root: HTMLElement): readonly SentenceOnScreen[] {
	return blocksOf(root).flatMap((nodes) => {
		const text = nodes.map((node) => node.data).join('');
		return sentencesIn(text).map(({ from, to }) => ({
			text: text.slice(from, to).replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' '),
			language: nodes[0]?.parentElement?.closest<HTMLElement>('[lang]')?.lang ?? '',
			range: rangeOver(nodes, from, to)
		}));
	});
}

/** Runs of text nodes that belong to one block. */
function blocksOf(root: HTMLElement): readonly (readonly Text[])[] {
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	const blocks: Text[][] = [];
	let last: Element | null = null;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const text = node as Text;
		if (text.data.trim() === '' || !isSeen(text.parentElement)) continue;
		const block = blockOf(text.parentElement, root);
		if (block === last) blocks[blocks.length - 1]?.push(text);
		else blocks.push([text]);
		last = block;
	}
	return blocks;
}

function blockOf(element: Element | null, root: HTMLElement): Element {
	let block = element ?? root;
	while (block !== root && inline.has(block.tagName) && getComputedStyle(block).display === 'inline') block = block.parentElement ?? root;
	return block;
}

function isSeen(element: Element | null): boolean {
	if (!element || element.closest('[aria-hidden="true"], script, style, select, svg, .hidden')) return false;
	return element.getClientRects().length > 0;
}

function rangeOver(nodes: readonly Text[], from: number, to: number): Range {
	const range = document.createRange();
	let passed = 0;
	for (const node of nodes) {
		const end = passed + node.data.length;
		if (from >= passed && from < end) range.setStart(node, from - passed);
		if (to > passed && to <= end) range.setEnd(node, to - passed);
		passed = end;
	}
	return range;
}
