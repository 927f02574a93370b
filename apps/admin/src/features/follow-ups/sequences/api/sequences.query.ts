import { infiniteQueryOptions } from '@tanstack/react-query';
import type { SequenceSummary } from '@brug/contracts/sequences';
import { api } from '../../../../shared/api/api.js';
import { liveOn } from '../../../../shared/live/live-topics.js';
import { keysetPages } from '../../../../shared/records/use-endless.js';
import type { RowPage } from '../../../../shared/records/use-endless.js';

/** Sequences page by page, in the order in which they were made. */
export const sequencesQuery = infiniteQueryOptions({
  queryKey: ['sequences', 'list'],
  queryFn: ({ pageParam, signal }): Promise<RowPage<SequenceSummary>> =>
    api('GET /sequences', { query: { limit: 100, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
  ...keysetPages,
  meta: { live: liveOn('sequence') },
});
