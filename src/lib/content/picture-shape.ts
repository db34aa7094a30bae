/** One shape of a drawing: its name, its attributes, and what lies in it. */
export type Shape = readonly [name: string, attributes: Readonly<Record<string, string>>, inside?: readonly (Shape | string)[]];
