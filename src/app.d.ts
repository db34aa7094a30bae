declare global {
	namespace App {
		interface PageState {
			/** How many layers (sheets, inner pages) lie above the tab; says nothing about what they show. */
			depth?: number;
		}
	}
}

export {};
