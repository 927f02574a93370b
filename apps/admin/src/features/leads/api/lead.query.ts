import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOnLead } from '../../../shared/live/live-topics.js';

export const leadKey = (leadId: string) => ['leads', 'one', leadId] as const;

/** One lead with its details. */
export function leadQuery(leadId: string) {
  return queryOptions({
    queryKey: leadKey(leadId),
    queryFn: ({ signal }) => api('GET /leads/:id', { params: { id: leadId }, signal }),
    meta: { live: liveOnLead(leadId, 'follow-up', 'activity', 'project') },
  });
}
