export function write(node: HTMLElement, text: string): void {
	node.innerHTML = text;
}
