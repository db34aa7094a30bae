import type { JsonObject } from './json-value';

/** Turns a document of one version into one of the next. Total: it leaves what it does not recognise. */
export type Migration = (document: JsonObject) => JsonObject;

/** The step at index 0 turns version 1 into 2, and so on. Steps are only ever added: old documents stay readable. */
export const migrations: readonly Migration[] = [];

/** Takes a document of a version (1 or more) through every later step. */
export function migrated(document: JsonObject, version: number, steps: readonly Migration[]): JsonObject {
	return steps.slice(version - 1).reduce((older, step) => step(older), document);
}
