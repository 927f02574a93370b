import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOnRecord } from '../../../shared/live/live-topics.js';

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => api('GET /contacts/:id', { params: { id }, signal }),
    meta: { live: liveOnRecord('contact', id) },
  });
}
