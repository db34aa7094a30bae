export const session = { open: true };
