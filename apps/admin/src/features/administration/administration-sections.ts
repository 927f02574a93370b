import type { LinkProps } from '@tanstack/react-router';
import type { Action } from '@brug/domain/permissions';
import type { IconName } from '../../shared/components/icon.js';

/** A part of the administration, with a page of its own. */
export interface AdministrationSection {
  readonly key: 'follow-ups' | 'queue' | 'texts' | 'calendars';
  readonly to: LinkProps['to'] & string;
  readonly icon: IconName;
  /** The right that one holds to be shown it. */
  readonly action: Action;
}

/** The parts of the administration, in their order: a new one is a line here, a title per language and a route. */
export const administrationSections: readonly AdministrationSection[] = [
  { key: 'follow-ups', to: '/administration/follow-ups', icon: 'mail', action: 'settings.read' },
  { key: 'queue', to: '/administration/queue', icon: 'columns', action: 'settings.update' },
  { key: 'texts', to: '/administration/texts', icon: 'note', action: 'settings.update' },
  { key: 'calendars', to: '/administration/calendars', icon: 'calendar', action: 'settings.read' },
];
