import { createContext } from 'svelte';
import type { DiaryState } from '../state/diary-state.svelte';

export const [getDiary, setDiary] = createContext<DiaryState>();
