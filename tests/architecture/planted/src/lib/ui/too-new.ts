export const last = [1, 2, 3].at(-1);
export const copy = structuredClone({ one: 1 });
