export const now = Date.now();
export const today = new Date();
export const started = performance.now();
