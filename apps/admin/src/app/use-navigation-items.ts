import { holds } from '@brug/domain/permissions';
import { useActor } from '../shared/session/session.js';
import { type NavigationItem, navigationItems } from './navigation-items.js';

/** The pages that I may see. */
export function useNavigationItems(): readonly NavigationItem[] {
  const actor = useActor();
  return navigationItems.filter(({ action }) => action === undefined || holds(actor, action));
}
