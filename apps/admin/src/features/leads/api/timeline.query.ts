import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOnLead } from '../../../shared/live/live-topics.js';

/** What happened on a lead, newest first. */
export function timelineQuery(leadId: string) {
  return infiniteQueryOptions({
    queryKey: ['leads', 'timeline', leadId],
    queryFn: ({ pageParam, signal }) =>
      api('GET /leads/:id/timeline', {
        params: { id: leadId },
        query: { limit: 30, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    meta: { live: liveOnLead(leadId, 'follow-up', 'activity', 'project') },
  });
}
