import type { LinkProps } from '@tanstack/react-router';
import type { Action } from '@brug/domain/permissions';
import type { Track } from '@brug/domain/tracks';
import type { IconName } from '../shared/components/icon.js';

export interface NavigationItem {
  readonly key:
    | 'today'
    | 'investment'
    | 'export'
    | 'organisations'
    | 'contacts'
    | 'inbox'
    | 'followUps'
    | 'reports'
    | 'administration';
  readonly to: LinkProps['to'] & string;
  readonly icon: IconName;
  readonly track?: Track;
  /** Pressed after `g`. */
  readonly letter: string;
  /** The right that one holds to be shown it; everybody without. */
  readonly action?: Action;
}

/** The pages one can go to, in the order of the sidebar. */
export const navigationItems: readonly NavigationItem[] = [
  { key: 'today', to: '/today', icon: 'today', letter: 't' },
  { key: 'investment', to: '/leads/investment', icon: 'inbound', track: 'investment', letter: 'i' },
  { key: 'export', to: '/leads/export', icon: 'outbound', track: 'export', letter: 'e' },
  { key: 'organisations', to: '/organisations', icon: 'organisation', letter: 'o' },
  { key: 'contacts', to: '/contacts', icon: 'contact', letter: 'c' },
  { key: 'inbox', to: '/inbox', icon: 'mail', letter: 'm', action: 'mail.triage' },
  { key: 'followUps', to: '/follow-ups/sequences', icon: 'sequence', letter: 'f' },
  { key: 'reports', to: '/reports/pipeline', icon: 'chart', letter: 'r' },
  { key: 'administration', to: '/administration', icon: 'sliders', letter: 'a', action: 'settings.read' },
];
