/** What JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
	readonly [key: string]: JsonValue;
}

/** Whether a value read from JSON is an object with fields. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of an object; none of anything else. The key `__proto__`, which nothing honest uses, is passed over. */
export function fieldsOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
	return isObject(value) ? Object.entries(value).filter(([key]) => key !== '__proto__') : [];
}

/** An object of the given fields; absent ones, and `__proto__`, are left out. */
export function objectOf(fields: Iterable<readonly [string, JsonValue | undefined]>): JsonObject {
	const object: Record<string, JsonValue> = {};
	for (const [key, value] of fields) if (value !== undefined && key !== '__proto__') object[key] = value;
	return object;
}

/** What `rest` leaves of each field (undefined where it is understood); nothing where no field leaves anything. */
export function leftOver(
	object: JsonValue | undefined,
	rest: (key: string, value: JsonValue) => JsonValue | undefined
): JsonObject | undefined {
	if (!isObject(object)) return undefined;
	const left: (readonly [string, JsonValue | undefined])[] = [];
	for (const key of Object.keys(object)) {
		const value = key === '__proto__' ? undefined : object[key];
		const unread = value === undefined ? undefined : rest(key, value);
		if (unread !== undefined) left.push([key, unread]);
	}
	return left.length === 0 ? undefined : objectOf(left);
}

/**
 * What is known laid over what only a newer version understands: objects are joined field by field, lists end with the
 * unknown elements, and otherwise the known value counts.
 */
export function layOver(known: JsonValue | undefined, unknown: JsonValue | undefined): JsonValue | undefined {
	if (known === undefined) return unknown;
	if (unknown === undefined) return known;
	if (Array.isArray(known) && Array.isArray(unknown)) return [...known, ...unknown];
	if (!isObject(known) || !isObject(unknown)) return known;
	const joined = fieldsOf(known).map(([key, value]) => [key, layOver(value, ownField(unknown, key))] as const);
	return objectOf([...fieldsOf(unknown), ...joined]);
}

/** An object's own field; nothing that it inherits. */
export function ownField(object: JsonObject, key: string): JsonValue | undefined {
	return hasOwn(object, key) ? object[key] : undefined;
}

export function hasOwn(object: object, key: string): boolean {
	return Object.prototype.hasOwnProperty.call(object, key);
}

/** Whether a value nests no deeper than so many levels: deeper ones overflow the stack of whoever walks them. */
export function isNestedWithin(value: JsonValue, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (levels <= 0) return false;
	const inner = Array.isArray(value) ? (value as readonly JsonValue[]) : Object.values(value as JsonObject);
	for (const each of inner) if (typeof each === 'object' && !isNestedWithin(each, levels - 1)) return false;
	return true;
}
