import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOnLead } from '../../../shared/live/live-topics.js';

/** How a lead came in by the public form, and which known organisations bear a like name. */
export function leadInquiryQuery(leadId: string) {
  return queryOptions({
    queryKey: ['leads', 'inquiry', leadId],
    queryFn: ({ signal }) => api('GET /leads/:id/inquiry', { params: { id: leadId }, signal }),
    meta: { live: liveOnLead(leadId) },
  });
}
