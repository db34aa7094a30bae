import { session } from '../state/session';

export const isOpen = session.open;
