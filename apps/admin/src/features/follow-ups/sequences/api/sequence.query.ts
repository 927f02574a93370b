import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { liveOn } from '../../../../shared/live/live-topics.js';

/** One sequence: the version new runs take, or an older one by its number. */
export function sequenceQuery(id: string, number?: number) {
  return queryOptions({
    queryKey: ['sequences', 'one', id, number ?? 'current'],
    queryFn: ({ signal }) =>
      api('GET /sequences/:id', { params: { id }, query: number === undefined ? {} : { number }, signal }),
    // Its figures change with every run of it.
    meta: { live: liveOn('sequence') },
  });
}
