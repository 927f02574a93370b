import { holds } from '@brug/domain/permissions';
import { useActor } from '../shared/session/session.js';
import { navigationItems } from './navigation-items.js';
import type { NavigationItem } from './navigation-items.js';

/** The pages that are for me. */
export function useNavigationItems(): readonly NavigationItem[] {
  const actor = useActor();
  return navigationItems.filter(({ action }) => action === undefined || holds(actor, action));
}
