import { missing } from './not-there';

export const lost = missing;
