/**
 * Lifts an element out of the app to the end of the page, where the rules for printing show it and nothing else of the
 * app, however deep it was written. It goes with whatever wrote it.
 */
export function printed(element: HTMLElement): () => void {
	document.body.appendChild(element);
	document.documentElement.setAttribute('data-prints', 'paper');
	return () => {
		element.remove();
		document.documentElement.removeAttribute('data-prints');
	};
}
