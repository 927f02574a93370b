import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOnRecord } from '../../../shared/live/live-topics.js';

export function organisationQuery(id: string) {
  return queryOptions({
    queryKey: ['organisations', id],
    queryFn: ({ signal }) => api('GET /organisations/:id', { params: { id }, signal }),
    meta: { live: liveOnRecord('organisation', id) },
  });
}
