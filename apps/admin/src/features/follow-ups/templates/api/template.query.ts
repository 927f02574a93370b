import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { liveOn } from '../../../../shared/live/live-topics.js';

/** One template with its texts in all languages. */
export function templateQuery(key: string) {
  return queryOptions({
    queryKey: ['templates', 'one', key],
    queryFn: ({ signal }) => api('GET /templates/:key', { params: { key }, signal }),
    meta: { live: liveOn('sequence') },
  });
}
