import { installDefaultFollowUps } from './follow-ups/follow-ups.public.js';
import { installDefaults as installPipelines } from './leads/leads.public.js';
import { installDefaultCalendars } from './platform/calendars/calendars.defaults.js';
import type { Tx } from './platform/database/tx.js';
import { installDefaultSettings } from './platform/settings/settings.js';

/**
 * What a fresh installation starts with (pipelines, rules, calendars …), slice by slice. Each runs at every deploy: it adds what is
 * missing and leaves alone what an administrator changed.
 */
export const DEFAULTS: readonly ((tx: Tx) => Promise<void>)[] = [
  installDefaultSettings,
  installDefaultCalendars,
  installPipelines,
  installDefaultFollowUps,
];
