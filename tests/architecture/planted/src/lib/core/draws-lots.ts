export const lot = Math.random();
export const bytes = crypto.getRandomValues(new Uint8Array(4));
