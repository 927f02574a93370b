import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOnLead } from '../../../shared/live/live-topics.js';

export const leadFollowUpsKey = (leadId: string) => ['leads', 'follow-ups', leadId] as const;

/** The follow-ups of a lead: open ones by due date, then ended ones. */
export function leadFollowUpsQuery(leadId: string) {
  return infiniteQueryOptions({
    queryKey: leadFollowUpsKey(leadId),
    queryFn: ({ pageParam, signal }) =>
      api('GET /leads/:id/follow-ups', {
        params: { id: leadId },
        query: { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    meta: { live: liveOnLead(leadId, 'follow-up') },
  });
}
