import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';

/** Everybody who works here. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => (await api('GET /people', { signal })).items,
  staleTime: 600_000,
  meta: { live: liveOn('settings') },
});
