import { infiniteQueryOptions } from '@tanstack/react-query';
import type { LeadCard } from '@brug/contracts/leads';
import { api } from '../../shared/api/api.js';
import { liveOn } from '../../shared/live/live-topics.js';
import { keysetPages } from '../../shared/records/use-endless.js';
import type { RowPage } from '../../shared/records/use-endless.js';
import type { RowsSearch } from './reports-search.js';

/** The leads that one figure of the report counts, page by page; the largest first where they are in one currency. */
export function rowsQuery({ rateDate: _notOfLeads, ...filter }: RowsSearch) {
  return infiniteQueryOptions({
    queryKey: ['reports', 'pipeline', 'rows', filter],
    queryFn: ({ pageParam, signal }): Promise<RowPage<LeadCard>> =>
      api('GET /leads', {
        query: {
          ...filter,
          sort: filter.currency === undefined ? '-received' : '-value',
          limit: 200,
          ...(pageParam !== null && { cursor: pageParam }),
        },
        signal,
      }),
    ...keysetPages,
    meta: { live: liveOn('lead', 'project', 'settings') },
  });
}
