import type { QueryClient } from '@tanstack/react-query';
import { leadKey } from '../api/lead.query.js';

/** Asks again for a lead and everything on its page. */
export function refreshLead(client: QueryClient, leadId: string): void {
  for (const queryKey of [
    leadKey(leadId),
    ['leads', 'timeline', leadId],
    ['leads', 'follow-ups', leadId],
    ['leads', 'board'],
    ['today'],
  ]) {
    void client.invalidateQueries({ queryKey });
  }
}
