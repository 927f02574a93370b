import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOnLead } from '../../../shared/live/live-topics.js';

/** The project a signed lead became, with its ledger. */
export function leadProjectQuery(leadId: string) {
  return queryOptions({
    queryKey: ['leads', 'project', leadId],
    queryFn: ({ signal }) => api('GET /leads/:id/project', { params: { id: leadId }, signal }),
    meta: { live: liveOnLead(leadId, 'project') },
  });
}
