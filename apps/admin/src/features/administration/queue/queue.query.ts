import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FailedJob } from '@brug/contracts/queue';
import { api } from '../../../shared/api/api.js';
import { keysetPages } from '../../../shared/records/use-endless.js';
import type { RowPage } from '../../../shared/records/use-endless.js';

/** No event tells of jobs: who looks at them sees them move. */
const LOOK_EVERY = 5000;

export const queueQuery = queryOptions({
  queryKey: ['administration', 'queue'],
  queryFn: ({ signal }) => api('GET /administration/queue', { signal }),
  refetchInterval: LOOK_EVERY,
});

export const failedJobsQuery = infiniteQueryOptions({
  queryKey: ['administration', 'queue', 'failed'],
  queryFn: ({ pageParam, signal }): Promise<RowPage<FailedJob>> =>
    api('GET /administration/queue/failed', {
      query: { limit: 20, ...(pageParam !== null && { cursor: pageParam }) },
      signal,
    }),
  ...keysetPages,
  refetchInterval: LOOK_EVERY,
});
