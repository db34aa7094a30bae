import Hash from '@lucide/svelte/icons/hash';
import LetterText from '@lucide/svelte/icons/type';
import Shapes from '@lucide/svelte/icons/shapes';
import type { Component } from 'svelte';
import type { LockKind } from '$lib/core/lock/lock-secret';

/** The three kinds of lock in the order in which they are offered: from the one that asks least. */
export const lockKinds: readonly { readonly kind: LockKind; readonly icon: Component }[] = [
	{ kind: 'code', icon: Hash as Component },
	{ kind: 'pictures', icon: Shapes as Component },
	{ kind: 'words', icon: LetterText as Component }
];

/** Pictures and words in a lock that is drawn for her, and words in a backup's. */
export const PICTURES_IN_LOCK = 6;
export const WORDS_IN_LOCK = 4;
export const WORDS_IN_BACKUP = 6;
