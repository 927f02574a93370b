import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { OrganisationRow } from '@brug/contracts/organisations';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';
import { keysetPages } from '../../../shared/records/use-endless.js';
import type { RowPage } from '../../../shared/records/use-endless.js';
import type { OrganisationsSearch } from '../organisations-search.js';

/** Organisations page by page. What was there stays while a changed search is on its way. */
export function organisationsQuery(search: OrganisationsSearch) {
  return infiniteQueryOptions({
    queryKey: ['organisations', 'list', search],
    queryFn: ({ pageParam, signal }): Promise<RowPage<OrganisationRow>> =>
      api('GET /organisations', {
        query: { ...search, limit: 100, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    ...keysetPages,
    placeholderData: keepPreviousData,
    meta: { live: liveOn('organisation') },
  });
}
