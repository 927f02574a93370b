import type { NavigationItem } from './navigation-items.js';

/** The pages at the thumb of a phone; the others are behind 'More'. */
export const tabKeys: readonly NavigationItem['key'][] = ['today', 'investment', 'export'];
