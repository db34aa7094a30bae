import { tsImport } from 'tsx/esm/api';
import type { Plugin } from 'vite';
import type * as Modules from './guidance-modules.ts';
import { isGuidance } from './guidance-names.ts';

/**
 * Serves what editors wrote as modules that hold data alone: the guidance of each language, the search over it, its words of
 * distress, the drawings, and the services of all countries. What is wrong in a source stops the build.
 */
export function guidance(): Plugin {
	return {
		name: 'nuri-guidance',
		resolveId: (id) => (isGuidance(id) ? `\0${id}` : null),
		async load(id) {
			if (!id.startsWith('\0') || !isGuidance(id.slice(1))) return null;
			// Loaded when it is needed: it shares code with the app, whose imports Vite's own loader of settings does not read.
			const { moduleNamed } = (await tsImport('./guidance-modules.ts', import.meta.url)) as typeof Modules;
			const { code, files } = moduleNamed(id.slice(1));
			files.forEach((file) => this.addWatchFile(file));
			return code;
		}
	};
}
