import { first } from './first-of-two';

export const second = (): number => first();
