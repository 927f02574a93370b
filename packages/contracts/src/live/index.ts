import { z } from 'zod';
import { id } from '../http/primitives.js';

/**
 * A hint, sent over server-sent events, that something changed: the admin app invalidates what it holds of that topic.
 * It carries an id and nothing else, so nothing can leak to somebody who may not see the record.
 */
export const liveMessage = z.object({
  topic: z.enum(['lead', 'organisation', 'contact', 'follow-up', 'activity', 'project', 'sequence', 'settings']),
  id,
  /** The lead it belongs to, where there is one. */
  leadId: id.nullable(),
});
export type LiveMessage = z.infer<typeof liveMessage>;
