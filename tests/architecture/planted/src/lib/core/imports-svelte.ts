import { tick } from 'svelte';

export const later = tick;
