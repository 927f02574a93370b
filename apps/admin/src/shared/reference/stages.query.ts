import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/api.js';
import { liveOn } from '../live/live-topics.js';

/** The stages of both pipelines, in their order. */
export const stagesQuery = queryOptions({
  queryKey: ['reference', 'stages'],
  queryFn: async ({ signal }) => (await api('GET /reference/stages', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
  meta: { live: liveOn('settings') },
});
