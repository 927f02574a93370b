import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/api.js';
import { liveOn } from '../../shared/live/live-topics.js';

/** What needs me now. The sidebar counts it, the page lists it. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => api('GET /today', { signal }),
  meta: { live: liveOn('follow-up', 'lead', 'activity') },
});
