import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Enrolment } from '@brug/contracts/sequences';
import type { EnrolmentState } from '@brug/domain/sequences';
import { api } from '../../../../shared/api/api.js';
import { liveOn } from '../../../../shared/live/live-topics.js';
import { keysetPages } from '../../../../shared/records/use-endless.js';
import type { RowPage } from '../../../../shared/records/use-endless.js';

/** Runs of a sequence page by page, newest first, in one state or in all. */
export function runsQuery(id: string, state?: EnrolmentState) {
  return infiniteQueryOptions({
    queryKey: ['sequences', 'runs', id, state ?? 'all'],
    queryFn: ({ pageParam, signal }): Promise<RowPage<Enrolment>> =>
      api('GET /sequences/:id/enrolments', {
        params: { id },
        query: { limit: 100, ...(state && { state }), ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    ...keysetPages,
    meta: { live: liveOn('sequence', 'follow-up') },
  });
}
