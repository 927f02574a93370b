import { queryOptions } from '@tanstack/react-query';
import type { RequestFor } from '@brug/contracts/client';
import { api } from '../../shared/api/api.js';
import { liveOn } from '../../shared/live/live-topics.js';

type PipelineFilter = NonNullable<RequestFor<'GET /reports/pipeline'>['query']>;

/** The pipeline of both tracks. The sidebar counts it, the report draws it. */
export function pipelineQuery(filter: PipelineFilter = {}) {
  return queryOptions({
    queryKey: ['reports', 'pipeline', filter],
    queryFn: ({ signal }) => api('GET /reports/pipeline', { query: filter, signal }),
    meta: { live: liveOn('lead', 'project', 'settings') },
  });
}
