import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { liveOnLead } from '../../../../shared/live/live-topics.js';

/** The lead a sequence is drawn for. */
export function sampleLeadQuery(leadId: string) {
  return queryOptions({
    queryKey: ['leads', 'one', leadId],
    queryFn: ({ signal }) => api('GET /leads/:id', { params: { id: leadId }, signal }),
    meta: { live: liveOnLead(leadId, 'activity') },
  });
}
