import { second } from './second-of-two';

export const first = (): number => second();
