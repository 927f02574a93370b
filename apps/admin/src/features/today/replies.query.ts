import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/api.js';
import { liveOn } from '../../shared/live/live-topics.js';

/** Answers on my leads that nobody has dealt with, newest first. */
export const repliesQuery = queryOptions({
  queryKey: ['replies'],
  queryFn: ({ signal }) => api('GET /replies', { query: { limit: 50 }, signal }),
  meta: { live: liveOn('inbound-mail', 'lead') },
});
