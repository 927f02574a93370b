import { installDefaults as installPipelines } from './leads/leads.public.js';
import type { Tx } from './platform/database/tx.js';

/**
 * What a fresh installation starts with (pipelines, rules, calendars …), slice by slice. Each runs at every deploy: it adds what is
 * missing and leaves alone what an administrator changed.
 */
export const DEFAULTS: readonly ((tx: Tx) => Promise<void>)[] = [installPipelines];
