import { seal } from '../crypto/secretbox';

export const close = seal;
