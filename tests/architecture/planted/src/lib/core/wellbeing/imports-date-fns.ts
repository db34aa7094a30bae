import { addDays } from 'date-fns';

export const tomorrow = addDays;
